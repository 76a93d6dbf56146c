r"""Equation (2) on Example 3: at one width of the label GenLabel has the margin of the SVM at the norm of Figure 7.

At $r = 25$, $n = 33$ and uniform $\lambda$ the minimising angle of GenLabel lies below $\pi/4$ for narrow labels,
because the norm is finite, and above it for wide ones. It passes $\pi/4$, where the margin is that of the SVM and (2)
holds as printed, at
$$\sigma = 0.1682$$
to four digits, and at no other width: the slope of the loss at $\pi/4$ depends on $\sigma$ through
$E[\rho (2 \lambda - 1)]$ on $L_2$ alone, which falls as $\sigma$ grows.
"""

from fractions import Fraction

import numpy as np
import sympy as sp
from scipy.optimize import brentq
from scipy.special import expit

from numerics.laws import BetaLaw
from numerics.quadrature import beta_nodes
from theory.checks import agreement, on_instances
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.angle_problem import Setting, changes_sign, slope_of
from theory.standalone import run_alone

DIAGONAL, NEAR, HALF_DIGIT = Fraction(1, 4), Fraction(1, 10_000), Fraction(1, 20_000)
COPIES, NORM = 33, 25


def from_either_side(width: sp.Rational) -> Evidence:
    """Half a digit below the width a minimiser lies just below pi/4, half a digit above it just above, by balls."""
    middle = Fraction(int(width.p), int(width.q))

    def holds(side: int) -> bool | None:
        slope = slope_of("genlabel", Setting(COPIES, Fraction(1), middle + side * HALF_DIGIT, NORM))
        low, high = sorted((DIAGONAL, DIAGONAL + side * NEAR))
        return changes_sign(slope, low, high)

    return on_instances(holds, (-1, 1), what=f"minimiser beside pi/4 at half a digit from {width}, on the side")


def from_the_integrands(width: sp.Rational) -> Evidence:
    """Second path: differentiate the integrands of Appendix C.3 at pi/4 in floats and solve for the width."""
    return agreement(
        lambda _: float(width),
        lambda _: float(brentq(_slope, 0.05, 0.5, xtol=1e-12)),
        ["pi/4"],
        tolerance=float(HALF_DIGIT),
        what="width at which pi/4 is stationary",
        relative=False,
    )


def _slope(width: float) -> float:
    lam, weights = beta_nodes(BetaLaw(1.0), 400)
    k = NORM / np.sqrt(2.0)
    rho = expit((lam - 0.5) / width**2)
    across = (expit((1 - 2 * lam) * k) - (1 - rho)) * k
    along = (expit((2 * lam - 1) * k) - rho) * (1 - 2 * lam) * k
    inside = -expit(-k) * (2 * lam - 1) * k
    return float(weights @ (2 * COPIES * (across + along) + 2 * inside) + COPIES**2 * k * expit(-k))


CLAIM = Claim(
    source=Source(paper="sohn2022", number="equation-2", equation="(2)"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Rational(841, 5000),
    checks=(from_either_side, from_the_integrands),
    controls=(
        Control(subject=sp.Rational(1, 10), why="the width of Figure 7 as we read it"),
        Control(subject=sp.Rational(1, 5), why="a wide label: the angle is beyond"),
        Control(subject=sp.Rational(1683, 10000), why="near miss: one more in the last digit"),
    ),
    uses=("sohn2022/equation_2_order_repaired",),
)

if __name__ == "__main__":
    run_alone(__file__)
