r"""Theorem 1 beyond Taylor forms: the exact gap between the Mixup and the GenLabel loss.

With the label that step 4 of Appendix C.7 leaves, in every pair a step where the point of class 0 weighs
$\frac{1}{1+c}$, and for every $\theta$ the exact losses differ by $\frac{2}{n^2}$ times the sum, over pairs of a point
of class 0 (score $w_0$) and one of class 1 (score $w_1$), of
$$\frac{(2 - 2c - c^2) w_0 + (1 + 2c - 2c^2) w_1}{6 (1+c)^2}$$
The gap is linear in $\theta$: at $c = 1$ it is $\frac{1}{12}$ of the covariance of label and score, without any
hypothesis on data or $\theta$.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.exact_orderings import from_exact_losses, from_integration
from theory.sohn2022.taylor_orderings import c
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="theorem-1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple((2 - 2 * c - c**2) / (6 * (1 + c) ** 2), (1 + 2 * c - 2 * c**2) / (6 * (1 + c) ** 2)),
    checks=(from_integration, from_exact_losses),
    controls=(
        Control(
            subject=sp.Tuple((2 - 2 * c + c**2) / (6 * (1 + c) ** 2), (1 + 2 * c - 2 * c**2) / (6 * (1 + c) ** 2)),
            why="a sign slips",
        ),
        Control(
            subject=sp.Tuple(-sp.Rational(1, 24) + 0 * c, sp.Rational(1, 24)), why="right at c = 1 and nowhere else"
        ),
        Control(
            subject=sp.Tuple((2 - 2 * c - c**2) / (6 * (1 + c) ** 2), (1 + 2 * c - 2 * c**2) / (5 * (1 + c) ** 2)),
            why="near miss: 5 for 6",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
