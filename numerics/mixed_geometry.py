"""Mixtures of two points of a finite set: where they lie, what they hit, and whose ground they stand on.

Everything is exact: the nearest data point changes where linear functions of lam meet, and a ball cuts an interval out
of a segment whose ends solve a quadratic.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from typing import NamedTuple

from numerics.enclosure import precision
from numerics.exact_mixup import chord_in_ball
from numerics.finite_sets import FiniteSet, Point, weight_on_segment
from numerics.surds import RootSum

Pair = tuple[int, int]
BITS = 64


class Interval(NamedTuple):
    """An open interval of mixing weights."""

    low: Fraction
    high: Fraction


class Hit(NamedTuple):
    """A mixture on a data point of a class of neither end: the weight of the first end, the point's index."""

    lam: Fraction
    place: int


class Chord(NamedTuple):
    """The open interval of lam whose mixtures of two data points lie in a ball."""

    pair: Pair
    low: RootSum
    high: RootSum


def mixed_point(s: Point, t: Point, lam: Fraction) -> Point:
    """Lam s + (1 - lam) t."""
    return tuple(lam * a + (1 - lam) * b for a, b in zip(s, t, strict=True))


def linear_label(data: FiniteSet, pair: Pair, lam: Fraction) -> tuple[Fraction, ...]:
    """The label lam y_i + (1 - lam) y_j that Mixup gives, with one-hot y."""
    label = [Fraction(0)] * data.n_classes
    label[data.classes[pair[0]]] += lam
    label[data.classes[pair[1]]] += 1 - lam
    return tuple(label)


def hits(data: FiniteSet, pair: Pair) -> tuple[Hit, ...]:
    """The data points of a class of neither end that lie on the segment of a pair of distinct points."""
    s, t = (data.points[end] for end in pair)
    return tuple(
        Hit(lam, index)
        for index in _foreign(data, pair)
        if (lam := weight_on_segment(s, t, data.points[index])) is not None
    )


def intrusion(data: FiniteSet, pair: Pair) -> tuple[Interval, ...]:
    """The mixing weights at which the nearest data point has the class of neither end; they fill open intervals.

    Up to what all points share, the squared distance to the point p is |p|^2 - 2 p . x(lam), linear in lam. Where a
    foreign point and one of the ends' classes are equally near, the mixture does not intrude.
    """
    s, t = (data.points[end] for end in pair)
    lines = [
        (_dot(p, p) - 2 * _dot(p, t), -2 * _dot(p, tuple(a - b for a, b in zip(s, t, strict=True))))
        for p in data.points
    ]
    meets = {
        (b[0] - a[0]) / (a[1] - b[1])
        for a, b in combinations(lines, 2)
        if a[1] != b[1] and 0 < (b[0] - a[0]) / (a[1] - b[1]) < 1
    }
    cuts = [Fraction(0), *sorted(meets), Fraction(1)]
    foreign = _foreign(data, pair)
    found: list[Interval] = []
    for low, high in pairwise(cuts):
        if not _foreign_nearest(lines, foreign, (low + high) / 2):
            continue
        if found and found[-1].high == low and _foreign_nearest(lines, foreign, low):
            found[-1] = Interval(found[-1].low, high)
        else:
            found.append(Interval(low, high))
    return tuple(found)


def chords(data: FiniteSet, x: Point, eps: Fraction) -> tuple[Chord, ...]:
    """What the open ball about x cuts out of the segments between distinct points, each segment once."""
    found = []
    for pair in combinations(range(len(data.points)), 2):
        chord = chord_in_ball(data.points[pair[0]], data.points[pair[1]], x, eps)
        if chord is not None:
            found.append(Chord(pair, *chord))
    return tuple(found)


def decimal(value: RootSum) -> float:
    """The nearest float, for drawing."""
    with precision(BITS):
        return float(value.ball().mid())


def _foreign(data: FiniteSet, pair: Pair) -> list[int]:
    ends = {data.classes[end] for end in pair}
    return [index for index, own in enumerate(data.classes) if own not in ends]


def _foreign_nearest(lines: Sequence[tuple[Fraction, Fraction]], foreign: Sequence[int], lam: Fraction) -> bool:
    """Whether a foreign point is nearer than every point of the ends' classes."""
    apart = [constant + slope * lam for constant, slope in lines]
    near = min((apart[index] for index in foreign), default=None)
    return near is not None and all(near < apart[n] for n in range(len(apart)) if n not in foreign)


def _dot(left: Point, right: Point) -> Fraction:
    return sum((a * b for a, b in zip(left, right, strict=True)), Fraction(0))
