"""Exact mixing laws: germs, masses and moments against integration in floating point."""

import itertools
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, stats

from numerics.exact_laws import UNIFORM, Germ, HalfIntegerBeta, PolynomialLaw, ShellLaw, beta_law
from numerics.surds import ZERO, rational, root

UNHURRIED = settings(deadline=None)

HALF = Fraction(1, 2)
weights = st.fractions(min_value=0, max_value=1, max_denominator=40)


@UNHURRIED
@given(st.integers(1, 5), st.integers(1, 5), weights, weights)
def test_masses_and_moments_of_beta_laws(alpha, beta, a, b):
    low, high = min(a, b), max(a, b)
    law = beta_law(alpha, beta)
    mass = law.mass(rational(low), rational(high)).fraction()
    assert float(mass) == pytest.approx(
        stats.beta(alpha, beta).cdf(float(high)) - stats.beta(alpha, beta).cdf(float(low))
    )
    moment, _ = integrate.quad(lambda t: t * stats.beta(alpha, beta).pdf(t), float(low), float(high))
    assert float(law.moment(rational(low), rational(high)).fraction()) == pytest.approx(moment, abs=1e-12)


def test_masses_at_irrational_ends_are_exact():
    end = root(Fraction(1, 2))
    assert UNIFORM.moment(ZERO, end) == rational(Fraction(1, 4))
    assert beta_law(2).mass(ZERO, end) == rational(Fraction(3, 2)) - root(Fraction(1, 2))


def test_germs_of_polynomials():
    assert UNIFORM.germ(HALF, 1) == Germ(Fraction(0), rational(1))
    assert beta_law(3).germ(Fraction(0), 1) == Germ(Fraction(2), rational(30))
    assert beta_law(3).germ(Fraction(1), -1) == Germ(Fraction(2), rational(30))
    vanishing = PolynomialLaw((Fraction(3), Fraction(-12), Fraction(12)))
    assert vanishing.germ(HALF, -1) == Germ(Fraction(2), rational(12))
    tilted = PolynomialLaw((Fraction(0), Fraction(2)))
    assert tilted.germ(Fraction(0), 1) == Germ(Fraction(1), rational(2))


@pytest.mark.parametrize("twice", [1, 2, 3, 4, 5])
def test_germs_of_half_integer_beta_laws(twice):
    law = HalfIntegerBeta(twice)
    ratio = float(law.germ(Fraction(1, 3), 1).coefficient.ball()) / float(law.germ(HALF, 1).coefficient.ball())
    density = stats.beta(twice / 2, twice / 2).pdf
    assert ratio == pytest.approx(density(1 / 3) / density(1 / 2))
    assert law.germ(Fraction(0), 1).order == law.germ(Fraction(1), -1).order == Fraction(twice, 2) - 1


def shell_density(lam, inner):
    distance = abs(lam - 0.5)
    if distance == 0:
        return 1.0
    shell = int(np.floor(-np.log2(distance))) - 1
    return inner if shell % 2 else (3 - inner) / 2


@UNHURRIED
@given(weights, weights, st.sampled_from([Fraction(1, 2), Fraction(2), Fraction(5, 2)]))
def test_masses_and_moments_of_the_shell_law(a, b, inner):
    low, high = min(a, b), max(a, b)
    law = ShellLaw(outer=(3 - inner) / 2, inner=inner)
    edges = sorted({0.5 + s * 2.0**-n for n in range(1, 30) for s in (1, -1)} | {float(low), float(high)})
    pieces = [(u, v) for u, v in itertools.pairwise(edges) if u >= float(low) and v <= float(high)]
    mass = sum((v - u) * shell_density((u + v) / 2, float(inner)) for u, v in pieces)
    moment = sum((v**2 - u**2) / 2 * shell_density((u + v) / 2, float(inner)) for u, v in pieces)
    assert float(law.mass(rational(low), rational(high)).fraction()) == pytest.approx(mass, abs=1e-7)
    assert float(law.moment(rational(low), rational(high)).fraction()) == pytest.approx(moment, abs=1e-7)


def test_germs_of_the_shell_law():
    law = ShellLaw(outer=HALF, inner=Fraction(2))
    assert law.germ(HALF, 1) is None
    assert law.germ(Fraction(1, 3), 1).coefficient == rational(2)
    assert law.germ(Fraction(9, 10), 1).coefficient == rational(HALF)
    # 3/4 is the edge between the outermost shell and the next
    assert law.germ(Fraction(3, 4), 1).coefficient == rational(HALF)
    assert law.germ(Fraction(3, 4), -1).coefficient == rational(2)
    assert law.germ(Fraction(1, 4), -1).coefficient == rational(HALF)
    assert law.germ(Fraction(1, 4), 1).coefficient == rational(2)


def test_wrong_laws_are_refused():
    with pytest.raises(ValueError, match="coefficients integrate to 2"):
        PolynomialLaw((Fraction(2),))
    with pytest.raises(ValueError, match=r"alpha, beta = 0, 0 must be positive integers"):
        beta_law(0)
    with pytest.raises(ValueError, match="twice_alpha must be a positive integer, not 0"):
        HalfIntegerBeta(0)
    with pytest.raises(ValueError, match="both positive with 2 outer"):
        ShellLaw(outer=Fraction(1), inner=Fraction(2))
