import math

import pytest
from real_records import linear_settings, network_settings, real_record

from reports.measured import Seen, Source, numeric_alone, runs_of
from reports.printed import LATENT, Number, printed_table, printed_tables
from reports.real_tables import beside, best, n_test, shown


def seen(mean, stderr=0.0):
    return Seen(mean=mean, sd=stderr, stderr=stderr, n_runs=5)


def exact(number, plus=0.0):
    """A re-run that gives the printed numbers, `plus` points higher."""
    table = printed_table(number)

    def value(setting, method, protocol, run):
        cells = table.numbers.get(method, {})
        return cells[setting["dataset"]].mean + plus if setting["dataset"] in cells else 50.0

    return value


def test_the_allowed_difference_is_that_of_two_test_parts():
    cell = beside(seen(90.0), Number(mean=90.0, sd=0.0), 150, one_split=True)
    assert cell.allowed == pytest.approx(2 * 100 * math.sqrt(2 * 0.9 * 0.1 / 45))
    assert cell.is_within
    assert not beside(seen(75.0), Number(mean=95.0, sd=0.0), 150, one_split=True).is_within
    perfect = beside(seen(100.0), Number(mean=100.0, sd=0.0), 310, one_split=True)
    assert 0 < perfect.allowed < 5
    wide = beside(seen(90.0, 3.0), Number(mean=90.0, sd=5.0), 150, one_split=True)
    assert wide.allowed > cell.allowed


def test_where_runs_differ_in_rows_the_standard_errors_say_it_all():
    cell = beside(seen(70.0, 1.0), Number(mean=72.0, sd=math.sqrt(5)), 150, one_split=False)
    assert cell.allowed == pytest.approx(2.31 * math.sqrt(2) + 0.005)
    assert cell.difference == -2
    assert cell.is_within
    assert not beside(seen(69.99), Number(mean=70.0, sd=0.0), 150, one_split=False).is_within


def test_the_size_of_the_test_part_is_a_ceiling():
    assert [n_test(n) for n in (150, 303, 48, 10)] == [45, 91, 15, 3]


def test_ties_share_the_best_place():
    assert best({"a": 98.46, "b": 98.46, "c": 98.45}) == ("a", "b")


def test_a_perfect_re_run_is_within_everywhere_and_counts_like_the_paper():
    found = shown(
        printed_table(4), Source(experiment="openml", record=real_record("openml", linear_settings(), exact(4)))
    )
    assert found.n_measured == 16
    cells = [cell for block in found.blocks for line in block.lines for cell in line.cells]
    assert len(cells) == 16 * 2 * 6
    assert all(cell.is_within for cell in cells)
    assert [(s.n_within, s.n_cells, s.is_reproduced) for s in found.summaries] == [(96, 96, True)] * 2
    assert [(s.n_best, s.n_best_in_print, s.n_sets) for s in found.summaries] == [(12, 12, 16)] * 2
    assert "13 of the 16" in found.sentences[0]


def test_table_1_says_on_how_many_sets_mixup_loses():
    def value(setting, method, protocol, run):
        loses = method == "mixup" and setting["dataset"] in (48, 61) and protocol == "clean"
        return 80.0 - 3.0 * loses + run * (1.0 if method == "mixup" and setting["dataset"] == 307 else 0.0)

    record = real_record("openml", linear_settings(printed_table(1).ids), value)
    found = shown(printed_table(1), Source(experiment="openml", record=record))
    assert "two standard errors of their difference on 0 of 5 sets (none)" in found.sentences[0]
    assert "on 2 of 5 sets (48, 61)" in found.sentences[1]
    assert not found.has_genlabel


def test_numeric_features_alone_are_a_reading_of_their_own():
    coded = real_record("openml", linear_settings(printed_table(4).ids), exact(4, plus=-45.0))
    bare = real_record("openml-numeric", linear_settings([915, 938, 1006, 40710, 40981]), exact(4))
    source = Source(experiment="openml", record=coded)
    found = shown(printed_table(4), source, numeric=numeric_alone(source.runs, runs_of(bare)))
    assert [(s.n_within, s.n_cells) for s in found.summaries] == [(0, 96), (0, 96), (30, 96), (30, 96)]
    lines = {block.pin.id: len(block.shown) for block in found.blocks}
    assert {identity for identity, n in lines.items() if n == 4} == {915, 938, 1006, 40710, 40981}
    assert set(lines.values()) == {2, 4}
    first = shown(printed_table(1), source, numeric=numeric_alone(source.runs, runs_of(bare)))
    assert "numeric features alone, clean: Mixup is below" in first.sentences[-1]


def test_a_shifted_re_run_is_beyond():
    record = real_record("openml", linear_settings(), exact(4, plus=-45.0))
    found = shown(printed_table(4), Source(experiment="openml", record=record))
    assert [(s.n_within, s.is_reproduced) for s in found.summaries] == [(0, False)] * 2
    assert found.summaries[0].mean == pytest.approx(-45)


def test_unmeasured_sets_keep_their_printed_numbers_and_a_reason():
    ids = [identity for identity in printed_table(6).ids if identity not in (834, 313)]
    record = real_record("openml-robust", [{"dataset": identity} for identity in ids], exact(6))
    found = {block.pin.id: block for block in shown(printed_table(6), Source(experiment="x", record=record)).blocks}
    assert found[834].absent == "no copy of this set is known to the suite"
    assert found[313].absent == "not in this record"
    assert found[834].printed[0] == Number(mean=14.78, sd=3.73)
    assert len(found[3].lines) == 2


def test_without_a_record_only_the_printed_numbers_are_there():
    found = shown(printed_table(9), Source(experiment="openml-networks-robust", missing="make it"))
    assert found.n_measured == 0
    assert not found.sentences
    assert not found.summaries
    assert all(block.absent is None and not block.lines for block in found.blocks)


def test_networks_have_four_readings_and_latent_forms_beside_one_printed_row():
    table = printed_table(8)
    assert all(table.numbers[form] == table.numbers["genlabel_gm"] for form in LATENT)
    record = real_record("openml-networks", network_settings(table.ids), exact(8))
    found = shown(table, Source(experiment="openml-networks", record=record))
    assert [len(block.lines) for block in found.blocks] == [4] * 16
    assert [summary.n_cells for summary in found.summaries] == [80] * 4  # latent forms are no printed rows of their own
    few = real_record("openml-networks", network_settings(table.ids), exact(8), methods=("vanilla",))
    lines = [line for block in shown(table, Source(experiment="x", record=few)).blocks for line in block.lines]
    assert all(sum(cell is not None for cell in line.cells) == 1 for line in lines)


def test_all_tables_are_there():
    assert [table.number for table in printed_tables()] == [1, 4, 5, 6, 8, 9]
