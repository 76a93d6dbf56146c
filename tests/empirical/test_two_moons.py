"""Separated moons, and the experiment of decision maps on them."""

import numpy as np
import pytest

from empirical.datasets import separated_moons
from empirical.experiment import Run, resolve_one, seed_of
from empirical.grids import unpacked
from numerics.decision_maps import nonlinearity

MOONS = resolve_one("two-moons")
QUICK = MOONS.preset("quick")
SETTING = {"separation": 0.5, "method": "mixup", "alpha": 1, "gradients": "kept"}


def trained(setting, n_runs=2, *, like=None):
    runs = [Run(setting=setting, index=i, seed=seed_of("test", like or setting, i)) for i in range(n_runs)]
    return MOONS.train(QUICK.configuration, runs, "cpu")


@pytest.mark.parametrize("separation", [0.0, 0.1, 0.5])
def test_a_vertical_line_separates_the_moons_by_twice_the_separation(separation):
    points, labels = separated_moons(n_points=300, noise=0.1, separation=separation, seed=3)
    assert points.shape == (300, 2)
    assert np.bincount(labels).tolist() == [150, 150]
    assert points[labels == 0, 0].min() >= separation
    assert points[labels == 1, 0].max() <= -separation
    assert np.abs(points[:, 0]).min() == pytest.approx(separation, abs=0.02)
    assert np.abs(points).max() < 2


def test_separation_moves_the_classes_and_nothing_else():
    near, labels = separated_moons(n_points=100, noise=0.1, separation=0.1, seed=1)
    far, _ = separated_moons(n_points=100, noise=0.1, separation=0.5, seed=1)
    assert np.allclose(far - near, np.stack([np.where(labels == 1, -0.4, 0.4), np.zeros(100)], axis=1))


@pytest.mark.parametrize(("name", "value"), [("n_points", 1), ("separation", -0.1), ("noise", -1.0)])
def test_wrong_moons_are_refused(name, value):
    options = {"n_points": 20, "noise": 0.1, "separation": 0.5, "seed": 0} | {name: value}
    with pytest.raises(ValueError, match=name):
        separated_moons(**options)


def test_a_run_gives_what_is_declared_and_its_numbers_are_those_of_its_map():
    (run,) = trained(SETTING, 1)
    assert set(run.quantities) == set(MOONS.quantities)
    for length in ("short", "long"):
        assert run.quantities[f"nonlinearity_{length}"] == nonlinearity(unpacked(run.maps[length]))
    assert len(run.curves["error"]) == 6


def test_a_run_does_not_depend_on_its_companions():
    assert trained(SETTING, 1)[0] == trained(SETTING, 3)[0]


def test_keeping_the_gradients_changes_the_run():
    kept, cleared = trained(SETTING, 1)[0], trained(SETTING | {"gradients": "cleared"}, 1, like=SETTING)[0]
    assert kept.quantities["replay"] != pytest.approx(cleared.quantities["replay"], abs=1e-4)
