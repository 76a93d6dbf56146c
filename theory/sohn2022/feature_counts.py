"""How many features the data sets of Tables 6, 8 and 9 have, as OpenML describes them, before any encoding."""

import sympy as sp

from theory.checks import on_instances
from theory.evidence import Evidence
from theory.sohn2022.printed_real_tables import PRINTED

FEATURES = {
    3: 36,
    223: 9,
    312: 299,
    313: 101,
    346: 4,
    463: 31,
    715: 25,
    718: 100,
    719: 7,
    723: 25,
    753: 32,
    770: 6,
    774: 3,
    797: 50,
    804: 7,
    806: 50,
    818: 8,
    834: 100,
    837: 50,
    862: 10,
    866: 50,
    871: 5,
    900: 6,
    906: 7,
    908: 7,
    909: 7,
    917: 25,
    949: 4,
    952: 9,
    954: 101,
    956: 58,
    978: 216,
    987: 22,
    988: 15,
    1011: 7,
    1014: 4,
    1022: 240,
    1038: 970,
    1043: 48,
    1045: 94,
    1055: 8,
    1059: 29,
    1075: 8,
    1130: 10936,
    1138: 10936,
    1166: 10936,
}
"""By OpenML id, the target not counted."""
TABLES = (6, 8, 9)


def from_counted_features(reading: sp.Tuple) -> Evidence:
    """How many sets of each table have at most so many features; the bound is a whole number (CERTIFICATE)."""
    bound = reading[0]

    def holds(case: tuple[int, int, sp.Expr, tuple[int, ...]]) -> bool:
        return bool(bound.is_integer) and bool(case[1] == case[2])

    cases = []
    for table, claimed in zip(TABLES, reading[1:], strict=True):
        ids = PRINTED[table]["vanilla"]
        beyond = tuple(key for key in ids if FEATURES[key] > bound)
        cases.append((table, len(ids) - len(beyond), claimed, beyond))
    what = f"sets of at most {bound} features, (table, counted, claimed, ids beyond)"
    return on_instances(holds, cases, what=what)
