"""Orders in the printed means of Tables 4, 5, 6, 8 and 9, counted in exact fractions."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

import sympy as sp

from theory.checks import on_instances
from theory.evidence import Evidence
from theory.sohn2022.measured_cells import TABLE_4, TABLE_5, PrintedRows
from theory.sohn2022.printed_real_tables import PRINTED, Cell

Column = Mapping[str, Cell]
"""One data set: mean and standard deviation by method, in per cent."""
Condition = Callable[[Column], bool]
VARIANTS = ("genlabel_gm", "genlabel_kde", "genlabel_cv")
BASELINES = ("vanilla", "adamixup", "mixup")


def columns(table: int) -> dict[int, Column]:
    """The data sets of Table 4, 5 (with the rows that it shares with Table 4), 6, 8 or 9, by OpenML id.

    Raises:
        ValueError: another table.
    """
    if table in (4, 5):
        rows = _rows(TABLE_4) | (_rows(TABLE_5) if table == 5 else {})
    elif table in PRINTED:
        rows = PRINTED[table]
    else:
        raise ValueError(f"table {table!r} has no columns by data set here; use one of 4, 5, 6, 8, 9")
    return {key: {method: cells[key] for method, cells in rows.items()} for key in next(iter(rows.values()))}


def _rows(table: PrintedRows) -> dict[str, dict[int, Cell]]:
    return {method: dict(zip(table.ids, map(_cell, text.split()), strict=True)) for method, text in table.rows.items()}


def _cell(text: str) -> Cell:
    mean, _, spread = text.partition("±")
    return Fraction(mean), Fraction(spread)


def top(column: Column, *methods: str) -> Fraction:
    """The largest printed mean of some methods."""
    return max(column[method][0] for method in methods)


def meeting(table: int, condition: Condition) -> tuple[int, ...]:
    """Ids of the data sets that meet a condition, in the order of the table."""
    return tuple(key for key, column in columns(table).items() if condition(column))


def counts_agree(table: int, conditions: Mapping[str, Condition], counts: Sequence[sp.Expr]) -> Evidence:
    """Whether so many data sets of a table meet each condition (CERTIFICATE)."""
    cases = [
        (name, len(meeting(table, condition)), count)
        for (name, condition), count in zip(conditions.items(), counts, strict=True)
    ]
    what = f"data sets of Table {table} (condition, counted, claimed)"
    return on_instances(lambda case: bool(case[1] == case[2]), cases, what=what)


def ids_agree(table: int, conditions: Mapping[str, Condition], ids: Sequence[Sequence[sp.Expr]]) -> Evidence:
    """Whether just the claimed data sets of a table meet each condition (CERTIFICATE)."""
    cases = [
        (name, meeting(table, condition), tuple(claimed))
        for (name, condition), claimed in zip(conditions.items(), ids, strict=True)
    ]
    what = f"data sets of Table {table} (condition, found, claimed)"
    return on_instances(lambda case: bool(case[1] == case[2]), cases, what=what)
