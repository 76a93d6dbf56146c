"""Projections onto segments, arcs, spheres and flats, against dense sampling and known cases."""

import numpy as np
import pytest

from numerics.curves import NORMS, Arc, Flat, Segment, Sphere, lengths, nearest, sampled, slopes

HALF = Arc(centre=(0.1, 0.2), radius=1.0, first=0.3, last=2.9)
PIECES = {
    "half circle": (HALF,),
    "circle": (Arc(centre=(0, 0), radius=0.5),),
    "slanted": (Segment(start=(-1, -0.5), end=(0.3, -1)),),
    "upright": (Segment(start=(2, -1), end=(2, 1)),),
    "union": (HALF, Segment(start=(-1, -0.5), end=(0.3, -1))),
}


def dense(piece, n=20_001):
    place = np.linspace(0, 1, n)
    if isinstance(piece, Segment):
        return np.array(piece.start) + place[:, None] * np.subtract(piece.end, piece.start)
    angle = piece.first + place * (piece.last - piece.first)
    return np.array(piece.centre) + piece.radius * np.stack([np.cos(angle), np.sin(angle)], axis=1)


@pytest.mark.parametrize("norm", NORMS)
@pytest.mark.parametrize("name", PIECES)
def test_no_point_of_a_dense_sample_is_nearer(name, norm):
    manifold = PIECES[name]
    points = np.random.default_rng(0).uniform(-2.5, 2.5, (60, 2))
    away, feet = nearest(manifold, points, norm)
    sample = np.concatenate([dense(piece) for piece in manifold])
    closest = np.array([lengths(point - sample, norm).min() for point in points])
    assert np.all(away <= closest + 1e-12)
    assert np.all(away >= closest - 2e-4)
    assert np.allclose(lengths(points - feet, norm), away, rtol=0, atol=1e-12)
    assert np.allclose(nearest(manifold, feet, norm)[0], 0, atol=1e-12)


def test_the_distance_to_a_circle_in_each_norm_where_one_knows_it():
    circle = (Arc(centre=(0, 0), radius=1),)
    points = np.array([[2.0, 0.0], [1.0, 1.0], [0.0, 0.0]])
    root = np.sqrt(0.5)
    assert np.allclose(nearest(circle, points, "2")[0], [1, np.sqrt(2) - 1, 1])
    assert np.allclose(nearest(circle, points, "1")[0], [1, 2 - 2 * root, 1])
    assert np.allclose(nearest(circle, points, "inf")[0], [1, 1 - root, root])


def test_spheres_and_flats_in_any_dimension():
    sphere = (Sphere(centre=np.array([1.0, 0, 0, 0]), radius=2.0),)
    away, feet = nearest(sphere, [[4.0, 0, 0, 0], [1.0, 0, 0, 0]])
    assert np.allclose(away, [1, 2])
    assert np.allclose(feet[0], [3, 0, 0, 0])
    flat = (Flat(origin=np.array([0.0, 0, 1]), basis=np.eye(3)[:2]),)
    away, feet = nearest(flat, [[5.0, 6, 3]])
    assert np.allclose(away, 2)
    assert np.allclose(feet, [[5, 6, 1]])


def test_spheres_know_one_norm_and_have_no_length():
    sphere = (Sphere(centre=np.zeros(2), radius=1.0),)
    with pytest.raises(ValueError, match=r"norm '1'.*Sphere"):
        nearest(sphere, [[0.0, 2.0]], "1")
    with pytest.raises(TypeError, match="Sphere has no length"):
        sampled(sphere, 3, np.random.default_rng(0))


@pytest.mark.parametrize("norm", NORMS)
def test_slopes_are_the_gradients_of_lengths(norm):
    vectors = np.random.default_rng(1).normal(size=(50, 3))
    step = 1e-6
    numeric = [(lengths(vectors + e, norm) - lengths(vectors - e, norm)) / (2 * step) for e in step * np.eye(3)]
    assert np.allclose(slopes(vectors, norm), np.stack(numeric, axis=1), atol=1e-6)


def test_ties_share_alike_and_the_zero_vector_has_no_slope():
    assert np.allclose(slopes([[1.0, -1.0 - 1e-13]], "inf"), [[0.5, -0.5]])
    assert np.allclose(slopes([[1.0, 1e-13]], "1"), [[1.0, 0.0]])
    assert np.allclose([slopes([[0.0, 0.0]], norm) for norm in NORMS], 0)


def test_samples_lie_on_the_manifold_and_fill_it_by_length():
    manifold = PIECES["union"]
    points = sampled(manifold, 4000, np.random.default_rng(2))
    assert nearest(manifold, points)[0].max() < 1e-12
    on_arc = nearest(manifold[:1], points)[0] < 1e-12
    sizes = 2.6, np.hypot(1.3, 0.5)
    assert on_arc.mean() == pytest.approx(sizes[0] / sum(sizes), abs=0.03)


def test_wrong_norms_and_empty_manifolds_are_refused():
    with pytest.raises(ValueError, match=r"norm '3'.*1, 2, inf"):
        lengths([1.0], "3")
    with pytest.raises(ValueError, match="at least one piece"):
        nearest((), [[0.0, 0.0]])
