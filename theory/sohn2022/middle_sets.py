"""What theory says of GenMix's points on our sets: symmetries, areas and shares, beside the record of the points."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import sympy as sp

from numerics.enclosure import ball, evaluate, sign
from theory.checks import identity, measured, on_instances, within_error
from theory.evidence import Evidence
from theory.measurements import beside, within
from theory.sohn2022.equidistant_points import record, total_share

inner, gap, margin = sp.symbols("r g h", positive=True)
half_width = inner + gap + margin
s, t, y, angle = sp.symbols("s t y a", real=True)
further = sp.Symbol("b", positive=True)
mean, variance = sp.symbols("m v", positive=True)
MEANS = ((0, 0), (-3, 0), (3, 0), (0, 3))
VARIANCE = sp.Rational(1, 10)
WIDTHS = 4


def from_turned_moons(centre: sp.Tuple) -> Evidence:
    """Turn a point of the first half circle about the centre: it is the point of the second at the angle a + pi."""
    first = sp.Matrix([sp.cos(angle), sp.sin(angle)])
    second = sp.Matrix([1 + sp.cos(angle + sp.pi), sp.Rational(1, 2) + sp.sin(angle + sp.pi)])
    return identity(list(2 * sp.Matrix(centre) - first), list(second))


def from_mean_points(centre: sp.Tuple) -> Evidence:
    """The mean of the points of each run, over runs, in each norm."""
    comparisons = []
    for norm in ("1", "2", "inf"):
        for axis, value in zip("xy", centre, strict=True):
            seen = record().measurement(f"mean_{axis}", data="moon", feet="renewed", norm=norm)
            comparisons.append(
                beside(
                    seen,
                    float(value),
                    quantity=f"mean {axis} of the middle points, norm {norm}",
                    tolerance=WIDTHS * seen.stderr,
                    criterion=f"within {WIDTHS} standard errors",
                )
            )
    return measured(comparisons)


def from_log_densities(excess: sp.Expr) -> Evidence:
    """At (0, y), for every y, m and v: log p_1 = log p_2, and log p_0 exceeds both by the number claimed."""
    logs = [-((0 - at) ** 2 + y**2) / (2 * variance) for at in (0, -mean, mean)]
    points = [{mean: Fraction(n), variance: Fraction(1, n), y: Fraction(n, 3)} for n in (1, 2, 3)]
    return identity([logs[1], logs[0] - logs[1]], [logs[2], sp.sympify(excess)], at=points)


def from_empty_pairs(excess: sp.Expr) -> Evidence:
    """A positive excess leaves 2 of the 12 ordered pairs empty, and takes every point between classes 1 and 2."""
    at = {mean: Fraction(3), variance: Fraction(1, 10)}
    found, comparisons = sign(evaluate(sp.sympify(excess), at)), []
    wanted = 1.0 if found is not None and found > 0 else 0.0
    for density in ("fitted", "true"):
        empty = record().measurement("n_empty", data="gaussian", density=density)
        lost = total_share(record(), "lost_12", "found_12", data="gaussian", density=density)
        for seen, value, name in (
            (empty, 2 * wanted, "ordered pairs without a point"),
            (lost, wanted, "share lost, 1-2"),
        ):
            quantity = f"{name}, {density} densities"
            comparisons.append(beside(seen, value, quantity=quantity, tolerance=1e-9, criterion="equal"))
    return measured(comparisons)


def from_reflection(share: sp.Expr) -> Evidence:
    """The reflection (x, y) -> (y - 3, x + 3) keeps classes 1 and 3 and turns the sign; so share = 1 - share."""
    first, second = sp.symbols("x_1 x_2", real=True)
    point, image = (first, second), (second - 3, first + 3)
    square = lambda at, mean: sum((a - b) ** 2 for a, b in zip(at, mean, strict=True))
    kept = [square(image, MEANS[c]) - square(point, MEANS[c]) for c in (1, 3)]
    on_line = [square((-t, t), MEANS[c]) for c in (0, 1, 3)]
    turned = [square((t - 3, 3 - t), MEANS[c]) for c in (0, 1)]
    left = [*kept, on_line[1] - on_line[2], on_line[1] - on_line[0] + turned[1] - turned[0], 2 * sp.sympify(share)]
    points = [{first: Fraction(n), second: Fraction(1, n + 1), t: Fraction(n, 3)} for n in range(3)]
    return identity([sp.expand(part) for part in left], [0, 0, 0, 0, 1], at=points)


def from_drawn_lines(share: sp.Expr) -> Evidence:
    """Independent of the record: 200,000 lines between draws of the classes 1 and 3, cut with their middle line."""
    generator = np.random.Generator(np.random.Philox(1315))
    spread = np.sqrt(float(VARIANCE))
    ends = [np.array(MEANS[c]) + spread * generator.standard_normal((200_000, 2)) for c in (1, 3)]
    levels = [(squares(end, 1) - squares(end, 3)) for end in ends]
    place = levels[0] / (levels[0] - levels[1])
    cut = ends[0] + place[:, None] * (ends[1] - ends[0])
    kept = (place >= 0) & (place <= 1)
    lost = squares(cut[kept], 0) < squares(cut[kept], 1)
    error = float(np.sqrt(0.25 / len(lost)))
    value = float(evaluate(sp.sympify(share)).mid())
    return within_error(value, float(lost.mean()), error, n_cases=len(lost), what="share lost to class 0", widths=4.0)


def squares(points: np.ndarray, c: int) -> np.ndarray:
    """Squared distances to the mean of a class."""
    return np.asarray(((points - np.array(MEANS[c])) ** 2).sum(axis=1))


def from_lost_points(share: sp.Expr) -> Evidence:
    """Totals over all runs with the true densities."""
    comparisons = []
    for i, j in ((1, 3), (2, 3)):
        seen = total_share(record(), f"lost_{i}{j}", f"found_{i}{j}", data="gaussian", density="true")
        comparisons.append(
            beside(
                seen,
                float(evaluate(sp.sympify(share)).mid()),
                quantity=f"share lost to class 0 between classes {i} and {j}",
                tolerance=WIDTHS * seen.stderr,
                criterion=f"within {WIDTHS} standard errors",
            )
        )
    return measured(comparisons)


def from_gradients_and_areas(share: sp.Expr) -> Evidence:
    """Gradients with the feet held, at (s, 0) on a ray: 0 outside and inside, -2 on the ring; then the ring's area."""
    outer = inner + gap
    first, second = sp.symbols("x_1 x_2", real=True)
    away = [sp.sqrt((first - radius) ** 2 + second**2) for radius in (inner, outer)]
    slopes = [sp.diff(away[1] - away[0], symbol) for symbol in (first, second)]
    inside = inner * inner / (inner + further)
    ring = inner + gap * gap / (gap + further)
    places = (outer + further, inside, ring)
    left = [sp.simplify(slope.subs({second: 0}).subs(first, place)) for place in places for slope in slopes]
    area = sp.integrate(2 * sp.pi * s, (s, inner, outer))
    left.append(sp.sympify(share))
    right = [0, 0, 0, 0, -2, 0, 1 - area / (2 * half_width) ** 2]
    at = [{inner: Fraction(1, 2), gap: Fraction(n, 2), margin: Fraction(1, n), further: Fraction(1, 3)} for n in (1, 2)]
    return identity(left, right, at=at)


def from_stalled_starts(share: sp.Expr) -> Evidence:
    """Totals over all runs: starts that reach no point, for radii 1 and 1/2 and half width 3/2."""
    at = {inner: Fraction(1, 2), gap: Fraction(1, 2), margin: Fraction(1, 2)}
    seen = total_share(record(), "n_found", "n_tried", data="circle", feet="renewed")
    seen = replace(seen, mean=1 - seen.mean)
    return measured(
        [
            beside(
                seen,
                float(evaluate(sp.sympify(share), at).mid()),
                quantity="share of starts that reach no point, circle",
                tolerance=WIDTHS * seen.stderr,
                criterion=f"within {WIDTHS} standard errors",
            ),
            *(
                within(
                    record().measurement(name, data="circle", feet="renewed"), 0.75 - 1e-6, 0.75 + 1e-6, quantity=what
                )
                for name, what in (("radius_least", "least radius of a point"), ("radius_largest", "largest radius"))
            ),
        ]
    )


def from_regions(reach: sp.Expr) -> Evidence:
    """d_outer - d_inner is g inside the inner circle, -g outside the outer, and has slope -2 in the radius between."""
    outer = inner + gap
    inside = (outer - s) - (inner - s)
    between = (outer - s) - (s - inner)
    beyond = (s - outer) - (s - inner)
    left = [inside, sp.diff(between, s), between.subs(s, inner), beyond, 1 / (1 + sp.exp(-inside))]
    at = [{inner: Fraction(1, n), gap: Fraction(n, 3), s: Fraction(n, 2)} for n in (1, 2, 3)]
    return identity([sp.expand(part) for part in left], [gap, -2, gap, -gap, sp.sympify(reach)], at=at)


def from_radial_scans(reach: sp.Expr) -> Evidence:
    """Shares at exact radii, for three pairs of circles: none exceeds the reach, the centre attains it."""
    cases = [(Fraction(r), Fraction(g, 4), Fraction(n, 8)) for r in (1, 2) for g in (1, 2, 8) for n in range(0, 41)]

    def holds(case: tuple[Fraction, Fraction, Fraction]) -> bool | None:
        small, width, at = case
        log_odds = ball(abs(at - small - width) - abs(at - small))
        share, top = 1 / (1 + (-log_odds).exp()), evaluate(sp.sympify(reach), {gap: width})
        if at == 0:
            return bool(top.overlaps(share))
        if top.overlaps(share):
            return at <= small
        found = sign(top - share)
        return None if found is None else found > 0

    return on_instances(holds, cases, what="share within the reach, (r, g, radius)")
