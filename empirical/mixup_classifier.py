"""Mixup for any scikit-learn classifier that takes sample weights. The public meta-estimator."""

from typing import Any

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin, MetaEstimatorMixin, clone, is_classifier
from sklearn.utils import check_random_state
from sklearn.utils.metaestimators import available_if
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, has_fit_parameter, validate_data

from empirical.genlabel import GenLabel, check_density, check_gamma
from empirical.labels import Blend, Linear, Logistic, MixedPairs
from numerics.laws import Floats, MixingLaw, as_law

LOGISTIC_SIGMA = 0.1**0.5
SUCH_AS = "pass such as LogisticRegression()"
LABELS = ("linear", "logistic", "genlabel")


class MixupClassifier(MetaEstimatorMixin, ClassifierMixin, BaseEstimator):
    """Train a classifier on mixed points with soft labels.

    Each training point meets a partner, by a random permutation, and is mixed with its own weight lam. A mixed point
    with soft label s enters the estimator as one row for each class c, labelled c, of sample weight s_c, so that a
    weighted log loss is the cross-entropy against s exactly. The weights sum to the number of points, so that the
    strength of a regulariser keeps its meaning.

    Source: sohn2022, algorithm-1, section-3.2-logistic-label.

    Args:
        estimator: a classifier whose `fit` takes `sample_weight`; it is cloned, never changed.
        alpha: alpha > 0 for lam from Beta(alpha, alpha), or a mixing law.
        labels: "linear", lam and 1 - lam; "logistic", 1 / (1 + exp(-2 (lam - 1/2) / sigma^2)) with sigma^2 = 0.1;
            "genlabel", the class posterior at the mixed point.
        gamma: weight of the logistic label or the posterior, in [0, 1]; the rest is the linear label.
        density: class densities of "genlabel", as in `GenLabel`; priors are equal.
        random_state: a seed, a `numpy.random.RandomState`, or None for numpy's global state.

    Attributes:
        classes_: (k,), sorted.
        estimator_: the fitted clone.
        n_features_in_: d.

    Example:
        >>> from sklearn.linear_model import LogisticRegression
        >>> model = MixupClassifier(LogisticRegression(), random_state=0)
        >>> model.fit([[-2.0], [-1.0], [1.0], [2.0]], ["a", "a", "b", "b"]).predict([[-1.5], [1.5]]).tolist()
        ['a', 'b']
    """

    def __init__(
        self,
        estimator: Any,
        *,
        alpha: float | MixingLaw = 1.0,
        labels: str = "linear",
        gamma: float = 1.0,
        density: Any = "gm",
        random_state: Any = None,
    ) -> None:
        self.estimator = estimator
        self.alpha = alpha
        self.labels = labels
        self.gamma = gamma
        self.density = density
        self.random_state = random_state

    def fit(self, X: Any, y: Any) -> "MixupClassifier":
        """Mix, label, and fit a clone of the estimator on the weighted rows.

        Args:
            X: (n, d), finite.
            y: (n,), labels of at least two classes.
        """
        self._check_options()
        X, y = validate_data(self, X, y, dtype=np.float64, ensure_all_finite=False)
        _check_finite(X)
        check_classification_targets(y)
        self.classes_, index = np.unique(y, return_inverse=True)
        if len(self.classes_) < 2:
            raise ValueError(
                f"y holds one class only, {self.classes_.tolist()[0]!r}; MixupClassifier needs at least two classes"
            )
        seed = check_random_state(self.random_state).randint(2**31, size=4)
        mixed = mixed_once(X, index, as_law(self.alpha), np.random.default_rng(seed))
        rows, column, weights = weighted_rows(self._soft_labels(mixed, X, index))
        self.estimator_ = clone(self.estimator)
        self.estimator_.fit(mixed.inputs[rows], self.classes_[column], sample_weight=weights)
        return self

    def predict(self, X: Any) -> np.ndarray:
        """Predicted labels, (m,)."""
        check_is_fitted(self)
        return np.asarray(self.estimator_.predict(self._points(X)))

    @available_if(lambda self: hasattr(self.estimator, "predict_proba"))
    def predict_proba(self, X: Any) -> Floats:
        """Class probabilities, (m, k), columns as `classes_`."""
        check_is_fitted(self)
        return np.asarray(self.estimator_.predict_proba(self._points(X)))

    def _points(self, X: Any) -> Floats:
        array = validate_data(self, X, dtype=np.float64, reset=False, ensure_all_finite=False)
        _check_finite(array)
        return np.asarray(array, dtype=np.float64)

    def _check_options(self) -> None:
        if isinstance(self.estimator, type) or not hasattr(self.estimator, "fit"):
            raise TypeError(f"estimator must be a classifier instance, not {self.estimator!r}; {SUCH_AS}")
        if not is_classifier(self.estimator):
            raise TypeError(f"estimator must be a classifier, not {type(self.estimator).__name__}; {SUCH_AS}")
        if not has_fit_parameter(self.estimator, "sample_weight"):
            raise TypeError(
                f"estimator {type(self.estimator).__name__} takes no sample_weight in fit, which soft labels need; "
                "choose one that does, or put MixupClassifier last in the pipeline"
            )
        if not isinstance(self.labels, str):
            raise TypeError(
                f"labels must be one of {', '.join(LABELS)}, not {type(self.labels).__name__} {self.labels!r}"
            )
        if self.labels not in LABELS:
            raise ValueError(f"labels must be one of {', '.join(LABELS)}, not {self.labels!r}")
        as_law(self.alpha)
        check_gamma(self.gamma)
        check_density(self.density)

    def _soft_labels(self, mixed: MixedPairs, points: Floats, index: np.ndarray) -> Floats:
        if self.labels == "logistic":
            return Blend(Logistic(LOGISTIC_SIGMA), self.gamma)(mixed).soft_labels
        linear = Linear()(mixed).soft_labels
        if self.labels == "linear":
            return linear
        genlabel = GenLabel(self.density, self.gamma).fit(points, index)
        return np.asarray(genlabel.relabel(mixed.inputs, linear))


def mixed_once(points: Floats, index: np.ndarray, law: MixingLaw, generator: np.random.Generator) -> MixedPairs:
    """Each point mixed with the partner that a permutation gives it, each with its own weight."""
    for_lam, for_partner = generator.spawn(2)
    lam, partner = law.sample(for_lam, len(points)), for_partner.permutation(len(points))
    inputs = lam[:, None] * points + (1 - lam[:, None]) * points[partner]
    return MixedPairs(inputs=inputs, first=index, second=index[partner], lam=lam, n_classes=int(index.max()) + 1)


def weighted_rows(soft_labels: Floats) -> tuple[np.ndarray, np.ndarray, Floats]:
    """Row, class and weight s_c of each pair (point, class), those of weight 0 left out.

    A class that has no weight at all keeps one row of weight 0: the estimator must know of it.
    """
    keep = soft_labels > 0
    keep[0] |= ~keep.any(axis=0)
    row, column = np.nonzero(keep)
    return row, column, soft_labels[row, column]


def _check_finite(points: Floats) -> None:
    """Refuse NaN and infinite features, in one line where scikit-learn writes many."""
    if not np.isfinite(points).all():
        row, column = np.argwhere(~np.isfinite(points))[0].tolist()
        found = "NaN" if np.isnan(points[row, column]) else "an infinite number (inf)"
        raise ValueError(f"X[{row}, {column}] is {found}; drop that row or fill it in")
