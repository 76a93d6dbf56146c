r"""Table 9, measured: on standardised features $21$ of the $36$ printed means on $12$ sets come out.

Networks with ReLU, plain training, the most robust of ten looks at the test rows. That is short of the 85 per cent by
which the table would count as reproduced: it is GenLabel's row that is missing, of which $2$ means are met, where $11$
of vanilla training and $8$ of Mixup are.
"""

from theory.checks import measured
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022 import real_table_records
from theory.sohn2022.real_table_records import Met, Reading, met_by_method, record_of
from theory.standalone import run_alone

SCALED, LAST, LINEAR = (
    Reading(table=9, ending=ending, activation=activation)
    for ending, activation in (("scaled_printed", "relu"), ("scaled_clean", "relu"), ("scaled_printed", "identity"))
)
ROWS = {"vanilla": 11, "mixup": 8, "genlabel_gm": 2}


def from_printed_means(met: Met) -> Evidence:
    """How many of the printed means are met, over how many there are."""
    return real_table_records.from_printed_means(met)


def from_rows(met: Met) -> Evidence:
    """The rows of the table: how many means of each method are met, and that their sum is the claimed number."""
    found = met_by_method(record_of(9), met[0], ROWS)
    return measured([*found, real_table_records.in_sum(found, float(met[1]))])


CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-9"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=(SCALED, 21, 36),
    checks=(from_printed_means, from_rows),
    controls=(
        Control(subject=(SCALED, 31, 36), why="as many as would reproduce the table"),
        Control(subject=(LAST, 21, 36), why="the last epoch"),
        Control(subject=(LINEAR, 21, 36), why="networks without activations"),
        Control(subject=(SCALED, 22, 36), why="near miss: one mean more than are met"),
    ),
    repairs="sohn2022/table_9_measured_means",
)

if __name__ == "__main__":
    run_alone(__file__)
