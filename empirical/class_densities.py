"""Class densities of a table for millions of mixed points, and nearest rows: compiled, float64, no matrix of distances.

The densities are those of `numerics.densities.GaussianDensity` and `numerics.covariance_kernels.CovarianceKernelDensity`.
A class without a row has no density: its log density is -inf everywhere and its probability 0. A class of one row has
the ridge alone as covariance.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numba
import numpy as np
from scipy import linalg, special

from empirical.exponentials import exponential
from numerics.covariance_kernels import CovarianceKernelDensity
from numerics.densities import LOG_TWO_PI, GaussianDensity, LogDensity
from numerics.laws import Floats

Model = Literal["gm", "kde"]
GAUSSIAN_RIDGE, KERNEL_RIDGE = 1e-4, 1e-8
"""Added to the diagonal of the covariance of each class, and of each kernel."""
_FAST = {"contract", "nsz", "reassoc"}


@dataclass(frozen=True, eq=False)
class CompiledKernelDensity:
    """A kernel estimate with full covariance, as `CovarianceKernelDensity` within 1e-9, compiled."""

    exact: CovarianceKernelDensity

    def log_density(self, points: np.ndarray) -> Floats:
        """Log of the mean of the kernels at points (m, d)."""
        known = self.exact.points
        factor = linalg.cholesky(self.exact.covariance, lower=True)
        white, queries = (linalg.solve_triangular(factor, side.T, lower=True) for side in (known, points))
        out = np.empty(len(points))
        _log_sums(np.ascontiguousarray(queries.T), np.ascontiguousarray(white), out)
        n, d = known.shape
        return out - (np.log(np.diag(factor)).sum() + d * LOG_TWO_PI / 2 + np.log(n))


@dataclass(frozen=True, eq=False)
class ClassDensities:
    """A density for each class, None where the class has no row."""

    densities: Sequence[LogDensity | None]

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


def _fitted(points: Floats, model: Model) -> LogDensity:
    if model == "gm":
        return GaussianDensity.fit(points, ridge=GAUSSIAN_RIDGE)
    return CompiledKernelDensity(CovarianceKernelDensity.fit(points, ridge=KERNEL_RIDGE))


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
