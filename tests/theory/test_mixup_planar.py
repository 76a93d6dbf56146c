import numpy as np
import pytest
from sklearn.datasets import make_moons

from numerics.laws import BetaLaw
from theory.mixup_optimal import _coefficients, labelled_points, mixup_optimal
from theory.mixup_planar import fits, planar_coefficients


@pytest.mark.parametrize(
    ("n_points", "alpha", "eps"), [(64, 3.0, 0.1), (90, 32.0, 0.05), (70, 8.0, 0.5), (80, 128.0, 0.3), (70, 5.0, 3.0)]
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
