"""Data of the synthetic experiments: what they are, and what is refused."""

import numpy as np
import pytest

from empirical import datasets
from empirical.class_densities import KernelEstimate
from empirical.experiments.cube_accuracy import SETS as CUBES
from empirical.experiments.synthetic_accuracy import SETS as PLANAR
from empirical.labels import MixedPairs, WithoutIntrusion
from empirical.synthetic_sets import heavier, mixture_shares, noiseless, problem
from numerics.covariance_kernels import CovarianceKernelDensity
from numerics.laws import BetaLaw


def drawn():
    return np.random.default_rng(7)


@pytest.mark.parametrize(("dimension", "n_classes"), [(2, 2), (3, 8)])
def test_each_cube_holds_its_class_and_touches_the_others(dimension, n_classes):
    points, labels = datasets.adjacent_cubes(dimension=dimension, n_per_class=400, generator=drawn())
    assert np.bincount(labels).tolist() == [400] * n_classes
    centres = datasets.cube_centres(dimension)
    away = np.abs(points - centres[labels])
    assert away.max() <= 1
    assert away.max() > 0.99
    assert np.abs(points).max() <= 2
    nearest = ((points[:, None] - centres) ** 2).sum(axis=2).argmin(axis=1)
    assert np.array_equal(nearest, labels)


def test_circles_have_their_radii_and_noise_of_the_given_scale():
    still, labels = datasets.laplace_circles(n_points=1000, scale=0.0, generator=drawn())
    assert np.allclose(np.linalg.norm(still, axis=1), np.where(labels == 0, 1.0, 0.8))
    moved, again = datasets.laplace_circles(n_points=1000, scale=0.02, generator=drawn())
    assert np.array_equal(labels, again)
    assert np.abs(moved - still).mean() == pytest.approx(0.02, rel=0.1)  # E|X| of Laplace is its scale


def test_the_second_circle_is_moved_and_its_classes_are_exchanged():
    points, labels = datasets.two_circles(n_points=500, scale=0.0, shift=2.4, generator=drawn())
    assert points.shape == (1000, 2)
    radii = np.linalg.norm(points - np.where(np.arange(1000)[:, None] < 500, [0.0, 0.0], [2.4, 0.0]), axis=1)
    outer = np.isclose(radii, 1.0)
    assert np.array_equal(labels == 1, outer == (np.arange(1000) >= 500))


def test_moons_are_those_of_scikit_learn_with_noise():
    still, labels = datasets.laplace_moons(n_points=100, scale=0.0, generator=drawn())
    assert np.allclose(np.linalg.norm(still[labels == 0], axis=1), 1.0)
    assert np.allclose(np.linalg.norm(still[labels == 1] - [1.0, 0.5], axis=1), 1.0)


def test_nine_gaussian_classes_have_their_centres_and_their_variance():
    points, labels = datasets.gaussian_grid(n_per_class=3000, variance=0.1, generator=drawn())
    for c, centre in enumerate(datasets.grid_centres()):
        assert np.abs(points[labels == c].mean(axis=0) - centre).max() < 0.03
        assert np.allclose(np.cov(points[labels == c], rowvar=False), 0.1 * np.eye(2), atol=0.02)


@pytest.mark.parametrize(
    ("make", "options", "name"),
    [
        (datasets.adjacent_cubes, {"dimension": 4, "n_per_class": 5}, "dimension"),
        (datasets.adjacent_cubes, {"dimension": 2, "n_per_class": 0}, "n_per_class"),
        (datasets.laplace_moons, {"n_points": 1, "scale": 0.1}, "n_points"),
        (datasets.laplace_circles, {"n_points": 10, "scale": -0.1}, "scale"),
        (datasets.gaussian_grid, {"n_per_class": 5, "variance": -1.0}, "variance"),
    ],
)
def test_wrong_sizes_are_refused(make, options, name):
    with pytest.raises(ValueError, match=name):
        make(**options, generator=drawn())


def test_an_unknown_set_is_refused():
    with pytest.raises(ValueError, match="data 'square'"):
        problem("square", CUBES["cube-2d"], seed=1)


def test_compiled_kernels_are_the_kernel_density_of_numerics():
    generator = drawn()
    points, queries = generator.normal(size=(60, 2)) @ [[1.0, 0.4], [0.0, 0.3]], 3 * generator.normal(size=(200, 2))
    compiled = KernelEstimate.fit(points, bandwidth=0.2, ridge=1e-8)
    covariance = 0.04 * np.cov(points, rowvar=False) + 1e-8 * np.eye(2)
    wanted = CovarianceKernelDensity(points, covariance).log_density(queries)
    assert np.allclose(compiled.log_density(queries), wanted, rtol=1e-12, atol=1e-11)


def test_intrusion_is_that_of_the_label_rule():
    given = problem("cube-3d", CUBES["cube-3d"] | {"n_test": 10}, seed=3)
    generator = drawn()
    first, second = generator.integers(len(given.labels), size=(2, 500))
    lam = generator.random(500)
    mixed = MixedPairs(
        inputs=lam[:, None] * given.points[first] + (1 - lam[:, None]) * given.points[second],
        first=given.labels[first],
        second=given.labels[second],
        lam=lam,
        n_classes=8,
    )
    keep = WithoutIntrusion(points=given.points, labels=given.labels)(mixed).keep
    assert np.array_equal(given.intrudes(mixed), ~keep)
    assert 0.05 < given.intrudes(mixed).mean() < 0.3
    assert np.array_equal(heavier(mixed), np.where(lam >= 0.5, mixed.first, mixed.second))


def test_the_first_step_sees_the_class_means_and_the_rest_the_centres():
    given = problem("cube-2d", CUBES["cube-2d"] | {"n_test": 10}, seed=3)
    means = [density.mean for density in given.first.densities]
    assert np.allclose(means, [given.points[given.labels == c].mean(axis=0) for c in (0, 1)])
    assert np.array_equal([density.mean for density in given.posterior.densities], [[-1.0, 0.0], [1.0, 0.0]])


def test_a_set_and_its_shares_are_a_matter_of_the_seed():
    given = PLANAR["moon"] | {"n_train": 100, "n_test": 50}
    one, again, other = (problem("moon", given, seed=seed) for seed in (1, 1, 2))
    assert np.array_equal(one.points, again.points)
    assert not np.array_equal(one.points, other.points)
    assert not np.array_equal(one.points[:50], one.test_points)
    shares = [mixture_shares(p, BetaLaw(1), drawn(), n=300) for p in (one, again)]
    assert shares[0] == shares[1]
    assert 0 < shares[0]["intrusion"] < shares[0]["conflict"] < 0.4


def test_noiseless_points_are_the_set_without_its_noise():
    points, labels = noiseless("two-circle", PLANAR["two-circle"])
    assert len(points) == 2000
    assert np.allclose(np.linalg.norm(points[:1000], axis=1), np.where(labels[:1000] == 0, 1.0, 0.8))
    assert len(noiseless("gaussian-grid", {})[0]) == 9
