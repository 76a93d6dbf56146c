r"""Theorem 1: the Taylor form of the Mixup loss exceeds that of the GenLabel loss.

For logistic regression, data with $\|x_i\| \ge c_x > 0$, $2 - \sqrt{3} < c < 2 + \sqrt{3}$, sharp densities and every
$\theta$ of $\Theta$ (here: that scores some point; see the claim on strictness), $\tilde L^{mix} > \tilde L^{gen}$.
"""

import sympy as sp

from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.sohn2022.ordering_cases import Ordering, from_first_inequality
from theory.sohn2022.rational_orderings import from_fractions_first
from theory.sohn2022.taylor_orderings import c
from theory.standalone import run_alone

RADIUS = (c**2 + 1) / (2 * (c + 1) ** 2)
SUBJECT = Ordering(centred=False, scored=True, low=2 - sp.sqrt(3), high=2 + sp.sqrt(3), attack=RADIUS)

CLAIM = Claim(
    source=Source(paper="sohn2022", number="theorem-1"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=SUBJECT,
    checks=(from_first_inequality, from_fractions_first),
    controls=(
        Control(
            subject=SUBJECT._replace(centred=True, low=sp.Rational(1, 6)),
            why="c = 1/5 admitted: the factor is negative there",
        ),
        Control(
            subject=SUBJECT._replace(centred=True, high=sp.Rational(9, 2)),
            why="c = 4 admitted: the factor is negative there",
        ),
        Control(
            subject=SUBJECT._replace(centred=True, high=sp.Rational(19, 5)),
            why="near miss: the upper end 3.8 for 3.732",
        ),
    ),
    erratum=(
        "The first display of Appendix C.4, on which Theorem 1 rests, needs centred data (the mean of the data scores "
        "$0$), which the theorem does not say: otherwise the term of first order can be negative and outweigh the "
        "other, as for two points of class 1 that score $1/1000$ and $11/5$ ($(1, -1/100)$ and $(1, 1/100)$ for "
        r"$\theta = (2201/2000, 2199/20)$), or for $59$ points of class 1 against one of class 0; at the class means "
        r"themselves, with both classes present and $\theta_1 > 0$, the inequality holds."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
