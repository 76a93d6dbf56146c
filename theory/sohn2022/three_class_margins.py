r"""Example 2: margins of softmax regression on three points, from certified minimisers.

The margin is the least distance of a point to a boundary $(w_i - w_j)^T x = 0$ of its class. In the symmetric
coordinates $(a, b)$ it is $5 \sqrt{2} \min(2b, 3a) / \sqrt{(3a)^2 + (2b)^2}$, at most 5.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import numpy as np
import sympy as sp
from flint import arb
from scipy import optimize

from numerics.enclosure import ball, interval, sign
from numerics.laws import Floats
from numerics.softmax_segments import gradient, hessian
from theory.checks import identity, on_instances
from theory.evidence import Evidence

D = 5
STEEPNESS: dict[str, Fraction | None] = {"linear": None, "logistic": Fraction(8 * D)}
WIDTH = Fraction(1, 500_000)
POINTS = (sp.Matrix([-D, D]), sp.Matrix([D, D]), sp.Matrix([-D, -D]))


class NotCertifiedError(ArithmeticError):
    """No box around the approximate minimiser could be certified."""


@cache
def minimiser(label: str) -> tuple[arb, arb]:
    """Box that contains the minimiser (a, b), by Krawczyk's test with the Hessian enclosed over the whole box.

    Raises:
        NotCertifiedError: the test does not contract.
    """
    steep = STEEPNESS[label]

    def approximate(v: Floats) -> Floats:
        return np.array([float(g.mid()) for g in gradient(arb(v[0]), arb(v[1]), d=D, steepness=steep)])

    found = optimize.root(approximate, [0.23, 0.31] if steep is None else [1.2, 1.8]).x
    centre = tuple(Fraction(float(v)).limit_denominator(10**12) for v in found)
    box = tuple(interval(v - WIDTH, v + WIDTH) for v in centre)
    curved = hessian(*box, d=D)
    middle = np.array([[float(entry.mid()) for entry in row] for row in curved])
    inverse = [[ball(Fraction(float(v)).limit_denominator(10**8)) for v in row] for row in np.linalg.inv(middle)]
    slopes = gradient(*map(ball, centre), d=D, steepness=steep)
    for i in (0, 1):
        shift = abs(inverse[i][0] * slopes[0] + inverse[i][1] * slopes[1])
        spread = sum(
            (abs(int(i == k) - inverse[i][0] * curved[0][k] - inverse[i][1] * curved[1][k]) for k in (0, 1)), arb(0)
        )
        if not (shift + spread * ball(WIDTH) < ball(WIDTH)):
            raise NotCertifiedError(f"{label}: shift {shift.str(4)}, contraction {spread.str(4)}")
    return box[0], box[1]


def margin(scheme: str) -> arb:
    """Margin of the SVM (5, attained by 3a = 2b) or of a mixing scheme's minimiser."""
    if scheme == "svm":
        return arb(D)
    a, b = minimiser(scheme)
    return D * arb(2).sqrt() * (2 * b).min(3 * a) / ((3 * a) ** 2 + (2 * b) ** 2).sqrt()


CHAIN = ("svm", "logistic", "linear")


@dataclass(frozen=True)
class Step:
    """The claimed sign of the difference of two margins."""

    left: str
    right: str
    wanted: sp.Expr

    def __str__(self) -> str:
        sides = f"{margin(self.left).str(6)} and {margin(self.right).str(6)}"
        return f"sign {self.wanted} for margin({self.left}) - margin({self.right}): {sides}"


def from_certified_minimisers(signs: sp.Tuple) -> Evidence:
    """Signs of SVM - logistic and logistic - linear, from boxes that contain the minimisers."""
    steps = [Step(CHAIN[k], CHAIN[k + 1], wanted) for k, wanted in enumerate(signs)]

    def holds(step: Step) -> bool | None:
        found = sign(margin(step.left) - margin(step.right))
        return None if found is None else bool(sp.Integer(found) == step.wanted)

    return on_instances(holds, steps, what="order of the margins")


def from_boundaries(weights: sp.Matrix) -> Evidence:
    """The least distance of a point to a boundary of its class is half the distance of points 1 and 2: none is "
    "larger."""
    distances = []
    for i, x in enumerate(POINTS):
        for j in range(3):
            if i != j:
                normal = (weights[i, :] - weights[j, :]).T
                distances.append((normal.T * x)[0] / sp.sqrt((normal.T * normal)[0]))
    return identity(sp.Min(*map(sp.nsimplify, distances)), (POINTS[0] - POINTS[1]).norm() / 2)


def from_halfway_points(weights: sp.Matrix) -> Evidence:
    """The boundaries of classes 1, 2 and of 1, 3 pass half-way between their points."""
    middles = [(POINTS[0] + POINTS[j]) / 2 for j in (1, 2)]
    values = [((weights[0, :] - weights[j, :]) * middle)[0] for j, middle in zip((1, 2), middles, strict=True)]
    turned = [((weights[0, :] - weights[j, :]) * sp.Matrix([0, 1] if j == 1 else [1, 0]))[0] for j in (1, 2)]
    return identity([*values, *turned], [sp.Integer(0)] * 4)


def from_scores(weights: sp.Matrix) -> Evidence:
    """On the line of points 2 and 3 the scores are 0, 2 t and -2 t at (t, t), and every point scores 2 d for "
    "its class."""
    along = weights * sp.Matrix([1, 1])
    own = [(weights[i, :] * x)[0] for i, x in enumerate(POINTS)]
    return identity([*along, *own], [sp.Integer(v) for v in (0, 2, -2, 2 * D, 2 * D, 2 * D)])


def from_rounding(margins: sp.Tuple) -> Evidence:
    """Margins of the linear and the logistic label to three decimals, from boxes that contain the minimisers."""
    half = sp.Rational(1, 2000)

    def holds(case: tuple[str, sp.Expr]) -> bool | None:
        scheme, value = case
        if not (1000 * sp.sympify(value)).is_integer:
            return False
        ends = (sign(margin(scheme) - ball(value - half)), sign(ball(value + half) - margin(scheme)))
        return None if None in ends else ends == (1, 1)

    return on_instances(holds, zip(("linear", "logistic"), margins, strict=True), what="margin to three decimals")
