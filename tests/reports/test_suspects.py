"""Flags on records as the report and the command line show them."""

from empirical import records
from reports import suspects, tables


def test_every_experiment_with_a_record_is_watched(monkeypatch):
    seen = suspects.watched()
    assert [w.record.experiment for w in seen] == sorted(e.experiment for e in records.status() if e.preset == "paper")
    assert any(w.suspects for w in seen)
    assert any(not w.n_curves for w in seen)

    def missing(*_, **__):
        raise records.MissingRecordError("no record; `mixproof measure` makes it")

    monkeypatch.setattr(records, "load", missing)
    assert suspects.watched() == ()


def test_a_measured_table_ends_with_its_flags():
    told = tables.record_table(records.load("training-length")).splitlines()
    flagged = [line for line in told if line.startswith("suspicious: ")]
    assert flagged
    assert told[-len(flagged) :] == flagged
    assert any(line.startswith("suspicious: batch=drawn, class_1_at_1: unstable: ") for line in flagged)
