"""Finite labelled sets in exact coordinates, the segments through a point, and the assumptions that speak of them.

Classes count from 0 here; the text shows them as X_1, X_2, ... The mixing law has full support on [0, 1] throughout, so
that a set of (s, t, lam) has measure zero exactly where it holds no interval of lam.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

Point = tuple[Fraction, ...]


class Crossing(NamedTuple):
    """A segment of positive length through a point: its ends by index, the weight of the first, its squared length.

    The first end has the smaller class, so that `lam` is the weight that eq. (1) gives it.
    """

    first: int
    second: int
    lam: Fraction
    squared: Fraction


@dataclass(frozen=True)
class FiniteSet:
    """Distinct points with a class each, under the discrete uniform law.

    Raises:
        ValueError: no point, points of several dimensions, a repeated point, or classes that are not 0, ..., k - 1.
        TypeError: a coordinate is no exact number.
    """

    points: tuple[Point, ...]
    classes: tuple[int, ...]

    def __post_init__(self) -> None:
        if not self.points or len(self.points) != len(self.classes):
            raise ValueError(
                f"{len(self.points)} points with {len(self.classes)} classes; give one class for each point"
            )
        for coordinate in (c for point in self.points for c in point):
            if not isinstance(coordinate, Fraction):
                raise TypeError(f"points: {coordinate!r} is no Fraction; build the set with `labelled`")
        if len({len(point) for point in self.points}) > 1:
            raise ValueError(f"points have dimensions {sorted({len(p) for p in self.points})}; give all the same")
        if len(set(self.points)) < len(self.points):
            raise ValueError(f"points repeat: {_list(self.points)}; the supports are disjoint sets")
        if set(self.classes) != set(range(self.n_classes)):
            raise ValueError(f"classes {sorted(set(self.classes))} must be 0, ..., k - 1 without a gap")

    @property
    def n_classes(self) -> int:
        """The number k of classes."""
        return len(set(self.classes))

    @property
    def dimension(self) -> int:
        """The dimension of the space."""
        return len(self.points[0])

    @cached_property
    def class_of(self) -> dict[Point, int]:
        """Class by point."""
        return dict(zip(self.points, self.classes, strict=True))

    @cached_property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """All unordered pairs of distinct points, the smaller class first."""
        order = sorted(range(len(self.points)), key=lambda n: (self.classes[n], n))
        return tuple(combinations(order, 2))

    def __str__(self) -> str:
        groups = [[p for p, c in zip(self.points, self.classes, strict=True) if c == i] for i in range(self.n_classes)]
        return ", ".join(f"X_{i} = {_list(group)}" for i, group in enumerate(groups, start=1))


def labelled(*classes: Iterable[object]) -> FiniteSet:
    """Build a set from the points of X_1, X_2, ...; a point is a rational number or a sequence of them.

    Example:
        >>> str(labelled([0, 1], [2]))
        'X_1 = {0, 1}, X_2 = {2}'
    """
    points = [(exact_point(point), i) for i, group in enumerate(classes) for point in group]
    return FiniteSet(tuple(p for p, _ in points), tuple(i for _, i in points))


def exact_point(point: object) -> Point:
    """Read a rational number or a sequence of them as a point.

    Raises:
        TypeError: a coordinate is a binary float or no number.
    """
    coordinates = tuple(point) if isinstance(point, Sequence) and not isinstance(point, str) else (point,)
    for coordinate in coordinates:
        if isinstance(coordinate, bool | float) or not hasattr(coordinate, "__str__"):
            raise TypeError(f"point: {coordinate!r} is no exact number; pass an int, a Fraction or a string as '1/3'")
    return tuple(c if isinstance(c, Fraction) else Fraction(str(c)) for c in coordinates)


def weight_on_segment(s: Point, t: Point, x: Point) -> Fraction | None:
    """The lam in [0, 1] with lam s + (1 - lam) t = x for s != t; None where x is not on the segment."""
    lam: Fraction | None = None
    for a, b, c in zip(s, t, x, strict=True):
        if a == b:
            if c != b:
                return None
        elif lam is None:
            lam = (c - b) / (a - b)
        elif lam * (a - b) != c - b:
            return None
    return lam if lam is not None and 0 <= lam <= 1 else None


def squared_distance(s: Point, t: Point) -> Fraction:
    """|s - t|^2."""
    return sum(((a - b) ** 2 for a, b in zip(s, t, strict=True)), Fraction(0))


def crossings(data: FiniteSet, x: Point) -> Iterator[Crossing]:
    """All segments between two distinct points that hold x, ends included, each once."""
    for first, second in data.pairs:
        s, t = data.points[first], data.points[second]
        lam = weight_on_segment(s, t, x)
        if lam is not None:
            yield Crossing(first, second, lam, squared_distance(s, t))


def in_x_mix(data: FiniteSet, x: Point) -> bool:
    """Whether x lies in X_mix: on a segment, or at a point."""
    return x in data.class_of or any(True for _ in crossings(data, x))


def foreign_ends(data: FiniteSet, crossing: Crossing, own: int) -> int:
    """How many ends of a segment lie outside the class: 0, 1 or 2."""
    return sum(data.classes[end] != own for end in (crossing.first, crossing.second))


def meets_assumption_2_9(data: FiniteSet, x: Point, own: int) -> bool:
    """Whether a ball about x meets no segment between points outside the class, identical pairs included."""
    if data.class_of.get(x, own) != own:
        return False
    return all(foreign_ends(data, crossing, own) < 2 for crossing in crossings(data, x))


def squared_reach_2_9(data: FiniteSet, x: Point, own: int) -> Fraction | None:
    """The square of the largest eps of Assumption 2.9, 0 where it fails; None where no class is foreign."""
    foreign = [p for p, c in zip(data.points, data.classes, strict=True) if c != own]
    segments = [*combinations(foreign, 2), *((p, p) for p in foreign)]
    return min((_squared_distance_to(x, s, t) for s, t in segments), default=None)


def foreign_share(data: FiniteSet, x: Point, own: int) -> Fraction | None:
    """The largest weight 1 - lam of a foreign end on the segments from the class through x; None without segments."""
    shares = []
    for crossing in crossings(data, x):
        if foreign_ends(data, crossing, own) == 1:
            shares.append(crossing.lam if data.classes[crossing.second] == own else 1 - crossing.lam)
    return max(shares, default=None)


def squared_class_distance(data: FiniteSet, own: int) -> Fraction:
    """min over j != i of d(X_i, X_j)^2.

    Raises:
        ValueError: there is one class only.
    """
    if data.n_classes < 2:
        raise ValueError(f"{data} has one class; a distance between classes needs two")
    inside = [p for p, c in zip(data.points, data.classes, strict=True) if c == own]
    outside = [p for p, c in zip(data.points, data.classes, strict=True) if c != own]
    return min(squared_distance(s, t) for s in inside for t in outside)


def meets_assumption_3_1(data: FiniteSet, x: Point, own: int) -> bool:
    """Whether some 0 < delta < min_j d(X_i, X_j) / 2 leaves A_{x,eps,delta}^{i,j} of measure zero, j != i.

    The set grows as delta falls: so it is exactly that every segment from X_i through x has 2 (1 - lam) < min d there.
    """
    share = foreign_share(data, x, own)
    return share is None or 4 * share**2 < squared_class_distance(data, own)


def _squared_distance_to(x: Point, s: Point, t: Point) -> Fraction:
    """Squared distance from x to the closed segment from s to t."""
    squared = squared_distance(s, t)
    if squared == 0:
        return squared_distance(x, t)
    along = sum(((c - b) * (a - b) for a, b, c in zip(s, t, x, strict=True)), Fraction(0)) / squared
    lam = min(max(along, Fraction(0)), Fraction(1))
    return squared_distance(x, tuple(b + lam * (a - b) for a, b in zip(s, t, strict=True)))


def show_point(point: Point) -> str:
    """A point as text: 1/2 on the line, (1/2, 0) in the plane."""
    inside = ", ".join(map(str, point))
    return inside if len(point) == 1 else f"({inside})"


def _list(points: Iterable[Point]) -> str:
    return "{" + ", ".join(map(show_point, points)) + "}"
