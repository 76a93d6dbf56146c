r"""The Taylor forms of Figure 8 as functions of the angle: slopes in closed form, signs on whole ranges by balls.

With $u_i = \theta^T x_i$ and $v_i = du_i / d\varphi$ the slope of
$n^{-1} \sum_i h(u_i) - y_i u_i + A (g_i - y_i)(m - u_i) + \frac{B}{2} g_i' q_i$ is a mean over the points.
"""

from fractions import Fraction

import numpy as np
import sympy as sp
from flint import arb
from scipy.optimize import minimize_scalar
from scipy.special import expit

from numerics.enclosure import ball, evaluate, prove_positive
from numerics.segment_losses import logistic
from theory.checks import agreement, on_instances
from theory.evidence import Evidence
from theory.sohn2022.taylor_orderings import MIXUP, c, genlabel_limits
from theory.sohn2022.two_gaussians import cases

NAMES = ("Mixup", "GenLabel")
NORM = 10
HALF_UNIT = Fraction(1, 2000)
MAX_BOXES = 6000
Range = tuple[Fraction, Fraction]


def moments(name: str) -> tuple[sp.Expr, sp.Expr]:
    """A and B of a scheme, for GenLabel at equal spreads."""
    if name == "Mixup":
        return MIXUP
    slope, curvature = genlabel_limits()
    return slope.subs(c, 1), curvature.subs(c, 1)


def form_slope(name: str, turn: arb) -> arb:
    """Derivative of a scheme's Taylor form at the angle `turn` pi, for the drawn data."""
    a, b = map(evaluate, moments(name))
    case = cases()[0][1]
    cosine, sine = NORM * (arb.pi() * turn).cos(), NORM * (arb.pi() * turn).sin()
    points = [(ball(p), ball(q)) for p, q in case.points]
    u, v = [p * cosine + q * sine for p, q in points], [q * cosine - p * sine for p, q in points]
    n = len(points)
    mean_u, mean_v = sum(u, arb(0)) / n, sum(v, arb(0)) / n
    off, moving = [x - mean_u for x in u], [x - mean_v for x in v]
    spread = sum((x * x for x in off), arb(0)) / n
    spreading = 2 * sum((x * w for x, w in zip(off, moving, strict=True)), arb(0)) / n
    total = arb(0)
    for x, w, e, f, y in zip(u, v, off, moving, case.labels, strict=True):
        g = logistic(x)
        bend = g * (1 - g)
        third = bend * (1 - 2 * g)
        total += (g - y) * w - a * (bend * w * e + (g - y) * f)
        total += b / 2 * (third * w * (e * e + spread) + bend * (2 * e * f + spreading))
    return total / n


def from_covers(turns: sp.Tuple) -> Evidence:
    """The form falls from -pi/4 to the angle less 0.0005 pi and rises from 0.0005 pi more to pi/4: covers by balls."""
    quarter = Fraction(1, 4)

    def holds(case: tuple[str, sp.Rational]) -> bool | None:
        name, value = case
        if (1000 * value).q != 1:
            return False
        middle = Fraction(int(value.p), int(value.q))
        falls = _has_sign(name, -1, (-quarter, middle - HALF_UNIT))
        return _has_sign(name, 1, (middle + HALF_UNIT, quarter)) if falls else falls

    return on_instances(
        holds,
        zip(NAMES, turns, strict=True),
        what="the smallest Taylor form over [-pi/4, pi/4] is at this angle over pi",
    )


def from_minimisation(turns: sp.Tuple) -> Evidence:
    """Second path: minimise the forms in floating point, with the forms themselves and no slope."""
    return agreement(
        lambda n: float(turns[n]),
        lambda n: _minimiser(NAMES[n]),
        range(len(NAMES)),
        tolerance=float(HALF_UNIT),
        what="angle over pi of the smallest form",
        relative=False,
    )


def _has_sign(name: str, wanted: int, part: Range) -> bool | None:
    cover = prove_positive(lambda turn: wanted * form_slope(name, turn), [part], max_boxes=MAX_BOXES)
    return True if cover.is_complete else False if cover.counterexample else None


def _minimiser(name: str) -> float:
    case = cases()[0][1]
    points, labels = np.array(case.points, dtype=np.float64), np.array(case.labels)
    a, b = map(float, moments(name))

    def form(turn: float) -> float:
        u = NORM * points @ np.array([np.cos(np.pi * turn), np.sin(np.pi * turn)])
        g = expit(u)
        drift, bend = (g - labels) * (u.mean() - u), g * (1 - g) * ((u - u.mean()) ** 2 + u.var())
        return float(np.mean(np.logaddexp(0.0, u) - labels * u + a * drift + b / 2 * bend))

    return float(minimize_scalar(form, bounds=(-0.25, 0.25), method="bounded", options={"xatol": 1e-10}).x)
