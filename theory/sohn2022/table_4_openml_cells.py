r"""Table 4: of its 96 printed accuracies 78 come out again, which is too few to call it reproduced.

Softmax regression on its 16 OpenML sets, six methods, $\alpha = 1$, epochs and hyper-parameters chosen on the rows
that are evaluated. A printed cell is reproduced where it differs from our mean by at most two standard errors: of our
mean of five runs, of theirs, and of two test parts drawn from one table, as the paper's split is unknown; a table is
reproduced where nine cells in ten are. This was fixed before the run; the counts were read off the record. Twelve of
the eighteen misses are on sets 40710 and 40981, where every method is printed 10 to 17 points below ours; both have
eight nominal features, here columns of codes; left out, they make those cells come out again, as another claim has
it.
"""

from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.measured_cells import MISSED, REPRODUCED, TABLE_4, Counts, reproduction
from theory.standalone import run_alone

METHODS = ("vanilla", "adamixup", "mixup", "genlabel_gm", "genlabel_kde", "genlabel_cv")


def from_our_split(counts: Counts) -> Evidence:
    """Our means over five runs beside every printed one, both selections as printed."""
    return reproduction(TABLE_4, counts)


def _counts(*n_cells: int, table: str) -> Counts:
    return (*zip(METHODS, n_cells, strict=True), ("table", table))


CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-4"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=_counts(13, 13, 13, 13, 12, 14, table=MISSED),
    checks=(from_our_split,),
    controls=(
        Control(subject=_counts(16, 16, 16, 16, 16, 16, table=REPRODUCED), why="every cell reproduced"),
        Control(subject=_counts(13, 13, 13, 13, 12, 14, table=REPRODUCED), why="the other word for the table"),
        Control(subject=_counts(12, 13, 13, 13, 12, 14, table=MISSED), why="near miss: one cell of the first row less"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
