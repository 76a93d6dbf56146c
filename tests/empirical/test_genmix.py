"""Points between classes: the wanted ratio, exactly; third classes; the end of the loop."""

import numpy as np
import pytest

from empirical import genmix, genmix_sets
from empirical.middle_walk import walk
from numerics.curves import Arc, Segment, nearest
from numerics.densities import GaussianDensity

WIDE = GaussianDensity(np.array([0.0, 0.0]), np.diag([1.0, 0.2]))
TILTED = GaussianDensity(np.array([3.0, 1.0]), np.array([[0.5, 0.3], [0.3, 0.6]]))
RING = ((Arc(centre=(0, 0), radius=1),), (Arc(centre=(0, 0), radius=0.5),))
STROKES = ((Segment(start=(-1, 0), end=(-1, 1)),), (Segment(start=(1, 0), end=(1, 1)),))


def rng(seed=0):
    return np.random.default_rng(seed)


def uniform(generator, half_width=1.5, dimension=2):
    return lambda n: generator.uniform(-half_width, half_width, (n, dimension))


@pytest.mark.parametrize("lam", [0.1, 0.5, 0.9])
def test_points_between_gaussians_have_the_wanted_share_to_rounding(lam):
    found = genmix.between_gaussians([WIDE, TILTED], lam=lam, n_points=40, generator=rng())
    odds = TILTED.log_density(found.points) - WIDE.log_density(found.points)
    share = np.where(found.pairs[:, 1] == 1, 1 / (1 + np.exp(-odds)), 1 / (1 + np.exp(odds)))
    assert len(found.points) == 80
    assert np.allclose(share, lam, rtol=0, atol=1e-12)
    assert np.allclose(found.soft_labels.sum(axis=1), 1)
    rows = np.arange(len(share))
    assert np.allclose(found.soft_labels[rows, found.pairs[:, 1]], lam)


def test_equal_covariances_leave_a_line():
    isotropic = [GaussianDensity(np.array(m), 0.1 * np.eye(2)) for m in ((0.0, 0.0), (2.0, 0.0))]
    found = genmix.between_gaussians(isotropic, lam=0.5, n_points=30, generator=rng())
    assert np.allclose(found.points[:, 0], 1.0)


def test_a_class_between_two_others_keeps_them_apart_and_the_loop_ends():
    line = [GaussianDensity(np.array([m, 0.0]), 0.1 * np.eye(2)) for m in (-3.0, 0.0, 3.0)]
    found = genmix.between_gaussians(line, lam=0.5, n_points=10, generator=rng(), max_attempts=200)
    assert found.empty_pairs == ((0, 2), (2, 0))
    assert found.tallies[0, 2] == genmix.Tally(n_tried=200, n_found=200, n_intruded=200)
    assert found.tallies[0, 1].intruded == 0
    assert not genmix.intruded(genmix.gaussian_scores(line), found.points, found.pairs).any()


def test_a_share_that_no_point_has_is_an_error_and_not_a_loop():
    with pytest.raises(ValueError, match="no pair of classes"):
        genmix.between_gaussians([WIDE, WIDE], lam=0.9, n_points=5, generator=rng(), max_attempts=50)


def test_points_of_the_ring_lie_half_way():
    found = genmix.between_manifolds(RING, lam=0.5, n_points=30, starts=uniform(rng()))
    assert np.allclose(np.hypot(*found.points.T), 0.75, atol=1e-9)
    assert found.tallies[0, 1].n_found < found.tallies[0, 1].n_tried


def test_the_iteration_stands_still_off_the_ring_and_arrives_from_it():
    starts = np.array([[0.2, 0.1], [2.0, 0.0], [0.6, 0.3], [0.0, -0.95]])
    ends = walk(RING, starts, lam=0.5)
    assert ends.reached.tolist() == [False, False, True, True]
    assert np.array_equal(ends.points[:2], starts[:2])
    assert ends.pairs.tolist() == [[1, 0], [0, 1], [1, 0], [0, 1]]


@pytest.mark.parametrize("lam", [0.3, 0.5, 0.6])
@pytest.mark.parametrize("norm", ["1", "2", "inf"])
def test_points_between_strokes_have_the_wanted_difference_of_distances(lam, norm):
    found = genmix.between_manifolds(STROKES, lam=lam, n_points=20, starts=uniform(rng()), norm=norm, tolerance=1e-8)
    away = np.stack([nearest(m, found.points, norm)[0] for m in STROKES], axis=1)
    rows = np.arange(len(away))
    difference = away[rows, found.pairs[:, 1]] - away[rows, found.pairs[:, 0]]
    assert np.allclose(difference, np.log(1 / lam - 1), atol=1e-7)
    off = genmix.deviations(genmix.manifold_scores(STROKES, norm), found.points, found.pairs, lam=lam)
    assert np.allclose(off, np.log(1 / lam - 1) - difference, atol=1e-12)


def test_a_half_turn_of_the_moons_turns_the_middle_points():
    moon = genmix_sets.DRAWINGS["moon"]
    starts = genmix_sets.starts_in(moon.box, 200, rng())
    for norm in ("1", "2", "inf"):
        here, there = (walk(moon.manifolds, s, lam=0.5, norm=norm) for s in (starts, np.array([1, 0.5]) - starts))
        assert np.array_equal(here.reached, there.reached)
        assert np.allclose(here.points, np.array([1, 0.5]) - there.points, atol=1e-9)


def test_a_test_with_kept_feet_accepts_points_that_are_off():
    moon = genmix_sets.DRAWINGS["moon"]
    off = {}
    for renewed in (True, False):
        found = genmix_sets.middle_of(
            "moon", np.empty((0, 2)), np.empty(0), rng(3), n_points=40, tolerance=1e-6, renewed=renewed
        )
        scores = genmix.manifold_scores(moon.manifolds)
        off[renewed] = np.abs(genmix.deviations(scores, found.points, found.pairs, lam=0.5)).max()
    assert off[True] < 4.1e-6
    assert off[False] > 1e-3


def test_the_third_stroke_of_the_letter_is_not_crossed():
    found = genmix_sets.middle_of("y", np.empty((0, 2)), np.empty(0), rng(), n_points=20, tolerance=1e-6)
    scores = genmix.manifold_scores(genmix_sets.DRAWINGS["y"].manifolds)
    assert found.tallies[0, 1].n_intruded > 0
    assert not genmix.intruded(scores, found.points, found.pairs).any()
    assert len(found.points) == 120


def test_mixup_points_join_different_classes():
    points, labels = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]]), np.array([0, 1, 2])
    mixed, pairs = genmix.mixed_pairs(points, labels, lam=0.25, n_points=50, generator=rng())
    assert len(mixed) == 50
    assert (pairs[:, 0] != pairs[:, 1]).all()
    assert np.allclose(mixed, 0.75 * points[pairs[:, 0]] + 0.25 * points[pairs[:, 1]])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"lam": 1.0}, "lam 1.0"), ({"n_points": 0}, "n_points"), ({"manifolds": RING[:1]}, "n_classes 1")],
)
def test_wrong_input_is_one_clear_line(wrong, said):
    options = {"manifolds": RING, "lam": 0.5, "n_points": 3, "starts": uniform(rng())} | wrong
    with pytest.raises(ValueError, match=said):
        genmix.between_manifolds(options.pop("manifolds"), **options)
    with pytest.raises(ValueError, match="lam 2"):
        walk(RING, np.zeros((1, 2)), lam=2)


@pytest.mark.parametrize("name", genmix_sets.SETS)
def test_sets_are_drawn_about_their_curves(name):
    points, labels = genmix_sets.drawn(name, 200, rng())
    k = genmix_sets.n_classes(name)
    assert np.bincount(labels).tolist() == [200] * k
    scores = genmix_sets.scores_of(name, points, labels)(points)
    assert np.mean(scores.argmax(axis=1) == labels) > 0.99
    box = genmix_sets.box_of(name)
    assert ((points > (box.left, box.low)) & (points < (box.right, box.high))).all()


def test_unknown_sets_and_empty_ones_are_refused():
    with pytest.raises(ValueError, match=r"data 'z'.*gaussian"):
        genmix_sets.drawn("z", 3, rng())
    with pytest.raises(ValueError, match="n_per_class"):
        genmix_sets.drawn("v", 0, rng())
