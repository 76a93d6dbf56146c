"""The public meta-estimator `mixproof.MixupClassifier`."""

import numpy as np
import pytest
from scipy.special import log_softmax
from sklearn.base import clone
from sklearn.datasets import make_moons
from sklearn.dummy import DummyClassifier
from sklearn.ensemble import RandomForestClassifier
from sklearn.exceptions import NotFittedError
from sklearn.linear_model import LinearRegression, LogisticRegression, RidgeClassifier
from sklearn.metrics import log_loss
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.neighbors import KernelDensity, KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.estimator_checks import parametrize_with_checks

import mixproof
from empirical.labels import Blend, Linear, Logistic
from empirical.mixup_classifier import mixed_once, weighted_rows
from numerics.laws import BetaLaw

POINTS = np.concatenate([np.random.default_rng(c).normal(2.0 * c, 1.0, size=(15, 2)) for c in range(3)])
INDEX = np.repeat([0, 1, 2], 15)
NAMES = np.array(["cat", "ant", "bee"])[INDEX]


class Seen(DummyClassifier):
    """Keeps the rows that it is fitted on."""

    def fit(self, X, y, sample_weight=None):
        self.rows_ = (X, y, sample_weight)
        return super().fit(X, y, sample_weight)


def rows_of(y=NAMES, **options):
    return mixproof.MixupClassifier(Seen(), random_state=3, **options).fit(POINTS, y).estimator_.rows_


@parametrize_with_checks(
    [mixproof.MixupClassifier(LogisticRegression(), labels=labels) for labels in ("linear", "logistic", "genlabel")]
)
def test_scikit_learn_accepts_it(estimator, check):
    check(estimator)


def test_weighted_rows_are_soft_cross_entropy():
    rng = np.random.default_rng(5)
    soft = rng.dirichlet(np.ones(4), size=30)
    soft[::3] = np.eye(4)[rng.integers(4, size=10)]
    logits = 3.0 * rng.normal(size=(30, 4))
    row, column, weights = weighted_rows(soft)
    wanted = -(soft * log_softmax(logits, axis=1)).sum()
    assert (weights * -log_softmax(logits, axis=1)[row, column]).sum() == pytest.approx(wanted, rel=1e-14)
    by_sklearn = log_loss(column, np.exp(log_softmax(logits, axis=1))[row], sample_weight=weights, normalize=False)
    assert by_sklearn == pytest.approx(wanted, rel=1e-12)
    assert weights.sum() == pytest.approx(30)
    assert (weights > 0).all()


def test_a_class_without_weight_keeps_one_row():
    _, column, weights = weighted_rows(np.array([[1.0, 0.0, 0.0], [0.5, 0.5, 0.0]]))
    assert sorted(set(column)) == [0, 1, 2]
    assert weights[column == 2].tolist() == [0.0]


def test_the_fit_minimises_soft_cross_entropy():
    """The gradient of the penalised loss against the soft labels vanishes at the fitted weights."""
    model = mixproof.MixupClassifier(LogisticRegression(C=2.0, tol=1e-10, max_iter=2000), labels="genlabel", gamma=0.5)
    model.set_params(random_state=3).fit(POINTS, INDEX)
    seen, classes, weights = rows_of(INDEX, labels="genlabel", gamma=0.5)
    targets = np.eye(3)[classes] * weights[:, None]
    slope = (model.predict_proba(seen) * weights[:, None] - targets).T @ seen
    assert np.abs(slope + model.estimator_.coef_ / 2.0).max() < 1e-4


def test_points_and_labels_are_mixed_by_the_same_weights():
    generator = np.random.default_rng(2)
    eye = np.eye(40)
    mixed = mixed_once(eye, np.arange(40), BetaLaw(1.0), generator)
    assert np.allclose(Linear()(mixed).soft_labels, mixed.inputs, rtol=0, atol=1e-15)
    assert sorted(mixed.second.tolist()) == list(range(40))
    assert len(np.unique(mixed.lam)) == 40


@pytest.mark.parametrize("gamma", [0.0, 0.4, 1.0])
def test_logistic_labels_are_those_of_the_rule(gamma):
    generator = np.random.default_rng(np.random.RandomState(3).randint(2**31, size=4))
    mixed = mixed_once(POINTS, INDEX, BetaLaw(1.0), generator)
    row, _, weights = weighted_rows(Blend(Logistic(0.1**0.5), gamma)(mixed).soft_labels)
    seen, _, found = rows_of(INDEX, labels="logistic", gamma=gamma)
    assert np.array_equal(seen, mixed.inputs[row])
    assert np.array_equal(found, weights)


@pytest.mark.parametrize("density", ["gm", "kde", KernelDensity(bandwidth=0.5)])
def test_genlabel_weights_are_the_posterior_at_the_mixed_point(density):
    seen, names, weights = rows_of(labels="genlabel", density=density)
    gen = mixproof.GenLabel(density).fit(POINTS, NAMES.tolist())
    column = [gen.classes_.index(name) for name in names]
    assert np.allclose(weights, gen.label(seen)[np.arange(len(seen)), column], rtol=0, atol=1e-12)


@pytest.mark.parametrize("labels", ["logistic", "genlabel"])
def test_gamma_zero_is_mixup(labels):
    for found, wanted in zip(rows_of(labels=labels, gamma=0.0), rows_of(), strict=True):
        assert np.array_equal(found, wanted)


def test_random_state_decides_everything_and_the_estimator_stays_unfitted():
    own = LogisticRegression()
    first, second, other = (mixproof.MixupClassifier(own, random_state=s).fit(POINTS, NAMES) for s in (1, 1, 2))
    assert np.array_equal(first.predict_proba(POINTS), second.predict_proba(POINTS))
    assert not np.array_equal(first.predict_proba(POINTS), other.predict_proba(POINTS))
    assert not hasattr(own, "coef_")
    assert first.classes_.tolist() == ["ant", "bee", "cat"]
    assert first.n_features_in_ == 2
    assert first.predict_proba(POINTS).shape == (45, 3)


def test_a_small_alpha_leaves_every_class_known():
    model = mixproof.MixupClassifier(LogisticRegression(), alpha=1e-6, random_state=0)
    X, y = np.vstack([POINTS, [[9.0, 9.0]]]), np.append(INDEX, 3)
    for seed in range(5):
        assert clone(model).set_params(random_state=seed).fit(X, y).predict_proba(X).shape == (46, 4)


def test_it_serves_search_pipelines_and_forests():
    X, y = make_moons(120, noise=0.2, random_state=0)
    model = mixproof.MixupClassifier(RandomForestClassifier(10, random_state=0), labels="genlabel", random_state=0)
    assert cross_val_score(make_pipeline(StandardScaler(), model), X, y, cv=3).mean() > 0.8
    search = GridSearchCV(model, {"gamma": [0.0, 1.0], "estimator__n_estimators": [5]}, cv=2).fit(X, y)
    assert set(search.best_params_) == {"gamma", "estimator__n_estimators"}


def test_predict_proba_is_there_only_where_the_estimator_has_it():
    assert not hasattr(mixproof.MixupClassifier(RidgeClassifier()), "predict_proba")
    assert mixproof.MixupClassifier(RidgeClassifier(), random_state=0).fit(POINTS, NAMES).predict(POINTS).shape == (45,)


def fitted(estimator=None, X=POINTS, y=NAMES, **options):
    return mixproof.MixupClassifier(estimator or LogisticRegression(), **options).fit(X, y)


@pytest.mark.parametrize(
    ("build", "error", "words"),
    [
        (lambda: fitted(KNeighborsClassifier()), TypeError, "KNeighborsClassifier takes no sample_weight"),
        (lambda: fitted(make_pipeline(LogisticRegression())), TypeError, "last in the pipeline"),
        (lambda: fitted(LinearRegression()), TypeError, "must be a classifier, not LinearRegression"),
        (lambda: fitted(LogisticRegression), TypeError, "classifier instance"),
        (lambda: fitted("logistic"), TypeError, "classifier instance"),
        (lambda: fitted(alpha=0.0), ValueError, "alpha"),
        (lambda: fitted(alpha="1"), TypeError, "alpha"),
        (lambda: fitted(labels="soft"), ValueError, "labels must be one of linear, logistic, genlabel, not 'soft'"),
        (lambda: fitted(labels=None), TypeError, "labels must be one of"),
        (lambda: fitted(gamma=-0.1), ValueError, "gamma"),
        (lambda: fitted(gamma=None), TypeError, "gamma"),
        (lambda: fitted(density="gmm"), ValueError, "density"),
        (lambda: fitted(density=None), TypeError, "density"),
        (lambda: fitted(X=np.where(POINTS > 5, np.nan, POINTS)), ValueError, "NaN"),
        (lambda: fitted(y=NAMES[:-1]), ValueError, "inconsistent numbers of samples"),
        (lambda: fitted(y=["a"] * 45), ValueError, "one class only, 'a'"),
        (lambda: fitted(y=POINTS[:, 0]), ValueError, "Unknown label type"),
        (lambda: fitted().predict(POINTS[:, :1]), ValueError, "1 features"),
        (lambda: mixproof.MixupClassifier(LogisticRegression()).predict(POINTS), NotFittedError, "not fitted"),
        (lambda: mixproof.MixupClassifier(LogisticRegression()).predict_proba(POINTS), NotFittedError, "not fitted"),
    ],
)
def test_wrong_input_is_one_clear_line(build, error, words):
    with pytest.raises(error, match=words):
        build()
