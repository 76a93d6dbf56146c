r"""Table 1: Adam's moments, carried from network to network, move the outer points and leave the middle one.

The released program draws new weights for each of its ten networks on $\mathcal{X}_3^2$, but lets Adam's moments and
count of steps go on. Against the same ten networks with moments of zero, a chain of ten changes the mean class-1
probability of Mixup at the point $1$, on which the table turns, by at most $0.01$. At the points $0$ and $2$ it falls,
by $0.001$ to $0.004$ at $0$ for $\alpha = 1$ and by at most $0.001$ elsewhere; plain training is surer of all points.
Each fall or rise is more than four standard errors of the paired difference.
"""

import math

import sympy as sp

from theory.checks import measured
from theory.chidambaram2022.carried_chains import EXPERIMENT, FRESH, SETTINGS, change, interval
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.measurements import paper_record
from theory.standalone import run_alone

Ends = tuple[sp.Rational, sp.Rational]
Changes = tuple[tuple[Ends, Ends, Ends], ...]
WHAT = "change of the class-1 probability by the chain"


def from_the_same_networks(changes: Changes) -> Evidence:
    """Carried less reset, chain by chain; an end of 0 must be passed by four standard errors."""
    record, comparisons = paper_record(EXPERIMENT), []
    for (name, setting), row in zip(SETTINGS.items(), changes, strict=True):
        for x, (low, high) in enumerate(row):
            seen, stderr, n = change(record, f"class_1_at_{x}", f"class_1_reset_at_{x}", setting)
            ends = (float(low) or 4 * stderr, float(high) or -4 * stderr)
            comparisons.append(interval(f"{WHAT}, point {x}, {name}, paired", seen, stderr, n, ends, record.device))
    return measured(comparisons)


def from_other_networks(changes: Changes) -> Evidence:
    """Chains less the networks of the record with fresh moments; each end widened by four standard errors."""
    record, fresh, comparisons = paper_record(EXPERIMENT), paper_record(FRESH), []
    for (name, setting), row in zip(SETTINGS.items(), changes, strict=True):
        for x, (low, high) in enumerate(row):
            ours, theirs = (r.measurement(f"class_1_at_{x}", **setting) for r in (record, fresh))
            stderr = math.hypot(ours.stderr, theirs.stderr)
            ends = (float(low) - 4 * stderr, float(high) + 4 * stderr)
            quantity = f"{WHAT}, point {x}, {name}, other networks"
            seen = ours.mean - theirs.mean
            comparisons.append(interval(quantity, seen, stderr, ours.n_runs, ends, record.device))
    return measured(comparisons)


ZERO, SMALL = sp.Rational(0), sp.Rational(1, 1000)
FALLS, RISES, LEVEL = (-SMALL, ZERO), (ZERO, SMALL), (-sp.Rational(1, 100), sp.Rational(1, 100))
ERM = (RISES, FALLS, RISES)
MILD = (-sp.Rational(4, 1000), -sp.Rational(1, 1000))
CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="table-1"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=(ERM, (MILD, LEVEL, FALLS), (FALLS, LEVEL, FALLS), (FALLS, LEVEL, FALLS)),
    checks=(from_the_same_networks, from_other_networks),
    controls=(
        Control(subject=(ERM, *((RISES, LEVEL, RISES),) * 3), why="Mixup is surer of the outer points too"),
        Control(
            subject=(ERM, *((LEVEL, (sp.Rational(1, 20), sp.Rational(1, 5)), LEVEL),) * 3),
            why="the chain is why the middle point is lost",
        ),
        Control(
            subject=((FALLS, RISES, FALLS), (MILD, LEVEL, FALLS), *((FALLS, LEVEL, FALLS),) * 2),
            why="plain training is less sure",
        ),
        Control(
            subject=(ERM, *((FALLS, LEVEL, FALLS),) * 3),
            why="a near miss: the point 0 at alpha = 1 moves no more than the others",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
