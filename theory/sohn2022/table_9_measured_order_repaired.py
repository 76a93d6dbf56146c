r"""Table 9, measured: Mixup is above GenLabel on raw features; standardised, GenLabel is above vanilla training.

Networks with ReLU, a fast gradient sign step of radius $0.2$. On features as they come, at the most robust of ten
looks, Mixup exceeds GenLabel (GM) by the criterion fixed before the run, on all $12$ sets at hand and on the $9$
without a suspicious run. On standardised features GenLabel exceeds vanilla training, at that look and after the last
epoch; whether it exceeds Mixup there cannot be told.
"""

from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022 import real_table_records
from theory.sohn2022.real_table_records import Order, Reading
from theory.standalone import run_alone

RAW, SCALED, SCALED_LAST = (
    Reading(table=9, ending=ending, activation="relu") for ending in ("printed", "scaled_printed", "scaled_clean")
)
METHODS = ("vanilla", "mixup", "genlabel_gm")


def from_data_sets(orders: tuple[Order, ...]) -> Evidence:
    """Sign test and shift over the sets, for each order of two methods."""
    return real_table_records.from_data_sets(orders)


def from_sets_without_suspicion(orders: tuple[Order, ...]) -> Evidence:
    """The same on the sets without a suspicious run: 9 on features as they come, all where they are standardised."""
    return real_table_records.from_trusted_sets(orders, METHODS)


ABOVE_VANILLA = ((SCALED, "genlabel_gm", "vanilla"), (SCALED_LAST, "genlabel_gm", "vanilla"))
CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-9"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=((RAW, "mixup", "genlabel_gm"), *ABOVE_VANILLA),
    checks=(from_data_sets, from_sets_without_suspicion),
    controls=(
        Control(subject=((RAW, "genlabel_gm", "mixup"), *ABOVE_VANILLA), why="GenLabel above Mixup"),
        Control(subject=((SCALED, "genlabel_gm", "mixup"),), why="GenLabel above Mixup on standardised features"),
        Control(
            subject=((SCALED, "mixup", "genlabel_gm"), *ABOVE_VANILLA),
            why="near miss: Mixup above GenLabel on standardised features as well",
        ),
    ),
    repairs="sohn2022/table_9_measured_order",
)

if __name__ == "__main__":
    run_alone(__file__)
