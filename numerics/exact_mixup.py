"""The Mixup-optimal classifier of finite data from its definition, in exact arithmetic.

For eps > 0 the masses of eq. (1) in chidambaram2022 are exact numbers. As eps falls to 0, a ball about x cuts a
lam-interval of half-width eps / |s - t| out of each segment through x, so that the segment enters with the weight
f(lam) / |s - t| where the density f is continuous; a data point's pair with itself keeps its mass 1/n^2.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from numerics.exact_laws import ExactLaw, Germ, MeasurableLaw
from numerics.finite_sets import Crossing, FiniteSet, Point, crossings, squared_distance
from numerics.surds import ZERO, RootSum, rational, root


class NoLimitError(ArithmeticError):
    """h_eps(x) has no limit that the germs of the density decide; the message names the point."""


@dataclass(frozen=True)
class Shares:
    """Class shares in homogeneous coordinates: class i has the share weights[i] / sum(weights)."""

    weights: tuple[RootSum, ...]

    @property
    def total(self) -> RootSum:
        """The sum of the weights."""
        return sum(self.weights, ZERO)

    @property
    def leader(self) -> int | None:
        """The one class of largest share; None where two are level."""
        best = 0
        for i in range(1, len(self.weights)):
            if (self.weights[i] - self.weights[best]).sign() > 0:
                best = i
        ahead = [(self.weights[best] - w).sign() > 0 for i, w in enumerate(self.weights) if i != best]
        return best if all(ahead) else None

    def agrees_with(self, other: "Shares") -> bool:
        """Whether the shares are equal."""
        return all(
            (a * other.total - b * self.total).sign() == 0 for a, b in zip(self.weights, other.weights, strict=True)
        )

    def exceeds(self, own: int, bound: Fraction) -> bool:
        """Whether the share of a class is greater than a rational bound."""
        return (self.weights[own] - self.total * bound).sign() > 0

    def fractions(self) -> tuple[Fraction, ...]:
        """Give the shares where they are rational.

        Raises:
            ValueError: a share is irrational.
        """
        pivot = next(weight for weight in self.weights if weight.terms)
        radicand = pivot.terms[0][0]
        parts = [weight * root(Fraction(radicand)) for weight in self.weights]
        if not all(part.is_rational for part in parts):
            raise ValueError(
                f"shares {_ratio(self.weights)} are irrational; compare them by `agrees_with` or `exceeds`"
            )
        values = [part.fraction() for part in parts]
        return tuple(value / sum(values) for value in values)

    def __str__(self) -> str:
        try:
            return f"({', '.join(map(str, self.fractions()))})"
        except ValueError:
            return _ratio(self.weights)


def _ratio(weights: tuple[RootSum, ...]) -> str:
    return f"proportional to ({', '.join(map(str, weights))})"


def certain(n_classes: int, own: int) -> Shares:
    """The shares e_own."""
    return Shares(tuple(rational(int(i == own)) for i in range(n_classes)))


@dataclass(frozen=True)
class _Term:
    """One segment's part in a leading order: power of the small quantity, weight (None: unknown), class weights."""

    order: Fraction
    weight: RootSum | None
    labels: tuple[Fraction, ...]


def limit_shares(data: FiniteSet, x: Point, law: ExactLaw) -> Shares | None:
    """h(x), the limit of eq. (1) as eps falls to 0; None outside X_mix.

    Raises:
        NoLimitError: the density has no germ on a segment through x, and the segments differ in their labels.
    """
    if x in data.class_of:
        return certain(data.n_classes, data.class_of[x])
    terms = [term for crossing in crossings(data, x) for term in _ball_terms(data, crossing, law)]
    return _lead(terms, x) if terms else None


def ray_limit(data: FiniteSet, x: Point, direction: Point, law: ExactLaw) -> Shares | None:
    """The limit of h(x + r direction) as r falls to 0; None where no segment leaves x that way.

    Raises:
        NoLimitError: the density has no germ there, and the segments differ in their labels.
    """
    return _ray_limit(data, x, direction, law, tuple(crossings(data, x)))


def _ray_limit(
    data: FiniteSet, x: Point, direction: Point, law: ExactLaw, through: Sequence[Crossing]
) -> Shares | None:
    terms = []
    for crossing in through:
        side = _side(data, crossing, direction)
        if side == 0 or (side > 0 and crossing.lam == 1) or (side < 0 and crossing.lam == 0):
            continue
        for lam, way, labels in _orders(data, crossing, side):
            germ = law.germ(lam, way)
            weight = _weight(germ, crossing.squared)
            terms.append(_Term(germ.order if germ else Fraction(0), weight, labels))
    return _lead(terms, x) if terms else None


def rays(data: FiniteSet, x: Point) -> tuple[Point, ...]:
    """The directions in which X_mix leaves x, each once."""
    return _rays(data, x, crossings(data, x))


def _rays(data: FiniteSet, x: Point, through: Iterable[Crossing]) -> tuple[Point, ...]:
    found: dict[Point, None] = {}
    for crossing in through:
        for end, stays in ((crossing.first, crossing.lam == 1), (crossing.second, crossing.lam == 0)):
            if not stays:
                found[_primitive([a - b for a, b in zip(data.points[end], x, strict=True)])] = None
    return tuple(found)


def is_continuous(data: FiniteSet, x: Point, law: ExactLaw) -> bool:
    """Whether h, on X_mix where eq. (1) determines it, is continuous at x.

    Raises:
        ValueError: x lies outside X_mix.
    """
    here = limit_shares(data, x, law)
    if here is None:
        raise ValueError(f"x = {x} lies outside X_mix of {data}, where h is not determined; choose x on a segment")
    through = tuple(crossings(data, x))
    limits = (_ray_limit(data, x, ray, law, through) for ray in _rays(data, x, through))
    return all(limit is not None and limit.agrees_with(here) for limit in limits)


def ball_shares(
    data: FiniteSet, x: Point, eps: Fraction, law: MeasurableLaw, *, toward: Point | None = None
) -> Shares | None:
    """h_eps(x) of eq. (1) for the open ball; None where the ball has no mass.

    Args:
        data, x, eps, law: as in eq. (1); the weights are the exact numerators of (1).
        toward: a direction; then the limit of h_eps(x + r toward) as r falls to 0.
    """
    n_points, weights = len(data.points), [ZERO] * data.n_classes
    for point, own in zip(data.points, data.classes, strict=True):
        if _holds(point, x, eps, toward):
            weights[own] += rational(1)
    for first, second in data.pairs:
        chord = chord_in_ball(data.points[first], data.points[second], x, eps)
        if chord is None:
            continue
        own, other = data.classes[first], data.classes[second]
        mass, moment = law.mass(*chord), law.moment(*chord)
        if own == other:
            weights[own] += mass + law.mass(*(rational(1) - end for end in reversed(chord)))
        else:
            weights[own] += moment * 2
            weights[other] += (mass - moment) * 2
    shares = Shares(tuple(weight * Fraction(1, n_points**2) for weight in weights))
    return shares if shares.total.terms else None


def chord_in_ball(s: Point, t: Point, x: Point, eps: Fraction) -> tuple[RootSum, RootSum] | None:
    """The interval of lam in [0, 1] with |lam s + (1 - lam) t - x| < eps for s != t; None where it has no length.

    Raises:
        ValueError: eps is not positive.
    """
    if eps <= 0:
        raise ValueError(f"eps must be positive, not {eps}; `limit_shares` gives the limit eps -> 0")
    squared = squared_distance(s, t)
    slope = sum(((b - c) * (a - b) for a, b, c in zip(s, t, x, strict=True)), Fraction(0))
    discriminant = slope**2 - squared * (squared_distance(t, x) - eps**2)
    if discriminant <= 0:
        return None
    middle, half = rational(-slope / squared), root(discriminant) * (1 / squared)
    low, high = _clip(middle - half), _clip(middle + half)
    return (low, high) if (high - low).sign() > 0 else None


def pair_mass(
    data: FiniteSet, x: Point, eps: Fraction, law: MeasurableLaw, classes: tuple[int, int], *, delta: Fraction | int = 0
) -> RootSum:
    """The measure of A_{x,eps,delta}^{i,j}: ordered pairs with s in X_i, t in X_j and lam <= 1 - delta."""
    top, total = rational(max(1 - Fraction(delta), Fraction(0))), ZERO
    for s, i in zip(data.points, data.classes, strict=True):
        for t, j in zip(data.points, data.classes, strict=True):
            if (i, j) != classes:
                continue
            if s == t:
                total += law.mass(ZERO, top) if _holds(s, x, eps, None) else ZERO
                continue
            chord = chord_in_ball(s, t, x, eps)
            if chord and (top - chord[0]).sign() > 0:
                total += law.mass(chord[0], chord[1] if (top - chord[1]).sign() > 0 else top)
    return total * Fraction(1, len(data.points) ** 2)


def _ball_terms(data: FiniteSet, crossing: Crossing, law: ExactLaw) -> Iterator[_Term]:
    """What the two halves of the lam-interval about x add, to leading order in eps."""
    for lam, _, labels in _orders(data, crossing, 1):
        for side in (1, -1):
            germ = law.germ(lam, side)
            weight = _weight(germ, crossing.squared)
            order = germ.order if germ else Fraction(0)
            yield _Term(order, weight * (1 / (order + 1)) if weight else None, labels)


def _orders(data: FiniteSet, crossing: Crossing, side: int) -> Iterator[tuple[Fraction, int, tuple[Fraction, ...]]]:
    """The ordered pairs of a segment that eq. (1) counts: weight of the first, its change with x, class weights."""
    own, other = data.classes[crossing.first], data.classes[crossing.second]
    labels = [Fraction(0)] * data.n_classes
    if own == other:
        labels[own] = Fraction(1)
        yield crossing.lam, side, tuple(labels)
        yield 1 - crossing.lam, -side, tuple(labels)
    else:
        labels[own], labels[other] = 2 * crossing.lam, 2 * (1 - crossing.lam)
        yield crossing.lam, side, tuple(labels)


def _weight(germ: Germ | None, squared: Fraction) -> RootSum | None:
    """The coefficient times |s - t|^-(order + 1); None where unknown or of an order that is no integer."""
    if germ is None or germ.order.denominator != 1:
        return None
    return germ.coefficient * root(1 / squared) ** (int(germ.order) + 1)


def _lead(terms: Sequence[_Term], x: Point) -> Shares:
    """Keep the terms of the least order; where all of them have one label, their weights do not matter."""
    unknown = [term for term in terms if term.weight is None and term.order == 0]
    least = min(term.order for term in terms)
    leading = [term for term in terms if term.order == least] + (unknown if least > 0 else [])
    if _one_label(terms if unknown else leading):
        return Shares(tuple(rational(share) for share in leading[0].labels))
    if any(term.weight is None for term in leading):
        raise NoLimitError(f"h_eps({x}): the density has no germ on a segment through the point, and labels differ")
    weights = [ZERO] * len(terms[0].labels)
    for term in leading:
        for i, share in enumerate(term.labels):
            if share and term.weight is not None:
                weights[i] += term.weight * share
    return Shares(tuple(weights))


def _one_label(terms: Iterable[_Term]) -> bool:
    """Whether all terms are proportional to one label; labels of one segment sum to 1 or 2."""
    normal = [tuple(share / sum(term.labels) for share in term.labels) for term in terms]
    return all(a == b for a, b in pairwise(normal))


def _side(data: FiniteSet, crossing: Crossing, direction: Point) -> int:
    """1 where the direction points from the second end to the first along the segment, -1 the other way, else 0."""
    s, t = data.points[crossing.first], data.points[crossing.second]
    along = _primitive([a - b for a, b in zip(s, t, strict=True)])
    given = _primitive(direction)
    if given == along:
        return 1
    return -1 if given == tuple(-c for c in along) else 0


def _primitive(direction: Sequence[Fraction]) -> Point:
    """Scale a direction so that its first coordinate that is not zero is 1 or -1."""
    lead = next((abs(c) for c in direction if c), None)
    if lead is None:
        raise ValueError("direction is zero; give a vector with a coordinate that is not")
    return tuple(c / lead for c in direction)


def _holds(point: Point, x: Point, eps: Fraction, toward: Point | None) -> bool:
    """Whether the open ball about x, or about all x + r toward with small r > 0, holds the point."""
    room = squared_distance(point, x) - eps**2
    if room or toward is None:
        return room < 0
    return sum(((a - b) * c for a, b, c in zip(point, x, toward, strict=True)), Fraction(0)) > 0


def _clip(lam: RootSum) -> RootSum:
    if lam.sign() < 0:
        return ZERO
    return rational(1) if (lam - rational(1)).sign() > 0 else lam
