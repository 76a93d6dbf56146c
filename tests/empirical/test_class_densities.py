"""Compiled class densities: against the plain ones, with classes of one row or none, and features of any scale."""

import numpy as np
import pytest
from scipy import stats

from empirical.class_densities import ClassDensities, KernelEstimate, nearest_rows
from empirical.labels import nearest_points
from numerics.covariance_kernels import CovarianceKernelDensity
from numerics.densities import GaussianDensity


def cloud(n=120, d=4, seed=0):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, d)) * 10.0 ** np.arange(-1, d - 1), rng.integers(0, 3, n), rng


def test_kernel_estimates_are_the_plain_ones():
    x, _, rng = cloud()
    x[:, 1] = 2.0  # constant: the ridge alone
    queries = x[rng.integers(0, len(x), 50)] + rng.normal(size=(50, 4))
    plain = CovarianceKernelDensity.fit(x, ridge=1e-8).log_density(queries)
    assert np.allclose(KernelEstimate.fit(x).log_density(queries), plain, rtol=1e-9, atol=1e-9)


def test_without_a_ridge_they_are_scipy_s():
    x, _, rng = cloud(d=2)
    queries = rng.normal(size=(30, 2))
    found = KernelEstimate.fit(x, ridge=0.0).log_density(queries)
    assert np.allclose(found, stats.gaussian_kde(x.T).logpdf(queries.T), rtol=0, atol=1e-9)


def test_posteriors_of_both_models():
    x, y, rng = cloud()
    queries = rng.normal(size=(20, 4))
    for model, plain in (
        ("gm", [GaussianDensity.fit(x[y == c], ridge=1e-4) for c in range(3)]),
        ("kde", [CovarianceKernelDensity.fit(x[y == c], ridge=1e-8) for c in range(3)]),
    ):
        fitted = ClassDensities.fit(x, y, 3, model)
        scores = np.stack([p.log_density(queries) for p in plain], axis=1)
        assert np.allclose(fitted.log_densities(queries), scores, rtol=1e-9, atol=1e-9)
        assert np.array_equal(fitted.classify(queries), scores.argmax(axis=1))
        assert np.allclose(fitted.probabilities(queries).sum(axis=1), 1)


@pytest.mark.parametrize("model", ["gm", "kde"])
def test_a_class_without_rows_has_probability_0_and_one_of_one_row_the_ridge(model):
    x, y, rng = cloud()
    y = np.where(y == 2, 3, y)  # of the five classes the third and the last have no row
    x, y = np.vstack([x, [[0.5, 0.5, 0.5, 0.5]]]), np.append(y, 1)
    single = ClassDensities.fit(x[-1:], np.array([0]), 1, model)
    assert np.isfinite(single.log_densities(x)).all()
    fitted = ClassDensities.fit(x, y, 5, model)
    queries = rng.normal(size=(40, 4)) * 100
    found = fitted.probabilities(queries)
    assert np.isfinite(found).all()
    assert found[:, [2, 4]].max() == 0
    assert np.allclose(found.sum(axis=1), 1)
    assert not set(fitted.classify(queries).tolist()) & {2, 4}


def test_a_small_ridge_is_not_lost_beside_large_features():
    rng = np.random.default_rng(3)
    x = np.column_stack([1e7 * rng.normal(size=200), np.ones(200)])
    away = x[:1] + np.array([[0.0, 1e-4]])
    found = KernelEstimate.fit(x).log_density(away) - KernelEstimate.fit(x).log_density(x[:1])
    assert found == pytest.approx(-0.5, abs=1e-3)


def test_nearest_rows_are_those_of_the_plain_search():
    for n, d in ((5, 1), (60, 4), (60, 7)):
        x, _, rng = cloud(n, d)
        queries = rng.normal(size=(200, d))
        assert np.array_equal(nearest_rows(queries, x), nearest_points(queries, x))
    assert nearest_rows(np.zeros((1, 2)), np.ones((3, 2)))[0] == 0


def test_wrong_input_is_one_clear_line():
    with pytest.raises(ValueError, match="model 'gmm' is not known"):
        ClassDensities.fit(np.ones((2, 1)), np.zeros(2), 1, "gmm")
    with pytest.raises(ValueError, match="points is empty"):
        ClassDensities.fit(np.ones((0, 1)), np.zeros(0), 1, "gm")
    with pytest.raises(ValueError, match="points is empty"):
        nearest_rows(np.ones((1, 1)), np.ones((0, 1)))
