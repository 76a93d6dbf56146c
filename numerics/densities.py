"""Class densities in log space, float64: Gaussian with full covariance, kernel estimate with Gaussian kernel."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike
from scipy import linalg, special

from numerics.laws import Floats

LOG_TWO_PI = float(np.log(2.0 * np.pi))


class SingularCovarianceError(ValueError):
    """A covariance matrix is not positive definite; the message names the remedy."""


class LogDensity(Protocol):
    """A density on R^d, known through its logarithm."""

    def log_density(self, points: ArrayLike) -> Floats:
        """Log density at points of shape (m, d); shape (m,)."""
        ...


@dataclass(frozen=True, eq=False)
class GaussianDensity:
    """N(mean, covariance) in R^d.

    Args:
        mean: shape (d,).
        covariance: shape (d, d), symmetric and positive definite.

    Raises:
        SingularCovarianceError: no Cholesky factor exists.
        ValueError: shapes do not fit, or an entry is not finite.
    """

    mean: Floats
    covariance: Floats

    def __post_init__(self) -> None:
        mean = np.atleast_1d(np.asarray(self.mean, dtype=np.float64))
        covariance = np.atleast_2d(np.asarray(self.covariance, dtype=np.float64))
        if mean.ndim != 1 or covariance.shape != (mean.size, mean.size):
            raise ValueError(
                f"covariance must have shape ({mean.size}, {mean.size}) to fit mean, not {covariance.shape}"
            )
        if not (np.isfinite(mean).all() and np.isfinite(covariance).all()):
            raise ValueError("mean and covariance must be finite; drop or impute the offending points")
        if not np.allclose(covariance, covariance.T, rtol=1e-10, atol=0.0):
            raise ValueError("covariance must be symmetric; pass (C + C.T) / 2")
        try:
            factor = np.linalg.cholesky(covariance)
        except np.linalg.LinAlgError:
            raise SingularCovarianceError(
                f"covariance of dimension {mean.size} is not positive definite; add a ridge, or use fewer features"
            ) from None
        object.__setattr__(self, "mean", mean)
        object.__setattr__(self, "covariance", covariance)
        object.__setattr__(self, "_factor", factor)

    @classmethod
    def fit(cls, points: ArrayLike, *, ridge: float = 0.0) -> "GaussianDensity":
        """Fit by maximum likelihood: sample mean, covariance with divisor n, plus `ridge` >= 0 on the diagonal."""
        points = _points(points)
        if not ridge >= 0.0:
            raise ValueError(f"ridge must be >= 0, not {ridge!r}; 0 is plain maximum likelihood")
        centred = points - points.mean(axis=0)
        covariance = centred.T @ centred / len(points) + ridge * np.eye(points.shape[1])
        return cls(points.mean(axis=0), covariance)

    @property
    def dimension(self) -> int:
        """d."""
        return int(self.mean.size)

    def log_density(self, points: ArrayLike) -> Floats:
        """-(1/2) |L^-1 (x - mean)|^2 - log det L - (d/2) log 2 pi with the Cholesky factor L."""
        points = _points(points, self.dimension)
        factor: Floats = self._factor  # type: ignore[attr-defined]
        white = linalg.solve_triangular(factor, (points - self.mean).T, lower=True)
        log_volume = np.log(np.diag(factor)).sum() + self.dimension * LOG_TWO_PI / 2.0
        return np.asarray(-0.5 * np.einsum("ij,ij->j", white, white) - log_volume, dtype=np.float64)


@dataclass(frozen=True, eq=False)
class KernelDensity:
    """Average of N(x_i, bandwidth^2 I) over the points x_i.

    Args:
        points: shape (n, d), n >= 1.
        bandwidth: positive.
    """

    points: Floats
    bandwidth: float

    def __post_init__(self) -> None:
        if not 0.0 < self.bandwidth < float("inf"):
            raise ValueError(f"bandwidth must be positive and finite, not {self.bandwidth!r}; try Silverman's rule")
        object.__setattr__(self, "points", _points(self.points))

    @property
    def dimension(self) -> int:
        """d."""
        return int(self.points.shape[1])

    def log_density(self, points: ArrayLike) -> Floats:
        """Log of the mean of the kernels, by log-sum-exp: finite wherever the exponents are."""
        points = _points(points, self.dimension)
        differences = (points[:, None, :] - self.points[None, :, :]) / self.bandwidth
        exponents = -0.5 * np.einsum("mnd,mnd->mn", differences, differences)
        log_volume = self.dimension * (np.log(self.bandwidth) + LOG_TWO_PI / 2.0) + np.log(len(self.points))
        return np.asarray(special.logsumexp(exponents, axis=1) - log_volume, dtype=np.float64)


def class_labels(densities: Sequence[LogDensity], points: ArrayLike, *, log_priors: ArrayLike | None = None) -> Floats:
    """Softmax of the class log densities (plus log priors): the class posterior, for equal priors the GenLabel.

    Args:
        densities: one for each class, k >= 1.
        points: shape (m, d).
        log_priors: shape (k,); equal priors where not given.

    Returns:
        Shape (m, k); each row finite and of sum 1, however far out the point.
    """
    if not densities:
        raise ValueError("densities must hold at least one class density, not none")
    scores = np.stack([density.log_density(points) for density in densities], axis=1)
    if log_priors is not None:
        scores = scores + np.asarray(log_priors, dtype=np.float64)
    return np.asarray(special.softmax(scores, axis=1), dtype=np.float64)


def _points(points: ArrayLike, dimension: int | None = None) -> Floats:
    """Read points of shape (m, d); a vector is one column where d = 1, else one point."""
    array = np.asarray(points, dtype=np.float64)
    if array.ndim == 1:
        array = array[None, :] if dimension not in (None, 1) else array[:, None]
    if array.ndim != 2 or array.size == 0 or (dimension is not None and array.shape[1] != dimension):
        raise ValueError(f"points must have shape (m, {dimension or 'd'}) with m >= 1, not {array.shape}")
    if not np.isfinite(array).all():
        raise ValueError("points must be finite; drop or impute rows with NaN or infinity")
    return array
