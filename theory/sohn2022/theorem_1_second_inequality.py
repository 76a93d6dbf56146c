r"""Theorem 1: the Taylor form of the GenLabel loss is at least that of the adversarial loss.

For logistic regression, data with $\|x_i\| \ge c_x > 0$, sharp densities and every $\theta$ of $\Theta$,
$\tilde L^{gen} \ge n^{-1} \sum_i \tilde\ell_{adv}(\delta, (x_i, y_i))$ with $\delta = R c_x A(c)$,
$R = \min_i |\cos(\theta, x_i)|$ and $A(c) = (c^2 + 1) / (2 (c+1)^2)$.
"""

import sympy as sp

from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.sohn2022.ordering_cases import RANGE, Ordering, from_second_inequality
from theory.sohn2022.rational_orderings import from_fractions_second
from theory.sohn2022.taylor_orderings import c
from theory.standalone import run_alone

RADIUS = (c**2 + 1) / (2 * (c + 1) ** 2)
SUBJECT = Ordering(centred=False, scored=True, low=RANGE[0], high=RANGE[1], attack=RADIUS)

CLAIM = Claim(
    source=Source(paper="sohn2022", number="theorem-1"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=SUBJECT,
    checks=(from_second_inequality, from_fractions_second),
    controls=(
        Control(
            subject=SUBJECT._replace(centred=True, attack=sp.Rational(1, 2) + 0 * c),
            why="half the distance to the boundary",
        ),
        Control(
            subject=SUBJECT._replace(centred=True, attack=sp.Rational(1, 3) + 0 * c),
            why="the moment 1/3 of Mixup itself",
        ),
        Control(
            subject=SUBJECT._replace(centred=True, attack=RADIUS * sp.Rational(101, 100)),
            why="near miss: a radius 1 per cent larger",
        ),
    ),
    erratum=(
        "Theorem 1 does not say that the data are centred, which its second inequality needs even at the means of the "
        r"classes: on the line, with points $1$, $1$ of class 1 and $-1$ of class 0 and $\theta = 1/2$, the attack's "
        "form is the larger for every $c$ tried."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
