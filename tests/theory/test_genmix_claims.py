"""What the claims on GenMix rest on: the curves stated twice, distances, totals, signs and the error of a boundary."""

import numpy as np
import pytest

from empirical.genmix_sets import DRAWINGS, MEANS, VARIANCE
from empirical.record import Measurement
from numerics.curves import Arc, nearest
from numerics.enclosure import ball
from theory.sohn2022 import circle_errors, equidistant_points, middle_sets
from theory.sohn2022.equidistant_points import CURVES, Bow, Stroke, distance, refined_distance, total_share
from theory.sohn2022.genmix_margins import signed


def measurement(mean, stderr=0.1):
    return Measurement(
        experiment="x",
        quantity="q",
        mean=mean,
        sd=1.0,
        stderr=stderr,
        n_runs=20,
        device="cpu",
        versions={},
        digest="",
        reported=None,
    )


def test_theory_states_the_curves_that_the_points_were_found_with():
    assert set(CURVES) == set(DRAWINGS)
    for name, curves in CURVES.items():
        for curve, (piece,) in zip(curves, DRAWINGS[name].manifolds, strict=True):
            if isinstance(curve, Stroke):
                assert [tuple(map(float, end)) for end in curve] == [piece.start, piece.end]
            else:
                assert isinstance(piece, Arc)
                assert tuple(map(float, curve.centre)) == piece.centre
                assert float(curve.radius) == piece.radius
                half = {0: (0, 2 * np.pi), 1: (0, np.pi), -1: (np.pi, 2 * np.pi)}[curve.side]
                assert (piece.first, piece.last) == pytest.approx(half)
    assert middle_sets.MEANS == MEANS
    assert float(middle_sets.VARIANCE) == VARIANCE


@pytest.mark.parametrize("name", CURVES)
def test_distances_in_balls_are_those_in_floats(name):
    points = np.random.default_rng(0).uniform(-1.4, 1.4, (40, 2)).round(6)
    points[0] = 0.0, -0.1
    for curve, manifold in zip(CURVES[name], DRAWINGS[name].manifolds, strict=True):
        exact = [float(distance(curve, (ball(str(x)), ball(str(y)))).mid()) for x, y in points.tolist()]
        assert np.allclose(exact, nearest(manifold, points)[0], atol=1e-12)


@pytest.mark.parametrize("norm", ["1", "2", "inf"])
def test_refined_grids_find_the_distances_in_closed_form(norm):
    points = np.random.default_rng(1).uniform(-1.4, 1.4, (20, 2))
    for curve, manifold in zip(CURVES["moon"], DRAWINGS["moon"].manifolds, strict=True):
        assert isinstance(curve, Bow)
        refined = [refined_distance(curve, point, norm) for point in points]
        assert np.allclose(refined, nearest(manifold, points, norm)[0], atol=1e-8)


class Counts:
    """A record of two counts."""

    def __init__(self, parts, wholes):
        self.table = {"part": np.array(parts, dtype=float), "whole": np.array(wholes, dtype=float)}

    def values(self, quantity, **_):
        return self.table[quantity]

    def measurement(self, quantity, **_):
        return measurement(self.table[quantity].mean())


def test_the_share_of_totals_has_the_error_of_a_ratio():
    generator = np.random.default_rng(2)
    shares, errors = [], []
    for _ in range(400):
        wholes = generator.integers(50, 150, 40)
        seen = total_share(Counts(generator.binomial(wholes, 0.3), wholes), "part", "whole")
        shares.append(seen.mean)
        errors.append(seen.stderr)
    assert np.mean(shares) == pytest.approx(0.3, abs=0.003)
    assert np.mean(errors) == pytest.approx(np.std(shares), rel=0.15)


@pytest.mark.parametrize(("mean", "sign"), [(0.5, 1), (-0.5, -1), (0.1, 0), (-0.19, 0)])
def test_a_sign_agrees_with_one_difference_alone(mean, sign):
    assert [s for s in (-1, 0, 1) if signed(measurement(mean), s, "q").agrees] == [sign]


@pytest.mark.parametrize(("name", "radius"), [("circle-2d", 0.75), ("circle-3d", 0.7), ("circle-3d", 0.8)])
def test_the_error_of_a_radius_is_that_of_drawn_points(name, radius):
    dimension, noise = circle_errors.SETS[name]
    generator = np.random.default_rng(3)
    wrong = []
    for centre, beyond in ((1.0, False), (0.5, True)):
        points = noise * generator.standard_normal((200_000, dimension))
        points[:, 0] += centre
        wrong.append(np.mean((np.linalg.norm(points, axis=1) > radius) == beyond))
    assert circle_errors.error_of_radius(radius, dimension, noise) == pytest.approx(100 * np.mean(wrong), abs=0.12)


def test_the_tolerance_of_the_record_is_the_one_claimed():
    assert equidistant_points.record().header["configuration"]["epsilon"] == 1e-6
