"""A kernel density compiled for many queries: the labels of a whole training's mixed points."""

import math

import numba
import numpy as np
from numpy.typing import ArrayLike

from numerics.laws import Floats

DROPPED = 45.0
"""A kernel is left out where its exponent is this far below the largest: less than 3e-20 of the sum each."""


class CompiledKernelDensity:
    """Average of N(x_i, covariance) over the points x_i, as `numerics.covariance_kernels` defines it.

    Args:
        points: shape (n, d), n >= 1, finite and of moderate size.
        covariance: shape (d, d), symmetric and positive definite.
    """

    def __init__(self, points: ArrayLike, covariance: ArrayLike) -> None:
        factor = np.linalg.cholesky(np.asarray(covariance, dtype=np.float64))
        self._whitening = np.linalg.inv(factor)
        self._points = np.ascontiguousarray(np.asarray(points, dtype=np.float64) @ self._whitening.T)
        n, d = self._points.shape
        self._log_volume = float(np.log(np.diag(factor)).sum() + d * math.log(2 * math.pi) / 2 + math.log(n))

    @classmethod
    def fit(cls, points: ArrayLike, *, bandwidth: float, ridge: float) -> "CompiledKernelDensity":
        """Kernel covariance bandwidth^2 S + ridge I with the sample covariance S, divisor n - 1."""
        array = np.asarray(points, dtype=np.float64)
        covariance = bandwidth**2 * np.cov(array, rowvar=False) + ridge * np.eye(array.shape[1])
        return cls(array, covariance)

    def log_density(self, points: ArrayLike) -> Floats:
        """Log density at points (m, d); (m,)."""
        queries = np.ascontiguousarray(np.asarray(points, dtype=np.float64) @ self._whitening.T)
        return np.asarray(_log_sums(queries, self._points) - self._log_volume, dtype=np.float64)


@numba.njit(cache=True, nogil=True, fastmath={"contract", "reassoc"})
def _log_sums(queries: np.ndarray, points: np.ndarray) -> np.ndarray:  # pragma: no cover - compiled
    """log sum_i exp(-|q - x_i|^2 / 2) for each query."""
    m, n, d = len(queries), len(points), points.shape[1]
    exponents, found = np.empty(n), np.empty(m)
    for row in range(m):
        least = np.inf
        for i in range(n):
            square = 0.0
            for j in range(d):
                difference = queries[row, j] - points[i, j]
                square += difference * difference
            exponents[i] = 0.5 * square
            least = min(least, exponents[i])
        total = 0.0
        for i in range(n):
            above = exponents[i] - least
            if above < DROPPED:
                total += math.exp(-above)
        found[row] = math.log(total) - least
    return found
