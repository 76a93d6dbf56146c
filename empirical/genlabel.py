"""GenLabel on anybody's data: the labels of mixed points from class densities. The public class."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy import special
from sklearn.base import clone
from sklearn.exceptions import NotFittedError

from numerics.covariance_kernels import CovarianceKernelDensity
from numerics.densities import GaussianDensity, LogDensity, SingularCovarianceError
from numerics.laws import Floats

GAUSSIAN_RIDGE, KERNEL_RIDGE = 1e-4, 1e-8
FARTHEST = 1e100  # beyond it squares overflow; a label is that of the point on the same ray at this distance


@dataclass(frozen=True, eq=False)
class ScoredDensity:
    """A density that is known through an estimator's `score_samples`."""

    estimator: Any

    def log_density(self, points: ArrayLike) -> Floats:
        """The estimator's log density at points (m, d); (m,), minus infinity where the density vanishes."""
        points = np.asarray(points, dtype=np.float64)
        scores = np.asarray(self.estimator.score_samples(points), dtype=np.float64)
        name = type(self.estimator).__name__
        if scores.shape != (len(points),):
            raise ValueError(
                f"density {name} gave scores of shape {scores.shape}; one log density for each point is due"
            )
        if np.isnan(scores).any() or np.isposinf(scores).any():
            raise ValueError(f"density {name} gave a score of NaN or +infinity; fit it on more, or more varied, points")
        return scores


@dataclass(eq=False)
class GenLabel:
    """Soft labels of mixed points by Bayes' rule with one density for each class.

    Column c of a label is p_c(x) pi_c / sum_j p_j(x) pi_j, computed in log space and float64: finite and of sum 1
    however far out the point.

    Source: sohn2022, equation-1 and algorithm-1.

    Args:
        density: "gm", a Gaussian for each class by maximum likelihood, its full covariance plus 1e-4 I; "kde", a kernel
            estimate for each class, its kernel's covariance by Scott's rule, n^(-2/(d+4)) times the sample covariance,
            plus 1e-8 I; or an unfitted estimator with `fit` and `score_samples`, of which each class gets a copy.
        gamma: weight of the class posterior in `relabel`, in [0, 1]; 0 leaves labels as they are, bit for bit.
        priors: "equal", pi_c = 1/k; or "empirical", pi_c the class's share of the points fitted.

    The added multiple of I makes singular covariances usable (a class on a line, a class of one point); where data are
    so large that it is lost in rounding, `fit` refuses. It is in the units of the data squared: scale features first.

    Attributes:
        classes_: after `fit`, the sorted labels: what the columns stand for.

    Example:
        >>> gen = GenLabel().fit([[-2.0], [-1.0], [1.0], [2.0]], ["a", "a", "b", "b"])
        >>> gen.label([[0.0]])
        array([[0.5, 0.5]])
    """

    density: Any = "gm"
    gamma: float = 1.0
    priors: str = "equal"
    classes_: tuple[Any, ...] = field(init=False, repr=False, default=())
    _densities: list[LogDensity] = field(init=False, repr=False, default_factory=list)
    _log_priors: Floats = field(init=False, repr=False, default_factory=lambda: np.empty(0))
    _n_features: int = field(init=False, repr=False, default=0)

    def __post_init__(self) -> None:
        check_density(self.density)
        check_gamma(self.gamma)
        if not isinstance(self.priors, str):
            raise TypeError(f'priors must be "equal" or "empirical", not {type(self.priors).__name__} {self.priors!r}')
        if self.priors not in ("equal", "empirical"):
            raise ValueError(f'priors must be "equal" or "empirical", not {self.priors!r}')

    def fit(self, X: Any, y: Iterable[Any]) -> "GenLabel":
        """Estimate the density of each class.

        Args:
            X: (n, d), or (n, ...) which is flattened, finite; numpy or torch.
            y: (n,), hashable labels of one sortable type, of at least two classes.
        """
        points, (classes, index) = _rows("X", X), _classes(y)
        if len(index) != len(points):
            raise ValueError(f"y has length {len(index)}, X {len(points)}; give one label for each point")
        if len(classes) < 2:
            raise ValueError(f"y holds one class only, {classes[0]!r}; GenLabel needs points of at least two classes")
        counts = np.bincount(index)
        shares = counts / counts.sum() if self.priors == "empirical" else np.full(len(classes), 1 / len(classes))
        self._densities = [self._fit_class(name, points[index == c]) for c, name in enumerate(classes)]
        self._log_priors, self._n_features, self.classes_ = np.log(shares), points.shape[1], classes
        return self

    def label(self, X_mix: Any) -> Any:
        """Class posterior at each point, (n, k) float64, columns as `classes_`; a tensor for a tensor, on its device.

        Where an estimator says that every class density vanishes, the label is the priors. No gradient flows.
        """
        return _like(X_mix, self._posterior(_rows("X_mix", X_mix)))

    def relabel(self, x_mix: Any, y_soft: Any) -> Any:
        """(1 - gamma) y_soft + gamma label(x_mix), of the kind, dtype and device of y_soft; y_soft itself at gamma = 0.

        Args:
            x_mix: (n, d), or (n, ...) which is flattened.
            y_soft: (n, k), rows of sum 1, columns as `classes_`.
        """
        points, k = _rows("x_mix", x_mix), len(self.classes_)
        posterior = self._posterior(points)
        given: Any = y_soft if _is_tensor(y_soft) else np.asarray(y_soft)
        soft = _numbers("y_soft", given)
        if soft.shape != (len(points), k):
            raise ValueError(f"y_soft has shape {soft.shape}; give {(len(points), k)}, a row a point, a column a class")
        if not (soft.min() >= 0 and np.abs(soft.sum(axis=1) - 1).max() <= 0.02):
            raise ValueError("y_soft holds a row that is no distribution; give weights >= 0 of sum 1")
        if self.gamma == 0:
            return given
        if _is_tensor(given):
            other = sys.modules["torch"].as_tensor(posterior)
            other = (other.to(given.dtype) if given.is_floating_point() else other).to(given.device)
            return (1 - self.gamma) * given + self.gamma * other
        return ((1 - self.gamma) * soft + self.gamma * posterior).astype(
            given.dtype if given.dtype.kind == "f" else float
        )

    def _posterior(self, points: Floats) -> Floats:
        if not self._densities:
            raise NotFittedError("this GenLabel is not fitted yet; call fit(X, y) first")
        if points.shape[1] != self._n_features:
            raise ValueError(
                f"points have {points.shape[1]} features, fit saw {self._n_features}; give (n, {self._n_features})"
            )
        reach = np.abs(points).max(axis=1, keepdims=True)
        points = np.where(reach > FARTHEST, points / np.maximum(reach, FARTHEST) * FARTHEST, points)
        scores = np.stack([density.log_density(points) for density in self._densities], axis=1)
        scores[np.isneginf(scores).all(axis=1)] = 0.0
        return np.asarray(special.softmax(scores + self._log_priors, axis=1), dtype=np.float64)

    def _fit_class(self, name: Any, points: Floats) -> LogDensity:
        try:
            if not isinstance(self.density, str):
                return ScoredDensity(clone(self.density).fit(points))
            if self.density == "gm":
                return GaussianDensity.fit(points, ridge=GAUSSIAN_RIDGE)
            return CovarianceKernelDensity.fit(points, ridge=KERNEL_RIDGE)
        except SingularCovarianceError as cause:
            raise SingularCovarianceError(
                f"class {name!r}: its covariance is singular in float64 in spite of the ridge; scale X to unit variance"
            ) from cause


def check_density(density: Any) -> None:
    """Refuse what `GenLabel` cannot use as a density."""
    if isinstance(density, str):
        if density not in ("gm", "kde"):
            raise ValueError(f'density must be "gm", "kde" or an estimator with score_samples, not {density!r}')
    elif isinstance(density, type) or not (hasattr(density, "fit") and hasattr(density, "score_samples")):
        raise TypeError(f'density must be "gm", "kde" or an estimator with fit and score_samples, not {density!r}')


def check_gamma(gamma: Any) -> None:
    """Refuse a gamma that is no number in [0, 1]."""
    if isinstance(gamma, bool | np.bool_) or not isinstance(gamma, Real):
        raise TypeError(f"gamma must be a number, not {type(gamma).__name__} {gamma!r}; pass for example 1.0")
    if not 0 <= float(gamma) <= 1:
        raise ValueError(f"gamma must lie in [0, 1], not {gamma!r}; 0 keeps the labels, 1 is the class posterior")


def _is_tensor(value: Any) -> bool:
    """Whether it is a torch tensor; torch is never imported for the question."""
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(value, torch.Tensor)


def _like(given: Any, array: Floats) -> Any:
    """The array as a tensor on the device of `given` where that is a tensor, else itself."""
    return sys.modules["torch"].as_tensor(array, device=given.device) if _is_tensor(given) else array


def _numbers(name: str, values: Any) -> Floats:
    """Finite float64 numbers from numpy, lists or torch.

    Raises:
        TypeError: these are no real numbers.
        ValueError: one is not finite.
    """
    given = values.detach().cpu() if _is_tensor(values) else values
    try:
        plain = given.double().numpy() if _is_tensor(given) and not given.is_complex() else np.asarray(given)
        if plain.dtype.kind not in "biufO":
            raise TypeError(f"dtype {plain.dtype}")
        array = plain.astype(np.float64)
    except (TypeError, ValueError) as cause:
        raise TypeError(
            f"{name} must be an array of numbers ({cause}); give nested lists, an array or a tensor"
        ) from cause
    if not np.isfinite(array).all():
        row = int(np.argwhere(~np.isfinite(array))[0][0]) if array.ndim else 0
        raise ValueError(f"{name}[{row}] holds a number that is not finite; drop or mend that row")
    return array


def _rows(name: str, values: Any) -> Floats:
    array = _numbers(name, values)
    if array.ndim < 2 or array.size == 0:
        raise ValueError(f"{name} must have shape (n, d) with n, d >= 1, not {array.shape}; one feature is X[:, None]")
    return array.reshape(len(array), -1)


def _classes(y: Iterable[Any]) -> tuple[tuple[Any, ...], np.ndarray]:
    """The sorted classes, and the index of each label's class."""
    try:
        tags: list[Any] = y.tolist() if _is_tensor(y) or isinstance(y, np.ndarray) else list(y)  # type: ignore[attr-defined]
    except TypeError as cause:
        raise TypeError(f"y must hold one label for each point, not {type(y).__name__}") from cause
    try:
        if any(tag != tag for tag in set(tags)):
            raise ValueError("y holds NaN, which is no label; drop those points")
        classes = tuple(sorted(set(tags)))
    except TypeError as cause:
        raise TypeError(f"y cannot be sorted ({cause}); give (n,) labels of one sortable, hashable type") from cause
    if not classes:
        raise ValueError("y is empty; give one label for each point")
    place = {name: c for c, name in enumerate(classes)}
    return classes, np.array([place[tag] for tag in tags])
