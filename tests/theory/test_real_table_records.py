"""What claims read off the records of real tables: printed numbers, orders over sets, suspicious runs."""

import dataclasses

import pytest

from empirical import records
from empirical.printed import printed
from numerics import paired_differences
from theory.claim import Verdict
from theory.evidence import NotAvailableHere
from theory.sohn2022 import network_tables, printed_tables
from theory.sohn2022.printed_real_tables import PRINTED
from theory.sohn2022.real_table_records import (
    OTHER_PROBLEM,
    Reading,
    cells,
    exceeds,
    record_of,
    seen,
    sets,
    suspicious_sets,
)
from theory.sohn2022.table_6_measured_order import CLAIM
from theory.verdict import judge

SCALED = Reading(table=6, ending="scaled_printed")


@pytest.mark.parametrize("table", PRINTED)
def test_printed_numbers_are_those_of_the_experiments(table):
    mine = {m: {key: (float(mean), float(sd)) for key, (mean, sd) in row.items()} for m, row in PRINTED[table].items()}
    assert mine == printed(table)


def test_printed_numbers_are_those_of_the_claims_on_gains():
    for table, rows in ((6, printed_tables.TABLE_6), (9, network_tables.TABLE_9)):
        for name, method in (("Mixup", "mixup"), ("GM", "genlabel_gm")):
            means = [float(mean) for mean, _ in PRINTED[table][method].values()]
            assert means == [float(text) for text in rows[name].split()]


def test_orders_are_tested_over_sets():
    record = record_of(6)
    keys = sets(record, SCALED)
    assert len(keys) == 14
    assert not set(keys) & set(OTHER_PROBLEM)
    d = [round(seen(record, SCALED, "genlabel_gm", k).mean - seen(record, SCALED, "mixup", k).mean, 6) for k in keys]
    sign, shift = exceeds(record, SCALED, "genlabel_gm", "mixup")
    assert sign.measured == paired_differences.sign_test(d).p
    assert shift.measured == pytest.approx(paired_differences.shift(d).estimate)
    assert sign.agrees
    assert shift.agrees
    reverse = exceeds(record, SCALED, "mixup", "genlabel_gm")
    assert not any(c.agrees for c in reverse)
    few = exceeds(record, SCALED, "genlabel_gm", "mixup", only=lambda key: key in keys[:3])
    assert not any(c.agrees for c in few)


def test_cells_have_the_stated_tolerance():
    record = record_of(6)
    found = cells(record, SCALED)
    assert len(found) == 42
    mine = seen(record, SCALED, "vanilla", 3)
    (cell,) = (c for c in found if c.quantity.startswith("accuracy of vanilla, set 3,"))
    assert cell.predicted == 45.61
    assert cell.tolerance == pytest.approx(2.31 * ((mine.sd**2 + 14.11**2) / 5) ** 0.5 + 0.005)
    assert cell.measured == mine.mean


def test_suspicious_sets_are_those_without_gradients():
    record = record_of(6)
    raw = suspicious_sets(record, Reading(table=6, ending="clean"), ("vanilla",))
    assert 978 in raw
    assert 312 not in raw
    assert (record.values("vanilla_zero_gradient", dataset=978) > 0.01).any()
    assert not suspicious_sets(record, Reading(table=6, ending="scaled_clean"), ("vanilla", "mixup"))


def test_without_the_record_nothing_is_red(monkeypatch, tmp_path):
    monkeypatch.setattr(records, "committed_file", lambda e, p: tmp_path / f"{e.name}.{p}.json")
    monkeypatch.setenv("MIXPROOF_HOME", str(tmp_path))
    with pytest.raises(NotAvailableHere):
        record_of(6)
    judged = judge(dataclasses.replace(CLAIM))
    assert judged.verdict is Verdict.UNTESTED
    assert judged.as_expected
