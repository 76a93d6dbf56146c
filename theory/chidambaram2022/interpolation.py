"""Small exact datasets, and the criterion by which their maximum-margin solution interpolates."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

import numpy as np

from numerics.convex import Floats, gram, solve_exactly

Entry = TypeVar("Entry")


@dataclass(frozen=True)
class Dataset:
    """Points with whole coordinates and labels 1 or -1."""

    points: tuple[tuple[int, ...], ...]
    labels: tuple[int, ...]

    @property
    def inputs(self) -> Floats:
        """The points as a float64 matrix."""
        return np.array(self.points, dtype=np.float64)

    @property
    def signed(self) -> list[list[int]]:
        """The rows y_i x_i."""
        return [[y * value for value in x] for x, y in zip(self.points, self.labels, strict=True)]

    def by_class(self, first: Entry, second: Entry) -> list[Entry]:
        """One entry for each point: `first` on class 1, `second` on class -1."""
        return [first if label == 1 else second for label in self.labels]


def orthonormal(size: int, other: int) -> Dataset:
    """The unit vectors: `size` of them in class 1, `other` in class -1; the maximum-margin solution interpolates."""
    n = size + other
    return Dataset(
        tuple(tuple(int(i == j) for j in range(n)) for i in range(n)), tuple(1 if i < size else -1 for i in range(n))
    )


def support_weights(data: Dataset) -> list[Fraction] | None:
    """y_i (K^(-1) y)_i with K the Gram matrix, exact; None where the points are linearly dependent."""
    return solve_exactly(gram(data.signed), [Fraction(1)] * len(data.labels))


def interpolates(data: Dataset) -> bool:
    """Whether the points are independent and all of y_i (K^(-1) y)_i >= 0: the maximum-margin solution interpolates."""
    weights = support_weights(data)
    return weights is not None and min(weights) >= 0


def with_margins(data: Dataset, margins: list[Fraction]) -> tuple[Fraction, ...] | None:
    """The theta in the span with y_i theta.x_i = margins_i, exact; None where the points are linearly dependent."""
    coefficients = solve_exactly(gram(data.signed), margins)
    if coefficients is None:
        return None
    columns = zip(*data.signed, strict=True)
    return tuple(
        sum((c * value for c, value in zip(coefficients, column, strict=True)), Fraction(0)) for column in columns
    )


def drawn(n_sets: int, *, size: int, other: int, dimension: int, seed: str) -> Iterator[Dataset]:
    """Random points with coordinates in -9..9, the same at every run."""
    draw = random.Random(seed)
    labels = (1,) * size + (-1,) * other
    for _ in range(n_sets):
        yield Dataset(tuple(tuple(draw.randint(-9, 9) for _ in range(dimension)) for _ in labels), labels)
