import itertools

import numpy as np
import pytest

from empirical.labels import Linear, SameClassOnly, WithoutIntrusion
from empirical.mixing import mixed_pairs, quantile, relabelled, shuffled_epochs
from numerics.laws import BetaLaw

LAW = BetaLaw(2)
SIZES = {"n_points": 10, "batch_size": 4}
WAYS = [(partner, lam) for partner in ("permutation", "replacement") for lam in ("batch", "sample", "stratified")]


def drawn(*, n_epochs=6, law=LAW, seed=0, **options):
    return shuffled_epochs(law, np.random.default_rng(seed), n_epochs=n_epochs, **(SIZES | options))


def used(rows, weights):
    return [row[mask > 0].tolist() for row, mask in zip(rows, weights, strict=True)]


@pytest.mark.parametrize(("partner", "lam"), WAYS)
def test_an_epoch_meets_each_point_once_and_its_last_batch_is_ragged(partner, lam):
    pairs = drawn(partner=partner, lam=lam)
    assert pairs.first.shape == pairs.second.shape == pairs.weights.shape == (18, 4)
    assert pairs.weights.sum(axis=1).tolist() == [4, 4, 2] * 6
    members = used(pairs.first, pairs.weights)
    for epoch in range(6):
        assert sorted(itertools.chain(*members[3 * epoch : 3 * epoch + 3])) == list(range(10))
    assert members[:3] != members[3:6]
    assert pairs.lam.shape == ((18, 1) if lam == "batch" else (18, 4))
    assert pairs.lam.min() >= 0
    assert pairs.lam.max() <= 1


def test_partners_by_permutation_are_the_batch_in_another_order():
    pairs = drawn()
    for mine, theirs in zip(used(pairs.first, pairs.weights), used(pairs.second, pairs.weights), strict=True):
        assert sorted(mine) == sorted(theirs)


def test_partners_with_replacement_are_of_the_batch_and_uniform():
    pairs = drawn(n_epochs=4000, partner="replacement")
    counts = np.zeros((4, 4))
    for mine, theirs, weights in zip(pairs.first, pairs.second, pairs.weights, strict=True):
        own, other = mine[weights > 0], theirs[weights > 0]
        assert set(other) <= set(own)
        if len(own) == 4:
            np.add.at(counts, (np.arange(4), [int(np.nonzero(own == o)[0][0]) for o in other]), 1)
    assert np.allclose(counts / 8000, 0.25, atol=0.02)


def test_partners_by_permutation_are_uniform_too():
    pairs = drawn(n_epochs=8000)
    full = pairs.weights.sum(axis=1) == 4
    place = np.argmax(pairs.first[full][:, :, None] == pairs.second[full][:, None, :], axis=2)
    codes, counts = np.unique(place @ 4 ** np.arange(4), return_counts=True)
    assert len(codes) == 24
    assert np.allclose(counts / counts.sum(), 1 / 24, atol=0.006)


@pytest.mark.parametrize(("partner", "lam"), WAYS)
def test_a_longer_run_begins_as_a_shorter_one(partner, lam):
    short, long = (drawn(n_epochs=n, partner=partner, lam=lam) for n in (3, 40))
    for name in ("first", "second", "lam", "weights"):
        assert np.array_equal(getattr(short, name), getattr(long[:9], name))


def test_order_does_not_depend_on_law_or_partners():
    ways = [drawn(law=law, partner=p, lam=s) for law in (BetaLaw(0.2), BetaLaw(9)) for p, s in WAYS]
    for pairs in (*ways, drawn(law=None)):
        assert np.array_equal(pairs.first, drawn().first)
    alphas = [drawn(law=BetaLaw(alpha)).second for alpha in (0.2, 9)]
    assert np.array_equal(*alphas)


def test_without_a_law_points_are_not_mixed():
    points, one_hot = np.arange(10.0)[:, None], np.eye(10)
    pairs = drawn(law=None)
    inputs, soft_labels = mixed_pairs(points, one_hot, pairs)
    assert np.array_equal(inputs, points[pairs.first])
    assert np.array_equal(soft_labels, one_hot[pairs.first])


@pytest.mark.parametrize("alpha", [0.2, 1, 32])
def test_stratified_weights_have_one_draw_in_each_part_and_the_law_overall(alpha):
    law = BetaLaw(alpha)
    pairs = drawn(n_epochs=3000, law=law, lam="stratified")
    share = np.sort(np.where(pairs.weights > 0, law.mass(pairs.lam), 2.0), axis=1)
    full = pairs.weights.sum(axis=1) == 4
    slack = 2e-3 if alpha < 1 else 1e-4  # the grid of the quantile near 0 and 1, where the mass is steep
    for part in range(4):
        assert (share[full, part] >= part / 4 - slack).all()
        assert (share[full, part] <= (part + 1) / 4 + slack).all()
    assert (share[~full, 0] <= 0.5 + slack).all()
    assert (share[~full, 1] >= 0.5 - slack).all()
    seen = pairs.lam[pairs.weights > 0]
    assert seen.mean() == pytest.approx(0.5, abs=0.002)
    assert seen.var() == pytest.approx(1 / (4 * (2 * alpha + 1)), rel=0.02)
    first_rows = pairs.lam[full, 0]
    assert first_rows.mean() == pytest.approx(0.5, abs=0.02)


def test_weights_by_sample_and_by_batch_have_the_law():
    for lam in ("batch", "sample"):
        pairs = drawn(n_epochs=4000, law=BetaLaw(2), lam=lam)
        assert pairs.lam.mean() == pytest.approx(0.5, abs=0.01)
        assert pairs.lam.var() == pytest.approx(1 / 20, rel=0.05)


def test_the_quantile_inverts_the_mass():
    for alpha in (0.5, 1, 2, 128):
        law, share = BetaLaw(alpha), np.linspace(0.001, 0.999, 997)
        assert np.allclose(law.mass(quantile(law, share)), share, atol=1e-4)
        assert quantile(law, [0.0, 1.0]).tolist() == pytest.approx([0, 1], abs=0.5 if alpha > 1 else 1e-6)


def test_pairs_mix_inputs_and_labels_with_their_weight():
    g = np.random.default_rng(2)
    points, labels = g.normal(size=(10, 3)), g.integers(2, size=10)
    pairs = drawn(lam="sample")
    inputs, soft_labels = mixed_pairs(points, np.eye(2)[labels], pairs)
    for t, n in np.ndindex(18, 4):
        a, b, lam = pairs.first[t, n], pairs.second[t, n], pairs.lam[t, n]
        assert np.allclose(inputs[t, n], lam * points[a] + (1 - lam) * points[b])
        assert soft_labels[t, n, labels[a]] >= lam - 1e-15
    same, weights = relabelled(inputs, labels, 2, pairs, Linear())
    assert np.array_equal(weights, pairs.weights)
    assert np.allclose(same, soft_labels, atol=1e-15)


def test_a_rule_drops_rows_by_their_weight():
    labels = np.arange(10) % 2
    points, pairs = np.arange(10.0)[:, None], drawn()
    inputs, _ = mixed_pairs(points, np.eye(2)[labels], pairs)
    _, weights = relabelled(inputs, labels, 2, pairs, SameClassOnly())
    assert np.array_equal(weights > 0, (pairs.weights > 0) & (labels[pairs.first] == labels[pairs.second]))
    _, away = relabelled(inputs, labels, 2, pairs, WithoutIntrusion(points=points, labels=labels))
    assert 0 < away.sum() < pairs.weights.sum()


def test_no_epoch_is_no_batch():
    assert drawn(n_epochs=0).first.shape == (0, 4)


def test_a_batch_larger_than_the_data_is_the_data():
    pairs = drawn(batch_size=99)
    assert pairs.first.shape == (6, 10)
    assert pairs.weights.min() == 1
