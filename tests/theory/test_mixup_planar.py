import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.datasets import make_moons

from numerics.laws import BetaLaw
from theory.mixup_optimal import _coefficients, labelled_points, mixup_optimal
from theory.mixup_planar import _look_up, _table, fits, planar_coefficients


@pytest.mark.parametrize(
    ("n_points", "alpha", "eps"),
    [(64, 3.0, 0.1), (64, 3.5, 0.1), (90, 32.0, 0.05), (70, 8.0, 0.5), (80, 128.0, 0.3), (70, 5.0, 3.0)],
)
def test_it_agrees_with_the_path_for_any_dimension(n_points, alpha, eps):
    points, labels = make_moons(n_points, noise=0.1, random_state=1)
    data, law = labelled_points(points, labels), BetaLaw(alpha)
    assert fits(data.points, eps, law)
    queries = np.concatenate([np.random.default_rng(0).uniform(-2, 2, (60, 2)), points[:5], [[0.0, 0.0]]])
    fast, _ = planar_coefficients(data.points, data.classes, 2, queries, eps, law)
    slow = _coefficients(data.points, data.classes, 2, queries, eps, law)
    assert np.array_equal(fast.sum(axis=1) > 0, slow.sum(axis=1) > 0)
    met = slow.sum(axis=1) > 0
    shares = fast[met] / fast[met].sum(axis=1, keepdims=True)
    assert shares == pytest.approx(slow[met] / slow[met].sum(axis=1, keepdims=True), abs=1e-12)


def test_points_on_a_line_through_the_query_and_points_given_twice():
    steps = np.linspace(-1.0, 1.0, 65)
    points = np.column_stack([np.tile(steps, 2), np.zeros(130)])
    labels = np.tile(np.sign(steps), 2).astype(int)
    queries = np.array([[0.0, 0.0], [0.01, 0.0], [0.5, 0.04]])
    data = labelled_points(points, labels)
    slow = _coefficients(data.points, data.classes, 3, queries, 0.05, BetaLaw(4.0))
    expected = slow / slow.sum(axis=1, keepdims=True)
    assert mixup_optimal(points, labels, queries, 0.05, 4.0) == pytest.approx(expected, abs=1e-12)


def test_three_classes_and_masses_that_underflow():
    generator = np.random.default_rng(3)
    points, labels = generator.normal(size=(66, 2)) / 100, np.arange(66) % 3
    points[0] = [1.0, 0.0]
    shares = mixup_optimal(points, labels, [[0.9, 0.0], [5.0, 5.0]], 0.005, 1000.0)
    assert shares[0].sum() == pytest.approx(1.0)
    assert shares[0].argmax() == 0
    assert np.isnan(shares[1]).all()


@pytest.mark.parametrize(
    ("dimension", "n_points", "eps", "law"),
    [
        (3, 100, 0.1, BetaLaw(4.0)),
        (2, 10, 0.1, BetaLaw(4.0)),
        (2, 100, 1e-6, BetaLaw(4.0)),
        (2, 100, 0.1, BetaLaw(0.5)),
        (2, 100, 0.1, BetaLaw(4.0, 5.0)),
    ],
)
def test_what_the_table_cannot_do_goes_the_other_way(dimension, n_points, eps, law):
    assert not fits(np.random.default_rng(0).normal(size=(n_points, dimension)), eps, law)


def shares_of(points, labels, queries, eps, alpha):
    assert fits(np.asarray(points), eps, BetaLaw(alpha))
    return mixup_optimal(points, labels, queries, eps, alpha)


def cloud(seed, n_points=70):
    generator = np.random.default_rng(seed)
    return generator.normal(size=(n_points, 2)), np.arange(n_points) % 3, generator.normal(size=(5, 2)), generator


seeds = st.integers(0, 2**32 - 1)


@settings(max_examples=30, deadline=None)
@given(seed=seeds, alpha=st.floats(3, 200), eps=st.floats(0.05, 3))
def test_it_agrees_with_the_path_for_any_dimension_on_any_cloud(seed, alpha, eps):
    points, labels, queries, _ = cloud(seed)
    data, law = labelled_points(points, labels), BetaLaw(alpha)
    queries = np.concatenate([queries, points[:1]])
    fast, met = planar_coefficients(data.points, data.classes, 3, queries, eps, law)
    slow = _coefficients(data.points, data.classes, 3, queries, eps, law)
    known = slow.sum(axis=1) >= 1e-10 * len(points) ** 2
    assert fast[known] == pytest.approx(slow[known], rel=1e-11)
    assert (met[slow.sum(axis=1) > 0] > 0).all()


@settings(max_examples=20, deadline=None)
@given(seed=seeds, angle=st.floats(0, 6.28), scale=st.floats(0.1, 10), shift=st.floats(-3, 3))
def test_order_similarities_and_doubling_change_nothing(seed, angle, scale, shift):
    points, labels, queries, generator = cloud(seed)
    shares = shares_of(points, labels, queries, 0.3, 8.0)
    order = generator.permutation(len(points))
    assert shares_of(points[order], -labels[order], queries, 0.3, 8.0)[:, ::-1] == pytest.approx(
        shares, abs=1e-12, nan_ok=True
    )
    doubled = shares_of(np.repeat(points, 2, axis=0), np.repeat(labels, 2), queries, 0.3, 8.0)
    assert doubled == pytest.approx(shares, abs=1e-12, nan_ok=True)
    turn = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    moved = shares_of(points @ turn + shift, labels, queries @ turn + shift, 0.3 * scale, 8.0)
    assert moved == pytest.approx(shares, abs=1e-9, nan_ok=True)


def test_a_point_given_twice_inside_the_ball_has_a_pair_of_mass_one():
    points = np.concatenate([np.random.default_rng(0).normal(size=(64, 2)) / 100 + 9, [[0.0, 0.0]] * 2])
    data = labelled_points(points, np.repeat([0, 1], [64, 2]))
    weights, met = planar_coefficients(data.points, data.classes, 2, np.array([[0.01, 0.0]]), 0.05, BetaLaw(64.0))
    assert met[0] == 1 + 2 * 64
    assert weights[0, 1] == pytest.approx(4.0, abs=1e-9)


@pytest.mark.parametrize("alpha", [3.0, 4.5, 32.0, 128.0, 1024.0])
def test_the_table_is_exact_from_its_own_least_mass_on(alpha):
    table, trusted = _table(alpha)
    assert 1e-10 <= trusted < 1e-2
    for lam in np.random.default_rng(1).uniform(0, 0.5, 200):
        mass, edge = _look_up(table, lam)
        law = BetaLaw(alpha)
        if law.mass(lam) >= trusted:
            assert mass == pytest.approx(law.mass(lam), rel=1e-12)
            assert edge == pytest.approx(lam * (1 - lam) * law.density(lam), rel=1e-11)


@pytest.mark.compiler_off
def test_a_small_cloud_with_near_far_and_lonely_queries():
    points, labels, _, _ = cloud(2, n_points=64)
    data = labelled_points(points, labels)
    queries = np.array([points[0], [3.0, 0.0], [50.0, 0.0]])
    fast, met = planar_coefficients(data.points, data.classes, 3, queries, 0.1, BetaLaw(32.0))
    slow = _coefficients(data.points, data.classes, 3, queries, 0.1, BetaLaw(32.0))
    assert fast == pytest.approx(slow, rel=1e-11)
    assert met[2] == 0
