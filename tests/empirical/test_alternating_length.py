"""Drawn and stratified batches of the ten-point lines."""

import numpy as np
import pytest

from empirical.experiment import Run, resolve_one, seed_of
from empirical.experiments.alternating_length import CRITERION, SETTINGS, batches_of, stratified
from numerics.laws import BetaLaw

LENGTH = resolve_one("alternating-length")
POINTS = np.arange(10.0)[:, None]


def batches(kind, n_steps, *, k=2, alpha=32):
    setting = {"method": "mixup", "alpha": alpha, "batch": kind, "n_classes": k}
    one_hot = np.eye(k)[np.arange(10) % k]
    return batches_of(Run(setting=setting, index=0, seed=0), POINTS, one_hot, np.random.default_rng(3), n_steps)


@pytest.mark.parametrize(("k", "alpha"), [(2, 1), (10, 32)])
def test_both_kinds_of_batch_have_one_expectation_and_the_stratified_one_less_noise(k, alpha):
    drawn, stratified_ones = (batches(kind, 10_000, k=k, alpha=alpha) for kind in ("drawn", "stratified"))
    for n, (a, b) in enumerate(zip(drawn, stratified_ones, strict=True)):
        assert a.shape[1:] == (10, (1, k)[n])
        assert b.shape[1:] == (50, (1, k)[n])
        assert np.abs(a.mean(axis=(0, 1)) - b.mean(axis=(0, 1))).max() < 0.03
    inner = [np.mean((part[0] - 4.5) ** 2, axis=(1, 2)) for part in (drawn, stratified_ones)]
    assert inner[0].mean() == pytest.approx(inner[1].mean(), abs=0.1)
    assert inner[1].std() < inner[0].std() / 3
    first, second = (np.mean(part[0][..., 0] * part[1][..., 1], axis=1) for part in (drawn, stratified_ones))
    assert first.mean() == pytest.approx(second.mean(), abs=0.03)


def test_a_stratified_batch_takes_every_pair_and_every_part_of_the_law_once():
    lam, same = stratified(32, np.random.default_rng(1), 40, 10)
    assert lam.shape == (40, 45)
    for row in np.floor(45 * BetaLaw(32).mass(lam) + 1e-6).astype(int):
        assert len(set(row)) >= 43  # an end of a part may fall on either side
    assert all(len(set(row)) == 5 for row in same.tolist())
    inputs, soft_labels = batches("stratified", 40, k=10)
    pairs = {tuple(np.flatnonzero(label)) for label in soft_labels[0, :45]}
    assert len(pairs) == 45
    assert np.allclose(soft_labels @ np.arange(10), inputs[..., 0])


def test_plain_batches_are_the_points():
    run = Run(setting={"method": "erm", "n_classes": 2}, index=0, seed=0)
    inputs, soft_labels = batches_of(run, POINTS, np.eye(2)[np.arange(10) % 2], np.random.default_rng(0), 3)
    assert (inputs == POINTS).all()
    assert (soft_labels[:, 1::2] == [0, 1]).all()


@pytest.mark.parametrize("setting", SETTINGS[1:4] + SETTINGS[-1:])
def test_a_run_does_not_depend_on_its_companions_and_gives_what_is_declared(setting):
    configuration = LENGTH.preset("quick").configuration | {"n_epochs": 100}
    runs = [Run(setting=setting, index=i, seed=seed_of("test", setting, i)) for i in range(2)]
    (alone,), together = (LENGTH.train(configuration, part, "cpu") for part in (runs[:1], runs))
    assert alone == together[0]
    assert set(alone.quantities) == set(LENGTH.quantities)
    lost = np.mean([alone.quantities[f"lost_at_{x}"] for x in range(10)])
    assert lost == pytest.approx(alone.quantities["error_long"])


def test_the_criterion_names_every_level():
    assert "X_10^2 at alpha = 1, drawn batches, 5000 epochs: from 0.15 to 0.4;" in CRITERION
    assert CRITERION.count(" epochs: from ") == 10
