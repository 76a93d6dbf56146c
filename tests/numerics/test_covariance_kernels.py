"""The kernel estimate with full covariance against scipy's and against ball arithmetic."""

import numpy as np
import pytest
from flint import arb, arb_mat
from scipy import stats

from numerics import covariance_kernels
from numerics.covariance_kernels import CovarianceKernelDensity
from numerics.densities import KernelDensity, SingularCovarianceError
from numerics.enclosure import precision


def sample(n, d, seed=0):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, d)) @ rng.normal(size=(d, d))


@pytest.mark.parametrize(("n", "d"), [(7, 1), (30, 2), (40, 4)])
def test_scotts_rule_is_that_of_scipy(n, d):
    points, queries = sample(n, d), sample(50, d, 1)
    found = CovarianceKernelDensity.fit(points).log_density(queries)
    assert np.allclose(found, stats.gaussian_kde(points.T).logpdf(queries.T), rtol=1e-10)


def test_log_density_against_balls():
    points, rng = sample(5, 2), np.random.default_rng(4)
    density = CovarianceKernelDensity.fit(points, ridge=1e-8)
    queries = rng.normal(scale=6.0, size=(1000, 2))
    found, condition = density.log_density(queries), np.linalg.cond(density.covariance)
    with precision(128):
        sigma = arb_mat(2, 2, [arb(float(v)) for v in density.covariance.ravel()])
        inverse, log_volume = sigma.inv(), sigma.det().log() / 2 + (2 * arb.pi()).log() + arb(5).log()
        worst = 0.0
        for value, query in zip(found, queries, strict=True):
            total = arb(0)
            for centre in points:
                step = arb_mat(2, 1, [arb(float(x)) - arb(float(c)) for x, c in zip(query, centre, strict=True)])
                total += (-(step.transpose() * inverse * step)[0, 0] / 2).exp()
            exact = total.log() - log_volume
            worst = max(worst, float((abs(arb(float(value)) - exact) / abs(exact)).upper()))
    assert worst <= 1e-12 * condition


def test_a_multiple_of_the_identity_is_the_plain_estimate():
    points, queries = sample(20, 3), sample(10, 3, 1)
    wide = CovarianceKernelDensity(points, 0.09 * np.eye(3))
    assert np.allclose(wide.log_density(queries), KernelDensity(points, 0.3).log_density(queries), rtol=1e-12)
    assert wide.dimension == 3


def test_blocks_change_nothing(monkeypatch):
    density, queries = CovarianceKernelDensity.fit(sample(20, 2)), sample(33, 2, 1)
    whole = density.log_density(queries)
    monkeypatch.setattr(covariance_kernels, "ENTRIES_AT_ONCE", 100)
    assert np.allclose(density.log_density(queries), whole, rtol=1e-14)


def test_one_point_needs_a_ridge():
    with pytest.raises(SingularCovarianceError):
        CovarianceKernelDensity.fit([[1.0, 2.0]])
    found = CovarianceKernelDensity.fit([[1.0, 2.0]], ridge=1e-8).log_density([[1.0, 2.0]])
    assert found == pytest.approx([-np.log(2 * np.pi * 1e-8)])


@pytest.mark.parametrize(
    ("build", "words"),
    [
        (lambda: CovarianceKernelDensity(np.zeros(3), np.eye(1)), "points must have shape"),
        (lambda: CovarianceKernelDensity.fit(np.zeros((0, 2))), "points must have shape"),
        (lambda: CovarianceKernelDensity(np.array([[np.nan]]), np.eye(1)), "finite"),
        (lambda: CovarianceKernelDensity.fit(sample(4, 2), ridge=-1.0), "ridge"),
        (lambda: CovarianceKernelDensity(np.zeros((1, 2)), np.eye(3)), "covariance"),
        (lambda: CovarianceKernelDensity.fit(sample(9, 2)).log_density(np.zeros((1, 3))), r"\(m, 2\)"),
    ],
)
def test_wrong_values_are_refused(build, words):
    with pytest.raises(ValueError, match=words):
        build()
