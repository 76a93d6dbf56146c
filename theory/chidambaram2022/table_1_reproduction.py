r"""Table 1: an ensemble of networks gives the printed class-1 probabilities.

A network with one hidden layer of $512$ ReLU units, trained by full-batch Adam with Mixup on $\mathcal{X}_3^2$ for
$5000$ epochs, gives class 1 at the points $0, 1, 2$ the mean probabilities
$(0.995, 0.156, 0.979)$ for $\alpha = 1$, $(1.000, 0.603, 0.997)$ for $\alpha = 32$ and
$(1.000, 0.650, 0.997)$ for $\alpha = 128$. A printed value is a mean of ten networks; it agrees if it lies within four
of its standard errors, plus half a unit of its last digit, of the mean of our networks.
"""

import math
from fractions import Fraction

from theory.checks import measured, on_instances
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.measurements import beside, paper_record
from theory.standalone import run_alone

Table = tuple[tuple[Fraction, Fraction, Fraction], ...]
ALPHAS = (1, 32, 128)
PRINTED = (
    (Fraction(995, 1000), Fraction(156, 1000), Fraction(979, 1000)),
    (Fraction(1000, 1000), Fraction(603, 1000), Fraction(997, 1000)),
    (Fraction(1000, 1000), Fraction(650, 1000), Fraction(997, 1000)),
)


def from_what_was_written_down(table: Table) -> Evidence:
    """The values compared are those stored with the record before its first run."""
    record = paper_record("three-point-line")
    stored = {
        (alpha, x): record.measurement(f"class_1_at_{x}", alpha=alpha).reported for alpha in ALPHAS for x in range(3)
    }
    return on_instances(
        lambda cell: float(table[ALPHAS.index(cell[0])][cell[1]]) == stored[cell],
        stored,
        what="value as stored before the run, at (alpha, point)",
        exact=False,
    )


def from_trained_networks(table: Table) -> Evidence:
    """Means over our networks, Adam reset for each run, beside the values of the table."""
    record = paper_record("three-point-line")
    comparisons = []
    for alpha, row in zip(ALPHAS, table, strict=True):
        for x, value in enumerate(row):
            seen = record.measurement(f"class_1_at_{x}", alpha=alpha)
            tolerance = 4 * seen.sd / math.sqrt(10) + 0.0005
            criterion = f"|difference| <= 4 sd / sqrt(10) + 0.0005 = {tolerance:.4f}"
            quantity = f"class-1 probability at point {x}, alpha = {alpha}"
            comparisons.append(beside(seen, float(value), quantity=quantity, tolerance=tolerance, criterion=criterion))
    return measured(comparisons)


def _with_middle(alpha: int, value: Fraction) -> Table:
    return tuple((r[0], value, r[2]) if a == alpha else r for a, r in zip(ALPHAS, PRINTED, strict=True))


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="table-1"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=PRINTED,
    checks=(from_what_was_written_down, from_trained_networks),
    controls=(
        Control(subject=(PRINTED[1], PRINTED[0], PRINTED[2]), why="the rows of alpha = 1 and 32 exchanged"),
        Control(subject=tuple((r[1], r[2], r[0]) for r in PRINTED), why="the columns shifted by one point"),
        Control(subject=tuple((1 - r[0], 1 - r[1], 1 - r[2]) for r in PRINTED), why="class 2 in place of class 1"),
        Control(subject=_with_middle(32, Fraction(1, 2)), why="a near miss: alpha = 32 just undecided at the middle"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
