"""Points from the midpoints of their pairs: reconstruction, and the cases in which several sets fit."""

from math import isqrt
from numbers import Real

import numpy as np
from numpy.typing import ArrayLike, NDArray

from numerics.pair_peeling import peel, same_sets

Floats = NDArray[np.float64]

N_DIRECTIONS = 6
ROUNDING = 64 * float(np.finfo(np.float64).eps)


class AmbiguousMidpointsError(ValueError):
    """Several point sets have the given midpoints.

    Attributes:
        solutions: the sets, each of shape (m, d), rows in lexicographic order.
        complete: whether these are all; False for the single midpoint of two points, where infinitely many sets fit
            and two are given as examples.
    """

    def __init__(self, message: str, solutions: tuple[Floats, ...], *, complete: bool) -> None:
        super().__init__(message)
        self.solutions = solutions
        self.complete = complete


def recover_from_midpoints(midpoints: ArrayLike, *, tol: float = 1e-9) -> Floats:
    """Find the m points whose m(m-1)/2 pairs i < j have the given midpoints, in whatever order these come.

    Several sets can fit only if m is a power of two; for points drawn from a density this happens for m = 2 and m = 4
    alone. The sums are peeled along a generic direction, the points then fitted to all midpoints and compared with
    each of them.

    Source: chidambaram2022, Theorem 2.11.

    Args:
        midpoints: finite numbers, shape (m(m-1)/2, d), m >= 2, d >= 1, each pair once.
        tol: largest distance between a given midpoint and the recovered one, as a part of the largest distance of a
            midpoint from the mean; noise above it makes the midpoints inconsistent.

    Returns:
        Points, shape (m, d), float64, rows in lexicographic order.

    Raises:
        AmbiguousMidpointsError: several sets fit; they are in `.solutions`.
        ValueError: the number of midpoints is no m(m-1)/2, an entry is not finite, the shape is wrong, or no set fits.
        TypeError: the midpoints are no real numbers, or tol is none.

    Example:
        >>> recover_from_midpoints([[1.0], [2.0], [3.0]])
        array([[0.],
               [2.],
               [4.]])
    """
    given = _checked(midpoints)
    _check_tolerance(tol)
    m = _n_points(len(given))
    centre = given.mean(axis=0)
    centred = given - centre
    scale = float(np.linalg.norm(centred, axis=1).max())
    allowed = tol * scale + ROUNDING * float(np.abs(given).max())
    if m == 2:
        raise _two_points(given[0])
    solutions, n_explained = _solve(2.0 * centred, m, 2.0 * allowed)
    found = tuple(_in_order(points + centre) for points in solutions)
    if not found:
        raise ValueError(
            f"midpoints do not belong to any {m} points: at best {n_explained} of {len(given)} fit within "
            f"{allowed:.3g}; check that each pair i < j occurs once, or raise tol = {tol!r} if they are noisy"
        )
    if len(found) > 1:
        raise AmbiguousMidpointsError(
            f"midpoints belong to {len(found)} different sets of {m} points, in .solutions; a further piece of "
            "knowledge, such as one of the points, must choose",
            found,
            complete=True,
        )
    return found[0]


def _solve(sums: Floats, m: int, tolerance: float) -> tuple[list[Floats], int]:
    """Peel along several directions; one that finds a set settles it unless m is a power of two."""
    solutions: list[Floats] = []
    n_explained = 0
    for direction in _directions(sums.shape[1]):
        peeling = peel(sums, m, direction, tolerance)
        n_explained = max(n_explained, peeling.n_explained)
        for points in peeling.solutions:
            if not any(same_sets(points, other, 4.0 * tolerance) for other in solutions):
                solutions.append(points)
        if solutions and m & (m - 1):
            break
    return solutions, n_explained


def _directions(dimension: int) -> list[Floats]:
    """Generic unit vectors, the same at every call; along a coordinate axis sums of lattice points would tie."""
    if dimension == 1:
        return [np.array([1.0]), np.array([-1.0])]
    drawn = np.random.default_rng(20220211).standard_normal((N_DIRECTIONS, dimension))
    return list(drawn / np.linalg.norm(drawn, axis=1, keepdims=True))


def _two_points(midpoint: Floats) -> AmbiguousMidpointsError:
    step = np.zeros_like(midpoint)
    step[0] = max(1.0, float(np.abs(midpoint).max()))
    examples = (np.array([midpoint, midpoint]), np.array([midpoint - step, midpoint + step]))
    return AmbiguousMidpointsError(
        "midpoints holds one midpoint, which belongs to {c - v, c + v} for every vector v; .solutions gives two of "
        "these infinitely many sets",
        examples,
        complete=False,
    )


def _in_order(points: Floats) -> Floats:
    return points[np.lexsort(points.T[::-1])]


def _n_points(n_midpoints: int) -> int:
    """The m >= 2 with m(m-1)/2 = n_midpoints."""
    m = (1 + isqrt(1 + 8 * n_midpoints)) // 2
    if n_midpoints == 0 or m * (m - 1) // 2 != n_midpoints:
        raise ValueError(
            f"midpoints has {n_midpoints} rows, which is no m(m-1)/2 with m >= 2 (1, 3, 6, 10, 15, ...); give the "
            "midpoint of each pair i < j once"
        )
    return m


def _checked(midpoints: ArrayLike) -> Floats:
    try:
        array = np.asarray(midpoints)
    except ValueError as error:
        raise ValueError(f"midpoints is ragged ({error}); give every midpoint the same number of coordinates") from None
    if array.dtype == object or not np.issubdtype(array.dtype, np.number) or np.iscomplexobj(array):
        raise TypeError(f"midpoints must hold real numbers, not {array.dtype}; convert them to float")
    if array.ndim != 2 or array.shape[1] == 0:
        raise ValueError(
            f"midpoints must have shape (m(m-1)/2, d) with d >= 1, not {array.shape}; pass values.reshape(-1, 1) for "
            "numbers"
        )
    array = array.astype(np.float64)
    if not np.isfinite(array).all():
        row = int(np.flatnonzero(~np.isfinite(array).all(axis=1))[0])
        raise ValueError(f"midpoints[{row}] is {array[row].tolist()}, not finite; remove or mend it")
    return array


def _check_tolerance(tol: float) -> None:
    if isinstance(tol, bool) or not isinstance(tol, Real):
        raise TypeError(f"tol must be a number, not {type(tol).__name__} {tol!r}; the default is 1e-9")
    if not 0 <= float(tol) < 1:
        raise ValueError(f"tol must lie in [0, 1), not {tol!r}; it is a part of the spread of the midpoints")
