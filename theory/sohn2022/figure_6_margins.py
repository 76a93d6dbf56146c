r"""Figure 6: on nine Gaussian classes GenLabel leaves no class the small margin that Mixup and vanilla training leave.

The margin of a class is the distance of its centre to the nearest cell of another class in a network's decision map;
the most that all nine can have is $5$. Of the least margins of the nine classes GenLabel's is above vanilla training's
and Mixup's, by more than three standard errors of the mean difference on the same data, as fixed before the run; and
vanilla training's is above Mixup's, as three networks on other data had it.
"""

from theory.checks import measured
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.measurements import paper_record
from theory.sohn2022.synthetic_records import clearly_above, paired
from theory.standalone import run_alone

Orders = tuple[str, tuple[tuple[str, str], ...]]
"""Which margin, and pairs of methods, the first above the second."""


def from_decision_maps(wanted: Orders) -> Evidence:
    """Mean differences over runs on the same data."""
    record, (quantity, orders) = paper_record("label-conflict"), wanted
    return measured(
        [
            clearly_above(
                paired(record, quantity, {"method": above}, {"method": below}),
                quantity=f"{quantity} of {above} less that of {below}, nine Gaussian classes",
            )
            for above, below in orders
        ]
    )


LEAST = "margin_least"
CLAIM = Claim(
    source=Source(paper="sohn2022", number="figure-6"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=(LEAST, (("genlabel", "vanilla"), ("genlabel", "mixup"), ("vanilla", "mixup"))),
    checks=(from_decision_maps,),
    controls=(
        Control(subject=(LEAST, (("mixup", "vanilla"),)), why="Mixup widens the least margin"),
        Control(subject=(LEAST, (("vanilla", "genlabel"),)), why="GenLabel narrows it"),
        Control(
            subject=("margin_mean", (("genlabel", "vanilla"), ("vanilla", "mixup"))),
            why="a near miss: the mean margin of the nine classes, which Mixup widens",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
