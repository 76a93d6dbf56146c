from fractions import Fraction

import numpy as np
import pytest

from numerics.laws import BetaLaw, MixingLaw, as_law
from numerics.quadrature import piecewise_expectation

LAWS = [BetaLaw(1.0), BetaLaw(0.5), BetaLaw(32.0), BetaLaw(2.0, 5.0), BetaLaw(Fraction(3, 2))]


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_mass_and_moment_run_from_nothing_to_one_and_the_mean(law):
    mean = float(law.alpha / (law.alpha + law.second))
    assert law.mass([-1.0, 0.0, 1.0, 2.0]).tolist() == [0.0, 0.0, 1.0, 1.0]
    assert law.moment([-1.0, 0.0, 1.0, 2.0]) == pytest.approx([0.0, 0.0, mean, mean])


@pytest.mark.parametrize("law", [BetaLaw(1.0), BetaLaw(4.0), BetaLaw(2.0, 5.0)], ids=str)
def test_mass_and_moment_are_integrals_of_the_density(law):
    below = lambda lam: (lam <= 0.3).astype(float)
    assert float(law.mass(0.3)) == pytest.approx(piecewise_expectation(below, law, kinks=[0.3]).value, abs=1e-12)
    moment = piecewise_expectation(lambda lam: lam * below(lam), law, kinks=[0.3]).value
    assert float(law.moment(0.3)) == pytest.approx(moment, abs=1e-12)


def test_density_vanishes_outside_and_is_that_of_the_uniform_law_at_one():
    assert BetaLaw(1.0).density([-0.5, 0.0, 0.25, 0.75, 1.0, 1.5]).tolist() == [0.0, 0.0, 1.0, 1.0, 0.0, 0.0]
    assert float(BetaLaw(2.0).density(0.5)) == pytest.approx(1.5)


def test_samples_follow_the_distribution_and_repeat_with_the_seed():
    law = BetaLaw(2.0, 5.0)
    draws = law.sample(np.random.default_rng(1), 20_000)
    assert np.array_equal(draws, law.sample(np.random.default_rng(1), 20_000))
    assert abs((draws <= 0.3).mean() - float(law.mass(0.3))) < 5 * np.sqrt(0.25 / 20_000)


def test_symmetry_needs_equal_parameters():
    assert BetaLaw(2.0).is_symmetric
    assert BetaLaw(2.0, 2.0).is_symmetric
    assert not BetaLaw(2.0, 3.0).is_symmetric


@pytest.mark.parametrize("alpha", [0.0, -1.0, float("nan"), float("inf")])
def test_a_parameter_that_is_not_positive_and_finite_is_refused(alpha):
    with pytest.raises(ValueError, match=rf"alpha must be positive and finite, not {alpha}.*uniform"):
        BetaLaw(alpha)
    with pytest.raises(ValueError, match="beta must be positive"):
        BetaLaw(1.0, alpha)


@pytest.mark.parametrize("alpha", ["1", None, True, [1.0]])
def test_a_parameter_that_is_no_number_is_refused(alpha):
    with pytest.raises(TypeError, match="alpha must be a number"):
        BetaLaw(alpha)


def test_a_law_stays_itself_and_a_number_becomes_a_symmetric_beta_law():
    law = BetaLaw(2.0, 3.0)
    assert as_law(law) is law
    assert isinstance(law, MixingLaw)
    assert as_law(2.0) == BetaLaw(2.0)
