r"""Table 6, measured: gradients vanish in float32 on $12$ of $14$ sets as they come, on none standardised.

A set counts where, in one of five runs of vanilla training, Mixup or GenLabel, more than 1 per cent of the test rows
are right and have a gradient of exactly zero at the end, so that the fast gradient sign step moves nothing there.
"""

import sympy as sp

from theory.checks import measured
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.real_table_records import Reading, record_of, suspicious
from theory.standalone import run_alone

METHODS = ("vanilla", "mixup", "genlabel_gm")
READINGS = (Reading(table=6, ending="clean"), Reading(table=6, ending="scaled_clean"))


def from_runs(counts: sp.Tuple) -> Evidence:
    """Sets with a suspicious run, on features as they come and standardised."""
    record = record_of(6)
    pairs = zip(READINGS, counts, strict=True)
    return measured([suspicious(record, reading, METHODS, float(count)) for reading, count in pairs])


CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-6"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=sp.Tuple(12, 0),
    checks=(from_runs,),
    controls=(
        Control(subject=sp.Tuple(0, 12), why="the two kinds of features exchanged"),
        Control(subject=sp.Tuple(0, 0), why="no gradient vanishes"),
        Control(subject=sp.Tuple(13, 0), why="near miss: one more set, 312 or 3"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
