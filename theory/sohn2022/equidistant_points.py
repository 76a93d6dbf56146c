"""The record of GenMix's points, read in exact arithmetic: distances to the curves by formulas of their own.

The curves are stated here a second time, as exact numbers; nothing of the code that found the points is used.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np
import sympy as sp
from flint import arb

from empirical.record import Measurement, Record
from empirical.store import Row
from numerics.enclosure import ball, evaluate, sign
from theory.checks import encloses, measured, on_instances
from theory.evidence import Evidence
from theory.measurements import paper_record, within

EXPERIMENT = "genmix-points"
N_WITNESSES = 3
ROUNDING = Fraction(1, 10**8)
"""Points of the record are rounded to ten digits; a difference of distances moves by less than this."""
Plane = tuple[arb, arb]


class Stroke(NamedTuple):
    """A segment between two points with rational coordinates."""

    start: tuple[Fraction, Fraction]
    end: tuple[Fraction, Fraction]


class Bow(NamedTuple):
    """A circle, or the half of it above (side 1) or below (side -1) its centre."""

    centre: tuple[Fraction, Fraction]
    radius: Fraction
    side: int = 0


def _stroke(*ends: str) -> Stroke:
    x1, y1, x2, y2 = map(Fraction, ends)
    return Stroke((x1, y1), (x2, y2))


ORIGIN = (Fraction(0), Fraction(0))
CURVES: dict[str, tuple[Stroke | Bow, ...]] = {
    "circle": (Bow(ORIGIN, Fraction(1)), Bow(ORIGIN, Fraction(1, 2))),
    "moon": (Bow(ORIGIN, Fraction(1), 1), Bow((Fraction(1), Fraction(1, 2)), Fraction(1), -1)),
    "v": (_stroke("-1", "1", "-1/5", "-1"), _stroke("1", "1", "1/5", "-1"), _stroke("0", "1", "0", "0")),
    "ket": (
        _stroke("-3/5", "-1", "-3/5", "1"),
        _stroke("0", "1", "7/10", "3/20"),
        _stroke("0", "-1", "7/10", "-3/20"),
    ),
    "y": (
        _stroke("-3/20", "3/20", "-9/10", "1"),
        _stroke("3/20", "3/20", "9/10", "1"),
        _stroke("0", "-1/5", "0", "-1"),
    ),
}


def record() -> Record:
    """The record of the points."""
    return paper_record(EXPERIMENT)


def rows_of(points: Record, **setting: Any) -> list[Row]:
    """The finished runs of the one setting that has the given values."""
    from empirical.experiment import setting_name

    name = setting_name(points.setting(**setting))
    return [row for row in points.rows if row.setting == name]


def witnesses(**setting: Any) -> Iterator[tuple[str, str]]:
    """Three points of each run, as decimal numbers."""
    for row in rows_of(record(), **setting):
        for n in range(N_WITNESSES):
            x, y = (f"{row.quantities[f'{axis}_{n}']:.10g}" for axis in "xy")
            yield x, y


def distance(curve: Stroke | Bow, at: Plane) -> arb:
    """L2 distance of a point to a curve."""
    if isinstance(curve, Stroke):
        return _to_stroke(curve, at)
    across, up = (a - ball(c) for a, c in zip(at, curve.centre, strict=True))
    if curve.side and sign(up * curve.side) != 1:
        ends = [_length(across - s * ball(curve.radius), up) for s in (1, -1)]
        return ends[0].min(ends[1])
    return abs(_length(across, up) - ball(curve.radius))


def _to_stroke(curve: Stroke, at: Plane) -> arb:
    step = [ball(e - s) for s, e in zip(*curve, strict=True)]
    away = [a - ball(s) for a, s in zip(at, curve.start, strict=True)]
    place = (away[0] * step[0] + away[1] * step[1]) / (step[0] * step[0] + step[1] * step[1])
    place = place.max(arb(0)).min(arb(1))
    return _length(away[0] - place * step[0], away[1] - place * step[1])


def _length(across: arb, up: arb) -> arb:
    """L2 length; by products, since a power of a ball around 0 is no number."""
    return (across * across + up * up).sqrt()


def from_share_tolerance(bound: sp.Expr) -> Evidence:
    """A share of 1/2 plus the tolerance of the stopping test means a difference of distances of the bound."""
    share = 1 / (1 + (-evaluate(sp.sympify(bound))).exp())
    wanted = Fraction(1, 2) + Fraction(str(record().header["configuration"]["epsilon"]))
    return encloses(wanted, share, tolerance=1e-12, what="share at the bound")


def from_exact_distances(bound: sp.Expr) -> Evidence:
    """Three points of each run on each set: the two least of the distances to the curves, in balls."""
    most = evaluate(sp.sympify(bound)) + ball(ROUNDING)

    def holds(case: tuple[str, tuple[str, str]]) -> bool | None:
        at = ball(case[1][0]), ball(case[1][1])
        least = sorted((distance(curve, at) for curve in CURVES[case[0]]), key=lambda d: float(d.mid()))
        found = sign(most - abs(least[0] - least[1]))
        return None if found is None else found >= 0

    cases = ((data, at) for data in CURVES for at in witnesses(data=data, method="genmix", feet="renewed", norm="2"))
    return on_instances(holds, cases, what="nearest two curves as far within the bound, (set, point)")


def from_all_points(bound: sp.Expr) -> Evidence:
    """The largest difference over all points of all runs, for each set and norm, and no less than 0.95 of it in one."""
    high = float(evaluate(sp.sympify(bound)).mid())
    points = record()
    norms = [(data, norm) for data in CURVES for norm in (("1", "2", "inf") if data == "moon" else ("2",))]
    seen = [
        (f"largest |d_i - d_j|, {data}, norm {norm}", largest(points, data=data, feet="renewed", norm=norm))
        for data, norm in norms
    ]
    comparisons = [within(value, None, high, quantity=name) for name, value in seen]
    top = max((value for _, value in seen), key=lambda value: value.mean)
    comparisons.append(within(top, 0.95 * high, high, quantity="largest |d_i - d_j| of all"))
    return measured(comparisons)


def from_gaussian_lines(bounds: tuple[sp.Expr, sp.Expr]) -> Evidence:
    """The largest deviation of the log ratio on lines between Gaussian classes, fitted and true."""
    high = float(bounds[0])
    points = record()
    return measured(
        [
            within(
                largest(points, data="gaussian", density=density),
                None,
                high,
                quantity=f"largest |log p_j - log p_i|, {density} densities",
            )
            for density in ("fitted", "true")
        ]
    )


def from_midpoints(bounds: tuple[sp.Expr, sp.Expr]) -> Evidence:
    """The mean deviation of the log ratio at Mixup's midpoints of different Gaussian classes."""
    seen = record().measurement("off_mean", method="mixup", data="gaussian")
    return measured([within(seen, float(bounds[1]), None, quantity="mean |log p_j - log p_i|, Mixup's midpoints")])


def largest(points: Record, **setting: Any) -> Measurement:
    """The largest deviation over all runs of GenMix; its spread is that over runs."""
    seen = points.measurement("off_max", method="genmix", **setting)
    return replace(seen, mean=float(points.values("off_max", method="genmix", **setting).max()))


def total_share(points: Record, part: str, whole: str, **setting: Any) -> Measurement:
    """Total of one count over that of another, over all runs, with the standard error of a ratio."""
    parts, wholes = points.values(part, **setting), points.values(whole, **setting)
    share = float(parts.sum() / wholes.sum())
    left = parts - share * wholes
    stderr = float(np.sqrt((left**2).sum() / (len(left) - 1) / len(left)) / wholes.mean())
    return replace(points.measurement(part, **setting), mean=share, stderr=stderr, reported=None)


def refined_distance(curve: Bow, at: Sequence[float], norm: str) -> float:
    """Distance to a bow in any norm by ever finer grids of angles, without derivatives."""
    low, high = {0: (0.0, 2 * np.pi), 1: (0.0, np.pi), -1: (np.pi, 2 * np.pi)}[curve.side]
    centre, radius = np.array([float(c) for c in curve.centre]), float(curve.radius)
    best = np.inf
    left, right = low, high
    for _ in range(5):
        angles = np.linspace(left, right, 2001)
        away = np.abs(np.array(at) - centre - radius * np.stack([np.cos(angles), np.sin(angles)], axis=1))
        sizes = {"1": away.sum(axis=1), "2": np.sqrt((away**2).sum(axis=1)), "inf": away.max(axis=1)}[norm]
        place, step = int(sizes.argmin()), (right - left) / 2000
        best = min(best, float(sizes[place]))
        left, right = max(low, angles[place] - 2 * step), min(high, angles[place] + 2 * step)
    return best


def from_refined_grids(bound: sp.Expr) -> Evidence:
    """Three points of each run in each norm: distances to both moons by ever finer grids of angles."""
    most = float(evaluate(sp.sympify(bound)).mid()) + float(ROUNDING)
    cases = [
        (norm, at)
        for norm in ("1", "2", "inf")
        for at in witnesses(data="moon", method="genmix", feet="renewed", norm=norm)
    ]

    def holds(case: tuple[str, tuple[str, str]]) -> bool:
        at = [float(value) for value in case[1]]
        first, second = (refined_distance(curve, at, case[0]) for curve in CURVES["moon"] if isinstance(curve, Bow))
        return abs(first - second) <= most

    return on_instances(holds, cases, exact=False, what="as far from either moon within the bound, (norm, point)")


def from_largest_between_moons(bound: sp.Expr) -> Evidence:
    """The largest difference over all points of all runs in each norm, and no less than 0.95 of it in one."""
    high = float(evaluate(sp.sympify(bound)).mid())
    seen = {norm: largest(record(), data="moon", feet="renewed", norm=norm) for norm in ("1", "2", "inf")}
    comparisons = [within(m, None, high, quantity=f"largest |d_i - d_j|, norm {n}") for n, m in seen.items()]
    top = max(seen.values(), key=lambda value: value.mean)
    comparisons.append(within(top, 0.95 * high, high, quantity="largest |d_i - d_j| of all norms"))
    return measured(comparisons)


Interval = tuple[sp.Rational, sp.Rational]


def from_largest_kept(interval: Interval) -> Evidence:
    """The largest difference over all points of all runs whose stopping test kept the feet, in each norm."""
    low, high = (float(end) for end in interval)
    return measured(
        [
            within(
                largest(record(), data="moon", feet="kept", norm=norm),
                low,
                high,
                quantity=f"largest |d_i - d_j| with kept feet, norm {norm}",
            )
            for norm in ("1", "2", "inf")
        ]
    )


def from_kept_feet(interval: Interval) -> Evidence:
    """The largest difference among three points of each run, by the distances' own formulas, L2, in balls."""
    points = list(witnesses(data="moon", method="genmix", feet="kept", norm="2"))
    away = [[distance(curve, (ball(x), ball(y))) for curve in CURVES["moon"]] for x, y in points]
    off = np.array([abs(float((first - second).mid())) for first, second in away])
    seen = largest(record(), data="moon", feet="kept", norm="2")
    seen = replace(seen, mean=float(off.max()), stderr=float(off.std(ddof=1) / np.sqrt(len(off))), n_runs=len(off))
    high = float(interval[1])
    return measured([within(seen, 4e-4, high, quantity="largest |d_i - d_j| of three points a run, kept feet, L2")])
