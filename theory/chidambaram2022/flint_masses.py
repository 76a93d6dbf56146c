"""Eq. (1) for the uniform mixing law by ball arithmetic: a second path, which shares no code with the exact one."""

from collections.abc import Sequence
from fractions import Fraction

from flint import arb, fmpq

from numerics.enclosure import precision

Coordinates = Sequence[Fraction | int]


def flint_shares(classes: Sequence[Sequence[Coordinates]], x: Coordinates, eps: Fraction) -> list[arb]:
    """Balls around h_eps(x) for the classes X_1, X_2, ..., each a sequence of points."""
    with precision(256):
        labelled = [(i, [_ball(c) for c in point]) for i, points in enumerate(classes) for point in points]
        centre, radius = [_ball(c) for c in x], _ball(eps)
        weights = [arb(0) for _ in classes]
        for i, s in labelled:
            for j, t in labelled:
                low, high = _interval(s, t, centre, radius)
                mass, moment = high - low, (high**2 - low**2) / 2
                if i == j:
                    weights[i] += mass
                elif i < j:
                    weights[i] += 2 * moment
                    weights[j] += 2 * (mass - moment)
        total = sum(weights, arb(0))
        return [weight / total for weight in weights]


def flint_measure(
    firsts: Sequence[Coordinates], seconds: Sequence[Coordinates], x: Coordinates, eps: Fraction, delta: Fraction
) -> arb:
    """A ball around the sum over pairs of the lengths of A_{x,eps,delta}: lam in [0, 1 - delta]."""
    with precision(256):
        top, total = (1 - _ball(delta)).max(arb(0)), arb(0)
        for s in firsts:
            for t in seconds:
                low, high = _interval([*map(_ball, s)], [*map(_ball, t)], [*map(_ball, x)], _ball(eps))
                total += (high.min(top) - low).max(arb(0))
        return total


def _ball(value: Fraction | int) -> arb:
    fraction = Fraction(value)
    return arb(fmpq(fraction.numerator, fraction.denominator))


def _interval(s: list[arb], t: list[arb], x: list[arb], radius: arb) -> tuple[arb, arb]:
    """The lam of [0, 1] whose mixture lies in the ball, from the quadratic |t - x + lam (s - t)|^2 = radius^2."""
    a = sum(((p - q) ** 2 for p, q in zip(s, t, strict=True)), arb(0))
    b = sum(((q - c) * (p - q) for p, q, c in zip(s, t, x, strict=True)), arb(0))
    c = sum(((q - c) ** 2 for q, c in zip(t, x, strict=True)), arb(0)) - radius**2
    if a == 0:
        return arb(0), arb(1) if c < 0 else arb(0)
    room = b**2 - a * c
    if not room > 0:
        return arb(0), arb(0)
    half = room.sqrt()
    low = ((-b - half) / a).max(arb(0)).min(arb(1))
    return low, ((-b + half) / a).max(arb(0)).min(arb(1))
