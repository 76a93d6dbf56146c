from fractions import Fraction

import pytest
import sympy as sp
from flint import arb

from theory.chidambaram2022 import alternating_line as line
from theory.evidence import Outcome
from theory.mixup_optimal import mixup_optimal

RADII = tuple(map(Fraction, ("1/8", "1/3", "1/2", "3/4", "1", "3/2")))


@pytest.mark.parametrize("radius", RADII, ids=str)
@pytest.mark.parametrize("alpha", [1, 4])
def test_the_enclosed_share_holds_the_exact_one(alpha, radius):
    exact = line.first_class_share(1, alpha, radius)
    assert line.share_of_first(alpha, radius).overlaps(arb(exact.numerator) / exact.denominator)
    shares = mixup_optimal([[0.0], [1.0], [2.0]], line.CLASSES, [[1.0]], float(radius), float(alpha))
    assert shares[0, 0] == pytest.approx(float(exact), abs=1e-14)


@pytest.mark.parametrize("radius", RADII[:5], ids=str)
def test_the_sign_of_the_excess_says_who_gets_the_middle_point(radius):
    for alpha in range(1, 8):
        lost = line.first_class_share(1, alpha, radius) > Fraction(1, 2)
        assert bool(line.excess(alpha, radius) > 0) is lost


@pytest.mark.parametrize("at", [0, 2])
def test_the_outer_points_are_kept(at):
    assert all(line.first_class_share(at, n, e) > Fraction(1, 2) for n in (1, 2, 9) for e in RADII)


def test_the_critical_alpha_separates():
    root = line.critical_alpha(sp.Rational(3, 4))
    assert root.width <= Fraction(1, 10**30)
    assert line.excess(root.low - Fraction(1, 1000), "3/4") < 0
    assert line.excess(root.high + Fraction(1, 1000), "3/4") > 0


def test_limits_of_large_alpha():
    assert [line.limit_share(e) for e in RADII] == [
        Fraction(*p) for p in [(2, 3), (2, 3), (3, 5), (4, 7), (4, 7), (2, 3)]
    ]


def test_an_impossible_alpha_loses_no_point():
    assert line.excess(0, "1/2") == -3


@pytest.mark.parametrize(
    ("constant", "outcome"),
    [("20108/10000", Outcome.HOLDS), ("2", Outcome.FAILS), ("13/10", Outcome.FAILS), ("3", Outcome.HOLDS)],
)
def test_the_cover_of_all_radii_decides_a_threshold(constant, outcome):
    evidence = line.from_every_radius((sp.Rational(constant) / line.eps**2 - 1) / 2)
    assert evidence.outcome is outcome
    assert evidence.universal is (outcome is Outcome.HOLDS)


def test_a_failing_sufficient_condition_decides_nothing():
    parts = line._small_radii(sp.Rational(1, 2))
    assert parts[0].outcome is Outcome.INCONCLUSIVE


@pytest.mark.parametrize(("constant", "sharp"), [("20108/10000", True), ("20309/10000", False)])
def test_sharpness_is_a_smaller_threshold_that_fails(constant, sharp):
    evidence = line.from_sharpness((sp.Rational(constant) / line.eps**2 - 1) / 2)
    assert evidence.outcome is (Outcome.HOLDS if sharp else Outcome.FAILS)
