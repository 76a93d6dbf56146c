"""The record of trained linear models: its data, and what the minimisers of its losses say, by Newton's method."""

from fractions import Fraction
from functools import cache

import numpy as np

from empirical.records import Record
from numerics.convex import exact_max_margin
from numerics.linear_losses import Atoms, Pairs, minimise, mixtures
from theory.measurements import paper_record

EXPERIMENT = "linear-directions"
CELLS = tuple((pairs, data) for pairs in (Pairs.ACROSS, Pairs.ALL) for data in ("balanced", "unbalanced"))
BALANCED = (((2, -1, 0, 0), (0, 2, 1, 0), (0, 0, 2, -1), (1, 0, 0, 2)), (1, 1, -1, -1))
UNBALANCED = (
    ((2, -1, 0, 0, 0), (0, 2, 1, 0, 0), (0, 0, 2, -1, 0), (0, 0, 0, 2, 1), (-1, 0, 0, 0, 2)),
    (1, 1, 1, 1, -1),
)
DATA = {"balanced": BALANCED, "unbalanced": UNBALANCED}


def record() -> Record:
    """The record, after a look that it is of these data.

    Raises:
        ValueError: it is of other data.
    """
    found = paper_record(EXPERIMENT)
    for name, (points, labels) in DATA.items():
        if found.header["configuration"]["data"][name] != [[list(row) for row in points], list(labels)]:
            raise ValueError(f"data {name!r} of {EXPERIMENT} are not the data of the claims; measure again")
    return found


@cache
def minimiser(cell: tuple[Pairs, str]) -> tuple[float, float]:
    """Degrees between the Mixup minimiser and the maximum margin, and margin of class 1 less that of class -1."""
    pairs, name = cell
    points, labels = DATA[name]
    widest = exact_max_margin([[Fraction(v) for v in row] for row in points], labels)
    found = minimise(mixtures(points, labels, Atoms.of_beta(1.0), pairs=pairs))
    if widest is None or not found.converged:
        return float("nan"), float("nan")
    a, b = (np.array(v, dtype=np.float64) for v in (found.theta, widest.w))
    a, b = a / np.linalg.norm(a), b / np.linalg.norm(b)
    margins, signs = np.array(labels) * (np.array(points) @ found.theta), np.array(labels)
    angle = np.degrees(2 * np.arctan2(np.linalg.norm(a - b), np.linalg.norm(a + b)))
    return float(angle), float(margins[signs == 1].mean() - margins[signs == -1].mean())
