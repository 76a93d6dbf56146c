"""All point sets with given pair sums, by peeling: the smallest sum left always belongs to the smallest point known.

Along a direction in which no two sums tie, order the unknown points x_1 <= x_2 <= ... The two smallest sums are
x_1 + x_2 and x_1 + x_3. The sums below x_2 + x_3 all have the form x_1 + x_j, so x_2 + x_3 is among the first m; each
guess fixes x_1, x_2, x_3. Strike out the sums of the points known: the smallest one left is x_1 plus the next point.
A guess that meets a sum which is not there is wrong; every set that fits comes from some guess.
"""

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SURELY_THE_SAME = 1e-3
"""A sum nearer than this part of the tolerance is taken at once; the nearest one is looked for otherwise."""

SLACK = 6.0


@dataclass(frozen=True)
class Peeling:
    """What one direction gave: the point sets that fit, and how many sums the best guess explained."""

    solutions: tuple[Floats, ...]
    n_explained: int


def peel(sums: Floats, m: int, direction: Floats, tolerance: float) -> Peeling:
    """Find the point sets whose pair sums are the given ones, each sum within `tolerance` of its partner.

    On the way an error of one sum reaches a point up to fivefold and a target sum tenfold, so the search allows
    `SLACK` times the tolerance; the points are then fitted to all their sums and held to the tolerance itself.

    Args:
        sums: the m(m-1)/2 sums, shape (m(m-1)/2, d), m >= 3.
        m: number of points.
        direction: unit vector along which the sums are ordered, shape (d,).
        tolerance: largest distance at which two sums count as the same.
    """
    along = sums @ direction
    order = np.argsort(along, kind="stable")
    ordered, along = np.ascontiguousarray(sums[order]), np.ascontiguousarray(along[order])
    solutions: list[Floats] = []
    best = 0
    for guess in range(2, m):
        if guess > 2 and np.linalg.norm(ordered[guess] - ordered[guess - 1]) <= SURELY_THE_SAME * tolerance:
            continue  # the same sum again gives the same points again
        table, n_explained = _follow(ordered, along, direction, m, guess, SLACK * tolerance)
        best = max(best, int(n_explained))
        if n_explained == len(sums):
            points = _least_squares(ordered, table, m)
            if _misfit(points, ordered, table) <= tolerance and not any(
                same_sets(points, other, tolerance) for other in solutions
            ):
                solutions.append(points)
    return Peeling(tuple(solutions), best)


def same_sets(left: Floats, right: Floats, tolerance: float) -> bool:
    """Whether two point sets of one size agree up to order, each point within `tolerance` of its partner."""
    free = list(range(len(right)))
    for point in left:
        distances = np.linalg.norm(right[free] - point, axis=1)
        nearest = int(distances.argmin())
        if distances[nearest] > tolerance:
            return False
        free.pop(nearest)
    return True


def _least_squares(ordered: Floats, table: Ints, m: int) -> Floats:
    """The points nearest to all their sums: (A^T A)^{-1} A^T s with A^T A = (m - 2) I + J."""
    by_point = ordered[table]
    by_point[np.arange(m), np.arange(m)] = 0.0
    rows = by_point.sum(axis=1)
    return (rows - rows.sum(axis=0) / (2.0 * (m - 1))) / (m - 2)


def _misfit(points: Floats, ordered: Floats, table: Ints) -> float:
    first, second = np.triu_indices(len(points), 1)
    return float(np.linalg.norm(points[first] + points[second] - ordered[table[first, second]], axis=1).max())


@njit(cache=True)
def _follow(
    ordered: Floats, along: Floats, direction: Floats, m: int, guess: int, tolerance: float
) -> tuple[Ints, int]:
    """Follow one guess of x_2 + x_3: which sum each pair takes, shape (m, m), and how many sums found a pair."""
    n, dimension = ordered.shape
    table = np.zeros((m, m), dtype=np.int64)
    following = np.arange(n + 1)  # following[i]: the first unused sum from i on, by path halving
    points = np.zeros((m, dimension))
    points[0] = (ordered[0] + ordered[1] - ordered[guess]) / 2.0
    points[1] = ordered[0] - points[0]
    points[2] = ordered[1] - points[0]
    first_three = ((0, 1, 0), (0, 2, 1), (1, 2, guess))
    for i, j, number in first_three:
        table[i, j] = table[j, i] = number
        following[number] = number + 1
    n_explained = 3
    target = np.zeros(dimension)
    for k in range(3, m):
        smallest = _unused(following, 0)
        points[k] = ordered[smallest] - points[0]
        table[0, k] = table[k, 0] = smallest
        following[smallest] = smallest + 1
        n_explained += 1
        for j in range(1, k):
            target[:] = points[j] + points[k]
            found = _nearest_unused(ordered, along, following, target, direction, tolerance)
            if found < 0:
                return table, n_explained
            table[j, k] = table[k, j] = found
            following[found] = found + 1
            n_explained += 1
    return table, n_explained


@njit(cache=True)
def _unused(following: Ints, start: int) -> int:
    while following[start] != start:
        following[start] = following[following[start]]
        start = following[start]
    return start


@njit(cache=True)
def _nearest_unused(
    ordered: Floats, along: Floats, following: Ints, target: Floats, direction: Floats, tolerance: float
) -> int:
    """The unused sum nearest to the target and within the tolerance of it, -1 if there is none."""
    place = 0.0
    for axis in range(len(target)):
        place += target[axis] * direction[axis]
    n = len(along)
    here = _unused(following, np.searchsorted(along, place - tolerance))
    nearest, least = -1, tolerance
    while here < n and along[here] <= place + tolerance:
        distance = np.sqrt(((ordered[here] - target) ** 2).sum())
        if distance <= least:
            nearest, least = here, distance
            if distance <= SURELY_THE_SAME * tolerance:
                return nearest
        here = _unused(following, here + 1)
    return nearest
