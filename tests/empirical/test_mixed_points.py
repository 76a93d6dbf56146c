"""Geometry of mixed points on sets where it is known."""

import numpy as np
import pytest

from empirical.mixed_points import draw_mixed, geometry, typical_neighbour

POINTS, LABELS = np.array([[0.0, 0.0], [1.0, 0.0], [2.0, 0.0]]), np.array([0, 1, 2])


def test_intrusion_on_three_points_of_a_line():
    """Mixtures of the outer points, 2/9 of all, are nearest to the middle one for lam in (1/4, 3/4), that is half."""
    found = geometry(POINTS, LABELS, 3, alpha=1.0, n_mixed=40_000, generator=np.random.default_rng(0))
    assert found.intrusion.share == pytest.approx(1 / 9, abs=4 * found.intrusion.stderr)
    assert found.intrusion_across.share == pytest.approx(1 / 6, abs=4 * found.intrusion_across.stderr)
    assert found.n_across == pytest.approx(40_000 * 2 / 3, rel=0.02)
    assert found.neighbour_median == 1.0
    assert 0 <= found.third_least < 1e-3  # the outer points mix onto the middle one
    assert found.intrusion.stderr == pytest.approx(np.sqrt(8 / 81 / 40_000), rel=0.05)


def test_conflict_of_two_normal_classes_is_the_unequal_spread():
    """Far classes of standard deviations 1 and 3: a quarter of the mixtures across is in conflict."""
    rng = np.random.default_rng(1)
    x = np.concatenate([rng.normal(size=(500, 1)), 40 + 3 * rng.normal(size=(500, 1))])
    found = geometry(x, np.repeat([0, 1], 500), 2, alpha=1.0, n_mixed=20_000, generator=rng)
    # the boundary is near 1/4 of the way instead of 1/2: a quarter of half of all mixtures are in conflict
    assert found.conflict.share == pytest.approx(1 / 8, abs=0.015)
    assert found.intrusion_across.share == 0.0


def test_draws_are_of_the_law_and_of_the_generator():
    drawn = [
        draw_mixed(POINTS, LABELS, 3, alpha=8.0, n_mixed=5000, generator=np.random.default_rng(s)) for s in (0, 0, 1)
    ]
    assert (drawn[0].inputs == drawn[1].inputs).all()
    assert (drawn[0].inputs != drawn[2].inputs).any()
    assert drawn[0].lam.var() == pytest.approx(1 / 68, rel=0.1)  # 1 / (4 (2 alpha + 1))
    assert len({*zip(drawn[0].first.tolist(), drawn[0].second.tolist(), strict=True)}) == 9


def test_typical_neighbour_leaves_identical_rows_out():
    assert typical_neighbour(np.array([[0.0], [0.0], [3.0], [7.0]])) == 3.0
    assert typical_neighbour(np.zeros((4, 2))) == 0.0
