"""Densities in log space against ball arithmetic at 128 bits, and their behaviour at the edges."""

import numpy as np
import pytest
from flint import arb, arb_mat

from numerics.densities import GaussianDensity, KernelDensity, SingularCovarianceError, class_labels
from numerics.enclosure import precision

N_POINTS = 1000


def exact_gaussian(mean, covariance, point):
    """Log density by LU in balls, from the very floats."""
    d = len(mean)
    sigma = arb_mat(d, d, [arb(float(v)) for v in covariance.ravel()])
    centred = arb_mat(d, 1, [arb(float(x)) - arb(float(m)) for x, m in zip(point, mean, strict=True)])
    form = (centred.transpose() * sigma.solve(centred))[0, 0]
    return -form / 2 - sigma.det().log() / 2 - d * (2 * arb.pi()).log() / 2


def exact_kernel(points, bandwidth, point):
    width, d = arb(float(bandwidth)), points.shape[1]
    total = arb(0)
    for centre in points:
        squares = sum(((arb(float(x)) - arb(float(c))) ** 2 for x, c in zip(point, centre, strict=True)), arb(0))
        total += (-squares / (2 * width**2)).exp()
    return (total / len(points)).log() - d * (width.log() + (2 * arb.pi()).log() / 2)


def relative_error(found, exact):
    return float(abs(arb(float(found)) - exact).upper()) / max(1.0, float(abs(exact).mid()))


@pytest.mark.parametrize("dimension", [1, 2, 5])
def test_gaussian_log_density_against_balls(dimension):
    rng = np.random.default_rng(dimension)
    root = rng.normal(size=(dimension, dimension)) + np.eye(dimension)
    density = GaussianDensity(rng.normal(size=dimension), root @ root.T)
    condition = np.linalg.cond(density.covariance)
    points = density.mean + rng.uniform(0.1, 8.0, size=(N_POINTS, 1)) * (
        rng.normal(size=(N_POINTS, dimension)) @ root.T
    )
    found = density.log_density(points)
    with precision(128):
        worst = max(
            relative_error(f, exact_gaussian(density.mean, density.covariance, p))
            for f, p in zip(found, points, strict=True)
        )
    assert worst <= 1e-12 * condition


def test_kernel_log_density_against_balls():
    rng = np.random.default_rng(3)
    density = KernelDensity(rng.normal(size=(6, 2)), 0.3)
    points = rng.normal(scale=4.0, size=(N_POINTS, 2))
    found = density.log_density(points)
    with precision(128):
        worst = max(relative_error(f, exact_kernel(density.points, 0.3, p)) for f, p in zip(found, points, strict=True))
    assert worst <= 1e-12


def test_labels_up_to_thirty_standard_deviations_against_balls():
    rng = np.random.default_rng(5)
    covariance = np.array([[1.0, 0.3], [0.3, 1.0]])
    densities = [GaussianDensity([-1.0, 0.0], covariance), GaussianDensity([1.0, 0.0], covariance / 1.2)]
    directions = rng.normal(size=(N_POINTS, 2))
    points = 30.0 * rng.uniform(size=(N_POINTS, 1)) * directions / np.linalg.norm(directions, axis=1, keepdims=True)
    found = class_labels(densities, points)
    with precision(128):
        for label, point in zip(found, points, strict=True):
            scores = [exact_gaussian(g.mean, g.covariance, point) for g in densities]
            exact = 1 / (1 + (scores[0] - scores[1]).exp())
            assert float(abs(arb(float(label[1])) - exact).upper()) <= 1e-9


@pytest.mark.parametrize("distance", [1e2, 1e4, 1e6])
def test_labels_far_out_are_finite_and_sum_to_one(distance):
    densities = [
        GaussianDensity([0.0, 0.0], np.eye(2)),
        GaussianDensity([1.0, 0.0], 2 * np.eye(2)),
        KernelDensity(np.array([[3.0, 3.0], [4.0, 4.0]]), 0.5),
    ]
    labels = class_labels(densities, np.array([[distance, 0.0], [0.0, -distance]]))
    assert np.isfinite(labels).all()
    assert np.allclose(labels.sum(axis=1), 1.0, rtol=0, atol=1e-15)


def test_priors_shift_the_log_odds():
    densities = [GaussianDensity([-1.0], [[1.0]]), GaussianDensity([1.0], [[1.0]])]
    labels = class_labels(densities, np.array([[0.0]]), log_priors=np.log([3.0, 1.0]))
    assert labels == pytest.approx(np.array([[0.75, 0.25]]))


def test_fit_is_maximum_likelihood_and_ridge_adds_to_the_diagonal():
    points = np.random.default_rng(1).normal(size=(50, 3))
    plain, ridged = GaussianDensity.fit(points), GaussianDensity.fit(points, ridge=0.5)
    assert plain.covariance == pytest.approx(np.cov(points.T, bias=True))
    assert ridged.covariance - plain.covariance == pytest.approx(0.5 * np.eye(3))
    assert plain.dimension == 3


def test_a_singular_covariance_is_refused_and_mended_by_a_ridge():
    line = np.column_stack([np.arange(5.0), 2 * np.arange(5.0)])
    with pytest.raises(SingularCovarianceError, match="ridge"):
        GaussianDensity([0.0, 0.0], [[1.0, 1.0], [1.0, 1.0]])
    assert np.isfinite(GaussianDensity.fit(line, ridge=1e-3).log_density(line)).all()


def test_a_vector_is_one_column_in_one_dimension_and_one_point_in_more():
    assert GaussianDensity([0.0], [[1.0]]).log_density([0.0, 1.0]).shape == (2,)
    assert GaussianDensity([0.0, 0.0], np.eye(2)).log_density([0.0, 1.0]).shape == (1,)
    assert KernelDensity(np.array([0.0, 1.0]), 1.0).dimension == 1


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: GaussianDensity([0.0, 0.0], np.eye(3)), "covariance must have shape"),
        (lambda: GaussianDensity([np.nan], [[1.0]]), "finite"),
        (lambda: GaussianDensity([0.0, 0.0], [[1.0, 0.5], [0.0, 1.0]]), "symmetric"),
        (lambda: GaussianDensity.fit(np.eye(3), ridge=-1.0), "ridge"),
        (lambda: KernelDensity(np.zeros((2, 2)), 0.0), "bandwidth"),
        (lambda: KernelDensity(np.zeros((0, 2)), 1.0), "points must have shape"),
        (lambda: GaussianDensity([0.0, 0.0], np.eye(2)).log_density(np.zeros((1, 3))), "points must have shape"),
        (lambda: GaussianDensity([0.0], [[1.0]]).log_density([np.inf]), "finite"),
        (lambda: class_labels([], [[0.0]]), "densities must hold"),
    ],
)
def test_wrong_values_are_refused(make, message):
    with pytest.raises(ValueError, match=message):
        make()
