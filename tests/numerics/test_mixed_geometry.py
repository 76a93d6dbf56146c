"""Mixtures of pairs: hand-made cases, and the nearest point found by trying all."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numerics.finite_sets import FiniteSet, labelled, squared_distance
from numerics.mixed_geometry import chords, decimal, hits, intrusion, linear_label, mixed_point
from numerics.surds import rational, root

HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)
LINE = labelled([-1, 1], [0])
CORNERS = labelled([(0, 0), (0, 3)], [(4, 0), (4, 3)])
points = st.tuples(st.integers(-3, 3), st.integers(-3, 3))


@st.composite
def sets(draw):
    drawn = draw(st.lists(points, min_size=3, max_size=6, unique=True))
    classes = [0, 1, 2, *(draw(st.integers(0, 2)) for _ in drawn[3:])]
    return FiniteSet(tuple(tuple(map(Fraction, p)) for p in drawn), tuple(classes))


def test_the_middle_of_the_outer_points_hits_the_inner_one():
    assert hits(LINE, (0, 1)) == ((HALF, 2),)
    assert mixed_point(LINE.points[0], LINE.points[1], HALF) == (0,)
    assert linear_label(LINE, (0, 1), HALF) == (1, 0)
    assert linear_label(LINE, (0, 2), QUARTER) == (QUARTER, 3 * QUARTER)


def test_intrusion_of_pairs_of_one_class_and_of_two():
    assert intrusion(LINE, (0, 1)) == ((QUARTER, 3 * QUARTER),)
    assert intrusion(LINE, (0, 2)) == ()
    assert hits(LINE, (0, 2)) == ()


def test_two_foreign_points_fill_one_interval_and_a_tie_does_not_intrude():
    both = labelled([-3, 3], [-1, 1])
    assert intrusion(both, (0, 1)) == ((Fraction(1, 6), Fraction(5, 6)),)
    tie = labelled([(-2, 0), (2, 0), (0, 1)], [(0, -1)])
    assert intrusion(tie, (0, 1)) == ()
    split = labelled([-4, 4, 0], [-2, 2])
    assert intrusion(split, (0, 1)) == ((Fraction(1, 8), Fraction(3, 8)), (Fraction(5, 8), Fraction(7, 8)))


@settings(max_examples=60, deadline=None)
@given(sets(), st.fractions(0, 1, max_denominator=30))
def test_intrusion_is_what_the_nearest_point_says(data, lam):
    x = mixed_point(data.points[0], data.points[1], lam)
    ends = {data.classes[0], data.classes[1]}
    near: dict[bool, Fraction] = {}
    for point, own in zip(data.points, data.classes, strict=True):
        apart = squared_distance(point, x)
        near[own in ends] = min(near.get(own in ends, apart), apart)
    inside = any(low < lam < high for low, high in intrusion(data, (0, 1)))
    if 0 < lam < 1:
        assert inside == (near[False] < near[True])


def test_a_ball_cuts_the_diagonals_first():
    centre = (Fraction(2), Fraction(3, 2))
    found = chords(CORNERS, centre, Fraction(1))
    assert [chord.pair for chord in found] == [(0, 3), (1, 2)]
    assert all((chord.low, chord.high) == (rational(Fraction(3, 10)), rational(Fraction(7, 10))) for chord in found)
    assert len(chords(CORNERS, centre, Fraction(8, 5))) == 4


def test_decimals_are_for_drawing():
    assert decimal(root(Fraction(2))) == pytest.approx(2**0.5)
