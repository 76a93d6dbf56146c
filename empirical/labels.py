"""Label rules: what a mixed point is called, and whether it is used at all. One interface, float64.

A rule sees mixed points with their two members and returns soft labels with a mask of the points that stay.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from numerics.densities import GaussianDensity, KernelDensity, LogDensity, class_labels
from numerics.laws import Floats


@dataclass(frozen=True, kw_only=True, eq=False)
class MixedPairs:
    """Mixed points and their members: inputs (n, d), class indices first (n,) and second (n,), lam (n,) of the first.

    Raises:
        ValueError: shapes that do not fit, lam outside [0, 1], or a class index outside 0 .. n_classes - 1.
    """

    inputs: Floats
    first: np.ndarray
    second: np.ndarray
    lam: Floats
    n_classes: int

    def __post_init__(self) -> None:
        n_mixed = len(self.inputs)
        for name in ("first", "second", "lam"):
            if getattr(self, name).shape != (n_mixed,):
                raise ValueError(f"{name} has shape {getattr(self, name).shape}; give one entry for each mixed point")
        if n_mixed and not (self.lam.min() >= 0 and self.lam.max() <= 1):
            raise ValueError(f"lam reaches from {self.lam.min()} to {self.lam.max()}; weights lie in [0, 1]")
        classes = np.concatenate([self.first, self.second])
        if n_mixed and not (classes.min() >= 0 and classes.max() < self.n_classes):
            raise ValueError(f"class indices reach from {classes.min()} to {classes.max()}; use 0 to n_classes - 1")


@dataclass(frozen=True, kw_only=True, eq=False)
class Labelled:
    """Soft labels (n, k), rows of sum 1, and whether each mixed point stays (n,)."""

    soft_labels: Floats
    keep: np.ndarray


class LabelRule(Protocol):
    """Anything that labels mixed points."""

    def __call__(self, mixed: MixedPairs) -> Labelled:
        """Label them."""
        ...


@dataclass(frozen=True)
class Linear:
    """Mixup: lam on the class of the first member, 1 - lam on that of the second."""

    def __call__(self, mixed: MixedPairs) -> Labelled:
        """Label mixed points; all stay."""
        return _split(mixed, mixed.lam)


@dataclass(frozen=True)
class Logistic:
    """rho = 1 / (1 + exp(-2 (lam - 1/2) / sigma^2)) on the class of the first member, the rest on the second.

    Source: sohn2022, section-3.2-logistic-label.

    Raises:
        ValueError: sigma is not positive and finite.
    """

    sigma: float

    def __post_init__(self) -> None:
        if not 0 < self.sigma < float("inf"):
            raise ValueError(f"sigma must be positive and finite, not {self.sigma!r}; the released value is 0.1 ** 0.5")

    def __call__(self, mixed: MixedPairs) -> Labelled:
        """Label mixed points; all stay."""
        return _split(mixed, special.expit(2 * (mixed.lam - 0.5) / self.sigma**2))


@dataclass(frozen=True)
class Posterior:
    """GenLabel: softmax over all classes of the log density at the mixed point, plus log priors where given.

    Source: sohn2022, equation-1 and algorithm-1.
    """

    densities: Sequence[LogDensity]
    log_priors: Floats | None = field(default=None, compare=False)

    def __call__(self, mixed: MixedPairs) -> Labelled:
        """Label mixed points; all stay."""
        if len(self.densities) != mixed.n_classes:
            raise ValueError(f"{len(self.densities)} densities for {mixed.n_classes} classes; give one for each class")
        if not len(mixed.inputs):
            return Labelled(soft_labels=np.empty((0, mixed.n_classes)), keep=np.ones(0, dtype=bool))
        soft = class_labels(self.densities, mixed.inputs, log_priors=self.log_priors)
        return Labelled(soft_labels=soft, keep=np.ones(len(soft), dtype=bool))


def gaussian_posterior(points: ArrayLike, labels: ArrayLike, *, ridge: float = 1e-4) -> Posterior:
    """GenLabel with a normal density for each class: maximum likelihood, plus a ridge on the covariance."""
    return Posterior([GaussianDensity.fit(part, ridge=ridge) for part in by_class(points, labels)])


def kernel_posterior(points: ArrayLike, labels: ArrayLike, *, bandwidth: float) -> Posterior:
    """GenLabel with a kernel density estimate of the given bandwidth for each class."""
    return Posterior([KernelDensity(part, bandwidth) for part in by_class(points, labels)])


@dataclass(frozen=True)
class Blend:
    """(1 - gamma) times one rule, Mixup where not given, plus gamma times another; gamma = 0 is the first bit for bit.

    Cross-entropy is linear in the label, so that this is the loss (1 - gamma) CE + gamma CE of the two.

    Raises:
        ValueError: gamma outside [0, 1].
    """

    other: LabelRule
    gamma: float
    start: LabelRule = field(default_factory=Linear)

    def __post_init__(self) -> None:
        if not 0 <= self.gamma <= 1:
            raise ValueError(f"gamma must lie in [0, 1], not {self.gamma!r}; 0 is the first rule, 1 the other")

    def __call__(self, mixed: MixedPairs) -> Labelled:
        """Label mixed points; those stay that both rules keep."""
        if self.gamma in (0, 1):
            return (self.other if self.gamma else self.start)(mixed)
        first, second = self.start(mixed), self.other(mixed)
        soft = (1 - self.gamma) * first.soft_labels + self.gamma * second.soft_labels
        return Labelled(soft_labels=soft, keep=first.keep & second.keep)


@dataclass(frozen=True, eq=False)
class WithoutIntrusion:
    """A rule, Mixup where not given, that drops a mixed point whose nearest training point has neither of its classes.

    Args:
        points: (n, d), the training points; of equally near ones the first counts.
        labels: (n,), class indices.
        rule: labels of the points that stay.
    """

    points: Floats
    labels: np.ndarray
    rule: LabelRule = field(default_factory=Linear)

    def __call__(self, mixed: MixedPairs) -> Labelled:
        """Label mixed points; those with intrusion do not stay."""
        labelled = self.rule(mixed)
        nearest = np.asarray(self.labels)[nearest_points(mixed.inputs, self.points)]
        own = (nearest == mixed.first) | (nearest == mixed.second)
        return Labelled(soft_labels=labelled.soft_labels, keep=labelled.keep & own)


@dataclass(frozen=True)
class SameClassOnly:
    """A rule, Mixup where not given, that keeps only mixtures of two points of one class."""

    rule: LabelRule = field(default_factory=Linear)

    def __call__(self, mixed: MixedPairs) -> Labelled:
        """Label mixed points; those of two classes do not stay."""
        labelled = self.rule(mixed)
        return Labelled(soft_labels=labelled.soft_labels, keep=labelled.keep & (mixed.first == mixed.second))


def by_class(points: ArrayLike, labels: ArrayLike) -> list[Floats]:
    """The points of each class 0 .. k - 1.

    Raises:
        ValueError: lengths differ, a number is not finite, or a class has no point.
    """
    x, y = np.asarray(points, dtype=np.float64), np.asarray(labels)
    if x.ndim != 2 or y.shape != (len(x),) or not len(x):
        raise ValueError(f"points have shape {x.shape}, labels {y.shape}; give (n, d) and (n,) with n >= 1")
    if not np.isfinite(x).all():
        row = int(np.nonzero(~np.isfinite(x).all(axis=1))[0][0])
        raise ValueError(f"points[{row}] is not finite; drop or mend that row")
    parts = [x[y == c] for c in range(int(y.max()) + 1)]
    empty = [c for c, part in enumerate(parts) if not len(part)]
    if empty:
        raise ValueError(f"class {empty[0]} has no point; number the classes 0 to k - 1 without a gap")
    return parts


def nearest_points(queries: ArrayLike, points: ArrayLike, *, block: int = 1 << 22) -> np.ndarray:
    """Index of the nearest point of each query, the first of equally near ones; (m,)."""
    q, x = np.asarray(queries, dtype=np.float64), np.asarray(points, dtype=np.float64)
    if not len(x):
        raise ValueError("points is empty; give the training points")
    step = max(1, block // x.size)
    found = [((q[n : n + step, None] - x) ** 2).sum(axis=2).argmin(axis=1) for n in range(0, len(q), step)]
    return np.concatenate(found) if found else np.empty(0, dtype=np.int64)


def _split(mixed: MixedPairs, share: Floats) -> Labelled:
    eye = np.eye(mixed.n_classes)
    soft = share[:, None] * eye[mixed.first] + (1 - share[:, None]) * eye[mixed.second]
    return Labelled(soft_labels=soft, keep=np.ones(len(soft), dtype=bool))
