"""Table 15: what it prints, what a boundary half-way between noisy spheres errs, and the record of trained networks."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import numpy as np
import sympy as sp
from scipy import stats

from empirical.record import Record
from numerics.enclosure import evaluate
from theory.checks import measured, on_instances, within_error
from theory.evidence import Evidence
from theory.measurements import beside, paper_record
from theory.sohn2022.genmix_margins import gain, signed

EXPERIMENT, DIGITS = "genmix-errors", "genmix-digits"
COLUMNS = ("Circle (2D)", "Circle (3D)", "MNIST 7/9")
PRINTED = {
    "Vanilla Training": "8.60 4.84 1.40 0.54 2.72 0.20",
    "Mixup": "7.98 2.94 5.22 1.99 2.32 0.40",
    "Manifold-mixup": "7.34 1.43 0.94 0.75 3.88 0.53",
    "GenMix+GAN": "4.90 0.12 0.22 0.06 2.13 0.12",
}
"""Mean and spread in each column."""
OURS, MIXED = "GenMix+GAN", ("Mixup", "Manifold-mixup")
SETS = {"circle-2d": (2, 0.15), "circle-3d": (3, 0.085)}
"""Dimension and noise."""
OTHERS = ("vanilla", "mixup", "manifold-mixup")
Signs = Sequence[sp.Integer]


def from_printed_intervals(counts: sp.Tuple) -> Evidence:
    """Columns where GenMix has the least mean, an interval below all, and one below both Mixups; in fractions."""
    table = {name: [Fraction(value) for value in row.split()] for name, row in PRINTED.items()}
    ours = table[OURS]

    def below(name: str, c: int, *, spreads: bool) -> bool:
        mean, spread = table[name][2 * c], table[name][2 * c + 1]
        return ours[2 * c] + spreads * ours[2 * c + 1] < mean - spreads * spread

    others = [name for name in PRINTED if name != OURS]
    found = (
        sum(all(below(name, c, spreads=False) for name in others) for c in range(3)),
        sum(all(below(name, c, spreads=True) for name in others) for c in range(3)),
        sum(all(below(name, c, spreads=True) for name in MIXED) for c in range(3)),
    )
    return _counted(counts, found)


def from_cross_sums(counts: sp.Tuple) -> Evidence:
    """A second count in decimals: the column's order by mean, and gaps between means against the sum of spreads."""
    best, clear, mixed = 0, 0, 0
    for c in range(3):
        cells = {name: tuple(map(Decimal, row.split()[2 * c : 2 * c + 2])) for name, row in PRINTED.items()}
        ranked = sorted(cells, key=lambda name: cells[name][0])
        best += ranked[0] == OURS and cells[ranked[0]][0] < cells[ranked[1]][0]
        gaps = {n: mean - cells[OURS][0] - spread - cells[OURS][1] for n, (mean, spread) in cells.items() if n != OURS}
        clear += min(gaps.values()) > 0
        mixed += min(gaps[name] for name in MIXED) > 0
    return _counted(counts, (best, clear, mixed))


def _counted(counts: sp.Tuple, found: tuple[int, int, int]) -> Evidence:
    cases = list(zip(counts, found, strict=True))
    what = "columns best, clear of all, clear of both Mixups, (claimed, counted)"
    return on_instances(lambda case: bool(case[0] == case[1]), cases, what=what)


def record() -> Record:
    """The record of the networks."""
    return paper_record(EXPERIMENT)


def error_of_radius(radius: float, dimension: int, noise: float) -> float:
    """Percentage of points about the spheres of radius 1 and 1/2 on the wrong side of a radius."""
    level = (radius / noise) ** 2
    outer = stats.ncx2.cdf(level, dimension, noise**-2)
    inner = stats.ncx2.sf(level, dimension, (0.5 / noise) ** 2)
    return float(50 * (outer + inner))


def from_trained_networks(radius: sp.Expr) -> Evidence:
    """The mean error of GenMix with the true manifolds beside that of the boundary of the radius."""
    at = float(evaluate(sp.sympify(radius)).mid())
    return measured(
        [
            beside(
                record().measurement("error", data=data, method="genmix"),
                error_of_radius(at, *parameters),
                quantity=f"error in per cent, GenMix with true manifolds, {data}",
                tolerance=0.5,
                criterion="|difference| <= 0.5 percentage points",
            )
            for data, parameters in SETS.items()
        ]
    )


def from_drawn_points(radius: sp.Expr) -> Evidence:
    """Independent of chi-square: 400,000 noisy points of the plane, each called by its nearer circle."""
    dimension, noise = SETS["circle-2d"]
    generator = np.random.Generator(np.random.Philox(15))
    radii = np.repeat([1.0, 0.5], 200_000)
    points = noise * generator.standard_normal((len(radii), dimension))
    points[:, 0] += radii
    away = np.sqrt((points**2).sum(axis=1))
    wrong = (np.abs(away - 1) > np.abs(away - 0.5)) == (radii == 1.0)
    error = 100 * float(wrong.std() / np.sqrt(len(wrong)))
    value = error_of_radius(float(evaluate(sp.sympify(radius)).mid()), dimension, noise)
    what = "error in per cent of the nearer circle"
    return within_error(value, 100 * float(wrong.mean()), error, n_cases=len(wrong), what=what)


def from_true_manifolds(signs: tuple[Signs, Signs]) -> Evidence:
    """The error of GenMix with the true manifolds less that of each other method."""
    return _errors("genmix", signs[0])


def from_fitted_manifolds(signs: tuple[Signs, Signs]) -> Evidence:
    """The error of GenMix with fitted spheres less that of each other method."""
    return _errors("genmix-fitted", signs[1])


def from_digits(subject: tuple[Signs, Sequence[sp.Rational]]) -> Evidence:
    """The error of GenMix on the digits 7 and 9 less that of each other method."""
    networks = paper_record(DIGITS)
    comparisons = []
    for other, sign in zip(OTHERS, subject[0], strict=True):
        values = [networks.values("error", method=method) for method in ("genmix", other)]
        away = values[0] - values[1]
        sd = float(away.std(ddof=1))
        seen = networks.measurement("error", method="genmix")
        seen = replace(seen, mean=float(away.mean()), sd=sd, stderr=sd / len(away) ** 0.5, reported=None)
        comparisons.append(signed(seen, sign, f"error of genmix less {other}, digits 7 and 9"))
    return measured(comparisons)


def from_printed_digits(subject: tuple[Signs, Sequence[sp.Rational]]) -> Evidence:
    """The mean errors of GenMix, plain training and Mixup beside printed means."""
    return measured(
        [
            beside(
                paper_record(DIGITS).measurement("error", method=method),
                float(value),
                quantity=f"error in per cent, {method}, digits 7 and 9",
                tolerance=0.25,
                criterion="|difference| <= 0.25 percentage points, written after the run",
            )
            for method, value in zip(("genmix", "vanilla", "mixup"), subject[1], strict=True)
        ]
    )


def _errors(method: str, signs: Signs) -> Evidence:
    places = [(data, other) for data in SETS for other in OTHERS]
    comparisons = []
    for (data, other), sign in zip(places, signs, strict=True):
        seen = gain(record(), "error", data, method, other)
        printed = [record().measurement("error", data=data, method=m).reported for m in (method, other)]
        first, second = printed
        shown = first - second if first is not None and second is not None else None
        comparisons.append(signed(replace(seen, reported=shown), sign, f"error of {method} less {other}, {data}"))
    return measured(comparisons)
