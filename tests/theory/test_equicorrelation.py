"""The algebra of a I + b J against plain matrices."""

import pytest
import sympy as sp

from theory.equicorrelation import SIGMA, Pattern, covariance_of_residuals, d, eigenvalues, j, matrix, product, tau

VALUE = sp.Rational(2, 5)


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_products_are_products_of_matrices(size):
    other = Pattern(3 + tau, tau**2)
    multiplied = matrix(product(SIGMA, other), size, tau=VALUE)
    assert multiplied == matrix(SIGMA, size, tau=VALUE) * matrix(other, size, tau=VALUE)


@pytest.mark.parametrize("size", [2, 3, 5])
def test_eigenvalues_are_those_of_the_matrix(size):
    repeated, single = (value.subs({d: size, tau: VALUE}) for value in eigenvalues(SIGMA))
    assert matrix(SIGMA, size, tau=VALUE).eigenvals() == {repeated: size - 1, single: 1}


def test_entries_make_the_pattern():
    assert matrix(Pattern.of_entries(sp.Integer(4), sp.Integer(1)), 2) == sp.Matrix([[4, 1], [1, 4]])


@pytest.mark.parametrize("index", [1, 2, 3])
def test_second_moments_of_residuals_are_those_of_the_matrix(index):
    size, weight = 5, sp.Rational(1, 3)
    row = sp.Matrix([[0] * (index - 1) + [1] + [-weight] * (size - index)])
    sigma = matrix(SIGMA, size, tau=VALUE)
    later, earlier, variance = (v.subs({d: size, j: index, tau: VALUE}) for v in covariance_of_residuals(weight))
    covariances = row * sigma
    assert all(covariances[m] == later for m in range(index, size))
    assert all(covariances[m] == earlier for m in range(index - 1))
    assert (row * sigma * row.T)[0] == variance
