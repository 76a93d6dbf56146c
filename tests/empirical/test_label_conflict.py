"""The experiment of Figure 6: conflicts are counted as defined, and the maps of nine classes cover the square."""

import numpy as np
import pytest

from empirical.datasets import grid_centres
from empirical.experiment import Run, resolve_one, seed_of
from empirical.grids import unpacked
from empirical.labels import MixedPairs
from empirical.perceptrons import Perceptron
from empirical.synthetic import _Training

CONFLICT = resolve_one("label-conflict")
GIVEN = CONFLICT.preset("quick").configuration
SETTING = {"data": "gaussian-grid", "method": "mixup"}


@pytest.fixture(scope="module")
def outcome():
    return CONFLICT.train(GIVEN, [Run(setting=SETTING, index=0, seed=seed_of("test", SETTING, 0))], "cpu")[0]


def test_a_run_gives_what_is_declared(outcome):
    assert set(outcome.quantities) == set(CONFLICT.quantities)
    assert 0.1 < outcome.quantities["conflict"] < 0.3
    assert 0.0 < outcome.quantities["conflict_trained"] < 0.5
    assert outcome.quantities["density_accuracy"] == 1.0


def test_every_cell_has_one_class(outcome):
    maps = np.array([unpacked(outcome.maps[f"class_{c}"]) for c in range(9)])
    assert maps.shape == (9, 71, 71)
    assert np.array_equal(maps.sum(axis=0), np.ones((71, 71)))


def test_the_conflict_in_training_is_against_the_nearest_class_mean():
    run = Run(setting=SETTING, index=0, seed=seed_of("test", SETTING, 1))
    one = _Training(GIVEN, run, Perceptron(widths=tuple(GIVEN["sets"]["gaussian-grid"]["widths"])))
    centres = grid_centres()
    x = np.array([[-1.0, 10.0], [-1.0, 10.0], [8.0, 8.0]])
    first, second = np.array([2, 2, 8]), np.array([8, 5, 8])  # (-10, 10) and (10, 10), its neighbour (0, 10), itself
    mixed = MixedPairs(inputs=x, first=first, second=second, lam=np.array([0.55, 0.1, 0.9]), n_classes=9)
    one._labelled(mixed, 0)
    assert one.conflicts == [(1, 3)]
    assert ((x[0] - centres[5]) ** 2).sum() < ((x[0] - centres[2]) ** 2).sum()


def test_mixup_and_genlabel_have_weights_of_their_own_laws():
    laws = {
        method: _Training(
            GIVEN,
            Run(setting=SETTING | {"method": method}, index=0, seed=1),
            Perceptron(widths=(2, 4, 9)),
        ).law
        for method in ("mixup", "genlabel")
    }
    assert (laws["mixup"].alpha, laws["genlabel"].alpha) == (2, 1)
