r"""Figure 8: which points long training with little noise wins back.

After $50000$ epochs with stratified $\lambda$ more than half of the networks misclassify no point at $\alpha = 1$ on
either line. At $\alpha = 32$ they misclassify just $3, 6, 8$ on $\mathcal{X}_{10}^2$, and on $\mathcal{X}_{10}^{10}$ at
least $4, 5, 6$, but not $0, 1, 9$. Each of these lost points has another class on the average of eq. (1) over its two
sides; most networks lose none of the points where that average is right, as it is at $\alpha = 1$ everywhere.
"""

from dataclasses import replace

import numpy as np

from theory.checks import measured, on_instances
from theory.chidambaram2022.ten_point_lines import N_POINTS
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.measurements import beside, paper_record
from theory.mixup_optimal import mixup_optimal
from theory.standalone import run_alone

EXPERIMENT = "alternating-length"
LINES = ((2, 1), (10, 1), (2, 32), (10, 32))
Points = tuple[int, ...]
Subject = tuple[tuple[Points, Points], ...]
"""On each line the points that most networks lose, and those that most get right; of others nothing is said."""


def from_trained_networks(subject: Subject) -> Evidence:
    """The share of networks that lose each point: above one half, or not."""
    record, comparisons = paper_record(EXPERIMENT), []
    for (k, alpha), (lost, right) in zip(LINES, subject, strict=True):
        for x in (*lost, *right):
            if x not in range(N_POINTS):
                return on_instances(lambda y: y in range(N_POINTS), [x], what="a point of the line")
            seen = record.measurement(f"lost_at_{x}", n_classes=k, alpha=alpha, batch="stratified")
            by_most = replace(seen, mean=float(seen.mean > 0.5))
            quantity = f"whether most networks lose {x} of X_10^{k} at alpha = {alpha} ({seen.mean:.2f} do)"
            comparisons.append(
                beside(by_most, float(x in lost), quantity=quantity, tolerance=0, criterion="more than half, or not")
            )
    return measured(comparisons)


def from_the_two_sides(subject: Subject) -> Evidence:
    """No point is lost that eq. (1) classifies right on the average of its two sides, as eps falls to 0."""
    lost_on = {line: lost for line, (lost, _) in zip(LINES, subject, strict=True)}
    wrong = {line: _wrong_on_average(*line) for line in LINES}
    return on_instances(
        lambda case: case[1] in wrong[case[0]] or case[1] not in lost_on[case[0]],
        [(line, x) for line in LINES for x in range(N_POINTS)],
        what="a lost point has another class beside it, at ((k, alpha), x)",
        exact=False,
    )


def _wrong_on_average(k: int, alpha: int) -> set[int]:
    points, own = np.arange(N_POINTS, dtype=float)[:, None], np.arange(N_POINTS) % k
    left, right = (np.nan_to_num(mixup_optimal(points, own, points + step, 0, alpha)) for step in (-1e-7, 1e-7))
    return {x for x, share in enumerate(left + right) if share.max() > share[own[x]] + 1e-9}


EVERY = tuple(range(N_POINTS))
CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="figure-8"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=(((), EVERY), ((), EVERY), ((3, 6, 8), (0, 1, 2, 4, 5, 7, 9)), ((4, 5, 6), (0, 1, 9))),
    checks=(from_trained_networks, from_the_two_sides),
    controls=(
        Control(subject=(((), EVERY),) * 4, why="long training wins every point, as the limit of eq. (1) does"),
        Control(subject=((EVERY[1:9], (0, 9)),) * 4, why="every inner point is lost"),
        Control(
            subject=(((), EVERY), ((), EVERY), (EVERY[1:9], (0, 9)), (EVERY[1:9], (0, 9))),
            why="at alpha = 32 every point is lost that has another class beside it",
        ),
        Control(
            subject=(((), EVERY), ((), EVERY), ((1, 3, 6, 8), (0, 2, 4, 5, 7, 9)), ((4, 5, 6), (0, 1, 9))),
            why="a near miss: on X_10^2 just the points lost after 5000 epochs",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
