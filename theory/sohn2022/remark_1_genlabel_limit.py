r"""Remark 1, read for a label of fixed width: GenLabel approaches the max-margin direction.

For the label $\rho = 1 / (1 + e^{-(\lambda - 1/2) / \sigma^2})$ of a fixed width (here $\sigma$ one of 1/2, 1/5,
1/10) the minimising angle tends to $\pi/4$ for $r \to \infty$: the slope at $\pi/4$ of the limit of the loss over
$n r$ is zero.
"""

import sympy as sp

from theory.claim import INSTANCE, REFUTED, Claim, Control, Source
from theory.sohn2022.angle_problem import Approach, from_limit_slope
from theory.sohn2022.limit_bounds import from_rational_bound
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="remark-1"),
    quantifier=INSTANCE,
    expected=REFUTED,
    subject=Approach(softness=sp.Tuple(sp.Rational(1, 2), sp.Rational(1, 5), sp.Rational(1, 10)), rate=sp.pi**2 / 3),
    checks=(from_limit_slope, from_rational_bound),
    controls=(
        Control(subject=Approach(softness=sp.Tuple(3), rate=sp.pi**2 / 3), why="a label wider than the data"),
        Control(subject=Approach(softness=sp.Tuple(1), rate=sp.pi**2 / 3), why="a label as wide as the data"),
        Control(
            subject=Approach(softness=sp.Tuple(sp.Rational(1, 50)), rate=sp.pi**2 / 3), why="near miss: a narrow label"
        ),
    ),
    erratum=(
        r"Remark 1 is exact in the limit $\sigma \to 0$ of the label (a step); for a label of fixed width $\sigma$ "
        r"the direction as $r \to \infty$ differs from the max-margin direction, by a term of order $\sigma^4$ that "
        "comes from the segment $L_2$."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
