import numpy as np
import pytest

from empirical.mixing import draw, mixed_batches, unmixed
from empirical.models import TwoLayer
from numerics.laws import BetaLaw


def test_split_covers_every_parameter_once():
    model = TwoLayer(n_inputs=2, n_hidden=3, n_classes=4)
    flat = np.arange(2.0 * model.n_parameters).reshape(2, -1)
    parts = model.split(flat)
    assert [part.shape for part in parts] == [(2, 2, 3), (2, 3), (2, 4, 3), (2, 4)]
    assert np.array_equal(np.concatenate([part.reshape(2, -1) for part in parts], axis=1), flat)


def test_initial_values_fill_pytorchs_ranges():
    model = TwoLayer(n_inputs=4, n_hidden=100, n_classes=50)
    w1, b1, w2, b2 = model.split(model.initial(np.random.default_rng(0)))
    for part, bound in ((w1, 0.5), (b1, 0.5), (w2, 0.1), (b2, 0.1)):
        assert 0.9 * bound < np.abs(part).max() <= bound
    assert w2.std() == pytest.approx(0.1 / np.sqrt(3), rel=0.05)


def test_probabilities_sum_to_one_and_survive_large_logits():
    model = TwoLayer(n_inputs=1, n_hidden=5, n_classes=3)
    flat = 1e3 * model.initial(np.random.default_rng(1))
    seen = model.probabilities(flat[None], np.array([[0.0], [7.0]]))
    assert seen.shape == (1, 2, 3)
    assert np.allclose(seen.sum(axis=-1), 1)


def test_partners_are_uniform_and_may_be_the_point_itself():
    draws = draw(BetaLaw(32), np.random.default_rng(0), n_steps=20_000, n_points=3)
    pairs = np.bincount((3 * np.arange(3) + draws.partner).ravel(), minlength=9) / draws.partner.size
    assert np.allclose(pairs, 1 / 9, atol=0.01)
    assert draws.lam.mean() == pytest.approx(0.5, abs=0.01)
    assert draws.lam.var() == pytest.approx(1 / (4 * 65), rel=0.05)


def test_a_batch_mixes_inputs_and_labels_with_one_weight():
    points, one_hot = np.array([[0.0], [1.0], [2.0]]), np.eye(2)[[0, 1, 0]]
    draws = draw(BetaLaw(1), np.random.default_rng(0), n_steps=50, n_points=3)
    inputs, soft_labels = mixed_batches(points, one_hot, draws)
    for t in range(50):
        for a in range(3):
            b, lam = draws.partner[t, a], draws.lam[t]
            assert inputs[t, a, 0] == pytest.approx(lam * a + (1 - lam) * b)
            assert np.allclose(soft_labels[t, a], lam * one_hot[a] + (1 - lam) * one_hot[b])
    assert np.allclose(soft_labels.sum(axis=-1), 1)


def test_without_mixing_the_batch_is_the_data():
    points, one_hot = np.array([[0.0], [1.0], [2.0]]), np.eye(2)[[0, 1, 0]]
    inputs, soft_labels = mixed_batches(points, one_hot, unmixed(n_steps=2, n_points=3))
    assert np.array_equal(inputs[1], points)
    assert np.array_equal(soft_labels[1], one_hot)


def test_a_longer_run_begins_with_the_batches_of_a_shorter_one():
    short, long = (draw(BetaLaw(32), np.random.default_rng(5), n_steps=n, n_points=3) for n in (11, 400))
    assert np.array_equal(short.lam, long.lam[:11])
    assert np.array_equal(short.partner, long.partner[:11])
