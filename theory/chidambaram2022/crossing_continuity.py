"""Checks of Theorem 3.2: the share of class i along one line of segments through x, and at x itself.

For the lines through x, `w1` is the weight of the segments on one of them and `mu1` their mean foreign share at x; `w2`
and `mu2` are those of all other lines together. The subject is the pair (limit of h^i(x + r u) along the first line,
h^i(x)) as expressions in these.
"""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import NamedTuple

import sympy as sp
from flint import arb

from numerics.enclosure import Exact, evaluate
from numerics.exact_laws import UNIFORM
from numerics.exact_mixup import Shares, limit_shares, ray_limit, rays
from numerics.finite_sets import (
    Point,
    crossings,
    exact_point,
    foreign_share,
    in_x_mix,
    labelled,
    meets_assumption_2_9,
    show_point,
    squared_class_distance,
)
from numerics.search import Instance, search
from numerics.surds import ZERO, RootSum, rational, root
from theory.checks import identity, on_instances, searched
from theory.chidambaram2022.flint_masses import flint_shares
from theory.chidambaram2022.searched_sets import at_meeting_points, exact
from theory.evidence import Evidence

mu1, mu2, w1, w2 = sp.symbols("mu1 mu2 w1 w2", positive=True)
Pair = tuple[sp.Expr, sp.Expr]
STEP, TINY = Fraction(1, 10**6), Fraction(1, 10**12)


class KnownCrossing(NamedTuple):
    """X_1, X_2, ..., a crossing x, the direction of the first line, and weights and shares worked out by hand."""

    classes: list[list[tuple[int, int]]]
    x: tuple[Fraction | int, Fraction | int]
    along: tuple[int, int]
    at: dict[sp.Symbol, Exact]


KNOWN = [
    KnownCrossing(
        classes=[[(0, 0), (0, 1), (1, 0)], [(1, 2)]],
        x=(Fraction(1, 3), Fraction(2, 3)),
        along=(1, 2),
        at={mu1: "1/3", w1: 1 / arb(5).sqrt(), mu2: 0, w2: 1 / arb(2).sqrt()},
    ),
    KnownCrossing(
        classes=[[(0, 0), (1, 3)], [(3, 3)], [(1, -1)]],
        x=(1, 1),
        along=(1, 1),
        at={mu1: "1/3", w1: 1 / arb(18).sqrt(), mu2: "1/2", w2: "1/4"},
    ),
]


def from_lines(pair: Pair) -> Evidence:
    """Eq. (1) per 2 eps: along the first line its segments alone, at x those of all lines."""
    alone = (w1 - w1 * mu1) / w1
    together = (w1 - w1 * mu1 + w2 - w2 * mu2) / (w1 + w2)
    return identity([alone, together], list(pair))


def from_search(pair: Pair) -> Evidence:
    """Look for a set of the plane and a crossing, both assumptions met, where an exact limit is not as stated."""
    return _search(pair, n_random=60)


def from_long_search(pair: Pair) -> Evidence:
    """The same at more than 10,000 crossings."""
    return _search(pair, n_random=14_000)


def from_flint(pair: Pair) -> Evidence:
    """A second path: h_eps by balls, eps = 1e-12, at two crossings and 1e-6 beside them, to 5 digits."""

    def holds(crossing: KnownCrossing) -> bool:
        found = _by_balls(crossing)
        predicted = [evaluate(sp.sympify(part), crossing.at) for part in pair]
        return all(bool(abs(p - f) < 1e-5) for p, f in zip(predicted, found, strict=True))

    return on_instances(holds, KNOWN, what="h_eps^1 beside and at x, by balls", say=_say_known)


def _by_balls(crossing: KnownCrossing) -> list[arb]:
    """h_eps^1 beside x on the first line, and at x."""
    beside = [a + STEP * b for a, b in zip(crossing.x, crossing.along, strict=True)]
    return [flint_shares(crossing.classes, x, TINY)[0] for x in (beside, crossing.x)]


def _say_known(crossing: KnownCrossing) -> str:
    beside, here = (share.str(8) for share in _by_balls(crossing))
    place, way = (show_point(exact_point(point)) for point in (crossing.x, crossing.along))
    data = labelled(*crossing.classes)
    return f"{data}, x = {place}: h_eps^1 is {beside} at x + 1e-6 {way} and {here} at x, eps = 1e-12"


def _say(instance: Instance) -> str:
    """The instance with h at x and along the ray where they differ most plainly, for uniform mixing."""
    data, x, own = instance
    here = limit_shares(data, x, UNIFORM)
    for ray in rays(data, x):
        along = ray_limit(data, x, ray, UNIFORM)
        if here and along and not here.agrees_with(along):
            sides = [
                (shares.weights[own].ball() / shares.total.ball()).str(6, radius=False) for shares in (along, here)
            ]
            return (
                f"{instance}: with uniform mixing h(x + r u) tends to {along} as r falls to 0, u = {show_point(ray)}, "
                f"while h(x) is {here}; h^{own + 1} is {sides[0]} there and {sides[1]} at x"
            )
    return str(instance)


def meets_both(instance: Instance) -> bool:
    """Assumptions 2.9 and 3.1, the bound on delta as printed and no more than 1/2, at a point of X_mix."""
    data, x, own = instance
    if data.n_classes < 2 or not in_x_mix(data, x) or not meets_assumption_2_9(data, x, own):
        return False
    share = foreign_share(data, x, own)
    return share is None or (2 * share < 1 and 4 * share**2 < squared_class_distance(data, own))


@cache
def _lines(instance: Instance) -> list[tuple[RootSum, RootSum, Shares | None, Shares | None]]:
    """For each ray: the weight of its line, the part of it that is foreign, h along the ray, h at x."""
    data, x, own = instance
    here, table = limit_shares(data, x, UNIFORM), []
    for ray in rays(data, x):
        weight = foreign = ZERO
        for crossing in crossings(data, x):
            if _is_along(data.points[crossing.first], x, ray):
                part = root(1 / crossing.squared)
                labels = {data.classes[crossing.first]: crossing.lam}
                second = data.classes[crossing.second]
                labels[second] = labels.get(second, Fraction(0)) + 1 - crossing.lam
                weight, foreign = weight + part, foreign + part * (1 - labels.get(own, Fraction(0)))
        table.append((weight, foreign, ray_limit(data, x, ray, UNIFORM), here))
    return table


def _search(pair: Pair, *, n_random: int) -> Evidence:
    report = search(
        at_meeting_points(n_random=n_random), hypotheses=meets_both, conclusion=lambda i: _is_predicted(i, pair)
    )
    return searched(report, what="h beside and at x is as stated", say=_say)


def _is_predicted(instance: Instance, pair: Pair) -> bool:
    lines = _lines(instance)
    total = sum((weight for weight, *_ in lines), ZERO) * Fraction(1, 2)
    foreign = sum((part for _, part, *_ in lines), ZERO) * Fraction(1, 2)
    for weight, part, along, here in lines:
        # mu = part / weight; multiplied out, so that no root is divided by
        values = {w1: weight, w2: total - weight, mu1: part, mu2: foreign - part}
        for claimed, shares in zip(pair, (along, here), strict=True):
            if shares is None or not _agrees(claimed, values, shares, instance.own):
                return False
    return True


def _agrees(claimed: sp.Expr, values: Mapping[sp.Symbol, RootSum], shares: Shares, own: int) -> bool:
    """Whether numerator / denominator of the claimed share equals the exact one."""
    top, bottom = _fraction(claimed)
    left, right = _value(top, values) * shares.total, _value(bottom, values) * shares.weights[own]
    return (left - right).sign() == 0


@cache
def _fraction(claimed: sp.Expr) -> tuple[sp.Poly, sp.Poly]:
    """The claimed share as a fraction of polynomials in the weights and the foreign parts mu w of both lines."""
    in_parts = claimed.subs({mu1: mu1 / w1, mu2: mu2 / w2}, simultaneous=True)
    top, bottom = sp.fraction(sp.cancel(sp.together(in_parts)))
    return sp.Poly(top, mu1, mu2, w1, w2), sp.Poly(bottom, mu1, mu2, w1, w2)


def _value(polynomial: sp.Poly, values: Mapping[sp.Symbol, RootSum]) -> RootSum:
    total = ZERO
    for powers, coefficient in polynomial.terms():
        term = rational(exact(coefficient))
        for symbol, power in zip((mu1, mu2, w1, w2), powers, strict=True):
            term = term * values[symbol] ** power
        total += term
    return total


def _is_along(end: Point, x: Point, ray: Point) -> bool:
    """Whether the end lies on the line through x in the direction of the ray."""
    (a, b), (u, v) = (p - q for p, q in zip(end, x, strict=True)), ray
    return a * v == b * u
