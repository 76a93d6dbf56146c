"""The cross of Proposition 2.5: X_1 = {(0, 1), (0, -1)}, X_2 = {(1, 0), (-1, 0)}, uniform mixing weights.

Exact: which ordered pairs have a segment through a point, how much of the mixing weight it spends within eps of it,
and how far away all other segments stay.
"""

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
import sympy as sp
from flint import arb

from numerics.enclosure import ball
from numerics.laws import BetaLaw
from numerics.line_masses import exact_weights
from numerics.mixing_loss import FiniteData, local_masses, loss_weights
from theory.checks import agreement, all_of, encloses, identity, on_instances
from theory.evidence import Evidence

eps = sp.Symbol("epsilon", positive=True)

Point = tuple[Fraction, Fraction]
CLASSES = (((0, 1), (0, -1)), ((1, 0), (-1, 0)))
POINTS: tuple[tuple[Point, int], ...] = tuple(
    ((Fraction(x), Fraction(y)), label) for label, points in enumerate(CLASSES) for x, y in points
)
DATA = FiniteData(points=np.array([point for point, _ in POINTS], dtype=float), labels=tuple(c for _, c in POINTS))
UNIFORM = BetaLaw(1.0)
SMALL = (Fraction(1, 10), Fraction(1, 4), Fraction(1, 2))


@dataclass(frozen=True)
class Segment:
    """An ordered pair (s, t) seen from a point: classes, squared length, squared distance, lam of the nearest point."""

    first: int
    second: int
    squared_length: Fraction
    squared_distance: Fraction
    lam: Fraction


def segments(query: Point) -> tuple[Segment, ...]:
    """All sixteen ordered pairs seen from a rational point."""
    found = []
    for (sx, sy), i in POINTS:
        for (tx, ty), j in POINTS:
            step, start = (sx - tx, sy - ty), (query[0] - tx, query[1] - ty)
            squared = step[0] ** 2 + step[1] ** 2
            lam = (step[0] * start[0] + step[1] * start[1]) / squared if squared else Fraction(1)
            lam = min(max(lam, Fraction(0)), Fraction(1))
            away = (start[0] - lam * step[0]) ** 2 + (start[1] - lam * step[1]) ** 2
            found.append(Segment(i, j, squared, away, lam))
    return tuple(found)


def clearance(query: Point) -> Fraction:
    """Squared distance of a point from the nearest segment that does not pass through it."""
    return min(s.squared_distance for s in segments(query) if s.squared_distance)


def mass(query: Point, i: int, j: int) -> sp.Expr:
    """xi^{i,j} at a point for all eps with eps^2 below its clearance, small enough to stay within the segments."""
    through = [s for s in segments(query) if (s.first, s.second) == (i, j) and s.squared_distance == 0]
    return sp.Add(*(_spent(s)[1] - _spent(s)[0] for s in through)) / len(POINTS) ** 2


def moment(query: Point, i: int, j: int) -> sp.Expr:
    """xi_lam^{i,j}, in the same range of eps."""
    through = [s for s in segments(query) if (s.first, s.second) == (i, j) and s.squared_distance == 0]
    return sp.Add(*((_spent(s)[1] ** 2 - _spent(s)[0] ** 2) / 2 for s in through)) / len(POINTS) ** 2


def _spent(segment: Segment) -> tuple[sp.Expr, sp.Expr]:
    """The mixing weights within eps of the point: eps over the length of the segment to either side, cut at 0 and 1."""
    if segment.squared_length == 0:
        return sp.Integer(0), sp.Integer(1)
    lam = sp.Rational(segment.lam.numerator, segment.lam.denominator)
    reach = eps / sp.sqrt(sp.Rational(segment.squared_length.numerator, segment.squared_length.denominator))
    return sp.Integer(0) if lam == 0 else lam - reach, sp.Integer(1) if lam == 1 else lam + reach


def _rational(value: Fraction) -> sp.Rational:
    return sp.Rational(value.numerator, value.denominator)


def share(query: Point) -> sp.Expr:
    """h_eps^1 by eq. (1), two classes."""
    own, other, mixed = mass(query, 0, 0), mass(query, 1, 1), mass(query, 0, 1)
    return sp.cancel(sp.together((own + 2 * moment(query, 0, 1)) / (own + 2 * mixed + other)))


def numeric_share(query: Point, radius: Fraction) -> float:
    """h_eps^1 from the definition of the masses, by quadrature."""
    weights = loss_weights(local_masses(DATA, np.array(query, dtype=float), float(radius), UNIFORM))
    return float(weights[0] / weights.sum())


CENTRE: Point = (Fraction(0), Fraction(0))
END: Point = (Fraction(0), Fraction(1))


def centre_mass_from_segments(measure: sp.Expr) -> Evidence:
    """xi^{1,1} and xi^{2,2} at the centre from the two ordered pairs with a segment of length 2 through it."""
    return identity([mass(CENTRE, c, c) for c in (0, 1)], [measure, measure], at=[{eps: e} for e in SMALL])


def centre_mass_from_fractions(measure: sp.Expr) -> Evidence:
    """The same in fractions, without sympy: the vertical pairs as points -1 and 1 on a line; 4^2 ordered pairs."""

    def agrees(radius: Fraction) -> bool:
        (weight,) = exact_weights((Fraction(-1), Fraction(1)), (0, 0), Fraction(0), radius, 1)
        claimed = measure.subs(eps, _rational(radius))
        return bool(claimed == sp.Rational(weight.numerator, weight.denominator * len(POINTS) ** 2))

    def say(radius: Fraction) -> str:
        claimed = measure.subs(eps, _rational(radius))
        return (
            f"epsilon = {radius}: of the 16 ordered pairs of points two pass the centre, (0, 1) with (0, -1) and back, "
            f"with the mixtures (0, 2 lam - 1) and (0, 1 - 2 lam), which are nearer than epsilon for |lam - 1/2| < "
            f"{radius / 2}: the measure is (2/16) {radius} = {radius / 8} and not {claimed}"
        )

    return on_instances(agrees, SMALL, what="xi^{1,1} at the centre", say=say)


def centre_mass_from_quadrature(measure: sp.Expr) -> Evidence:
    """The indicator of the ball integrated over the mixing weight, for every ordered pair."""

    def reference(point: dict[sp.Symbol, Fraction]) -> float:
        return float(local_masses(DATA, np.zeros(2), float(point[eps]), UNIFORM).mass[0, 0])

    return agreement(measure, reference, [{eps: e} for e in SMALL], tolerance=1e-9, what="xi^{1,1} at the centre")


def end_share_from_segments(claimed: sp.Expr) -> Evidence:
    """h_eps^1 at (0, 1): the point with itself, half of the vertical segment, the ends of two slanted ones."""
    return identity(share(END), claimed, at=[{eps: e} for e in SMALL])


def end_share_from_balls(claimed: sp.Expr) -> Evidence:
    """The same in ball arithmetic, without sympy: each weight of (0, 1) in turn, times 4^2."""

    def enclosed(radius: Fraction) -> Evidence:
        up, slanted = ball(radius) / 2, ball(radius) / arb(2).sqrt()
        mixed = 2 * slanted  # lam from 1 - slanted to 1, two partners
        own = 1 + 2 * up + 2 * (mixed - slanted**2)
        found = own / (1 + 2 * up + 2 * mixed)
        seen = encloses(claimed.subs(eps, _rational(radius)), found, tolerance=1e-12, what=f"h_eps^1, eps = {radius}")
        witness = (
            f"x = (0, 1), epsilon = {radius}: 16 times the masses are 1 for x with itself, {radius} for x and (0, -1) "
            f"in both orders, 4 * {radius} / sqrt(2) for x and (1, 0) or (-1, 0), of which {radius**2} counts for "
            f"class 2: h_eps^1(x) = {found.str(9, radius=False)}"
        )
        return replace(seen, witness=witness) if seen.witness else seen

    return all_of([enclosed(radius) for radius in SMALL])


def end_share_from_quadrature(claimed: sp.Expr) -> Evidence:
    """The same from the definition of the masses by quadrature."""
    return agreement(
        claimed,
        lambda point: numeric_share(END, point[eps]),
        [{eps: e} for e in SMALL],
        tolerance=1e-9,
        what="h_eps^1 at (0, 1)",
    )
