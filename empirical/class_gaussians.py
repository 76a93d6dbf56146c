"""Gaussian class densities of any table: sample mean, full covariance plus a ridge, whatever the scale of the features.

The covariance is never formed: with the singular values s of the centred points, its eigenvalues are s^2 / n + ridge,
each right to rounding even where the features are so large that the ridge would be lost in a sum. Where
`numerics.densities.GaussianDensity.fit` works, this is the same density.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from numerics.densities import LOG_TWO_PI
from numerics.laws import Floats

RIDGE = 1e-4
"""Added to every variance by sohn2022's Gaussian models."""


@dataclass(frozen=True, kw_only=True, eq=False)
class ClassGaussian:
    """N(mean, axes diag(variances) axes^T): mean (d,), axes (d, d) orthogonal, by columns, variances (d,) positive."""

    mean: Floats
    axes: Floats
    variances: Floats

    def log_density(self, points: ArrayLike) -> Floats:
        """Log density at points (m, d); (m,)."""
        white = (np.asarray(points, dtype=np.float64) - self.mean) @ (self.axes / np.sqrt(self.variances))
        volume = 0.5 * np.log(self.variances).sum() + len(self.mean) * LOG_TWO_PI / 2.0
        return np.asarray(-0.5 * np.einsum("ij,ij->i", white, white) - volume, dtype=np.float64)


@dataclass(frozen=True, kw_only=True)
class NoDensity:
    """The density of a class of which no row was seen: 0 everywhere."""

    def log_density(self, points: ArrayLike) -> Floats:
        """Minus infinity at points (m, d); (m,)."""
        return np.full(len(np.asarray(points)), -np.inf)


def class_gaussian(points: ArrayLike, *, ridge: float = RIDGE) -> ClassGaussian:
    """Maximum likelihood, covariance with divisor n, plus ridge on the diagonal.

    Raises:
        ValueError: no points, one that is not finite, or a ridge that is not positive.
    """
    x = np.asarray(points, dtype=np.float64)
    if x.ndim != 2 or not len(x) or not np.isfinite(x).all():
        raise ValueError(f"points of shape {x.shape} must be (n, d) with n >= 1, all finite; drop or mend rows")
    if not ridge > 0:
        raise ValueError(f"ridge must be positive, not {ridge!r}; it keeps a class on a line usable")
    mean = x.mean(axis=0)
    triangle = np.linalg.qr(x - mean, mode="r")  # it has the singular values and right vectors of the centred points
    _, sizes, rows = np.linalg.svd(triangle, full_matrices=True)
    variances = np.full(x.shape[1], float(ridge))
    variances[: len(sizes)] += sizes**2 / len(x)
    return ClassGaussian(mean=mean, axes=rows.T, variances=variances)


def class_gaussians(
    points: ArrayLike, labels: ArrayLike, n_classes: int, *, ridge: float = RIDGE
) -> list[ClassGaussian | NoDensity]:
    """One density for each class; a class without a row has none, so that nothing is ever labelled with it."""
    x, y = np.asarray(points, dtype=np.float64), np.asarray(labels)
    return [class_gaussian(x[y == c], ridge=ridge) if (y == c).any() else NoDensity() for c in range(n_classes)]


def posteriors(densities: list[ClassGaussian | NoDensity], points: np.ndarray) -> Floats:
    """Softmax over the classes of the log densities at points (..., d): (..., k), float64; equal priors.

    Source: sohn2022, equation-1.
    """
    flat = np.asarray(points, dtype=np.float64).reshape(-1, points.shape[-1])
    scores = np.stack([density.log_density(flat) for density in densities], axis=1)
    return np.asarray(special.softmax(scores, axis=1).reshape(*points.shape[:-1], len(densities)))


def generative_accuracy(densities: list[ClassGaussian | NoDensity], points: np.ndarray, labels: np.ndarray) -> float:
    """Accuracy in per cent of the classifier that names the densest class."""
    scores = np.stack([density.log_density(points) for density in densities], axis=1)
    return float(100.0 * (scores.argmax(axis=1) == labels).mean())
