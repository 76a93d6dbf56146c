"""Counterexample search: small finite sets in exact numbers that meet given hypotheses and miss a conclusion.

Systematic first, by growing size, one representative for each class of symmetric sets; then at random from a seed. The
first witness is shrunk while it stays one. Nothing known about the answer goes in.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import reduce
from itertools import combinations, permutations, product
from math import gcd
from random import Random
from typing import NamedTuple

from numerics.finite_sets import FiniteSet, Point, show_point, squared_distance, weight_on_segment

Coded = tuple[tuple[tuple[int, ...], int], ...]


class Instance(NamedTuple):
    """A finite set, a point, and the class of which the statement speaks."""

    data: FiniteSet
    x: Point
    own: int

    def __str__(self) -> str:
        return f"{self.data}, x = {show_point(self.x)}, class {self.own + 1}"


Predicate = Callable[[Instance], bool]
Queries = Callable[[FiniteSet], Iterable[Point]]


@dataclass(frozen=True, kw_only=True)
class Space:
    """What is searched: sets of `n_points` points on the grid {0, ..., side}^dimension in `n_classes` classes.

    `scale_free` says that the statement does not change with the scale, so that sets with a common factor are left out.
    """

    dimension: int
    side: int
    n_points: tuple[int, ...] = (2, 3, 4)
    n_classes: tuple[int, ...] = (2, 3)
    scale_free: bool = True

    def __post_init__(self) -> None:
        if self.dimension < 1 or self.side < 1:
            raise ValueError(f"dimension = {self.dimension}, side = {self.side}: both must be at least 1")
        if min(self.n_points) < 1 or min(self.n_classes) < 1:
            raise ValueError(f"n_points = {self.n_points}, n_classes = {self.n_classes}: both must be at least 1")


@dataclass(frozen=True, kw_only=True)
class SearchReport:
    """How a search ended: instances tried, instances that met the hypotheses, the witness as found and as shrunk."""

    n_tried: int
    n_met: int
    found: Instance | None = None
    witness: Instance | None = None


def search(
    instances: Iterable[Instance], *, hypotheses: Predicate, conclusion: Predicate, budget: int = 1_000_000
) -> SearchReport:
    """Look for an instance that meets the hypotheses and misses the conclusion; stop at the first, and shrink it.

    Args:
        instances: the order in which to try.
        hypotheses, conclusion: exact predicates; the conclusion is asked only where the hypotheses are met.
        budget: instances meeting the hypotheses after which to stop.
    """
    n_tried = n_met = 0
    for instance in instances:
        n_tried += 1
        if not hypotheses(instance):
            continue
        n_met += 1
        if not conclusion(instance):
            witness = shrink(instance, lambda small: hypotheses(small) and not conclusion(small))
            return SearchReport(n_tried=n_tried, n_met=n_met, found=instance, witness=witness)
        if n_met >= budget:
            break
    return SearchReport(n_tried=n_tried, n_met=n_met)


def instances_of(sets: Iterable[FiniteSet], queries: Queries, *, own_class: bool = False) -> Iterator[Instance]:
    """Every query point of every set with every class, or with its own class at data points only."""
    for data in sets:
        for x in queries(data):
            classes = [data.class_of[x]] if own_class else range(data.n_classes)
            yield from (Instance(data, x, own) for own in classes)


def systematic_sets(space: Space) -> Iterator[FiniteSet]:
    """One set for each class of sets equal up to translation, reflection, order and names of classes (and scale).

    Small sets come first: by the number of points, then the extent, then the number of classes.
    """
    seen: set[Coded] = set()
    for n_points in space.n_points:
        for side in range(1, space.side + 1):
            for n_classes in space.n_classes:
                for coded in _coded_sets(space.dimension, side, n_points, n_classes):
                    if space.scale_free and _common_factor(coded) > 1:
                        continue
                    standard = canonical(coded)
                    if standard not in seen:
                        seen.add(standard)
                        yield _decode(standard)


def random_sets(space: Space, *, seed: int, denominator: int = 1) -> Iterator[FiniteSet]:
    """Sets drawn from the space, coordinates in multiples of 1 / denominator, without end."""
    generator = Random(seed)
    while True:
        n_classes = generator.choice(space.n_classes)
        n_points = max(generator.choice(space.n_points), n_classes)
        steps = space.side * denominator
        points = {tuple(generator.randint(0, steps) for _ in range(space.dimension)) for _ in range(n_points)}
        classes = [*range(n_classes), *(generator.randrange(n_classes) for _ in range(n_points - n_classes))]
        if len(points) == n_points:
            generator.shuffle(classes)
            coded = _translated(tuple(zip(sorted(points), classes, strict=True)))
            yield _decode(coded, denominator)


def data_points(data: FiniteSet) -> Iterable[Point]:
    """The points of the set themselves."""
    return data.points


def grid_points(denominator: int) -> Queries:
    """All points of the grid of step 1 / denominator in the box that holds the set."""

    def queries(data: FiniteSet) -> Iterator[Point]:
        sides = list(zip(*data.points, strict=True))
        steps = [
            [Fraction(n, denominator) for n in range(int(min(s) * denominator), int(max(s) * denominator) + 1)]
            for s in sides
        ]
        yield from product(*steps)

    return queries


def meeting_points(data: FiniteSet) -> Iterator[Point]:
    """The points of the plane in which segments of different directions meet, data points left out."""
    seen: set[Point] = set(data.points)
    for (a, b), (c, d) in combinations(combinations(data.points, 2), 2):
        x = _meeting(a, b, c, d)
        if x is not None and x not in seen:
            seen.add(x)
            yield x


def shrink(instance: Instance, is_witness: Predicate) -> Instance:
    """Make a witness smaller as long as it stays one: fewer points, fewer classes, smaller coordinates."""
    while True:
        smaller = next((s for s in _smaller(instance) if _size(s) < _size(instance) and is_witness(s)), None)
        if smaller is None:
            return instance
        instance = smaller


def canonical(coded: Coded) -> Coded:
    """The least of all sets that differ by translation, reflection, permuted axes and names of classes."""
    dimension = len(coded[0][0])
    best = None
    for axes in permutations(range(dimension)):
        for signs in product((1, -1), repeat=dimension):
            moved = [(tuple(sign * p[axis] for sign, axis in zip(signs, axes, strict=True)), c) for p, c in coded]
            candidate = _renamed(_translated(tuple(sorted(moved))))
            best = candidate if best is None or candidate < best else best
    return best if best is not None else coded


def _coded_sets(dimension: int, side: int, n_points: int, n_classes: int) -> Iterator[Coded]:
    """Sets of extent exactly `side` that touch 0 on every axis, in every partition into classes."""
    grid = list(product(range(side + 1), repeat=dimension))
    if n_points > len(grid) or n_classes > n_points:
        return
    for points in combinations(grid, n_points):
        sides = list(zip(*points, strict=True))
        if any(min(s) for s in sides) or max(map(max, sides)) != side:
            continue
        for classes in _partitions(n_points, n_classes):
            yield tuple(zip(points, classes, strict=True))


def _partitions(n_points: int, n_classes: int) -> Iterator[tuple[int, ...]]:
    """Names of classes in order of first use: each partition of the points into classes once."""
    for rest in product(range(n_classes), repeat=n_points - 1):
        classes = (0, *rest)
        first_use = list(dict.fromkeys(classes))
        if first_use == list(range(n_classes)):
            yield classes


def _common_factor(coded: Coded) -> int:
    return reduce(gcd, (coordinate for point, _ in coded for coordinate in point), 0)


def _translated(coded: Coded) -> Coded:
    lowest = [min(side) for side in zip(*(point for point, _ in coded), strict=True)]
    return tuple((tuple(a - b for a, b in zip(point, lowest, strict=True)), c) for point, c in coded)


def _renamed(coded: Coded) -> Coded:
    names: dict[int, int] = {}
    return tuple((point, names.setdefault(c, len(names))) for point, c in coded)


def _decode(coded: Coded, denominator: int = 1) -> FiniteSet:
    points = tuple(tuple(Fraction(coordinate, denominator) for coordinate in point) for point, _ in coded)
    return FiniteSet(points, tuple(c for _, c in coded))


def _meeting(a: Point, b: Point, c: Point, d: Point) -> Point | None:
    """Where the closed segments ab and cd of different directions meet; None where they do not."""
    (ux, uy), (vx, vy) = (b[0] - a[0], b[1] - a[1]), (d[0] - c[0], d[1] - c[1])
    area = ux * vy - uy * vx
    if area == 0:
        return None
    along = ((c[0] - a[0]) * vy - (c[1] - a[1]) * vx) / area
    x = (a[0] + along * ux, a[1] + along * uy)
    on_both = weight_on_segment(a, b, x) is not None and weight_on_segment(c, d, x) is not None
    return x if on_both else None


def _smaller(instance: Instance) -> Iterator[Instance]:
    """Candidates: a point dropped, a class merged away, the whole moved to the origin, one coordinate nearer to 0."""
    data, x, own = instance
    for n in range(len(data.points)):
        yield from _without(instance, n)
    shift = tuple(min(side) for side in zip(*data.points, strict=True))
    moved = [tuple(a - b for a, b in zip(p, shift, strict=True)) for p in (*data.points, x)]
    yield Instance(replace(data, points=tuple(moved[:-1])), moved[-1], own)
    for n, point in enumerate((*data.points, x)):
        for axis, value in enumerate(point):
            for target in {Fraction(round(value)), value - 1 if value > 0 else value + 1, value / 2}:
                new = (*point[:axis], target, *point[axis + 1 :])
                yield from _moved(instance, n, point, new)


def _without(instance: Instance, n: int) -> Iterator[Instance]:
    data, x, own = instance
    points, classes = data.points[:n] + data.points[n + 1 :], data.classes[:n] + data.classes[n + 1 :]
    names = sorted(set(classes))
    if own in names:
        yield Instance(FiniteSet(points, tuple(names.index(c) for c in classes)), x, names.index(own))


def _moved(instance: Instance, n: int, point: Point, new: Point) -> Iterator[Instance]:
    """Move one data point (and x with it, if it sits there), or x alone."""
    data, x, own = instance
    if n == len(data.points):
        if x not in data.class_of:
            yield Instance(data, new, own)
    elif new not in data.class_of:
        points = (*data.points[:n], new, *data.points[n + 1 :])
        yield Instance(replace(data, points=points), new if point == x else x, own)


def _size(instance: Instance) -> tuple[int, int, int, Fraction]:
    """Points, classes, denominators, extent: compared in this order."""
    data, x, _ = instance
    everything = (*data.points, x)
    denominators = sum(coordinate.denominator for point in everything for coordinate in point)
    origin = tuple(Fraction(0) for _ in x)
    return (
        len(data.points),
        data.n_classes,
        denominators,
        sum((squared_distance(point, origin) for point in everything), Fraction(0)),
    )
