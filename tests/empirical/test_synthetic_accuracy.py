"""The experiments of Table 1 on synthetic sets: what a run gives, and what it depends on."""

import numpy as np
import pytest

from empirical import records
from empirical.experiment import Run, resolve_one, seed_of
from empirical.grids import unpacked
from empirical.perceptrons import Perceptron
from empirical.suspicion import suspicions
from empirical.synthetic import METHODS, _Training, optimiser

CUBES, PLANE, LONG = (resolve_one(name) for name in ("cube-accuracy", "synthetic-accuracy", "two-circle-length"))
SMALL = PLANE.preset("quick").configuration | {"n_epochs": 2, "last_epoch": 2, "n_pairs": 100}
CUBE = {"data": "cube-3d", "method": "genlabel"}


def runs_of(setting, n_runs, *, like=None):
    return [Run(setting=setting, index=i, seed=seed_of("test", like or setting, i)) for i in range(n_runs)]


def trained(experiment, setting, n_runs=1, *, configuration=None, like=None):
    given = configuration or experiment.preset("quick").configuration
    return experiment.train(given, runs_of(setting, n_runs, like=like), "cpu")


def training(method, data="two-circle", **changes):
    setting = {"data": data, "method": method}
    (run,) = runs_of(setting, 1, like={"data": data})
    given = (CUBES.preset("quick").configuration if data.startswith("cube") else SMALL) | changes
    return _Training(given, run, Perceptron(widths=tuple(given["sets"][data]["widths"])))


@pytest.mark.parametrize(
    ("experiment", "setting"),
    [
        (CUBES, CUBE),
        (PLANE, {"data": "circle", "method": "mixup_without_intrusion"}),
        (PLANE, {"data": "two-circle-late-drops", "method": "vanilla"}),
        (LONG, {"data": "two-circle", "method": "mixup", "rate": 0.05}),
    ],
)
def test_a_run_gives_what_is_declared(experiment, setting):
    given = experiment.preset("quick").configuration | {"n_epochs": 2, "last_epoch": 2, "n_pairs": 100}
    (run,) = trained(experiment, setting, configuration=given)
    assert set(run.quantities) == set(experiment.quantities)
    assert len(run.curves["accuracy"]) == 3
    assert run.quantities["accuracy_best"] == max(run.curves["accuracy"][1:])
    assert run.quantities["accuracy_last"] == run.curves["accuracy"][-1]
    assert run.curves["accuracy"][int(run.quantities["best_epoch"])] == run.quantities["accuracy_best"]
    if run.maps:
        share = unpacked(run.maps["top"]).mean()
        assert 0 <= share <= 1


def test_a_run_does_not_depend_on_its_companions():
    assert trained(CUBES, CUBE)[0] == trained(CUBES, CUBE, 3)[0]


def test_methods_share_their_data_and_late_drops_share_them_too():
    runs = [training(m, data) for m in METHODS for data in ("two-circle", "two-circle-late-drops")]
    assert all(np.array_equal(run.problem.points, runs[0].problem.points) for run in runs)


def test_plain_batches_are_the_points_each_once_and_the_last_batch_is_filled():
    one = training("vanilla")
    inputs, soft, weights = one.batches(0)
    assert inputs.shape == (16, 128, 2)
    assert weights.sum() == 2000
    assert weights[-1].sum() == 2000 - 15 * 128
    kept = inputs[weights > 0]
    assert np.allclose(kept[np.lexsort(kept.T)], one.problem.points[np.lexsort(one.problem.points.T)], atol=1e-6)
    assert set(soft[weights > 0].ravel()) == {0.0, 1.0}


def test_mixup_has_one_weight_a_batch_and_its_partners_in_the_batch():
    _, soft, weights = training("mixup").batches(0)
    for labels, kept in zip(soft, weights, strict=True):
        shares = np.unique(np.round(labels[kept > 0, 0], 5))
        assert len(shares) == 4
        assert shares[1] + shares[2] == pytest.approx(1, abs=1e-4)
    firsts = soft[weights > 0].sum()
    assert firsts == pytest.approx(2000, abs=0.1)


def test_genlabel_moves_the_labels_alone_and_without_intrusion_the_weights_alone():
    plain, relabelled, dropped = (training(m).batches(0) for m in ("mixup", "genlabel", "mixup_without_intrusion"))
    for other in (relabelled, dropped):
        assert np.array_equal(plain[0], other[0])
    assert np.array_equal(plain[1], dropped[1])
    assert np.array_equal(plain[2], relabelled[2])
    assert np.abs(plain[1] - relabelled[1]).max() > 0.9
    assert 0.7 < dropped[2].sum() / plain[2].sum() < 0.95


def test_the_densities_of_the_first_step_label_the_first_batch_alone():
    inputs, soft, weights = training("genlabel", "cube-2d", batch_size=20).batches(0)
    share = 1 / (1 + np.exp(-2 * inputs[..., 0]))  # of class 1, for identity covariance about the centres
    assert weights.sum() == 40
    assert np.allclose(soft[1, :, 1], share[1], atol=1e-5)
    assert not np.allclose(soft[0, :, 1], share[0], atol=1e-3)


def test_the_optimiser_is_that_of_the_configuration():
    printed = optimiser(CUBES.preset("paper").configuration["optimiser"])
    assert (printed.learning_rate, printed.momentum, printed.weight_decay, printed.clip) == (0.1, 0.9, 1e-4, 5.0)
    assert optimiser(LONG.preset("paper").configuration["optimiser"], rate=0.05).learning_rate == 0.05


def test_a_lower_rate_changes_the_run():
    given = LONG.preset("quick").configuration | {"n_epochs": 2, "last_epoch": 2, "n_pairs": 100}
    settings = [{"data": "two-circle", "method": "vanilla", "rate": rate} for rate in (0.1, 0.05)]
    fast, slow = (trained(LONG, s, configuration=given, like=settings[0])[0] for s in settings)
    assert fast.curves["accuracy"][0] == slow.curves["accuracy"][0]
    assert fast.quantities["replay"] != slow.quantities["replay"]


def test_the_records_are_suspected_where_a_seed_or_the_length_decides():
    plane, long = (records.load(name, preset="paper") for name in ("synthetic-accuracy", "two-circle-length"))
    (flag,) = suspicions(plane, "accuracy", data="circle", method="mixup")
    assert flag.startswith("seed-dependent")
    (flag,) = suspicions(long, "accuracy", method="mixup", rate=0.05)
    assert flag.startswith("unstable")
    assert suspicions(long, "accuracy", method="genlabel") == ()
    assert suspicions(plane, "accuracy", data="moon", method="mixup") == ()
