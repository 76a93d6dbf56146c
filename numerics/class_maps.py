"""Decision maps of any number of classes on a rectangle: cells, and distances of points to cells of other classes.

A map is an array (n_rows, n_columns) of class indices; rows run along the second coordinate, columns along the first.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.spatial import cKDTree


@dataclass(frozen=True)
class Box:
    """The rectangle [left, right] x [low, high] with n_columns points along it, spaced alike in both directions.

    Raises:
        ValueError: fewer than two columns, or an empty side.
    """

    left: float
    right: float
    low: float
    high: float
    n_columns: int

    def __post_init__(self) -> None:
        if not (self.left < self.right and self.low < self.high):
            raise ValueError(f"box [{self.left}, {self.right}] x [{self.low}, {self.high}] is empty; order its ends")
        if self.n_columns < 2:
            raise ValueError(f"n_columns must be at least 2, not {self.n_columns!r}")

    @property
    def width(self) -> float:
        """Length along the first coordinate."""
        return self.right - self.left

    @property
    def spacing(self) -> float:
        """Distance between neighbours."""
        return self.width / (self.n_columns - 1)

    @property
    def n_rows(self) -> int:
        """Points along the second coordinate, as many as fit."""
        return 1 + round((self.high - self.low) / self.spacing)


def grid(box: Box) -> NDArray[np.float64]:
    """The points of the grid, row by row from the lower left, (n_rows n_columns, 2)."""
    first, second = np.meshgrid(
        np.linspace(box.left, box.right, box.n_columns), box.low + box.spacing * np.arange(box.n_rows)
    )
    return np.stack([first.ravel(), second.ravel()], axis=1)


def distances_to_other_classes(
    class_map: ArrayLike, box: Box, points: ArrayLike, classes: ArrayLike
) -> NDArray[np.float64]:
    """Distance of each point to the nearest cell that has not its class; infinite where all have it; (n,).

    No finer than the spacing of the grid: a point in a region of another class has a distance below one spacing.

    Args:
        class_map: (n_rows, n_columns), class indices.
        box: what the map covers.
        points: (n, 2).
        classes: (n,), class indices.

    Raises:
        ValueError: the map has another shape than its box.
    """
    cells = np.asarray(class_map)
    if cells.shape != (box.n_rows, box.n_columns):
        raise ValueError(f"map of shape {cells.shape} does not fill a box of {box.n_rows} x {box.n_columns} cells")
    places, flat = grid(box), cells.ravel()
    x, own = np.asarray(points, dtype=np.float64), np.asarray(classes)
    found = np.full(len(x), np.inf)
    for kind in np.unique(own):
        mine, others = own == kind, places[flat != kind]
        if len(others):
            found[mine] = cKDTree(others).query(x[mine])[0]
    return found
