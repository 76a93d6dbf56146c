from fractions import Fraction

import numpy as np
import pytest
import sympy as sp

from numerics.three_points import INTRUDING, PAIRS, descend, exact_loss, numeric_loss, pair_loss

theta = sp.Symbol("theta", positive=True)


@pytest.mark.parametrize("at", [Fraction(1, 5), Fraction(3, 8), Fraction(1, 2), Fraction(3, 4)])
@pytest.mark.parametrize("weight", [Fraction(0), Fraction(1), Fraction(5, 2)])
def test_exact_and_numeric_losses_agree(at, weight):
    assert float(exact_loss(at, weight=weight)) == pytest.approx(
        numeric_loss(float(at), weight=float(weight)), abs=1e-9
    )


def test_the_pair_of_equal_labels_is_charged_on_both_components():
    assert sp.simplify(pair_loss(INTRUDING, theta, small=True) - sp.Rational(4, 3) * theta) == 0
    assert exact_loss(Fraction(1, 2)) == Fraction(2, 3)


def test_both_forms_meet_at_one_half():
    for pair in PAIRS:
        ends = [pair_loss(pair, theta, small=small).subs(theta, sp.Rational(1, 2)) for small in (True, False)]
        assert ends[0] == ends[1]


def test_descent_is_repeatable_and_depends_on_the_seed():
    first, again, other = (descend(n_chains=3, n_steps=200, seed=seed) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
    assert np.all((first > 0.05) & (first < 0.95))
