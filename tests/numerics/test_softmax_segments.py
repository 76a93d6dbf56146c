"""Gradient and Hessian of the three-point softmax loss against finite differences of the loss in floats."""

from fractions import Fraction

import numpy as np
import pytest
from flint import arb
from scipy import special

from numerics.softmax_segments import gradient, hessian

LAM = (np.arange(20_000) + 0.5) / 20_000
POINTS = np.array([[-2.0, 2.0], [2.0, 2.0], [-2.0, -2.0]])
AT = (0.3, 0.4)


def loss(a, b, steepness):
    weights = np.array([[-a, a], [a / 2 + b, -a / 2 + b], [a / 2 - b, -a / 2 - b]])
    total = 0.0
    for i in range(3):
        for j in range(3):
            x = LAM[:, None] * POINTS[i] + (1 - LAM)[:, None] * POINTS[j]
            share = LAM if steepness is None else special.expit(steepness * (LAM - 0.5))
            logs = special.log_softmax(x @ weights.T, axis=1)
            total -= np.mean(share * logs[:, i] + (1 - share) * logs[:, j])
    return total


@pytest.mark.parametrize("steepness", [None, 16])
def test_gradient_is_the_derivative_of_the_summed_loss(steepness):
    exact = None if steepness is None else Fraction(steepness)
    found = gradient(arb(AT[0]), arb(AT[1]), d=2, steepness=exact)
    for which, step in enumerate(np.eye(2) * 1e-5):
        expected = (loss(*(AT + step), steepness) - loss(*(AT - step), steepness)) / 2e-5
        assert float(found[which].mid()) == pytest.approx(expected, abs=1e-5)


def test_hessian_is_the_derivative_of_the_gradient():
    found = hessian(arb(AT[0]), arb(AT[1]), d=2)
    for row, step in enumerate(np.eye(2) * 1e-5):
        sides = [gradient(*map(arb, AT + s * step), d=2, steepness=None) for s in (1, -1)]
        for column in (0, 1):
            expected = float((sides[0][column] - sides[1][column]).mid()) / 2e-5
            assert float(found[row][column].mid()) == pytest.approx(expected, abs=1e-4)


def test_wrong_steepness_is_refused():
    with pytest.raises(ValueError, match="steepness"):
        gradient(arb(1), arb(1), d=5, steepness=Fraction(0))
