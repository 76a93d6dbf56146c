"""Class densities of a table for millions of mixed points, and nearest rows: compiled, in float64.

The normal densities are those of `empirical.class_gaussians`, the kernel estimates those of
`numerics.covariance_kernels` whatever the scale of the features. A class without a row has no density: its log density
is -inf everywhere and its probability 0. A class of one row has the ridge alone as covariance.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numba
import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from empirical.class_gaussians import ClassGaussian, class_gaussian
from empirical.exponentials import exponential
from numerics.densities import LOG_TWO_PI
from numerics.laws import Floats

Model = Literal["gm", "kde"]
KERNEL_RIDGE = 1e-8
"""Added to every variance of a kernel."""
_FAST = {"contract", "nsz", "reassoc"}


@dataclass(frozen=True, kw_only=True, eq=False)
class KernelEstimate:
    """Average of N(x_i, axes diag(variances) axes^T) over n rows; `white` (d, n) has them scaled to unit kernels."""

    mean: Floats
    scale: Floats
    white: Floats
    log_volume: float

    @classmethod
    def fit(cls, points: Floats, *, bandwidth: float | None = None, ridge: float = KERNEL_RIDGE) -> "KernelEstimate":
        """Kernel covariance h^2 S + ridge I with the sample covariance S, divisor n - 1.

        `bandwidth` is h, Scott's n^(-1/(d+4)) where not given.

        The covariance is never formed, so that a small ridge is not lost beside large features.
        """
        n, d = points.shape
        mean = points.mean(axis=0)
        _, sizes, rows = np.linalg.svd(points - mean, full_matrices=True)
        variances = np.full(d, float(ridge))
        square = n ** (-2.0 / (d + 4)) if bandwidth is None else bandwidth**2
        variances[: len(sizes)] += square * sizes**2 / max(n - 1, 1)
        scale = rows.T / np.sqrt(variances)
        volume = 0.5 * np.log(variances).sum() + d * LOG_TWO_PI / 2 + np.log(n)
        return cls(
            mean=mean, scale=scale, white=np.ascontiguousarray(((points - mean) @ scale).T), log_volume=float(volume)
        )

    def log_density(self, points: ArrayLike) -> Floats:
        """Log of the mean of the kernels at points (m, d)."""
        away = np.asarray(points, dtype=np.float64) - self.mean
        out = np.empty(len(away))
        _log_sums(np.ascontiguousarray(away @ self.scale), self.white, out)
        return out - self.log_volume


@dataclass(frozen=True, eq=False)
class ClassDensities:
    """A density for each class, None where the class has no row."""

    densities: Sequence[ClassGaussian | KernelEstimate | None]

    @classmethod
    def fit(cls, points: np.ndarray, labels: np.ndarray, n_classes: int, model: Model) -> "ClassDensities":
        """Fit each class to its rows: "gm" a normal density by maximum likelihood, "kde" kernels by Scott's rule.

        Raises:
            ValueError: the model is not known, or no class has a row.
        """
        if model not in ("gm", "kde"):
            raise ValueError(f"model {model!r} is not known; use gm or kde")
        if not len(points):
            raise ValueError("points is empty; give the rows that the densities are fitted to")
        parts = [np.asarray(points, dtype=np.float64)[labels == c] for c in range(n_classes)]
        return cls([_fitted(part, model) if len(part) else None for part in parts])

    def log_densities(self, points: np.ndarray) -> Floats:
        """Log density of each class at points (m, d): (m, k), -inf for a class without rows."""
        columns = [np.full(len(points), -np.inf) if p is None else p.log_density(points) for p in self.densities]
        return np.stack(columns, axis=1)

    def probabilities(self, points: np.ndarray) -> Floats:
        """Softmax of the log densities: the posterior under equal priors, (m, k)."""
        return np.asarray(special.softmax(self.log_densities(points), axis=1), dtype=np.float64)

    def classify(self, points: np.ndarray) -> np.ndarray:
        """The generative classifier: the class of the largest density, the first of equal ones, (m,)."""
        return self.log_densities(points).argmax(axis=1)


def nearest_rows(queries: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Index of the nearest row of `points` (n, d) to each query (m, d), the first of equally near ones."""
    if not len(points):
        raise ValueError("points is empty; give the training rows")
    found = np.empty(len(queries), dtype=np.int64)
    columns = np.ascontiguousarray(np.asarray(points, dtype=np.float64).T)
    _nearest(np.ascontiguousarray(queries, dtype=np.float64), columns, found)
    return found


def _fitted(points: Floats, model: Model) -> ClassGaussian | KernelEstimate:
    return class_gaussian(points) if model == "gm" else KernelEstimate.fit(points)


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _squares(query, columns, out):  # type: ignore[no-untyped-def]
    """Squared distances of one query (d,) to all rows, which stand as columns (d, n)."""
    out[:] = 0.0
    whole = len(query) - len(query) % 4
    for i in range(0, whole, 4):
        q0, q1, q2, q3 = query[i], query[i + 1], query[i + 2], query[i + 3]
        c0, c1, c2, c3 = columns[i], columns[i + 1], columns[i + 2], columns[i + 3]
        for j in range(out.size):
            a0, a1, a2, a3 = q0 - c0[j], q1 - c1[j], q2 - c2[j], q3 - c3[j]
            out[j] += a0 * a0 + a1 * a1 + a2 * a2 + a3 * a3
    for i in range(whole, len(query)):
        here, column = query[i], columns[i]
        for j in range(out.size):
            away = here - column[j]
            out[j] += away * away


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _log_sums(queries, columns, out):  # type: ignore[no-untyped-def]
    """Log of the sum over rows of exp(-distance^2 / 2)."""
    squares = np.empty(columns.shape[1])
    for m in range(len(queries)):
        _squares(queries[m], columns, squares)
        least = squares[0]
        for j in range(squares.size):
            least = min(least, squares[j])
        total = 0.0
        for j in range(squares.size):
            total += exponential(0.5 * (least - squares[j]))
        out[m] = np.log(total) - 0.5 * least


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _nearest(queries, columns, found):  # type: ignore[no-untyped-def]
    """First column of the least squared distance."""
    squares = np.empty(columns.shape[1])
    for m in range(len(queries)):
        _squares(queries[m], columns, squares)
        least = squares[0]
        for j in range(squares.size):
            least = min(least, squares[j])
        for j in range(squares.size):
            if squares[j] <= least:
                found[m] = j
                break
