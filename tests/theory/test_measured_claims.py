"""The claims that rest on records: their values, their mutants, and what happens where the record is not there."""

import dataclasses
import importlib
from fractions import Fraction

import pytest
import sympy as sp

from empirical import records
from theory.chidambaram2022 import middle_point
from theory.claim import SUPPORTED, Verdict
from theory.evidence import NotAvailableHere
from theory.measurements import paper_record
from theory.verdict import judge

PREDICTION, TABLE, FIGURE = (
    importlib.import_module(f"theory.chidambaram2022.{stem}").CLAIM
    for stem in ("table_1_prediction", "table_1_reproduction", "figure_1_final_error")
)
FACTOR = Fraction(101, 100)


@pytest.fixture
def no_record(monkeypatch, tmp_path):
    monkeypatch.setattr(records, "committed_file", lambda e, p: tmp_path / f"{e.name}.{p}.json")
    monkeypatch.setenv("MIXPROOF_HOME", str(tmp_path))


def mutants():
    for number in sorted(PREDICTION.subject.atoms(sp.Integer) - {sp.Integer(-1)}):
        yield PREDICTION, PREDICTION.subject.xreplace({number: number * sp.Rational(101, 100)})
    for n, value in enumerate(FIGURE.subject):
        if value:
            yield FIGURE, (*FIGURE.subject[:n], value * sp.Rational(101, 100), *FIGURE.subject[n + 1 :])
    for i in range(3):
        for j in range(3):
            rows = [list(row) for row in TABLE.subject]
            rows[i][j] *= FACTOR
            yield TABLE, tuple(map(tuple, rows))


@pytest.mark.parametrize("claim", [PREDICTION, TABLE, FIGURE])
def test_measured_claims_are_supported(claim):
    assert judge(claim).verdict is SUPPORTED


def test_every_constant_matters():
    assert not [
        subject for claim, subject in mutants() if judge(dataclasses.replace(claim, subject=subject)).as_expected
    ]


def test_without_the_record_the_claim_is_untested_and_not_red(no_record):
    judged = judge(FIGURE)
    assert judged.verdict is Verdict.UNTESTED
    assert judged.as_expected
    assert "mixproof measure three-point-line" in judged.not_available[0]


def test_a_stale_record_is_not_evidence(monkeypatch):
    monkeypatch.setattr("empirical.experiment.ENGINE_REVISION", -1)
    monkeypatch.setenv("MIXPROOF_HOME", "nowhere")
    with pytest.raises(NotAvailableHere, match=r"stale.*mixproof measure three-point-line --preset paper"):
        paper_record("three-point-line")


def test_the_fit_takes_the_smallest_radius():
    form = PREDICTION.subject
    for eps in (0.05, 0.12, 0.2):
        value = middle_point.predicted(form, eps, 128)
        assert middle_point.fitted_radius(form, value) == pytest.approx(eps, abs=1e-9)
    assert middle_point.predicted(form, 0.45, 128) == pytest.approx(middle_point.predicted(form, 0.13, 128), abs=0.01)
    assert middle_point.fitted_radius(form, 0.9) < 1
