r"""Figure 3: at separation $0.5$ plain training tells the moons apart by the $x$-coordinate, nearly alone.

The text says that it does so "essentially based on the x-coordinate alone". The share of cells, $100 \times 100$ over
$[-2, 2]^2$, in which the majority map of ten networks differs from the nearest classifier by a threshold on $x$ is at
most $0.02$ for plain training, after $1000$ and after $1500$ epochs, in two runs on different data. For Mixup with
$\alpha = 1$, gradients cleared, it is at least $0.04$, and with gradients kept as released at least $0.1$. Plain
training is nearer to some line that leans a little, off which is less than $0.01$. The bounds were written down after
both runs.
"""

import numpy as np
import sympy as sp

from theory.checks import measured
from theory.chidambaram2022.moon_maps import (
    AGAIN,
    EXPERIMENT,
    Interval,
    Setting,
    base,
    described,
    mixup,
    record,
    within,
)
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

LENGTHS, RUNS = ("short", "long"), (EXPERIMENT, AGAIN)
PANELS = (base(0.5), mixup(1, 0.5, "cleared"), mixup(1, 0.5, "kept"))
X, Y = sp.Integer(0), sp.Integer(1)
Subject = tuple[sp.Integer, tuple[Interval, ...]]
"""The coordinate, 0 for x, and for each panel the interval of its share off the nearest threshold."""


def from_majority_maps(subject: Subject) -> Evidence:
    """The share of cells off the nearest threshold, both lengths and both runs."""
    axis, intervals = int(subject[0]), subject[1]
    comparisons = []
    for run in RUNS:
        maps, where = record(run), "" if run == EXPERIMENT else ", second run"
        for length in LENGTHS:
            for panel, interval in zip(PANELS, intervals, strict=True):
                name = f"share of cells off a threshold on {'xy'[axis]}, {described(panel)}, {length}{where}"
                share, n_runs = _share(panel, length, run, axis)
                comparisons.append(within(name, share, 0.0, interval, maps, n_runs))
    return measured(comparisons)


def _share(panel: Setting, length: str, run: str, axis: int) -> tuple[float, int]:
    votes = record(run).votes(length, **panel)
    return off_threshold(votes.majority(), axis), votes.n_runs


def off_threshold(second: np.ndarray, axis: int) -> float:
    """The least share of cells to change until only the column (axis 0) or row (axis 1) decides, at one threshold."""
    table = np.asarray(second if axis == 0 else second.T, dtype=bool)
    ones = table.sum(axis=0)
    zeros = len(table) - ones
    rising = np.concatenate([[0], np.cumsum(ones)]) + np.concatenate([np.cumsum(zeros[::-1])[::-1], [0]])
    return float(min(rising.min(), table.size - rising.max())) / table.size


LITTLE = (sp.Rational(0), sp.Rational(2, 100))
MORE = (sp.Rational(4, 100), sp.Rational(1, 2))
MUCH = (sp.Rational(10, 100), sp.Rational(1, 2))
CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="figure-3"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=(X, (LITTLE, MORE, MUCH)),
    checks=(from_majority_maps,),
    controls=(
        Control(subject=(Y, (LITTLE, MORE, MUCH)), why="the other coordinate"),
        Control(subject=(X, (LITTLE, LITTLE, LITTLE)), why="Mixup by the x-coordinate alone as well"),
        Control(subject=(X, (MORE, LITTLE, MUCH)), why="plain training and corrected Mixup exchanged"),
        Control(
            subject=(X, ((sp.Rational(0), sp.Rational(1, 100)), MORE, MUCH)),
            why="a near miss: exactly so, up to a hundredth of the cells",
        ),
    ),
    uses=("chidambaram2022/figure_3_boundaries",),
)

if __name__ == "__main__":
    run_alone(__file__)
