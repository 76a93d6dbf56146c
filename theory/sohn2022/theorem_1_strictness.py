r"""Theorem 1: the first inequality is strict for every theta of Theta.

On centred data every $\theta$ with $(2 y_i - 1) \theta^T x_i \ge 0$ for all $i$ has
$\tilde L^{mix} > \tilde L^{gen}$. (The set $\Theta$ contains $\theta = 0$ and every $\theta$ orthogonal to all
points, where each mixture costs $\log 2$.)
"""

import sympy as sp

from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.sohn2022.ordering_cases import Ordering, from_first_inequality
from theory.sohn2022.rational_orderings import from_fractions_first
from theory.sohn2022.taylor_orderings import c
from theory.standalone import run_alone

RADIUS = (c**2 + 1) / (2 * (c + 1) ** 2)
SUBJECT = Ordering(centred=True, scored=False, low=2 - sp.sqrt(3), high=2 + sp.sqrt(3), attack=RADIUS)

CLAIM = Claim(
    source=Source(paper="sohn2022", number="theorem-1"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=SUBJECT,
    checks=(from_first_inequality, from_fractions_first),
    controls=(
        Control(
            subject=SUBJECT._replace(scored=True, low=sp.Rational(1, 6)),
            why="c = 1/5 admitted: the factor is negative there",
        ),
        Control(
            subject=SUBJECT._replace(scored=True, high=sp.Rational(9, 2)),
            why="c = 4 admitted: the factor is negative there",
        ),
        Control(
            subject=SUBJECT._replace(scored=True, high=sp.Rational(19, 5)), why="near miss: the upper end 3.8 for 3.732"
        ),
    ),
    erratum=(
        r"The strict sign fails at $\theta = 0$, which lies in $\Theta$: all mixtures then have loss $\log 2$ "
        "whatever their label, and both forms are equal."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
