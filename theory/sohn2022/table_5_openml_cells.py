r"""Table 5: of the 32 accuracies that it adds to Table 4, 27 come out again, which is too few.

The generative classifier and Mixup without intruding points on the 16 OpenML sets of Table 4, $\alpha = 1$, epochs
and rates chosen on the rows that are evaluated. A printed cell is reproduced where it differs from our mean by at
most two standard errors: of our mean of five runs, of theirs, and of two test parts drawn from one table, as the
paper's split is unknown; a table is reproduced where nine cells in ten are. This was fixed before the run; the counts
were read off the record. Three of the five misses are on sets 40710 and 40981, both with eight nominal features, here
columns of codes.
"""

from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.measured_cells import MISSED, REPRODUCED, TABLE_5, Counts, reproduction
from theory.standalone import run_alone

METHODS = ("generative_gm", "mixup_without_intrusion")


def from_our_split(counts: Counts) -> Evidence:
    """Our means over five runs beside every printed one, both selections as printed."""
    return reproduction(TABLE_5, counts)


def _counts(*n_cells: int, table: str) -> Counts:
    return (*zip(METHODS, n_cells, strict=True), ("table", table))


CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-5"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=_counts(14, 13, table=MISSED),
    checks=(from_our_split,),
    controls=(
        Control(subject=_counts(16, 16, table=REPRODUCED), why="every cell reproduced"),
        Control(subject=_counts(14, 13, table=REPRODUCED), why="the other word for the table"),
        Control(subject=_counts(13, 13, table=MISSED), why="near miss: one cell of the first row less"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
