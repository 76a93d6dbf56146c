"""Nine Gaussian classes by gradient descent: a reading decides batches and clipping, and Adam's data are shared."""

import numpy as np
import pytest

from empirical import records, synthetic
from empirical.experiment import Run, resolve_one, seed_of
from empirical.experiments import label_conflict_sgd
from empirical.grids import unpacked
from empirical.perceptrons import Perceptron

DESCENT, ADAM = resolve_one("label-conflict-sgd"), resolve_one("label-conflict")
GIVEN = DESCENT.preset("quick").configuration
READINGS = tuple(GIVEN["readings"])
SETTING = {"data": "gaussian-grid", "method": "genlabel", "reading": "printed-batch-clipped"}


def runs_of(setting, n_runs=1):
    return [Run(setting=setting, index=i, seed=seed_of("test", setting, i)) for i in range(n_runs)]


@pytest.fixture
def handed(monkeypatch):
    """Configurations that come to the shared loop, with what it gives."""
    seen = []

    def spied(configuration, runs, device):
        outcomes = synthetic.train(configuration, runs, device)
        seen.append((configuration, outcomes))
        return outcomes

    monkeypatch.setattr(label_conflict_sgd, "train", spied)
    return seen


def test_a_run_gives_what_is_declared_and_every_cell_one_class():
    (outcome,) = DESCENT.train(GIVEN, runs_of(SETTING), "cpu")
    assert set(outcome.quantities) == set(DESCENT.quantities)
    assert 0.1 < outcome.quantities["conflict"] < 0.3
    maps = np.array([unpacked(outcome.maps[f"class_{c}"]) for c in range(9)])
    assert np.array_equal(maps.sum(axis=0), np.ones((71, 71)))


def test_a_run_does_not_depend_on_its_companions():
    assert DESCENT.train(GIVEN, runs_of(SETTING), "cpu")[0] == DESCENT.train(GIVEN, runs_of(SETTING, 3), "cpu")[0]


@pytest.mark.parametrize(
    ("reading", "size", "clip"), list(zip(READINGS, (1000, 1000, 128, 128), (None, 5.0, None, 5.0), strict=True))
)
def test_a_reading_decides_batches_and_clipping(handed, reading, size, clip):
    DESCENT.train(GIVEN, runs_of(SETTING | {"method": "vanilla", "reading": reading}), "cpu")
    for configuration, _ in handed:
        steps = synthetic.optimiser(configuration["optimiser"])
        assert (steps.learning_rate, steps.momentum, steps.weight_decay, steps.clip) == (0.1, 0.9, 1e-4, clip)
        assert configuration["batch_size"] == size


def test_a_replay_looks_after_four_batches_whatever_the_length(handed):
    whole = DESCENT.train(GIVEN, runs_of(SETTING), "cpu")[0].quantities["replay"]
    again = DESCENT.train(dict(GIVEN) | {"n_epochs": 1}, runs_of(SETTING), "cpu")[0].quantities["replay"]
    short, (outcome,) = handed[0]
    assert whole == again == outcome.quantities["replay"]
    one = synthetic._Training(short, runs_of(SETTING)[0], Perceptron(widths=(2, 4, 9)))
    inputs, _, weights = one.batches(0)
    assert (len(inputs), short["n_epochs"]) == (label_conflict_sgd.N_REPLAYED, 1)
    assert 0.9 < weights.mean() <= 1


def test_the_rate_falls_after_six_and_eight_epochs_and_all_else_is_as_by_adam():
    mine, other = (dict(experiment.preset("paper").configuration) for experiment in (DESCENT, ADAM))
    own, its = mine.pop("sets")["gaussian-grid"], other.pop("sets")["gaussian-grid"]
    assert own == its | {"drops": [6, 8]}
    changed = {name for name in mine if mine[name] != other.get(name)}
    assert changed == {"optimiser", "schedule", "batch_size", "readings"}


def test_the_data_are_those_of_the_networks_by_adam():
    setting = {"data": "gaussian-grid", "method": "genlabel"}
    mine, its = (
        synthetic._Training(configuration, Run(setting=setting, index=3, seed=seed), Perceptron(widths=(2, 4, 9)))
        for configuration, seed in ((GIVEN | {"batch_size": 128}, 1), (ADAM.preset("quick").configuration, 2))
    )
    assert np.array_equal(mine.problem.points, its.problem.points)
    assert np.array_equal(mine.problem.test_points, its.problem.test_points)


def test_a_diverged_network_is_an_outcome_without_a_warning():
    steep = dict(GIVEN) | {"optimiser": GIVEN["optimiser"] | {"learning_rate": 1e6}}
    (outcome,) = DESCENT.train(steep, runs_of(SETTING | {"method": "vanilla", "reading": "printed-batch"}), "cpu")
    assert outcome.quantities["accuracy_last"] < 0.5


def test_the_committed_record_holds_finite_numbers_alone():
    record = records.load("label-conflict-sgd", preset="paper")
    assert len(record.rows) == 24 * 12
    assert all(np.isfinite(list(row.quantities.values())).all() for row in record.rows)
