"""Slopes in the angle against finite differences of losses summed from their definition in floats."""

from fractions import Fraction

import numpy as np
import pytest
from flint import arb
from scipy import special

from numerics.angle_losses import (
    POINTS,
    POSITIVE,
    Labelling,
    beta_mean,
    limit_slope_at_diagonal,
    mixture_pull,
    mixture_slope,
    vanilla_pull,
    vanilla_slope,
)

LAM = (np.arange(100_000) + 0.5) / 100_000


def share(label, lam):
    if label.softness is None:
        return lam
    if label.softness == 0:
        return (lam > 0.5).astype(float)
    return special.expit((lam - 0.5) / float(label.softness) ** 2)


def loss(phi, r, n, alpha, label):
    theta, count, total = r * np.array([np.cos(phi), np.sin(phi)]), (1, 1, n), 0.0
    density = (LAM * (1 - LAM)) ** (alpha - 1) / special.beta(alpha, alpha)
    for i, x in enumerate(POINTS):
        for j, z in enumerate(POINTS):
            w = LAM * (theta @ np.array(x)) + (1 - LAM) * (theta @ np.array(z))
            y = share(label, LAM) * POSITIVE[i] + (1 - share(label, LAM)) * POSITIVE[j]
            total += count[i] * count[j] * np.mean((np.logaddexp(0, w) - y * w) * density)
    return total


@pytest.mark.parametrize("softness", [None, "0", "1/3"])
@pytest.mark.parametrize("alpha", ["1", "2", "3/2"])
def test_mixture_slope_is_the_derivative(softness, alpha):
    label, at, r, n, h = Labelling(softness=None if softness is None else Fraction(softness)), 0.7, 3.0, 4, 1e-4
    expected = (
        loss(at + h, r, n, float(Fraction(alpha)), label) - loss(at - h, r, n, float(Fraction(alpha)), label)
    ) / (2 * h)
    found = mixture_slope(arb(at), arb(r), n, Fraction(alpha), label)
    assert float(found.mid()) == pytest.approx(expected, abs=2e-3)


def test_vanilla_slope_is_the_derivative():
    def total(phi):
        return 5 * np.logaddexp(0, -3 * np.cos(phi)) + np.logaddexp(0, -3 * np.sin(phi))

    expected = (total(0.7001) - total(0.6999)) / 2e-4
    assert float(vanilla_slope(arb("0.7"), arb(3), 4).mid()) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("softness", [None, "1/3"])
def test_mixture_pull_is_r_times_the_derivative_in_r(softness):
    label, at, n, h = Labelling(softness=None if softness is None else Fraction(softness)), 0.7, 4, 1e-4
    expected = 3.0 * (loss(at, 3 + h, n, 1.5, label) - loss(at, 3 - h, n, 1.5, label)) / (2 * h)
    found = mixture_pull(arb(at), arb(3), n, Fraction(3, 2), label)
    assert float(found.mid()) == pytest.approx(expected, abs=5e-3)


def test_vanilla_pull_is_r_times_the_derivative_in_r():
    def total(r):
        return 5 * np.logaddexp(0, -r * np.cos(0.7)) + np.logaddexp(0, -r * np.sin(0.7))

    expected = 3 * (total(3.0001) - total(2.9999)) / 2e-4
    assert float(vanilla_pull(arb("0.7"), arb(3), 4).mid()) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("alpha", ["1/2", "1", "7/4", "3"])
def test_beta_mean_has_the_moments_of_the_law(alpha):
    a = float(Fraction(alpha))
    square = beta_mean(lambda lam, upper: lam * lam, Fraction(alpha))
    assert float(square.mid()) == pytest.approx((a + 1) / (2 * (2 * a + 1)), abs=1e-9)


def test_limit_slope_vanishes_for_the_step_label_alone():
    assert limit_slope_at_diagonal(Fraction(1), Labelling(softness=Fraction(0))) == 0
    assert limit_slope_at_diagonal(Fraction(1), Labelling(softness=Fraction(1, 2))) < 0
    assert limit_slope_at_diagonal(Fraction(1), Labelling(softness=None)) < 0


def test_wrong_values_are_refused():
    with pytest.raises(ValueError, match="softness"):
        Labelling(softness=Fraction(-1))
    with pytest.raises(ValueError, match="alpha"):
        beta_mean(lambda lam, upper: lam, Fraction(0))
