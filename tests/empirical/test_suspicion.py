"""Flags on made-up records whose flaw is known, and on the committed ones."""

import numpy as np
import pytest

from empirical import records
from empirical.experiment import all_experiments, setting_name
from empirical.record import Record, curves_of
from empirical.store import Row
from empirical.suspicion import Suspect, suspects, suspicions

RNG = np.random.default_rng(2)
EPOCHS = list(range(0, 1001, 10))


def record_of(mean, *, noise=0.01, value=0.0, curves=True, n_runs=50):
    rows = [
        Row(
            setting="erm", run=n, seed=n, quantities={"q": value},
            curves={"c": drawn_about(mean, noise)} if curves else {},
        )
        for n in range(n_runs)
    ]  # fmt: skip
    header = {"settings": [{"method": "erm"}], "quantities": {"q": ""}, "reported": []}
    return Record(
        experiment="e", preset="paper", origin="local", digest="d", header=header, rows=tuple(rows),
        curves=curves_of(EPOCHS, rows),
    )  # fmt: skip


def drawn_about(mean, noise):
    return (mean + noise * RNG.normal() + 1e-4 * RNG.normal(size=len(EPOCHS))).tolist()


def flags(record):
    return [flag.partition(":")[0] for flag in suspicions(record, "c", method="erm")]


t = np.array(EPOCHS) / 1000


def test_a_settled_curve_raises_no_flag():
    assert flags(record_of(np.exp(-30 * t))) == []


@pytest.mark.parametrize(
    ("record", "wanted"),
    [
        (record_of(1 - t), ["not stationary", "unstable"]),
        (record_of(np.exp(-8 * t)), ["unstable"]),
        (record_of(np.exp(-30 * t), noise=0.5), ["seed-dependent"]),
        (record_of(np.exp(-30 * t), value=float("nan")), ["diverged"]),
        (record_of(np.where(t < 0.9, 1 - t, np.nan)), ["diverged"]),
    ],
)
def test_each_flaw_raises_its_flag(record, wanted):
    assert flags(record) == wanted


def test_the_committed_records_are_not_above_suspicion():
    length = records.load("training-length", preset="paper")
    assert any("unstable" in flag for flag in suspicions(length, "class_1_at_1", batch="drawn"))
    line = records.load("three-point-line", preset="paper")
    assert suspicions(line, "error", method="erm") == ()


def test_a_record_names_its_suspects_and_leaves_out_the_others():
    assert suspects(record_of(np.exp(-30 * t))) == ()
    (found,) = suspects(record_of(np.exp(-8 * t)))
    assert (found.setting, found.curve) == ("erm", "c")
    assert found.flags[0].startswith("unstable")


def test_a_single_run_can_only_diverge():
    assert flags(record_of(1 - t, n_runs=1)) == []
    assert flags(record_of(1 - t, n_runs=1, value=float("nan"))) == ["diverged"]


def test_without_a_curve_only_divergence_is_seen():
    assert suspects(record_of(1 - t, curves=False)) == ()
    wanted = Suspect(setting="erm", curve="", flags=("diverged: q is not finite in 50 of 50 runs",))
    assert suspects(record_of(1 - t, value=float("inf"), curves=False)) == (wanted,)


def test_no_committed_record_has_diverged_and_each_suspect_is_one_of_its_curves():
    for experiment in all_experiments():
        record = records.load(experiment.name, preset="paper")
        names = {setting_name(setting) for setting in record.settings()}
        for found in suspects(record):
            assert found.setting in names
            assert found.curve in record.curves[found.setting]
            assert not any(flag.startswith("diverged") for flag in found.flags)
