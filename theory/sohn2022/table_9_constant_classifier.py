r"""Table 9: on no set at hand is a printed robust accuracy above that of always naming the most frequent class.

A classifier that ignores its input cannot be attacked, and its accuracy is the share of the most frequent class: on
$12$ of the table's $16$ sets, of which copies are at hand, this is at least every printed mean, that of GenLabel
included, which comes to it most closely: $82.09$ per cent on set $312$ is the share to the last printed digit.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.constant_classifier import from_counted_rows, from_printed_rows
from theory.standalone import run_alone

REST = (
    (715, 557, 1000),
    (718, 564, 1000),
    (723, 547, 1000),
    (797, 560, 1000),
    (806, 555, 1000),
    (837, 547, 1000),
    (866, 582, 1000),
    (871, 1924, 3848),
    (909, 203, 400),
    (917, 546, 1000),
    (1043, 3430, 4562),
)


def from_printed_means(counts: sp.Tuple) -> Evidence:
    """No printed mean exceeds the share."""
    return from_printed_rows(counts, 9)


def _counts(*rows: tuple[int, int, int]) -> sp.Tuple:
    return sp.Tuple(*(sp.Tuple(*row) for row in rows))


CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-9"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=_counts((312, 1976, 2407), *REST),
    checks=(from_counted_rows, from_printed_means),
    controls=(
        Control(subject=_counts((312, 431, 2407), *REST), why="the other class of set 312"),
        Control(subject=_counts(*((key, 1, 2) for key, _, _ in REST)), why="balanced classes"),
        Control(subject=_counts((312, 1975, 2407), *REST), why="near miss: one row of set 312 in the other class"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
