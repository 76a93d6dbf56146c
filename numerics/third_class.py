"""How near mixed points come to points of a third class: by matrix products, and exactly on small integer sets."""

from fractions import Fraction
from typing import NamedTuple

import numpy as np

BLOCK = 2048
"""Mixed points at once: bounds memory."""
NEAREST = 4
"""Candidates of the single-precision search that are measured again in double precision."""


class Reach(NamedTuple):
    """The nearest approach: squared distance, and the indices of the two ends."""

    square: Fraction
    ends: tuple[int, int]


def third_class_distances(
    mixed: np.ndarray, first: np.ndarray, second: np.ndarray, points: np.ndarray, labels: np.ndarray
) -> np.ndarray:
    """Euclidean distance of each mixed point to the nearest point of neither of its two classes; inf where none is.

    Args:
        mixed: (m, d).
        first, second: (m,), classes of the members.
        points, labels: (n, d) and (n,).

    Returns:
        (m,), float64; found by single-precision products, measured in double precision.
    """
    if not len(points) or mixed.shape[1:] != points.shape[1:]:
        raise ValueError(f"mixed {mixed.shape} and points {points.shape} must be (m, d) and (n, d) with n >= 1")
    single = points.astype(np.float32)
    norms = np.einsum("nd,nd->n", single, single)
    found = np.empty(len(mixed))
    for start in range(0, len(mixed), BLOCK):
        rows = slice(start, start + BLOCK)
        squares = norms - 2 * mixed[rows].astype(np.float32) @ single.T
        own = (labels == first[rows, None]) | (labels == second[rows, None])
        squares[own] = np.inf
        n_near = min(NEAREST, len(points))
        near = np.argpartition(squares, n_near - 1, axis=1)[:, :n_near]
        away = np.linalg.norm(mixed[rows, None] - points[near], axis=2)
        away[np.isinf(np.take_along_axis(squares, near, axis=1))] = np.inf
        found[rows] = away.min(axis=1)
    return found


def exact_reach(points: np.ndarray, labels: np.ndarray, third: int, *, ends: str = "segment") -> Reach | None:
    """Nearest approach to one point of any mixture of two points of other classes; None where there are none.

    The largest eps for which Assumption 2.9 holds at the point is the root of `square`: with full-support mixing every
    segment counts in its whole length, identical pairs included.

    Args:
        points: (n, d) integers below 1024 in size, so that all products below are exact in 64 bits.
        labels: (n,).
        third: index of the point.
        ends: segment for every weight, middle for the weight 1/2 alone.

    Source: chidambaram2022, Assumption 2.9.
    """
    x = np.asarray(points)
    if x.dtype.kind not in "iu" or np.abs(x).max(initial=0) >= 1 << 10 or x.shape[1] > 64:
        raise ValueError("points must be integers below 1024 in size with at most 64 columns; scale them")
    x, others = x.astype(np.int64), np.flatnonzero(labels != labels[third])
    if not len(others):
        return None
    a, b = (others[side] for side in np.triu_indices(len(others)))
    top, bottom = _squares(x, a, b, x[third], middle=ends == "middle")
    close = np.flatnonzero(top / bottom <= (top / bottom).min() * (1 + 1e-12))
    square, place = min((Fraction(int(top[c]), int(bottom[c])), int(c)) for c in close)
    return Reach(square, (int(a[place]), int(b[place])))


def _squares(
    x: np.ndarray, a: np.ndarray, b: np.ndarray, point: np.ndarray, *, middle: bool
) -> tuple[np.ndarray, np.ndarray]:
    """Squared distances of a point to the segments a b (or their middles), as numerators and denominators."""
    if middle:
        return ((x[a] + x[b] - 2 * point) ** 2).sum(axis=1), np.full(len(a), 4, dtype=np.int64)
    along, out = x[b] - x[a], point - x[a]
    length, foot = (along**2).sum(axis=1), (along * out).sum(axis=1)
    far, back = (out**2).sum(axis=1), ((point - x[b]) ** 2).sum(axis=1)
    inside = (foot > 0) & (foot < length)
    at_end = np.where(foot <= 0, far, back)
    return np.where(inside, far * length - foot**2, at_end), np.where(inside, length, 1)
