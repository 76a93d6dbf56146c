import cvxpy as cp
import numpy as np
import pytest

from numerics.simplex import SolveFailedError, minimise_cross_entropy


@pytest.mark.parametrize("weights", [[1.0, 3.0], [1e-4, 2e-4, 5e-4], [2.0, 0.0, 6.0]])
def test_the_minimiser_is_proportional_to_the_weights(weights):
    solution = minimise_cross_entropy(np.array(weights))
    assert solution.theta == pytest.approx(np.array(weights) / sum(weights), abs=1e-5)
    assert solution.residual < 1e-5
    assert solution.multiplier == pytest.approx(sum(weights), rel=1e-4)


@pytest.mark.parametrize("weights", [[0.0, 0.0], [1.0, -1.0], [1.0, float("nan")]])
def test_weights_without_a_minimum_are_refused(weights):
    with pytest.raises(ValueError, match="weights must be finite and >= 0"):
        minimise_cross_entropy(np.array(weights))


def test_a_failed_solve_is_an_error(monkeypatch):
    monkeypatch.setattr(cp.Problem, "solve", lambda self, **_: None)
    with pytest.raises(SolveFailedError, match="ended with status None"):
        minimise_cross_entropy(np.array([1.0, 1.0]))
