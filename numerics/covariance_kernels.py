"""Kernel estimate whose Gaussian kernel has a full covariance, by Scott's rule, in log space and float64."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from numerics.densities import GaussianDensity
from numerics.laws import Floats

ENTRIES_AT_ONCE = 1 << 22


@dataclass(frozen=True, eq=False)
class CovarianceKernelDensity:
    """Average of N(x_i, covariance) over the points x_i.

    Args:
        points: shape (n, d), n >= 1, finite.
        covariance: shape (d, d), symmetric and positive definite.

    Raises:
        SingularCovarianceError: no Cholesky factor exists.
        ValueError: shapes do not fit, or an entry is not finite.
    """

    points: Floats
    covariance: Floats
    _kernel: GaussianDensity = field(init=False, repr=False)

    def __post_init__(self) -> None:
        points = np.asarray(self.points, dtype=np.float64)
        if points.ndim != 2 or points.size == 0:
            raise ValueError(f"points must have shape (n, d) with n >= 1, not {points.shape}")
        if not np.isfinite(points).all():
            raise ValueError("points must be finite; drop or impute rows with NaN or infinity")
        object.__setattr__(self, "points", points)
        object.__setattr__(self, "_kernel", GaussianDensity(np.zeros(points.shape[1]), self.covariance))

    @classmethod
    def fit(cls, points: ArrayLike, *, ridge: float = 0.0) -> "CovarianceKernelDensity":
        """Kernel covariance h^2 S + ridge I, with Scott's h = n^(-1/(d+4)) and the sample covariance S, divisor n - 1.

        These are the conventions of `scipy.stats.gaussian_kde`; S = 0 for a single point, which a ridge > 0 allows.
        """
        array = np.asarray(points, dtype=np.float64)
        if array.ndim != 2 or array.size == 0:
            raise ValueError(f"points must have shape (n, d) with n >= 1, not {array.shape}")
        if not ridge >= 0.0:
            raise ValueError(f"ridge must be >= 0, not {ridge!r}; 0 is plain Scott's rule")
        n, d = array.shape
        centred = array - array.mean(axis=0)
        sample = centred.T @ centred / max(n - 1, 1)
        return cls(array, n ** (-2.0 / (d + 4)) * sample + ridge * np.eye(d))

    @property
    def dimension(self) -> int:
        """d."""
        return int(self.points.shape[1])

    def log_density(self, points: ArrayLike) -> Floats:
        """Log of the mean of the kernels at points (m, d), by log-sum-exp: finite wherever the exponents are."""
        queries = np.asarray(points, dtype=np.float64)
        if queries.ndim != 2 or queries.size == 0 or queries.shape[1] != self.dimension:
            raise ValueError(f"points must have shape (m, {self.dimension}) with m >= 1, not {queries.shape}")
        step = max(1, ENTRIES_AT_ONCE // self.points.size)
        parts = [self._log_mean(queries[start : start + step]) for start in range(0, len(queries), step)]
        return np.concatenate(parts)

    def _log_mean(self, queries: Floats) -> Floats:
        n, d = self.points.shape
        differences = (queries[:, None, :] - self.points[None, :, :]).reshape(-1, d)
        exponents = self._kernel.log_density(differences).reshape(-1, n)
        return np.asarray(special.logsumexp(exponents, axis=1) - np.log(n), dtype=np.float64)
