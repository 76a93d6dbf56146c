"""How the claims on synthetic sets read their records: differences run by run, shares of a gap, spreads."""

import importlib

import numpy as np
import pytest

from empirical.record import Record
from empirical.store import Row
from theory.claim import REFUTED, SUPPORTED, VERIFIED, Verdict
from theory.sohn2022 import synthetic_records
from theory.verdict import judge

ACCURACIES = {
    "vanilla": [0.9, 1.0, 0.8, 0.9],
    "mixup": [0.5, 0.7, 0.5, 0.5],
    "mixup_without_intrusion": [0.8, 0.9, 0.7, 0.8],
}


@pytest.fixture
def record(monkeypatch):
    settings = [{"data": "circle", "method": method} for method in ACCURACIES]
    rows = tuple(
        Row(
            setting=f"{method},data=circle",
            run=n,
            seed=n,
            quantities={"accuracy_last": value, "train_accuracy_last": value + 0.01},
            curves={},
        )
        for method, values in ACCURACIES.items()
        for n, value in enumerate(values)
    )
    header = {"settings": settings, "reported": [], "versions": {}, "device": "cpu"}
    made = Record(
        experiment="synthetic-accuracy",
        preset="paper",
        origin="local",
        digest="d",
        header=header,
        rows=rows,
        curves={},
    )
    monkeypatch.setattr(synthetic_records, "paper_record", lambda name: made)
    return made


def test_differences_are_taken_run_by_run(record):
    gap = synthetic_records.difference("circle", "vanilla", "mixup", "accuracy_last")
    assert gap.mean == pytest.approx(0.35)
    assert gap.sd == pytest.approx(np.std([0.4, 0.3, 0.3, 0.4], ddof=1))
    assert gap.stderr == pytest.approx(gap.sd / 2)
    assert synthetic_records.clearly_above(gap, quantity="gap").agrees
    assert synthetic_records.ahead_on_training_data("circle", "mixup").mean == pytest.approx(0.01)


def test_no_difference_is_not_above(record):
    none = synthetic_records.difference("circle", "mixup", "mixup", "accuracy_last")
    assert none.mean == 0
    assert not synthetic_records.clearly_above(none, quantity="none").agrees


def test_the_closed_share_is_a_ratio_of_means_with_the_error_of_their_quotient(record):
    share = synthetic_records.closed_share("circle")
    assert share.mean == pytest.approx(0.25 / 0.35)
    gain, gap = np.array([0.3, 0.2, 0.2, 0.3]), np.array([0.4, 0.3, 0.3, 0.4])
    assert share.sd == pytest.approx(np.std(gain - share.mean * gap, ddof=1) / gap.mean())


def test_a_spread_is_the_sd_over_runs(record):
    seen = synthetic_records.spread("circle", "mixup", "accuracy_last")
    assert seen.mean == pytest.approx(0.1)
    assert seen.stderr == pytest.approx(0.1 / np.sqrt(6))


STEMS = {
    "table_1_last_epoch": SUPPORTED,
    "table_1_best_epoch": REFUTED,
    "table_1_vanilla_above_mixup": SUPPORTED,
    "figure_6_conflicting_pairs": VERIFIED,
    "figure_6_conflict_rate": SUPPORTED,
}


@pytest.mark.parametrize(("stem", "verdict"), STEMS.items())
def test_claims_have_their_verdict_with_the_committed_record(stem, verdict):
    judged = judge(importlib.import_module(f"theory.sohn2022.{stem}").CLAIM)
    assert judged.verdict in (verdict, Verdict.UNTESTED) if judged.not_available else judged.verdict is verdict
