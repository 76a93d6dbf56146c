r"""Table 1: vanilla training is above Mixup on each of the five synthetic sets, after the last epoch.

On circle, moon, two-circle, 2D and 3D cube, with networks trained as in Section E.1 and Table 10, the accuracy of
vanilla training less that of Mixup, on the same data, is positive by more than three standard errors of its mean.
"""

from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.synthetic_records import LAST, SETS, Order, orders
from theory.standalone import run_alone


def from_trained_networks(wanted: tuple[Order, ...]) -> Evidence:
    """Mean differences of accuracy after the last epoch, run by run on the same data."""
    return orders(LAST, wanted)


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
            subject=(*((data, "vanilla", "mixup") for data in SETS[:-1]), ("cube-3d", "vanilla", "genlabel")),
            why="a near miss: on the 3D cube vanilla training above GenLabel",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
