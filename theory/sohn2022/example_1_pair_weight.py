r"""Example 1: the margin as a function of the weight of the intruding pair.

Where the pair $(x_1, x_3)$ counts $w$ times, the minimiser of $L_1 + L_2 + w L_3$ over $0 < \theta \le 1/2$ is
$$\theta(w) = \frac{1}{2} - \frac{w}{8}, \quad 0 \le w < 4.$$
The loss as defined has $w = 1$ and the margin $3/8$; the printed $7/16$ is the margin at $w = 1/2$.
"""

import sympy as sp
from scipy.optimize import minimize_scalar

from numerics.three_points import INTRUDING, numeric_loss, pair_loss
from theory.checks import agreement, identity
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.minimal_margin import loss_without_intrusion, theta
from theory.standalone import run_alone

w = sp.Symbol("w", positive=True)
WEIGHTS = ("0", "1/2", "1", "2", "3")


def from_stationarity(margin: sp.Expr) -> Evidence:
    """The derivative of the loss as defined is (32/3)(theta - theta(w)) for every weight."""
    loss = loss_without_intrusion() + w * pair_loss(INTRUDING, theta, small=True)
    return identity(sp.diff(loss, theta), sp.Rational(32, 3) * (theta - margin))


def from_quadrature(margin: sp.Expr) -> Evidence:
    """Numerical integration and minimisation for several weights."""

    def found(point: dict[sp.Symbol, str]) -> float:
        weight = float(sp.Rational(point[w]))
        return float(minimize_scalar(lambda t: numeric_loss(t, weight=weight), bounds=(0.01, 0.6), method="bounded").x)

    return agreement(margin, found, [{w: weight} for weight in WEIGHTS], tolerance=1e-4, what="theta(w)")


CLAIM = Claim(
    source=Source(paper="sohn2022", number="example-1", equation="C.1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Rational(1, 2) - w / 8,
    checks=(from_stationarity, from_quadrature),
    controls=(
        Control(subject=sp.Rational(1, 2) - w / 16, why="the factor 2 of the squared norm dropped: 7/16 at w = 1"),
        Control(subject=sp.Rational(3, 8) + 0 * w, why="right at w = 1 and nowhere else"),
        Control(subject=1 / (2 + w / 2), why="near miss: the same value and slope at w = 0"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
