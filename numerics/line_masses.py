"""Exact weights of eq. (1) on a line for Beta(m, m) with integer m: rationals in, rationals out, no closed form."""

from collections.abc import Sequence
from fractions import Fraction
from math import comb


def exact_weights(
    points: Sequence[Fraction], classes: Sequence[int], query: Fraction, eps: Fraction, alpha: int
) -> tuple[Fraction, ...]:
    """The weight of -log theta_i in the Mixup loss restricted to (query - eps, query + eps), times n^2.

    Sums lam for the class of s and 1 - lam for the class of t over all ordered pairs, integrated over the lam whose
    mixture falls into the open interval.

    Args:
        points: rational points on the line.
        classes: class index 0 .. k-1 of each.
        query, eps: centre and radius > 0.
        alpha: integer >= 1.
    """
    if alpha < 1 or eps <= 0:
        raise ValueError(f"alpha = {alpha} must be an integer >= 1 and eps = {eps} positive")
    weights = [Fraction(0)] * (max(classes) + 1)
    for s, i in zip(points, classes, strict=True):
        for t, j in zip(points, classes, strict=True):
            low, high = _inside(s, t, query, eps)
            mass = _tail(alpha, alpha, high) - _tail(alpha, alpha, low)
            moment = (_tail(alpha + 1, alpha, high) - _tail(alpha + 1, alpha, low)) / 2
            weights[i] += moment
            weights[j] += mass - moment
    return tuple(weights)


def exact_share(
    points: Sequence[Fraction], classes: Sequence[int], query: Fraction, eps: Fraction, alpha: int
) -> Fraction:
    """The share h_eps of the first class at the query."""
    weights = exact_weights(points, classes, query, eps, alpha)
    return weights[0] / sum(weights)


def _inside(s: Fraction, t: Fraction, query: Fraction, eps: Fraction) -> tuple[Fraction, Fraction]:
    """The lam in [0, 1] with |lam s + (1 - lam) t - query| < eps, as (low, high); (0, 0) where there is none."""
    if s == t:
        return (Fraction(0), Fraction(1)) if abs(s - query) < eps else (Fraction(0), Fraction(0))
    ends = sorted(((query - eps - t) / (s - t), (query + eps - t) / (s - t)))
    low, high = max(ends[0], Fraction(0)), min(ends[1], Fraction(1))
    return (low, high) if low < high else (Fraction(0), Fraction(0))


def _tail(a: int, b: int, lam: Fraction) -> Fraction:
    """I_lam(a, b) for integers: the chance of at least a successes in a + b - 1 trials."""
    n = a + b - 1
    return sum((comb(n, j) * lam**j * (1 - lam) ** (n - j) for j in range(a, n + 1)), Fraction(0))
