"""Sums of square roots: exact signs, products, and roots of rational numbers."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numerics.surds import ZERO, RootSum, rational, root

UNHURRIED = settings(deadline=None)

rationals = st.fractions(min_value=-20, max_value=20, max_denominator=12)
squares = st.fractions(min_value=0, max_value=60, max_denominator=20)


@UNHURRIED
@given(squares)
def test_the_square_of_a_root_is_the_number(square):
    assert root(square) * root(square) == rational(square)
    assert root(square) ** 2 == rational(square)


@UNHURRIED
@given(squares, squares)
def test_roots_are_ordered_as_their_squares(a, b):
    assert (root(a) - root(b)).sign() == (a > b) - (a < b)


@UNHURRIED
@given(st.lists(st.tuples(rationals, squares), max_size=4))
def test_the_sign_agrees_with_the_floating_point_value(parts):
    total = sum((root(square) * c for c, square in parts), ZERO)
    value = sum(float(c) * float(square) ** 0.5 for c, square in parts)
    if abs(value) > 1e-9:
        assert total.sign() == (1 if value > 0 else -1)
    assert (total - total).sign() == 0


def test_a_difference_beyond_double_precision_is_decided():
    # sqrt(n) + sqrt(n + 2) < 2 sqrt(n + 1), by about n^(-3/2) / 4
    n = 10**12 + 1
    assert (root(Fraction(n)) + root(Fraction(n + 2)) - root(Fraction(n + 1)) * 2).sign() == -1


def test_products_of_sums():
    assert (root(Fraction(2)) + root(Fraction(3))) * (root(Fraction(2)) - root(Fraction(3))) == rational(-1)
    assert root(Fraction(6)) * root(Fraction(10)) == root(Fraction(15)) * 2
    assert rational(2) * root(Fraction(5)) == root(Fraction(20)) == root(Fraction(5)) * rational(2)
    assert root(Fraction(5)) * 0 == ZERO


def test_text_and_fractions():
    assert str(rational(Fraction(1, 2)) + root(Fraction(2)) + root(Fraction(12))) == "1/2 + sqrt(2) + 2 sqrt(3)"
    assert str(ZERO) == "0"
    assert ZERO.fraction() == 0
    assert rational(3).fraction() == 3
    assert RootSum().is_rational
    with pytest.raises(ValueError, match=r"sqrt\(2\) is irrational"):
        root(Fraction(2)).fraction()


def test_a_negative_square_is_refused():
    with pytest.raises(ValueError, match="square must not be negative, got -1"):
        root(Fraction(-1))


def test_large_radicands():
    assert root(Fraction(49 * 101 * 103)) == root(Fraction(101 * 103)) * 7
    assert root(Fraction(10007**2)) == rational(10007)
