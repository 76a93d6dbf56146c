"""Flags on made-up records whose flaw is known, and on the committed ones."""

import numpy as np
import pytest

from empirical import records
from empirical.record import Record, curves_of
from empirical.store import Row
from empirical.suspicion import suspicions

RNG = np.random.default_rng(2)
EPOCHS = list(range(0, 1001, 10))


def record_of(mean, *, noise=0.01, value=0.0):
    rows = [
        Row(
            setting="erm", run=n, seed=n, quantities={"q": value},
            curves={"c": (mean + noise * RNG.normal() + 1e-4 * RNG.normal(size=len(EPOCHS))).tolist()},
        )
        for n in range(50)
    ]  # fmt: skip
    header = {"settings": [{"method": "erm"}], "quantities": {"q": ""}, "reported": []}
    return Record(
        experiment="e", preset="paper", origin="local", digest="d", header=header, rows=tuple(rows),
        curves=curves_of(EPOCHS, rows),
    )  # fmt: skip


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
    ],
)
def test_each_flaw_raises_its_flag(record, wanted):
    assert flags(record) == wanted


def test_the_committed_records_are_not_above_suspicion():
    length = records.load("training-length", preset="paper")
    assert any("unstable" in flag for flag in suspicions(length, "class_1_at_1", batch="drawn"))
    line = records.load("three-point-line", preset="paper")
    assert suspicions(line, "error", method="erm") == ()
