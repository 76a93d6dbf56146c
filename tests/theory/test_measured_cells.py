"""Printed cells: the same numbers as in the other transcriptions, and a criterion that moves with its parts."""

import math
from fractions import Fraction

import pytest

from empirical.printed import printed
from empirical.record import Record
from empirical.store import Row
from theory.evidence import Outcome
from theory.sohn2022 import measured_cells
from theory.sohn2022.measured_cells import MISSED, REPRODUCED, TABLE_1, TABLE_4, TABLE_5, PrintedRows, compared
from theory.sohn2022.printed_tables import ACCURACY

NAMES = {"Vanilla": "vanilla", "AdaMixup": "adamixup", "Mixup": "mixup"} | {
    name: f"genlabel_{name.lower()}" for name in ("GM", "KDE", "CV")
}


@pytest.mark.parametrize(("number", "table"), [(1, TABLE_1), (4, TABLE_4), (5, TABLE_5)])
def test_transcriptions_agree(number, table):
    for method in table.rows:
        assert {key: (mean, sd) for key, mean, sd in table.cells(method)} == printed(number)[method]


def test_means_of_table_4_are_those_of_the_counting_claims():
    for name, means in ACCURACY.items():
        assert [Fraction(f"{mean:.2f}") for _, mean, _ in TABLE_4.cells(NAMES[name])] == list(means)


def record(values, n_test=50):
    """One set, one method, some runs."""
    rows = [
        Row(setting="alpha=1,dataset=7", run=i, seed=i, quantities={"m_printed": v, "n_test": n_test}, curves={})
        for i, v in enumerate(values)
    ]
    header = {"settings": [{"dataset": 7, "alpha": 1}], "device": "cpu", "versions": {}, "reported": []}
    return Record(
        experiment="openml", preset="paper", origin="local", digest="", header=header, rows=tuple(rows), curves={}
    )


def test_the_tolerance_is_two_standard_errors_of_three_parts():
    seen = compared(record([80.0, 82.0]), "m", 7, 83.0, 2.0)
    p = 0.82
    wanted = 2 * math.sqrt(1.0 + 4.0 / 5 + 1e4 * 2 * p * (1 - p) / 50)
    assert seen.tolerance == pytest.approx(wanted)
    assert (seen.predicted, seen.measured, seen.stderr) == (83.0, 81.0, 1.0)
    assert compared(record([100.0, 100.0]), "m", 7, 100.0, 0.0).tolerance == pytest.approx(
        200 * math.sqrt(2 * 0.01 * 0.99 / 50)
    )


def test_exactly_the_counted_cells_hold(monkeypatch):
    monkeypatch.setattr(measured_cells, "paper_record", lambda name: record([80.0, 82.0]))
    near, far = PrintedRows(ids=(7,), rows={"m": "82.00±1.00"}), PrintedRows(ids=(7,), rows={"m": "30.00±1.00"})
    right = measured_cells.reproduction(near, (("m", 1), ("table", REPRODUCED)))
    assert right.outcome is Outcome.HOLDS
    assert measured_cells.reproduction(far, (("m", 0), ("table", MISSED))).outcome is Outcome.HOLDS
    for wrong in ((("m", 0), ("table", REPRODUCED)), (("m", 1), ("table", MISSED)), (("m", 1),)):
        assert measured_cells.reproduction(near, wrong).outcome is Outcome.FAILS
