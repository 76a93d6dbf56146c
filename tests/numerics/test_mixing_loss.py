import numpy as np
import pytest

from numerics.laws import BetaLaw
from numerics.mixing_loss import FiniteData, local_masses, loss_weights, restricted_loss, sampled_shares

LINE = FiniteData(points=np.array([[0.0], [1.0], [2.0]]), labels=("a", "b", "a"))
AT_ONE = np.array([1.0])


def test_classes_count_in_label_order():
    data = FiniteData(points=np.zeros((3, 1)), labels=("b", "a", "b"))
    assert data.classes == (1, 0, 1)
    assert data.n_classes == 2


def test_masses_on_the_alternating_line_for_the_uniform_law():
    masses = local_masses(LINE, AT_ONE, 0.75, BetaLaw(1.0))
    assert masses.mass == pytest.approx(np.array([[1 / 6, 1 / 6], [1 / 6, 1 / 9]]))
    assert masses.moment[0, 1] == pytest.approx(1 / 16)
    assert masses.moment[1, 0] == pytest.approx(1 / 6 - 1 / 16)


def test_the_ball_is_open_and_masses_add_up_to_one_when_it_holds_all():
    at_border = local_masses(LINE, AT_ONE, 1.0, BetaLaw(2.0))
    assert at_border.mass[0, 0] == pytest.approx(2 / 9)
    assert local_masses(LINE, AT_ONE, 5.0, BetaLaw(2.0)).mass.sum() == pytest.approx(1.0)
    assert local_masses(LINE, np.array([9.0]), 1.0, BetaLaw(2.0)).mass.sum() == 0


def test_the_weights_are_those_of_the_loss():
    masses = local_masses(LINE, AT_ONE, 0.75, BetaLaw(1.0))
    weights = loss_weights(masses)
    assert weights * 9 == pytest.approx([21 / 8, 23 / 8])
    theta = np.array([0.3, 0.7])
    assert restricted_loss(theta, masses) == pytest.approx(float(-(weights * np.log(theta)).sum()))


def test_a_class_without_weight_may_have_share_zero_and_another_may_not():
    lone = local_masses(LINE, np.array([0.0]), 0.1, BetaLaw(64.0))
    pure = FiniteData(points=np.array([[0.0], [1.0]]), labels=(0, 1))
    masses = local_masses(pure, np.array([5.0]), 1.0, BetaLaw(1.0))
    assert restricted_loss([0.0, 1.0], masses) == 0.0
    assert restricted_loss([0.0, 1.0], lone) == float("inf")


def test_sampling_meets_the_integrals_and_repeats_with_the_seed():
    drawn = sampled_shares(LINE, AT_ONE, 0.75, BetaLaw(1.0), n_draws=40_000, seed=3)
    assert drawn.shares[0] == pytest.approx(21 / 44, abs=5 * drawn.errors[0])
    assert drawn.shares.sum() == pytest.approx(1.0)
    again = sampled_shares(LINE, AT_ONE, 0.75, BetaLaw(1.0), n_draws=40_000, seed=3)
    assert np.array_equal(drawn.shares, again.shares)


def test_too_few_mixtures_in_the_ball_are_refused():
    with pytest.raises(ValueError, match="only 0 of 100 mixtures fell into the ball; enlarge eps"):
        sampled_shares(LINE, np.array([9.0]), 0.1, BetaLaw(1.0), n_draws=100, seed=3)
