"""Two numbers for a decision map of two classes on a square grid: its non-linearity, and its margin to labelled points.

A map is an array (n, n) of truth values, class 2 or not; rows run along the second coordinate, columns along the first.
"""

from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

N_DIRECTIONS = 360
"""Directions of the half-planes tried, half a degree apart."""


def grid(n_cells: int, half_width: float) -> NDArray[np.float64]:
    """The n x n points evenly spaced over [-half_width, half_width]^2, row by row, shape (n^2, 2)."""
    axis = np.linspace(-half_width, half_width, n_cells)
    first, second = np.meshgrid(axis, axis)
    return np.stack([first.ravel(), second.ravel()], axis=1)


def nonlinearity(second: ArrayLike) -> float:
    """Share of cells that differ from the nearest linear classifier, over half-planes of 360 directions.

    0 for a map that a straight line divides along one of these directions, at most 1/2 for any map; a line between two
    directions counts less than 1/200.

    Example:
        >>> nonlinearity(np.tri(40, dtype=bool))
        0.0
    """
    cells = np.asarray(second, dtype=bool)
    flat = cells.ravel().astype(np.int32)
    best = min(int(flat.sum()), int((1 - flat).sum()))
    for order, ends in _sweeps(cells.shape[0]):
        above = np.cumsum(flat[order])[ends]
        wrong = above + (len(flat) - 1 - ends) - (flat.sum() - above)
        best = min(best, int(wrong.min()), int((len(flat) - wrong).min()))
    return best / flat.size


@cache
def _sweeps(n_cells: int) -> tuple[tuple[NDArray[np.int64], NDArray[np.int64]], ...]:
    """For each direction the cells in order along it, and the places after which a line can pass."""
    cells = grid(n_cells, 1.0)
    sweeps = []
    for angle in np.pi * np.arange(N_DIRECTIONS) / N_DIRECTIONS:
        along = np.round(cells @ np.array([np.cos(angle), np.sin(angle)]), 9)
        order = np.argsort(along, kind="stable")
        ends = np.nonzero(np.diff(along[order]) > 0)[0]
        sweeps.append((order, ends))
    return tuple(sweeps)


def distances(second: ArrayLike, points: ArrayLike, classes: ArrayLike, half_width: float) -> NDArray[np.float64]:
    """Distance of each point to the nearest cell of the map that has not the point's class, shape (n,).

    Infinite where every cell has its class; no finer than the spacing of the grid. A point in a region of the other
    class has a distance below one spacing.

    Args:
        second: the map.
        points: (n, 2).
        classes: (n,), 0 or 1; 1 is class 2.
        half_width: of the square that the map covers.
    """
    cells = np.asarray(second, dtype=bool)
    places, flat = grid(cells.shape[0], half_width), cells.ravel()
    x, own = np.asarray(points, dtype=np.float64), np.asarray(classes).astype(bool)
    found = np.full(len(x), np.inf)
    for kind in (False, True):
        mine, others = own == kind, places[flat != kind]
        if mine.any() and len(others):
            squares = ((x[mine, None, :] - others[None]) ** 2).sum(axis=2)
            found[mine] = np.sqrt(squares.min(axis=1))
    return found
