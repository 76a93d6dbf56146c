"""Table 9 as printed: robust accuracies of networks, and what the text says about the gains of GenLabel."""

from decimal import Decimal

import sympy as sp

from theory.checks import exhaustive, identity, on_instances
from theory.evidence import Evidence

IDS = (312, 715, 718, 723, 797, 806, 837, 866, 871, 909, 917, 1038, 1043, 1130, 1138, 1166)
TABLE_9 = {
    "Vanilla": "54.22 42.70 28.40 39.90 32.79 32.69 30.30 41.10 32.48 39.26 37.90 16.49 57.65 47.71 53.97 33.92",
    "Mixup": "66.23 44.10 40.29 41.39 38.70 35.99 30.60 45.80 32.07 39.22 41.20 14.45 61.95 49.20 62.00 46.21",
    "GM": "82.09 54.00 54.70 52.10 55.10 53.39 49.99 58.00 41.42 50.50 51.50 26.04 74.97 85.57 88.70 74.62",
}
BASELINES = ("Mixup", "Vanilla")


def gains(baseline: str) -> list[sp.Rational]:
    """GenLabel (GM) minus a baseline, robust accuracy in points, in the table's order."""
    ours, theirs = (tuple(map(sp.Rational, TABLE_9[name].split())) for name in ("GM", baseline))
    return [a - b for a, b in zip(ours, theirs, strict=True)]


def from_printed_gains(bounds: sp.Tuple) -> Evidence:
    """Every gain lies between the bounds: first those over Mixup, then those over vanilla training."""
    ends = {name: (bounds[2 * n], bounds[2 * n + 1]) for n, name in enumerate(BASELINES)}
    cases = [(name, key, gain) for name in BASELINES for key, gain in zip(IDS, gains(name), strict=True)]
    return exhaustive(
        lambda case: bool(ends[case[0]][0] <= case[2] <= ends[case[0]][1]),
        cases,
        size=2 * len(IDS),
        what="gain within the bounds, over (baseline, dataset, gain)",
    )


def from_extremes(bounds: sp.Tuple) -> Evidence:
    """The bounds are the least and the largest gain over either baseline."""
    return identity(list(bounds), [end(gains(name)) for name in BASELINES for end in (min, max)])


def from_whole_hundredths(bounds: sp.Tuple) -> Evidence:
    """Second path: gains in whole hundredths of a point, in decimals, against the bounds."""
    columns = {name: [int(Decimal(text).scaleb(2)) for text in row.split()] for name, row in TABLE_9.items()}
    cases = []
    for n, name in enumerate(BASELINES):
        low, high = 100 * bounds[2 * n], 100 * bounds[2 * n + 1]
        cases += [(name, a - b, low, high) for a, b in zip(columns["GM"], columns[name], strict=True)]
    return on_instances(
        lambda case: bool(case[2] <= case[1] <= case[3]), cases, what="(baseline, gain, bounds) in hundredths"
    )
