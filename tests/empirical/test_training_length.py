"""Drawn and stratified batches of the three-point line."""

import numpy as np
import pytest

from empirical.experiment import Run, resolve_one, seed_of
from empirical.experiments.training_length import CONFIGURATION, _batches
from numerics.laws import BetaLaw

LENGTH = resolve_one("training-length")


def batches(kind, n_steps):
    run = Run(setting={"batch": kind}, index=0, seed=0)
    return _batches(CONFIGURATION, run, np.random.default_rng(3), n_steps)


def test_both_kinds_of_batch_have_one_expectation_and_the_stratified_one_less_noise():
    drawn, stratified = (batches(kind, 20_000) for kind in ("drawn", "stratified"))
    for n, (a, b) in enumerate(zip(drawn, stratified, strict=True)):
        assert a.shape[1:] == (3, (1, 2)[n])
        assert b.shape[1:] == (9, (1, 2)[n])
        assert np.abs(a.mean(axis=(0, 1)) - b.mean(axis=(0, 1))).max() < 0.01
    inner = [np.mean((part[0] - 1) ** 2, axis=(1, 2)) for part in (drawn, stratified)]
    assert inner[0].mean() == pytest.approx(inner[1].mean(), abs=0.01)
    assert inner[1].std() < inner[0].std() / 5


def test_a_stratified_batch_takes_every_part_of_the_law_once():
    inputs, soft_labels = batches("stratified", 50)
    law = BetaLaw(32)
    lam = inputs[:, 1, 0] - 1  # the pair (0, 1) mixes to 1 - lam
    assert np.allclose(soft_labels[:, 1, 0], -lam)
    shares = np.empty((50, 9))
    for pair, (s, t) in enumerate((s, t) for s in range(3) for t in range(3)):
        shares[:, pair] = law.mass((inputs[:, pair, 0] - t) / (s - t)) if s != t else np.nan
    parts = np.floor(9 * shares)
    for row in parts:
        seen = row[~np.isnan(row)]
        assert len(set(seen)) == len(seen) == 6


def test_a_run_does_not_depend_on_its_companions_and_gives_what_is_declared():
    preset = LENGTH.preset("quick")
    for setting in preset.settings:
        runs = [Run(setting=setting, index=i, seed=seed_of("test", setting, i)) for i in range(2)]
        (alone,), together = (LENGTH.train(preset.configuration, part, "cpu") for part in (runs[:1], runs))
        assert alone == together[0]
        assert set(alone.quantities) == set(LENGTH.quantities)
