"""Search for a finite set of which the maximum-margin solution interpolates, and no rescaling of it minimises J_mix.

An instance is a set of two classes, the place x of the origin, and the class with the label 1. At theta = k w, w with
all margins 1, a pair within a class pulls with 1 / (1 + e^k) along y (s + t) / 2, and a pair (x, z) of different
classes with some g(k) along x - z, alike for every pair and every symmetric law. With W and V the sums of these vectors
over the pairs that J_mix mixes, the gradient is 2 g(k) V - W / (1 + e^k); both V and W have a positive product with w,
and g rises from below 0 to above 0. So some rescaling is stationary if and only if V and W are parallel: a question in
rationals.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import chain, combinations, islice, product

import sympy as sp

from numerics.convex import exact_max_margin
from numerics.finite_sets import Point
from numerics.linear_losses import Pairs
from numerics.search import Instance, Space, grid_points, instances_of, random_sets, search, systematic_sets
from theory.checks import searched
from theory.chidambaram2022.full_loss import KEPT, Sizes, m, n
from theory.chidambaram2022.searched_sets import SEED
from theory.evidence import Evidence

Labelled = tuple[tuple[Point, int], ...]
SMALL = Space(dimension=2, side=2, n_points=(2, 3, 4), n_classes=(2,))
CUBE = Space(dimension=3, side=1, n_points=(3,), n_classes=(2,))
WIDE = Space(dimension=2, side=3, n_points=(2, 3, 4, 5, 6), n_classes=(2,))


def from_search(sizes: Sizes) -> Evidence:
    """Look for a set with classes of these sizes that meets the hypothesis and misses the conclusion."""
    return _search(sizes, around(n_random=0))


def from_long_search(sizes: Sizes) -> Evidence:
    """The same at more than 10,000 sets that meet the hypothesis with classes of equal size."""
    return _search(sizes, around(n_random=3_000))


@cache
def around(*, n_random: int) -> tuple[Instance, ...]:
    """Sets of the plane and of the cube with the origin at every half-integer place in their box."""
    sets = chain(systematic_sets(SMALL), islice(random_sets(WIDE, seed=SEED), n_random))
    return (*instances_of(sets, grid_points(2)), *instances_of(systematic_sets(CUBE), grid_points(2)))


@cache
def interpolates(instance: Instance) -> bool:
    """Whether the maximum-margin solution about the origin x exists and has one margin for all points."""
    points = labelled_points(instance)
    if len({label for _, label in points}) < 2 or not _may_interpolate(points):
        return False
    widest = exact_max_margin([point for point, _ in points], [label for _, label in points])
    return widest is not None and widest.interpolates


@cache
def is_rescaled(instance: Instance) -> bool:
    """Whether V and W are parallel, with and without the pairs of identical points."""
    points = labelled_points(instance)
    return all(_parallel(*_pulls(points, pairs)) for pairs in KEPT)


def labelled_points(instance: Instance) -> Labelled:
    """The points seen from the origin x, with the label 1 for the class of the instance and -1 for the other."""
    data, x, own = instance
    moved = [tuple(a - b for a, b in zip(point, x, strict=True)) for point in data.points]
    return tuple((point, 1 if c == own else -1) for point, c in zip(moved, data.classes, strict=True))


def _search(sizes: Sizes, instances: tuple[Instance, ...]) -> Evidence:
    wanted = {(sizes[0].subs(at), sizes[1].subs(at)) for at in _small_numbers()}

    def has_sizes(instance: Instance) -> bool:
        size = instance.data.classes.count(instance.own)
        return (size, len(instance.data.classes) - size) in wanted

    report = search(instances, hypotheses=lambda i: has_sizes(i) and interpolates(i), conclusion=is_rescaled)
    return searched(report, what="a rescaling of the maximum-margin solution is stationary", say=_say)


def _small_numbers() -> Iterator[dict[sp.Symbol, int]]:
    return ({n: a, m: b} for a, b in product(range(1, 9), repeat=2))


def _may_interpolate(points: Labelled) -> bool:
    """A cheap necessary condition in the plane: the points y x lie on one line."""
    signed = [tuple(label * c for c in point) for point, label in points]
    if len(signed[0]) != 2:
        return True
    steps = [(p[0] - signed[0][0], p[1] - signed[0][1]) for p in signed]
    lead = next((step for step in steps if any(step)), (0, 0))
    return all(a * lead[1] == b * lead[0] for a, b in steps)


def _pulls(points: Labelled, pairs: Pairs) -> tuple[Point, Point]:
    """The vectors V and W, summed over the pairs."""
    across = [[a - b for a, b in zip(s, t, strict=True)] for s, y in points for t, v in points if y > v]
    within = [
        [y * (a + b) / 2 for a, b in zip(s, t, strict=True)]
        for i, (s, y) in enumerate(points)
        for j, (t, v) in enumerate(points)
        if y == v and (pairs is Pairs.ALL or i != j)
    ]
    zero = [Fraction(0)] * len(points[0][0])
    v, w = (tuple(sum(column, Fraction(0)) for column in zip(zero, *rows, strict=True)) for rows in (across, within))
    return v, w


def _parallel(first: Point, second: Point) -> bool:
    return all(a * d == b * c for (a, c), (b, d) in combinations(zip(first, second, strict=True), 2))


def _say(instance: Instance) -> str:
    points = labelled_points(instance)
    widest = exact_max_margin([point for point, _ in points], [label for _, label in points])
    across, within = _pulls(points, Pairs.ALL)
    classes = [[point for point, label in points if label == sign] for sign in (1, -1)]
    first, second = (", ".join(map(_show, group)) for group in classes)
    direction = _show(widest.w) if widest else "none"
    return (
        f"X_1 = {{{first}}}, X_-1 = {{{second}}}: theta = {direction} has the maximum margin and gives all points the "
        f"margin 1, but at its multiples the pairs of different classes pull along {_show(across)} and those within "
        f"the classes along {_show(within)}"
    )


def _show(point: Sequence[Fraction]) -> str:
    return f"({', '.join(map(str, point))})"
