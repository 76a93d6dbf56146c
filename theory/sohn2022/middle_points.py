r"""Middle points as in Figures 11 and 12: on a line between two manifolds, and between two Gaussian classes.

Figure 11: $M_i$ and $M_j$ are circles about $(-2, 0)$ and $(2, 0)$ of radius 1 and 1/2; a point outside both discs
has the distances $|x - c| - r$. Figure 12: hidden features $z$ of the classes $N(0, I)$ and $N((3, 0), 4 I)$.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import NamedTuple

import sympy as sp
from flint import arb

from numerics.enclosure import ball, evaluate, isolate_root
from theory.checks import all_of, encloses, identity
from theory.evidence import Evidence

share = sp.Symbol("q", positive=True)
x, y = sp.symbols("x y", real=True)
half_axis = sp.Symbol("a", positive=True)
FOCUS = 2
RADII = (Fraction(1), Fraction(1, 2))
MEANS = ((0, 0), (3, 0))
VARIANCES = (1, 4)
WIDTH = "1/1000000000000"


class Curve(NamedTuple):
    """The points of a wanted share: (x / place)^2 - y^2 / square = 1 on the side of `place`."""

    place: sp.Expr
    square: sp.Expr


class Circle(NamedTuple):
    """A circle about (centre, 0)."""

    centre: sp.Expr
    square: sp.Expr


def distances(at: arb, height: arb) -> tuple[arb, arb]:
    """Distances of (at, height) to the two manifolds; negative inside a disc."""
    first, second = (((at - side) ** 2 + height**2).sqrt() for side in (-FOCUS, FOCUS))
    return first - ball(RADII[0]), second - ball(RADII[1])


def log_odds(at: arb, height: arb) -> arb:
    """log p_j - log p_i of the two Gaussian classes in the plane."""
    logs = []
    for (a, b), v in zip(MEANS, VARIANCES, strict=True):
        logs.append(-((at - a) ** 2 + (height - b) ** 2) / (2 * v) - arb(v).log())
    return logs[1] - logs[0]


def log_odds_along(t: arb, *, start: tuple[arb, arb], step: tuple[arb, arb]) -> arb:
    """log p_j - log p_i at start + t step."""
    return log_odds(start[0] + t * step[0], start[1] + t * step[1])


def root_along(function: Callable[[arb], arb], low: str, high: str) -> arb:
    """The one sign change of a function on a segment, by bisection in balls."""
    return isolate_root(function, low, high, width=WIDTH).ball


def from_foci(curve: Curve) -> Evidence:
    """On the axis d_j - d_i is log(1/q - 1); on the curve |x - c_i| and |x - c_j| are 2 x / a + a and 2 x / a - a."""
    first, second = (sp.Rational(r.numerator, r.denominator) for r in RADII)
    on_axis = (FOCUS - curve.place - second) - (curve.place + FOCUS - first)
    height = curve.square.subs(curve.place, half_axis) * (x**2 / half_axis**2 - 1)
    seen = [(x + side * FOCUS) ** 2 + height for side in (1, -1)]
    shown = [(2 * x / half_axis + side * half_axis) ** 2 for side in (1, -1)]
    at = [{share: Fraction(n, 7), x: Fraction(n), half_axis: Fraction(1, n)} for n in (1, 2, 4)]
    return identity([on_axis, *seen], [sp.log(1 / share - 1), *shown], at=at)


def from_bisected_lines(curve: Curve) -> Evidence:
    """Bisect d_j - d_i = log(1/q - 1) along horizontal lines; q = 1/2 asks for equal distances."""
    parts = []
    for value in (Fraction(1, 2), Fraction(3, 4)):
        wanted = (1 / ball(value) - 1).log()
        place, square = (evaluate(sp.sympify(part), {share: value}) for part in curve)
        for height in map(ball, ("0", "1/2", "3/2")):
            found = root_along(partial(_excess, height=height, wanted=wanted), "-99/100", "149/100")
            claimed = place * (1 + height**2 / square).sqrt()
            parts.append(encloses(1, 1 + claimed - found, tolerance=1e-8, what="1 + claimed x - bisected x"))
    return all_of(parts)


def _excess(at: arb, *, height: arb, wanted: arb) -> arb:
    first, second = distances(at, height)
    return second - first - wanted


def from_both_densities(circle: Circle) -> Evidence:
    """log p_j - log p_i is 3/8 of the squared distance to the centre less the squared radius, everywhere."""
    logs = []
    for (a, b), v in zip(MEANS, VARIANCES, strict=True):
        logs.append(-((x - a) ** 2 + (y - b) ** 2) / sp.Integer(2 * v) - sp.log(v))
    shown = sp.Rational(3, 8) * ((x - circle.centre) ** 2 + y**2 - circle.square)
    return identity(sp.expand(sp.expand_log(logs[1] - logs[0])), sp.expand(shown))


def from_bisected_rays(circle: Circle) -> Evidence:
    """Bisect p_i = p_j along rays from the first mean, and measure the distance to the centre by balls."""
    centre, square = (evaluate(sp.sympify(part)) for part in circle)
    parts = []
    for cosine, sine in (("1", "0"), ("3/5", "4/5"), ("-4/5", "3/5"), ("5/13", "-12/13")):
        along, across = ball(cosine), ball(sine)
        t = root_along(partial(log_odds_along, start=(arb(0), arb(0)), step=(along, across)), "1/10", "4")
        found = (t * along - centre) ** 2 + (t * across) ** 2
        parts.append(encloses(1, 1 + found - square, tolerance=1e-8, what="1 + squared distance - squared radius"))
    return all_of(parts)


def feature(point: tuple[float, float]) -> tuple[float, float]:
    """An invertible map of the plane, standing for the feature extractor: (x, y + x^2 / 4)."""
    return point[0], point[1] + point[0] ** 2 / 4


def feature_inverse(place: tuple[float, float]) -> tuple[float, float]:
    """The input whose feature is the given one."""
    return place[0], place[1] - place[0] ** 2 / 4
