r"""Table 7, its printed numbers alone: adding GenLabel raises the mean in all 16 comparisons, once beyond the spreads.

Nothing is trained here. On MNIST, CIFAR-10, CIFAR-100 and TinyImageNet, robust and clean, Mixup with GenLabel has a
larger printed mean than Mixup in 8 of 8 columns, manifold Mixup with GenLabel than manifold Mixup in 8, and one of the
two the largest of its column in 8; Mixup with GenLabel is above AdaMixup in both of the clean columns that have it. So
the text says. The gains run from $0.03$ to $2.67$ points. The two printed intervals of mean and spread are disjoint in
one comparison, Mixup on CIFAR-10, clean. Against AutoAttack on CIFAR-10, Mixup is printed below vanilla training, with
GenLabel too. What the spreads are of, and over how many runs, is not said.
"""

from fractions import Fraction

import sympy as sp

from theory.checks import identity, on_instances
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

PRINTED = {
    "vanilla": "48.17 13.1 99.34 0.03 16.89 0.98 94.57 0.25 17.19 0.20 74.48 0.28 13.19 0.19 58.13 0.09",
    "mixup": "55.44 1.80 99.27 0.03 11.65 1.96 95.68 0.06 18.44 0.45 77.65 0.30 14.91 0.48 59.46 0.30",
    "mixup+genlabel": "56.54 1.03 99.36 0.06 14.32 1.23 96.09 0.01 19.58 0.71 78.04 0.21 15.34 0.30 59.78 0.09",
    "manifold": "55.56 1.53 99.32 0.04 18.14 1.88 94.78 0.49 19.25 0.61 78.61 0.17 14.78 0.28 59.87 0.63",
    "manifold+genlabel": "56.62 1.31 99.37 0.07 18.91 1.26 95.10 0.10 19.28 1.04 78.99 0.54 15.19 0.22 60.02 0.25",
}
"""Mean and spread in each column: robust and clean accuracy on the four sets."""
ADAMIXUP = {1: Fraction("99.32"), 3: Fraction("95.45")}
"""Its two clean columns."""
Cells = list[tuple[Fraction, Fraction]]


def from_printed_cells(reading: sp.Tuple) -> Evidence:
    """Count columns in exact fractions: gains of Mixup and of manifold Mixup, best, above AdaMixup, disjoint."""
    table = _table()
    pairs = [(table[f"{base}+genlabel"], table[base]) for base in ("mixup", "manifold")]
    ours = [max(new[c][0] for new, _ in pairs) for c in range(8)]
    found = (
        *(sum(new[c][0] > old[c][0] for c in range(8)) for new, old in pairs),
        sum(ours[c] == max(row[c][0] for row in table.values()) for c in range(8)),
        sum(pairs[0][0][c][0] > mean for c, mean in ADAMIXUP.items()),
        sum(new[c][0] - new[c][1] > sum(old[c]) for new, old in pairs for c in range(8)),
        sum(row[2][0] < table["vanilla"][2][0] for row in pairs[0]),
    )
    cases = list(zip(reading[:6], found, strict=True))
    return on_instances(lambda case: bool(case[0] == case[1]), cases, what="columns, (claimed, counted)")


def from_extreme_gains(reading: sp.Tuple) -> Evidence:
    """The least and the largest gain."""
    table = _table()
    gains = [table[f"{base}+genlabel"][c][0] - table[base][c][0] for base in ("mixup", "manifold") for c in range(8)]
    return identity(list(reading[6:]), [sp.Rational(str(end)) for end in (min(gains), max(gains))])


def _table() -> dict[str, Cells]:
    texts = {name: [Fraction(value) for value in row.split()] for name, row in PRINTED.items()}
    return {name: list(zip(row[::2], row[1::2], strict=True)) for name, row in texts.items()}


LEAST = sp.Rational(3, 100)
LARGEST = sp.Rational(267, 100)
CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-7"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(8, 8, 8, 2, 1, 2, LEAST, LARGEST),
    checks=(from_printed_cells, from_extreme_gains),
    controls=(
        Control(subject=sp.Tuple(8, 8, 8, 2, 16, 2, LEAST, LARGEST), why="every gain beyond the spreads"),
        Control(subject=sp.Tuple(8, 8, 8, 2, 1, 0, LEAST, LARGEST), why="Mixup above vanilla training everywhere"),
        Control(subject=sp.Tuple(8, 8, 8, 2, 1, 2, sp.Rational(5, 100), LARGEST), why="near miss: the second least"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
