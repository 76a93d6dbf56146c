"""Second paths of sohn2022: their own arithmetic against an independent one."""

import math
from fractions import Fraction

import pytest
from flint import arb

from numerics.angle_losses import Labelling, limit_slope_at_diagonal
from theory.sohn2022 import form_slopes, limit_bounds, middle_points, rational_orderings, taylor_orderings
from theory.sohn2022.ordering_cases import CENTRED, UNCENTRED


@pytest.mark.parametrize("x", ["0", "1/1000", "11/5", "9", "-3"])
def test_the_logistic_range_holds_the_logistic_function_and_is_narrow(x):
    low, high = rational_orderings.logistic_range(Fraction(x))
    assert low <= Fraction(1 / (1 + math.exp(-float(Fraction(x))))) + Fraction(1, 10**15)
    assert high >= Fraction(1 / (1 + math.exp(-float(Fraction(x))))) - Fraction(1, 10**15)
    assert 0 <= high - low < Fraction(1, 10**12)


def test_the_exponential_refuses_what_its_series_does_not_cover():
    with pytest.raises(ValueError, match="-1"):
        rational_orderings.exponential(Fraction(-1))


@pytest.mark.parametrize("case", [case for case in (*UNCENTRED, *CENTRED) if len(case.points[0]) == 1])
def test_gaps_in_fractions_lie_in_the_balls(case):
    radius = Fraction(1, 4)
    first = taylor_orderings.first_gap(case, taylor_orderings.sp.Integer(1))
    second = taylor_orderings.second_gap(case, taylor_orderings.sp.Integer(1), taylor_orderings.sp.Rational(1, 4))
    for ball, (low, high) in (
        (first, rational_orderings.first_gap_range(case, Fraction(1))),
        (second, rational_orderings.second_gap_range(case, Fraction(1), radius)),
    ):
        assert float(low) - 1e-12 <= float(ball.mid()) <= float(high) + 1e-12


@pytest.mark.parametrize("sigma", ["1/10", "1/5", "1/2", "1"])
def test_the_rational_bound_is_below_the_size_of_the_slope(sigma):
    slope = limit_slope_at_diagonal(Fraction(1), Labelling(softness=Fraction(sigma)))
    assert abs(slope) > arb(0) + float(limit_bounds.slope_bound(Fraction(sigma)))
    assert limit_bounds.slope_bound(Fraction(0)) == 0


@pytest.mark.parametrize("name", form_slopes.NAMES)
def test_a_form_falls_before_its_minimiser_and_rises_after_it(name):
    least = form_slopes._minimiser(name)
    before, after = (form_slopes.form_slope(name, arb(least + side)) for side in (-1e-4, 1e-4))
    assert before < 0 < after


@pytest.mark.parametrize("place", [(0.0, 0.0), (1.5, -2.0), (-3.0, 0.25)])
def test_the_feature_map_is_undone_by_its_inverse(place):
    assert middle_points.feature_inverse(middle_points.feature(place)) == pytest.approx(place)


@pytest.mark.parametrize("dimension", [1, 2, 5])
def test_the_slack_of_two_mirror_points_is_a_fraction_of_the_curvature(dimension):
    rational = taylor_orderings.sp.Rational
    rest = [0] * (dimension - 1)
    case = taylor_orderings.linear([[1, *rest], [-1, *rest]], [1, 0], [1, *rest])
    gap = taylor_orderings.second_gap(case, rational(1), rational(1, 4), rational(dimension, 2))
    g = 1 / (1 + math.exp(-1))
    expected = g * (1 - g) * (1 / 12 - dimension / 32)
    assert float(gap.mid()) == pytest.approx(expected, abs=1e-12)
