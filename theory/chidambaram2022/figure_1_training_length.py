r"""Figure 1: that strong Mixup loses the middle point of $\mathcal{X}_3^2$ is an effect of finite training.

At $\alpha = 32$ the mean training error is $1/3$ after the $5000$ epochs of the figure and at most $0.08$ after
$50000$; with stratified $\lambda$ over all nine pairs, the same expectation with less gradient noise, at most $0.02$
after $50000$. The class-1 probability at the point $1$ falls with longer training, and at either length with less
noise, by more than four standard errors. That is the way to Proposition 2.8, by which the unrestricted minimiser is
right on every data point; the figure shows the start of it, and noise slows it down.
"""

import math

import sympy as sp

from theory.checks import measured
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Comparison, Evidence
from theory.measurements import paper_record, within
from theory.standalone import run_alone

EXPERIMENT = "training-length"
CELLS = (("drawn", "short"), ("drawn", "long"), ("stratified", "long"))
STEPS = (
    (("drawn", "long"), ("drawn", "short")),
    (("stratified", "long"), ("stratified", "short")),
    (("stratified", "short"), ("drawn", "short")),
    (("stratified", "long"), ("drawn", "long")),
)
Ends = tuple[sp.Rational, sp.Rational]
Subject = tuple[tuple[Ends, ...], tuple[int, ...]]


def from_mean_error(subject: Subject) -> Evidence:
    """Mean error over a hundred networks, in the interval fixed before the run."""
    record, comparisons = paper_record(EXPERIMENT), []
    for (batch, length), (low, high) in zip(CELLS, subject[0], strict=True):
        comparisons.append(
            within(
                record.measurement(f"error_{length}", batch=batch),
                float(low),
                float(high),
                quantity=f"mean training error, {batch} batches, {length} training",
                criterion=f"from {float(low):.3f} to {float(high):.3f}",
            )
        )
    return measured(comparisons)


def from_middle_point(subject: Subject) -> Evidence:
    """Sign of each change of the mean class-1 probability at the point 1; 0 within four standard errors."""
    record, comparisons = paper_record(EXPERIMENT), []
    for (after, before), sign in zip(STEPS, subject[1], strict=True):
        new, old = (record.measurement(f"class_1_at_1_{length}", batch=batch) for batch, length in (after, before))
        change, stderr = new.mean - old.mean, math.hypot(new.stderr, old.stderr)
        seen = 0 if abs(change) <= 4 * stderr else math.copysign(1, change)
        path = f"from {' '.join(before)} to {' '.join(after)}"
        comparisons.append(
            Comparison(
                quantity=f"sign of the change {change:.3f} +- {stderr:.3f}, {path}",
                predicted=float(sign),
                measured=float(seen),
                stderr=0.0,
                n_runs=new.n_runs,
                tolerance=0.0,
                criterion="sign; 0 within 4 standard errors",
                device=record.device,
            )
        )
    return measured(comparisons)


THIRD = (sp.Rational(1, 3) - sp.Rational(1, 20), sp.Rational(1, 3) + sp.Rational(1, 20))
NEAR_ZERO = (sp.Rational(0), sp.Rational(2, 25))
ZERO = (sp.Rational(0), sp.Rational(1, 50))
CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="figure-1"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=((THIRD, NEAR_ZERO, ZERO), (-1, -1, -1, -1)),
    checks=(from_mean_error, from_middle_point),
    controls=(
        Control(subject=((THIRD, THIRD, THIRD), (0, 0, 0, 0)), why="the middle point is lost for good"),
        Control(subject=((THIRD, THIRD, ZERO), (0, -1, -1, -1)), why="only the noise matters"),
        Control(subject=((THIRD, NEAR_ZERO, NEAR_ZERO), (-1, -1, 0, 0)), why="only the length of training matters"),
        Control(
            subject=((NEAR_ZERO, NEAR_ZERO, ZERO), (-1, -1, -1, -1)),
            why="a near miss: the middle point is won after 5000 epochs already",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
