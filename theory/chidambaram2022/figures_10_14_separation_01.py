r"""Figures 12 to 14: at separation $0.1$ the non-linear boundaries of strong Mixup are those of summed gradients.

For $\alpha = 32, 64, 128, 512, 1024$ the majority map of ten networks after $1500$ epochs differs from the nearest
linear classifier in at least $0.05$ of its cells as released, and in $0.01$ to $0.05$ with gradients cleared before
each step. The levels were fixed before the run, but which panel reaches which was written down after it.
Cleared, these boundaries are about as straight as that of plain
training.
"""

import sympy as sp

from theory.checks import measured
from theory.chidambaram2022.moon_maps import Interval, levels, mixup
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

BENT = (sp.Rational(1, 100), sp.Rational(1, 20))
HIGH = (sp.Rational(1, 20), sp.Rational(1, 2))
ALPHAS = (32, 64, 128, 512, 1024)


def from_gradients_kept(intervals: tuple[Interval, Interval]) -> Evidence:
    """The released variant."""
    return _maps("kept", intervals[0])


def from_gradients_cleared(intervals: tuple[Interval, Interval]) -> Evidence:
    """The corrected variant."""
    return _maps("cleared", intervals[1])


def _maps(gradients: str, interval: Interval) -> Evidence:
    return measured(levels([mixup(a, 0.1, gradients) for a in ALPHAS], [interval] * len(ALPHAS), "long"))


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="figures-10-14"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=(HIGH, BENT),
    checks=(from_gradients_kept, from_gradients_cleared),
    controls=(
        Control(subject=(HIGH, HIGH), why="Mixup is highly non-linear whatever is done"),
        Control(subject=(BENT, HIGH), why="the two variants exchanged"),
        Control(
            subject=(
                (sp.Rational(1, 10), sp.Rational(1, 2)),
                (sp.Rational(3, 100), sp.Rational(1, 20)),
            ),
            why="a near miss: a tenth of the cells as released, three hundredths cleared",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
