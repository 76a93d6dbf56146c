"""Distances of mixtures to a third class, against loops and rational numbers."""

from fractions import Fraction

import numpy as np
import pytest

from numerics.finite_sets import labelled, squared_reach_2_9
from numerics.third_class import exact_reach, third_class_distances

RNG = np.random.default_rng(7)


def test_distances_against_a_loop():
    points, labels = RNG.normal(size=(90, 5)), RNG.integers(4, size=90)
    mixed, first, second = RNG.normal(size=(40, 5)), RNG.integers(4, size=40), RNG.integers(4, size=40)
    slow = [
        min(np.linalg.norm(z - x) for x, c in zip(points, labels, strict=True) if c not in (i, j))
        for z, i, j in zip(mixed, first, second, strict=True)
    ]
    assert third_class_distances(mixed, first, second, points, labels) == pytest.approx(slow, abs=1e-12)


def test_no_third_class_is_infinitely_far():
    points = np.array([[0.0], [1.0]])
    seen = third_class_distances(np.array([[0.5]]), np.array([0]), np.array([1]), points, np.array([0, 1]))
    assert np.isinf(seen).all()


def test_exact_reach_is_that_of_assumption_2_9():
    for _ in range(10):
        points, labels = RNG.permutation(81)[:9, None] // np.array([9, 1]) % 9, np.array([0, 0, 0, 1, 1, 1, 2, 2, 2])
        data = labelled(*([tuple(map(int, p)) for p in points[labels == c]] for c in range(3)))
        reach = exact_reach(points, labels, 0)
        x = tuple(Fraction(int(v)) for v in points[0])
        assert reach is not None
        assert reach.square == squared_reach_2_9(data, x, 0)


def test_middles_are_no_nearer_than_segments():
    points, labels = RNG.integers(-9, 10, size=(12, 3)), np.arange(12) % 3
    for third in range(12):
        segment, middle = (exact_reach(points, labels, third, ends=ends) for ends in ("segment", "middle"))
        assert segment is not None
        assert middle is not None
        assert segment.square <= middle.square


def test_one_class_has_no_reach():
    assert exact_reach(np.array([[0], [1]]), np.array([0, 0]), 0) is None


@pytest.mark.parametrize("points", [np.array([[0.5]]), np.array([[2048]])])
def test_only_small_integers(points):
    with pytest.raises(ValueError, match="integers below 1024"):
        exact_reach(points, np.array([0]), 0)


def test_shapes_must_fit():
    with pytest.raises(ValueError, match=r"must be \(m, d\) and \(n, d\)"):
        third_class_distances(np.zeros((2, 3)), np.zeros(2), np.zeros(2), np.zeros((4, 2)), np.zeros(4))
