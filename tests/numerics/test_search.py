"""The counterexample search: calibration, symmetry reduction, vacuity, shrinking."""

import time
from fractions import Fraction
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numerics.exact_laws import UNIFORM
from numerics.exact_mixup import is_continuous
from numerics.finite_sets import labelled, meets_assumption_2_9
from numerics.search import (
    Instance,
    Space,
    canonical,
    data_points,
    grid_points,
    instances_of,
    meeting_points,
    random_sets,
    search,
    shrink,
    systematic_sets,
)

UNHURRIED = settings(deadline=None)

LINE = Space(dimension=1, side=3)


def all_meet_2_9(instance):
    return all(meets_assumption_2_9(instance.data, p, c) for p, c in instance.data.class_of.items())


def continuous(instance):
    return is_continuous(instance.data, instance.x, UNIFORM)


def test_calibration_it_finds_the_counterexample_to_continuity_by_itself():
    start = time.process_time()
    report = search(
        instances_of(systematic_sets(LINE), data_points, own_class=True), hypotheses=all_meet_2_9, conclusion=continuous
    )
    assert time.process_time() - start < 60
    assert str(report.witness) == "X_1 = {0, 1}, X_2 = {2}, x = 1, class 1"
    assert 0 < report.n_met <= report.n_tried


def test_calibration_from_random_sets_alone():
    space = Space(dimension=2, side=4, n_points=(3, 4, 5))
    report = search(
        instances_of(random_sets(space, seed=5), data_points, own_class=True),
        hypotheses=all_meet_2_9,
        conclusion=continuous,
    )
    assert len(report.found.data.points) >= len(report.witness.data.points) == 3
    assert report.witness.data.n_classes == 2
    assert all_meet_2_9(report.witness)
    assert not continuous(report.witness)


def test_a_search_that_meets_nothing_says_so():
    report = search(
        instances_of(systematic_sets(LINE), data_points), hypotheses=lambda _: False, conclusion=lambda _: False
    )
    assert (report.n_met, report.witness, report.found) == (0, None, None)
    assert report.n_tried > 0


def test_a_search_without_counterexample_stops_at_its_budget():
    instances = instances_of(random_sets(LINE, seed=1), grid_points(2))
    report = search(instances, hypotheses=lambda _: True, conclusion=lambda _: True, budget=50)
    assert (report.n_met, report.witness) == (50, None)


def test_systematic_sets_come_once_for_each_class_of_symmetric_sets():
    sets = list(systematic_sets(Space(dimension=2, side=2, n_points=(3,), n_classes=(2,), scale_free=False)))
    coded = [tuple(sorted((tuple(map(int, p)), c) for p, c in d.class_of.items())) for d in sets]
    assert len({canonical(c) for c in coded}) == len(coded)
    assert len(sets) == len(set(coded))


def test_systematic_sets_of_two_points_on_the_line():
    pairs = [str(d) for d in systematic_sets(Space(dimension=1, side=3, n_points=(2,), n_classes=(2,)))]
    assert pairs == ["X_1 = {0}, X_2 = {1}"]
    scaled = systematic_sets(Space(dimension=1, side=3, n_points=(2,), n_classes=(2,), scale_free=False))
    assert [str(d) for d in scaled] == [f"X_1 = {{0}}, X_2 = {{{n}}}" for n in (1, 2, 3)]


def test_systematic_sets_of_three_points_on_the_line_by_hand():
    """Extent 2: {0,1,2} split 1+2 in two ways up to reflection. Extent 3: {0,1,3} in three ways, up to reflection."""
    found = {str(d) for d in systematic_sets(Space(dimension=1, side=3, n_points=(3,), n_classes=(2,)))}
    assert len(found) == 5
    assert {"X_1 = {0, 1}, X_2 = {2}", "X_1 = {0, 2}, X_2 = {1}"} <= found


@UNHURRIED
@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=5, unique=True), st.integers(0, 7)
)
def test_the_canonical_form_forgets_symmetries(points, symmetry):
    coded = tuple((p, n % 2) for n, p in enumerate(sorted(points)))

    def move(p):
        u, v = (p[1], p[0]) if symmetry & 1 else p
        return (-u if symmetry & 2 else u) + 5, (-v if symmetry & 4 else v) - 1

    moved = tuple((move(p), 1 - c) for p, c in coded)
    assert canonical(coded) == canonical(moved)


def test_random_sets_are_reproducible_and_within_the_space():
    space = Space(dimension=2, side=3, n_points=(3, 4), n_classes=(2, 3))
    first, again = (list(islice(random_sets(space, seed=7, denominator=2), 40)) for _ in range(2))
    assert first == again
    assert {len(d.points) for d in first} == {3, 4}
    assert {d.n_classes for d in first} == {2, 3}
    assert all(0 <= c <= 3 and (2 * c).denominator == 1 for d in first for p in d.points for c in p)


def test_query_points():
    cross = labelled([(0, 0), (2, 2)], [(0, 2), (2, 0)])
    assert list(meeting_points(cross)) == [(Fraction(1), Fraction(1))]
    assert len(list(grid_points(2)(cross))) == 25
    assert list(data_points(cross)) == list(cross.points)
    # segments of a triangle meet at its corners only, and those to a point inside it do not cross its sides
    assert list(meeting_points(labelled([(0, 0), (1, 0)], [(0, 1)]))) == []
    assert list(meeting_points(labelled([(0, 0), (4, 0)], [(0, 4), (1, 1)]))) == []


def test_shrinking_drops_points_and_classes_and_moves_to_the_origin():
    data = labelled([7, 9, 30], [41])
    found = shrink(Instance(data, (Fraction(9),), 0), lambda i: all_meet_2_9(i) and not continuous_or_outside(i))
    assert len(found.data.points) == 3
    assert found.data.n_classes == 2
    assert min(found.data.points) == (0,)
    assert max(found.data.points) == (2,)


def continuous_or_outside(instance):
    return instance.x not in instance.data.class_of or continuous(instance)


def test_shrinking_moves_the_query_point_alone():
    found = shrink(
        Instance(labelled([0], [8]), (Fraction(7, 3),), 0), lambda i: i.data.n_classes == 2 and 0 < i.x[0] <= 4
    )
    assert found.x == (Fraction(1),)
    assert str(found.data) in {"X_1 = {0}, X_2 = {1}", "X_1 = {0}, X_2 = {-1}"} or found.x in found.data.class_of


def test_one_class_may_be_dropped_away():
    found = shrink(Instance(labelled([0], [3], [5]), (Fraction(0),), 0), lambda i: True)
    assert str(found.data) == "X_1 = {0}"


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: Space(dimension=0, side=1), "dimension = 0, side = 1"),
        (lambda: Space(dimension=1, side=0), "both must be at least 1"),
        (lambda: Space(dimension=1, side=1, n_points=(0,)), r"n_points = \(0,\)"),
    ],
)
def test_wrong_spaces_are_refused(build, message):
    with pytest.raises(ValueError, match=message):
        build()
