import numpy as np
import pytest

from numerics.laws import BetaLaw
from numerics.quadrature import beta_expectation, beta_nodes, piecewise_expectation


@pytest.mark.parametrize("law", [BetaLaw(1.0), BetaLaw(0.5), BetaLaw(3.0, 1.5)], ids=str)
def test_nodes_are_exact_up_to_degree_2n_minus_1_and_not_beyond(law):
    n_nodes = 4
    nodes, weights = beta_nodes(law, n_nodes)
    many, weights_of_many = beta_nodes(law, 40)
    for degree in range(2 * n_nodes):
        assert weights @ nodes**degree == pytest.approx(weights_of_many @ many**degree, rel=1e-13)
    assert weights @ nodes ** (2 * n_nodes) != pytest.approx(weights_of_many @ many ** (2 * n_nodes), rel=1e-9)


def test_second_moment_of_the_beta_law():
    found = beta_expectation(lambda lam: lam**2, BetaLaw(2.0, 3.0))
    assert found.value == pytest.approx(2 * 3 / (5 * 6), rel=1e-13)
    assert found.error < 1e-13


def test_the_error_shows_where_the_integrand_has_a_kink():
    found = beta_expectation(lambda lam: np.abs(lam - 0.37), BetaLaw(1.0), n_nodes=8)
    exact = (0.37**2 + 0.63**2) / 2
    assert found.error > 1e-5
    assert abs(found.value - exact) < 10 * found.error
    split = piecewise_expectation(lambda lam: np.abs(lam - 0.37), BetaLaw(1.0), kinks=[0.37, -1.0, 2.0, 0.37])
    assert split.value == pytest.approx(exact, abs=1e-14)


def test_a_narrow_integrand_between_its_kinks_is_not_missed():
    spike = lambda lam: ((lam > 0.5) & (lam < 0.5001)).astype(float)
    found = piecewise_expectation(spike, BetaLaw(1.0), kinks=[0.5, 0.5001])
    assert found.value == pytest.approx(1e-4, rel=1e-9)
