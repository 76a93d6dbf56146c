r"""Remark 1, repaired: GenLabel with the step label approaches the max-margin direction.

In the limit $\sigma \to 0$ of sharp densities the label is a step at $\lambda = 1/2$; then the slope at $\pi/4$ of
the limit of the loss over $n r$ vanishes, and the minimising angle at norm $r$ lies within $3 \pi / r^2$ of $\pi/4$
(at $r$ 25, 100, 400).
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.angle_problem import from_limit_slope, from_norms
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="remark-1"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(sp.Integer(0)),
    checks=(
        from_limit_slope,
        from_norms,
    ),
    controls=(
        Control(subject=sp.Tuple(sp.Rational(1, 2)), why="a wide label"),
        Control(subject=sp.Tuple(sp.Rational(1, 5)), why="a label of width 1/5"),
        Control(subject=sp.Tuple(sp.Rational(1, 10)), why="near miss: a label of width 1/10"),
    ),
    repairs="sohn2022/remark_1_genlabel_limit",
)

if __name__ == "__main__":
    run_alone(__file__)
