"""Finite labelled sets: what is refused, the segments through a point, the two assumptions."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numerics.exact_laws import UNIFORM
from numerics.exact_mixup import pair_mass
from numerics.finite_sets import (
    FiniteSet,
    crossings,
    exact_point,
    foreign_ends,
    foreign_share,
    in_x_mix,
    labelled,
    meets_assumption_2_9,
    meets_assumption_3_1,
    show_point,
    squared_class_distance,
    squared_reach_2_9,
    weight_on_segment,
)

UNHURRIED = settings(deadline=None)

ONE, HALF = Fraction(1), Fraction(1, 2)
CALIBRATION = labelled([0, 1], [2])
coordinates = st.integers(-3, 3)


def test_text():
    assert str(CALIBRATION) == "X_1 = {0, 1}, X_2 = {2}"
    assert str(labelled([(0, "1/2")], [(1, 1)])) == "X_1 = {(0, 1/2)}, X_2 = {(1, 1)}"
    assert show_point((HALF,)) == "1/2"
    assert CALIBRATION.dimension == 1


@pytest.mark.parametrize(
    ("build", "error", "message"),
    [
        (lambda: labelled(), ValueError, "0 points with 0 classes"),
        (lambda: labelled([0], [(1, 2)]), ValueError, r"points have dimensions \[1, 2\]"),
        (lambda: labelled([0, 0], [1]), ValueError, "points repeat"),
        (lambda: labelled([0], [0]), ValueError, "the supports are disjoint sets"),
        (lambda: FiniteSet(((ONE,),), (1,)), ValueError, r"classes \[1\] must be 0, ..., k - 1"),
        (lambda: FiniteSet(((1,),), (0,)), TypeError, "points: 1 is no Fraction"),
        (lambda: exact_point(0.5), TypeError, r"point: 0\.5 is no exact number"),
        (lambda: squared_class_distance(labelled([0, 1]), 0), ValueError, "has one class"),
    ],
)
def test_wrong_sets_are_refused(build, error, message):
    with pytest.raises(error, match=message):
        build()


def test_weights_on_segments():
    s, t = exact_point((0, 0)), exact_point((2, 4))
    assert weight_on_segment(s, t, exact_point((1, 2))) == HALF
    assert weight_on_segment(s, t, exact_point((1, 1))) is None
    assert weight_on_segment(s, t, exact_point((3, 6))) is None
    assert weight_on_segment(exact_point((1, 0)), exact_point((1, 2)), exact_point((0, 1))) is None
    assert weight_on_segment(s, t, s) == 1


def test_segments_through_a_point_put_the_smaller_class_first():
    data = FiniteSet((exact_point(2), exact_point(0)), (1, 0))
    (crossing,) = crossings(data, exact_point("1/2"))
    assert (data.classes[crossing.first], crossing.lam, crossing.squared) == (0, Fraction(3, 4), 4)
    assert [foreign_ends(data, crossing, own) for own in (0, 1, 2)] == [1, 1, 2]


def test_x_mix_is_the_union_of_the_segments():
    data = labelled([(0, 0), (2, 2)], [(4, 0)])
    assert in_x_mix(data, exact_point((1, 1)))
    assert in_x_mix(data, exact_point((4, 0)))
    assert not in_x_mix(data, exact_point((1, "1/2")))
    assert in_x_mix(labelled([0]), exact_point(0))


def test_assumption_2_9_on_the_calibration_set():
    assert all(meets_assumption_2_9(CALIBRATION, p, c) for p, c in CALIBRATION.class_of.items())
    assert not meets_assumption_2_9(CALIBRATION, (ONE,), 1)
    assert not meets_assumption_2_9(labelled([0, 2], [1]), (ONE,), 1)
    assert squared_reach_2_9(labelled([0, 1]), (ONE,), 0) is None


def sets(dimension):
    point = st.tuples(*[coordinates] * dimension)
    return st.lists(point, min_size=2, max_size=5, unique=True).flatmap(
        lambda points: st.lists(st.integers(0, 2), min_size=len(points), max_size=len(points)).map(
            lambda classes: FiniteSet(
                tuple(map(exact_point, points)), tuple(sorted(set(classes)).index(c) for c in classes)
            )
        )
    )


@settings(max_examples=40, deadline=None)
@given(sets(2), st.tuples(coordinates, coordinates))
def test_assumption_2_9_is_its_definition_by_measures(data, place):
    """The reach is 0 exactly where the assumption fails; a ball below the reach has measure zero, one above has not."""
    x = exact_point(place)
    for own in range(data.n_classes):
        square = squared_reach_2_9(data, x, own)
        others = [i for i in range(data.n_classes) if i != own]
        if square is None:
            assert not others
            continue
        assert meets_assumption_2_9(data, x, own) == (square > 0)
        root = Fraction(float(square) ** 0.5).limit_denominator(10**6)
        for eps, is_null in ((root * Fraction(99, 100), True), (root * Fraction(101, 100) + Fraction(1, 1000), False)):
            if eps > 0:
                masses = [pair_mass(data, x, eps, UNIFORM, (i, j)).sign() for i in others for j in others]
                assert (not any(masses)) == is_null


@UNHURRIED
@given(sets(1), st.fractions(min_value=-3, max_value=3, max_denominator=6))
def test_assumption_3_1_is_its_definition_by_measures(data, place):
    """Delta a hair below half the distance between classes, eps far smaller still."""
    if data.n_classes < 2:
        return
    for own in range(data.n_classes):
        bound = Fraction(round(float(squared_class_distance(data, own)) ** 0.5), 2)
        others = [j for j in range(data.n_classes) if j != own]
        delta, eps = bound * (1 - Fraction(1, 10**6)), Fraction(1, 10**9)
        masses = [pair_mass(data, (place,), eps, UNIFORM, (own, j), delta=delta).sign() for j in others]
        assert meets_assumption_3_1(data, (place,), own) == (not any(masses))


def test_foreign_shares():
    assert foreign_share(CALIBRATION, (ONE,), 0) == HALF
    assert foreign_share(CALIBRATION, (ONE,), 1) == ONE
    assert foreign_share(CALIBRATION, (HALF,), 0) == Fraction(1, 4)
    assert foreign_share(labelled([0, 1], [3]), exact_point(-1), 0) is None
    assert not meets_assumption_3_1(CALIBRATION, (ONE,), 0)
    assert meets_assumption_3_1(labelled([0, 10], [20]), exact_point(10), 0)
