from fractions import Fraction

import numpy as np
import pytest

from numerics.laws import BetaLaw
from numerics.line_masses import exact_share, exact_weights
from numerics.mixing_loss import FiniteData, local_masses, loss_weights

POINTS = (Fraction(0), Fraction(1), Fraction(5, 2), Fraction(4))
CLASSES = (0, 1, 2, 1)


@pytest.mark.parametrize("alpha", [1, 2, 5])
@pytest.mark.parametrize("query", [Fraction(0), Fraction(1, 2), Fraction(7, 4), Fraction(4)])
def test_the_exact_weights_are_those_of_the_definition(alpha, query):
    weights = exact_weights(POINTS, CLASSES, query, Fraction(3, 7), alpha)
    data = FiniteData(points=np.array([[float(p)] for p in POINTS]), labels=CLASSES)
    masses = local_masses(data, np.array([float(query)]), 3 / 7, BetaLaw(float(alpha)))
    assert [float(w) / 16 for w in weights] == pytest.approx(loss_weights(masses), abs=1e-9)


def test_the_share_of_the_first_class_on_the_alternating_line():
    points = (Fraction(0), Fraction(1), Fraction(2))
    assert exact_share(points, (0, 1, 0), Fraction(1), Fraction(3, 4), 1) == Fraction(21, 44)
    assert exact_share(points, (0, 1, 0), Fraction(1), Fraction(1), 7) == Fraction(4, 7)


@pytest.mark.parametrize(("eps", "alpha"), [(Fraction(0), 1), (Fraction(1), 0)])
def test_impossible_radii_and_parameters_are_refused(eps, alpha):
    with pytest.raises(ValueError, match="must be an integer >= 1 and eps"):
        exact_weights(POINTS, CLASSES, Fraction(0), eps, alpha)
