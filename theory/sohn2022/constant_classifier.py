"""What always naming the most frequent class would give on the sets of Tables 6 and 9, from counts of their rows.

A classifier that ignores its input has this accuracy under any attack.
"""

from fractions import Fraction

import sympy as sp

from theory.checks import exhaustive
from theory.evidence import Evidence
from theory.sohn2022.printed_real_tables import PRINTED

COUNTS = {
    3: (1669, 3196),
    312: (1976, 2407),
    313: (55, 531),
    346: (25, 50),
    463: (155, 180),
    715: (557, 1000),
    718: (564, 1000),
    723: (547, 1000),
    753: (104, 194),
    797: (560, 1000),
    806: (555, 1000),
    837: (547, 1000),
    866: (582, 1000),
    871: (1924, 3848),
    909: (203, 400),
    917: (546, 1000),
    952: (138, 214),
    954: (476, 531),
    978: (1800, 2000),
    987: (420, 500),
    988: (41, 67),
    1022: (1800, 2000),
    1043: (3430, 4562),
    1045: (137, 145),
    1059: (112, 121),
}
"""By OpenML id: rows of the most frequent class, rows."""


def share(identity: int) -> Fraction:
    """Accuracy in per cent of naming the most frequent class on a set's rows."""
    largest, n_rows = COUNTS[identity]
    return Fraction(100 * largest, n_rows)


def from_counted_rows(counts: sp.Tuple) -> Evidence:
    """The counts (id, rows of the most frequent class, rows) are those of the data."""
    return exhaustive(
        lambda row: row[0].is_integer and (row[1], row[2]) == COUNTS.get(int(row[0])),
        list(counts),
        size=len(counts),
        what="rows as counted, at (id, rows of the most frequent class, rows)",
    )


def from_printed_rows(counts: sp.Tuple, table: int) -> Evidence:
    """No mean that a table prints on the sets exceeds the share of the most frequent class."""
    cases = [(method, *row) for method in PRINTED[table] for row in counts]

    def holds(case: tuple[str, sp.Rational, sp.Rational, sp.Rational]) -> bool:
        method, identity, largest, n_rows = case
        cell = PRINTED[table][method].get(int(identity)) if identity.is_integer else None
        return cell is not None and bool(sp.Rational(str(cell[0])) <= 100 * largest / n_rows)

    what = "printed mean at most the share, at (method, id, rows of the most frequent class, rows)"
    return exhaustive(holds, cases, size=len(cases), what=what)


def from_printed_exceptions(above: sp.Tuple, table: int) -> Evidence:
    """The sets on which the printed GenLabel exceeds the share of the most frequent class are the given ones."""
    cases = [key for key in PRINTED[table]["genlabel_gm"] if key in COUNTS]
    given = {int(key) for key in above if key.is_integer}
    return exhaustive(
        lambda key: (PRINTED[table]["genlabel_gm"][key][0] > share(key)) == (key in given) and len(given) == len(above),
        cases,
        size=len(cases),
        what="GenLabel above the most frequent class, or not, as given, at id",
    )
