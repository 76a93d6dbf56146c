"""Columns of printed tables: those of the packaged copy, and what is counted in them."""

import pytest
import sympy as sp

from empirical.printed import printed
from theory.evidence import Outcome
from theory.sohn2022.printed_orders import columns, counts_agree, ids_agree, meeting, top

LEADS = {"GenLabel above Mixup": lambda column: top(column, "genlabel_gm") > top(column, "mixup")}


@pytest.mark.parametrize("table", [4, 5, 6, 8, 9])
def test_columns_hold_every_cell_that_the_table_prints(table):
    found = columns(table)
    for method, cells in printed(table).items():
        assert {key: tuple(map(float, column[method])) for key, column in found.items()} == cells


def test_rows_that_tables_4_and_5_share_are_printed_alike():
    shared = set(printed(4)) & set(printed(5))
    assert shared == {"mixup", "genlabel_gm", "genlabel_kde", "genlabel_cv"}
    assert all(printed(4)[method] == printed(5)[method] for method in shared)


def test_another_table_is_refused():
    with pytest.raises(ValueError, match="table 7"):
        columns(7)


def test_counts_and_ids_hold_as_counted_and_fail_otherwise():
    ids = meeting(9, LEADS["GenLabel above Mixup"])
    assert len(ids) == 16
    assert counts_agree(9, LEADS, [sp.Integer(16)]).outcome is Outcome.HOLDS
    assert counts_agree(9, LEADS, [sp.Integer(15)]).outcome is Outcome.FAILS
    assert ids_agree(9, LEADS, [sp.Tuple(*ids)]).outcome is Outcome.HOLDS
    assert ids_agree(9, LEADS, [sp.Tuple(*ids[1:])]).outcome is Outcome.FAILS
