"""The GenLabel loss against independent integration and against cases known in closed form."""

import numpy as np
import pytest
from scipy import integrate

from numerics.densities import GaussianDensity
from numerics.genlabel_loss import (
    genlabel_loss,
    label_moments,
    log_odds_of,
    pair_losses,
    pair_rule,
    standard_loss,
)

POINTS = np.array([[-1.2, 0.3], [-0.7, -0.4], [0.9, 0.1], [1.4, -0.6]])
LABELS = np.array([0, 0, 1, 1])
THETA = np.array([0.8, -0.5])


def gaussians(sharpness, spread=2.0):
    sigma = np.array([[1.0, 0.3], [0.3, 1.0]])
    return log_odds_of(
        GaussianDensity([-1.0, 0.0], sigma / sharpness**2),
        GaussianDensity([1.0, 0.0], sigma / (spread * sharpness) ** 2),
    )


def brute(log_odds, i, j):
    """Midpoint rule on a fine grid, straight from the definition."""
    lam = (np.arange(400_000) + 0.5) / 400_000
    mixed = lam[:, None] * POINTS[i] + (1 - lam)[:, None] * POINTS[j]
    relabelled = 0.5 * (1 + np.tanh(log_odds(mixed) / 2))
    y = np.full_like(lam, LABELS[i]) if LABELS[i] == LABELS[j] else relabelled
    w = mixed @ THETA
    return np.mean(np.logaddexp(0, w) - y * w)


@pytest.mark.parametrize("sharpness", [1.0, 5.0, 40.0])
def test_pair_losses_against_a_fine_grid(sharpness):
    log_odds = gaussians(sharpness)
    found = pair_losses(THETA, POINTS, LABELS, log_odds)
    brute_force = np.array([[brute(log_odds, i, j) for j in range(4)] for i in range(4)])
    assert found == pytest.approx(brute_force, abs=2e-9)
    assert genlabel_loss(THETA, POINTS, LABELS, log_odds) == pytest.approx(brute_force.mean(), abs=2e-9)


def test_the_two_orders_of_a_pair_have_the_same_loss():
    found = pair_losses(THETA, POINTS, LABELS, gaussians(4.0))
    assert found == pytest.approx(found.T, abs=1e-13)


def test_self_pairs_give_the_standard_loss():
    found = pair_losses(THETA, POINTS, LABELS, gaussians(4.0))
    assert np.diag(found).mean() == pytest.approx(standard_loss(THETA, POINTS, LABELS), abs=1e-14)


def test_a_hard_label_switches_where_the_log_odds_do():
    zeroth, first, second = label_moments(lambda x: 1e9 * (x[:, 0] - 0.5), np.array([-1.0]), np.array([1.0]))
    assert (zeroth, first, second) == pytest.approx((3 / 4, 15 / 32, 63 / 192), abs=1e-9)


def test_moments_of_a_soft_label_against_scipy():
    log_odds, start, end = gaussians(2.0), POINTS[0], POINTS[3]

    def weight(lam, k):
        odds = log_odds((lam * start + (1 - lam) * end)[None, :])[0]
        return lam**k / (1 + np.exp(odds))

    expected = [integrate.quad(weight, 0, 1, args=(k,), epsabs=1e-13, limit=200)[0] for k in (0, 1, 2)]
    assert label_moments(log_odds, start, end) == pytest.approx(expected, abs=1e-11)


def test_a_switch_on_the_grid_is_found():
    rule = pair_rule(lambda x: x[:, 0], np.array([1.0]), np.array([-1.0]))
    assert rule.expectation(np.ones_like(rule.lam)) == pytest.approx(1.0, abs=1e-14)
    assert rule.expectation(rule.labels) == pytest.approx(0.5, abs=1e-14)


def test_points_on_a_line_may_be_given_as_a_vector():
    flat = standard_loss(0.7, [-1.0, 2.0], [0, 1])
    assert flat == pytest.approx((np.logaddexp(0, -0.7) + np.logaddexp(0, 1.4) - 1.4) / 2)


@pytest.mark.parametrize(
    ("theta", "points", "labels", "message"),
    [
        ([1.0], np.zeros((0, 1)), [], "points must have shape"),
        ([1.0, 2.0], [[1.0]], [0], "theta must have shape"),
        ([1.0], [[1.0]], [0, 1], "labels must have shape"),
        ([1.0], [[1.0]], [2], "labels must be 0 or 1"),
    ],
)
def test_wrong_values_are_refused(theta, points, labels, message):
    with pytest.raises(ValueError, match=message):
        standard_loss(theta, points, labels)
