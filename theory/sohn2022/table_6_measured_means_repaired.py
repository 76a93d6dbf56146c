r"""Table 6, measured: on standardised features $29$ of the $42$ printed means on $14$ sets come out.

With every feature shifted and scaled by its mean and spread over the train rows, plain training, and the most robust of
the looks every 5 epochs, at least $29$ of the printed means are met in the sense of the criterion fixed before the run;
that is short of the 85 per cent by which the table would count as reproduced. Which variant to look at was suggested by
two splits with other seeds.
"""

from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022 import real_table_records
from theory.sohn2022.real_table_records import Met, Reading
from theory.standalone import run_alone

SCALED = Reading(table=6, ending="scaled_printed")


def from_printed_means(met: Met) -> Evidence:
    """How many of the printed means are met, over how many there are."""
    return real_table_records.from_printed_means(met)


CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-6"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=(SCALED, 29, 42),
    checks=(from_printed_means,),
    controls=(
        Control(subject=(SCALED, 36, 42), why="as many as would reproduce the table"),
        Control(subject=(Reading(table=6, ending="scaled_clean"), 29, 42), why="the last epoch"),
        Control(subject=(Reading(table=6, ending="scaled_trained_printed"), 29, 42), why="training at attacked points"),
        Control(subject=(SCALED, 30, 42), why="near miss: one mean more than are met"),
    ),
    repairs="sohn2022/table_6_measured_means",
)

if __name__ == "__main__":
    run_alone(__file__)
