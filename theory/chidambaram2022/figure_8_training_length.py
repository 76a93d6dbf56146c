r"""Figure 8: longer training wins the points of $\mathcal{X}_{10}^k$ at $\alpha = 1$, few of those at $\alpha = 32$.

After $50000$ epochs in place of $5000$ the mean training error of Mixup with $\alpha = 1$ is at most $0.1$ on
$\mathcal{X}_{10}^2$ and $\mathcal{X}_{10}^{10}$, with stratified $\lambda$ over all pairs at most $0.05$. With
$\alpha = 32$ it is still $0.25$ to $0.45$ and $0.3$ to $0.6$, with little gradient noise as with much. Ten times the
epochs lower it in every cell; at the printed length less noise lowers it on $\mathcal{X}_{10}^{10}$ at $\alpha = 1$ and
does not change it at $\alpha = 32$. By Proposition 2.8 the limit $\epsilon \to 0$ has error $0$ in every cell; at
$\alpha = 32$ the networks are far from it, and at half the epochs not all curves have settled.
"""

import math
from fractions import Fraction

from theory.checks import measured, on_instances
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Comparison, Evidence
from theory.measurements import paper_record, within
from theory.standalone import run_alone

EXPERIMENT = "alternating-length"
EPOCHS = {"short": 5000, "long": 50_000}
CELLS = (
    *((k, 1, "drawn", "short") for k in (2, 10)),
    *((k, 1, batch, "long") for batch in ("drawn", "stratified") for k in (2, 10)),
    *((k, 32, batch, "long") for k in (2, 10) for batch in ("drawn", "stratified")),
)
LONGER = tuple(
    ((k, alpha, batch, "long"), (k, alpha, batch, "short"))
    for k in (2, 10)
    for alpha in (1, 32)
    for batch in ("drawn", "stratified")
)
CALMER = tuple(((k, a, "stratified", "short"), (k, a, "drawn", "short")) for k, a in ((10, 1), (2, 32), (10, 32)))
Subject = tuple[tuple[tuple[Fraction, Fraction], ...], tuple[int, ...], tuple[int, ...]]


def from_what_was_written_down(subject: Subject) -> Evidence:
    """The intervals are those of the criterion stored with the record before its first run."""
    criterion = paper_record(EXPERIMENT).criterion
    phrases = [
        f"X_10^{k} at alpha = {alpha}, {batch} batches, {EPOCHS[length]} epochs: from {float(low):g} to {float(high):g}"
        for (k, alpha, batch, length), (low, high) in zip(CELLS, subject[0], strict=True)
    ]
    told = lambda phrase: f"{phrase};" in criterion or f"{phrase}." in criterion
    return on_instances(told, phrases, what="interval as stored", exact=False)


def from_mean_error(subject: Subject) -> Evidence:
    """Mean error over networks, in the interval."""
    record, comparisons = paper_record(EXPERIMENT), []
    for (k, alpha, batch, length), (low, high) in zip(CELLS, subject[0], strict=True):
        seen = record.measurement(f"error_{length}", n_classes=k, alpha=alpha, batch=batch)
        quantity = f"mean error on X_10^{k}, alpha = {alpha}, {batch} batches, {length} training"
        comparisons.append(within(seen, float(low), float(high), quantity=quantity))
    return measured(comparisons)


def from_changes(subject: Subject) -> Evidence:
    """Sign of each change of the mean error, by length and by noise; 0 within four standard errors."""
    record, comparisons = paper_record(EXPERIMENT), []
    for (after, before), sign in zip((*LONGER, *CALMER), (*subject[1], *subject[2]), strict=True):
        new, old = (
            record.measurement(f"error_{length}", n_classes=k, alpha=alpha, batch=batch)
            for k, alpha, batch, length in (after, before)
        )
        change, stderr = new.mean - old.mean, math.hypot(new.stderr, old.stderr)
        seen = 0.0 if abs(change) <= 4 * stderr else math.copysign(1, change)
        path = f"{' '.join(before[2:])} to {' '.join(after[2:])} on X_10^{after[0]} at alpha = {after[1]}"
        comparisons.append(
            Comparison(
                quantity=f"sign of the change {change:.3f} +- {stderr:.3f}, {path}",
                predicted=float(sign),
                measured=seen,
                stderr=0.0,
                n_runs=new.n_runs,
                tolerance=0.0,
                criterion="sign; 0 within 4 standard errors",
                device=record.device,
            )
        )
    return measured(comparisons)


LOST = (Fraction(15, 100), Fraction(2, 5))
WON, CLEAN = (Fraction(0), Fraction(1, 10)), (Fraction(0), Fraction(1, 20))
FEWER, FEWER_OF_TEN = (Fraction(1, 4), Fraction(45, 100)), (Fraction(3, 10), Fraction(3, 5))
LEVELS = (LOST, LOST, WON, WON, CLEAN, CLEAN, FEWER, FEWER, FEWER_OF_TEN, FEWER_OF_TEN)
FALLS = (-1,) * 8
CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="figure-8"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=(LEVELS, FALLS, (-1, 0, 0)),
    checks=(from_what_was_written_down, from_mean_error, from_changes),
    controls=(
        Control(subject=((*LEVELS[:6], *(CLEAN,) * 4), FALLS, (-1, 0, 0)), why="won back at alpha = 32 as on X_3^2"),
        Control(subject=(LEVELS[:2] * 5, (0,) * 8, (-1, 0, 0)), why="the points are lost for good at either alpha"),
        Control(subject=((CLEAN,) * 10, (0,) * 8, (0, 0, 0)), why="no point is ever lost"),
        Control(subject=((*LEVELS[:2], *LEVELS[6:], *LEVELS[2:6]), FALLS, (-1, 0, 0)), why="the two alphas exchanged"),
        Control(
            subject=(LEVELS, FALLS, (-1, -1, -1)), why="a near miss: less noise helps at alpha = 32 after 5000 epochs"
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
