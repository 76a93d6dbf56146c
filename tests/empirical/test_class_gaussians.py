"""Gaussian class densities: the same as the plain ones where those work, and right where they fail."""

import numpy as np
import pytest
from scipy import stats

from empirical.class_gaussians import (
    RIDGE,
    NoDensity,
    class_gaussian,
    class_gaussians,
    generative_accuracy,
    posteriors,
)
from numerics.densities import GaussianDensity, SingularCovarianceError


@pytest.mark.parametrize(("n", "d"), [(40, 3), (5, 8), (1, 2), (30, 30)])
def test_it_is_the_plain_density(n, d):
    rng = np.random.default_rng(n)
    x, at = rng.normal(size=(n, d)) @ rng.normal(size=(d, d)), rng.normal(size=(7, d))
    np.testing.assert_allclose(
        class_gaussian(x).log_density(at), GaussianDensity.fit(x, ridge=RIDGE).log_density(at), rtol=1e-8
    )


def test_it_is_right_where_the_ridge_is_lost_in_rounding():
    """One direction is empty at a scale of 1e7: the log density falls by step^2 / (2 ridge) along it."""
    rng = np.random.default_rng(0)
    along, across = np.array([3.0, 4.0]) / 5, np.array([-4.0, 3.0]) / 5
    x = 1e7 * rng.normal(size=(20, 1)) * along
    found = class_gaussian(x, ridge=RIDGE)
    middle = found.mean
    drop = found.log_density((middle + 0.05 * across)[None]) - found.log_density(middle[None])
    assert drop[0] == pytest.approx(-0.5 * 0.05**2 / RIDGE, rel=1e-3)
    expected = stats.norm(scale=np.sqrt((x @ along).var() + RIDGE)).logpdf(0) + stats.norm(scale=RIDGE**0.5).logpdf(0)
    assert found.log_density(middle[None])[0] == pytest.approx(expected, rel=1e-9)
    with pytest.raises(SingularCovarianceError):
        GaussianDensity.fit(x, ridge=RIDGE)


def test_a_class_without_rows_is_never_named():
    x = np.array([[0.0], [0.1], [5.0], [5.1]])
    densities = class_gaussians(x, np.array([0, 0, 2, 2]), 3)
    assert isinstance(densities[1], NoDensity)
    soft = posteriors(densities, np.linspace(-9, 9, 12).reshape(3, 4, 1))
    assert soft.shape == (3, 4, 3)
    assert (soft[..., 1] == 0).all()
    np.testing.assert_allclose(soft.sum(axis=-1), 1.0)
    assert generative_accuracy(densities, x, np.array([0, 0, 2, 1])) == 75.0


def test_far_points_have_labels():
    densities = class_gaussians(np.array([[0.0], [1.0], [3.0], [5.0]]), np.array([0, 0, 1, 1]), 2)
    soft = posteriors(densities, np.array([[1e12]]))
    np.testing.assert_array_equal(soft, [[0.0, 1.0]])


@pytest.mark.parametrize(
    ("points", "ridge", "match"),
    [(np.empty((0, 2)), RIDGE, "points"), (np.array([[np.inf]]), RIDGE, "finite"), (np.ones((2, 2)), 0.0, "ridge")],
)
def test_what_has_no_density_is_refused(points, ridge, match):
    with pytest.raises(ValueError, match=match):
        class_gaussian(points, ridge=ridge)
