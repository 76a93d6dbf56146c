r"""Table 1: at the best epoch on the test data vanilla training is above Mixup on all synthetic sets but the 2D cube.

With the model of each run chosen where its accuracy on the test data is highest, as Section E.1 says, the accuracy of
vanilla training less that of Mixup, on the same data, is positive by more than three standard errors of its mean, on
circle, moon, two-circle and the 3D cube.
"""

from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.synthetic_records import BEST, Order, orders
from theory.standalone import run_alone

SETS = ("circle", "moon", "two-circle", "cube-3d")


def from_trained_networks(wanted: tuple[Order, ...]) -> Evidence:
    """Mean differences of accuracy at the best epochs, run by run on the same data."""
    return orders(BEST, wanted)


CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-1"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=tuple((data, "vanilla", "mixup") for data in SETS),
    checks=(from_trained_networks,),
    controls=(
        Control(subject=tuple((data, "mixup", "vanilla") for data in SETS), why="Mixup above vanilla training"),
        Control(subject=tuple((data, "mixup", "genlabel") for data in SETS), why="Mixup above GenLabel"),
        Control(
            subject=(*((data, "vanilla", "mixup") for data in SETS), ("cube-2d", "vanilla", "mixup")),
            why="a near miss: the 2D cube as well",
        ),
    ),
    repairs="sohn2022/table_1_best_epoch_order",
)

if __name__ == "__main__":
    run_alone(__file__)
