r"""Figure 8: which points of $\mathcal{X}_{10}^2$ strong Mixup loses.

At $\alpha = 32$ eq. (1) gives just the points $1, 3, 6, 8$ of $\mathcal{X}_{10}^2$ to the other class, for every radius
$\epsilon = 15/100, 16/100, \dots, 99/100$. They are the points that more than half of the trained networks
misclassify after $5000$ epochs.
"""

from dataclasses import replace

from theory.checks import measured, on_instances
from theory.chidambaram2022.ten_point_lines import EXPERIMENT, N_POINTS, lost_by_mixup_optimal
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.measurements import beside, paper_record
from theory.standalone import run_alone

RADII = tuple(n / 100 for n in range(15, 100))


def from_mixup_optimal(lost: tuple[int, ...]) -> Evidence:
    """The public classifier of eq. (1), at each radius."""
    loses = lambda eps: lost_by_mixup_optimal(2, eps, 32) == lost
    return on_instances(loses, RADII, what="points lost at eps", exact=False)


def from_trained_networks(lost: tuple[int, ...]) -> Evidence:
    """The share of networks that lose each point, moments reset and carried: above one half at these points alone."""
    record, comparisons = paper_record(EXPERIMENT), []
    for moments in ("reset", "carried"):
        for x in range(N_POINTS):
            seen = record.measurement(f"lost_at_{x}", n_classes=2, alpha=32, moments=moments)
            by_most = replace(seen, mean=float(seen.mean > 0.5))
            quantity = f"whether most networks lose the point {x} ({seen.mean:.2f} do), moments {moments}"
            comparisons.append(
                beside(by_most, float(x in lost), quantity=quantity, tolerance=0, criterion="more than half, or not")
            )
    return measured(comparisons)


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="figure-8", equation="(1)"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=(1, 3, 6, 8),
    checks=(from_mixup_optimal, from_trained_networks),
    controls=(
        Control(subject=(), why="Mixup loses no point"),
        Control(subject=tuple(range(1, 9)), why="Mixup loses every inner point"),
        Control(subject=(1, 3, 5, 7, 9), why="Mixup loses one of the two classes"),
        Control(subject=(1, 8), why="a near miss: the neighbours of the ends alone, as at eps = 1/10"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
