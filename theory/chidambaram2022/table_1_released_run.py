r"""Table 1: the log of the released run is that of a chain of ten networks, not of ten fresh ones.

The mean class-1 probabilities that the released program logged at the points $0, 1, 2$ of $\mathcal{X}_3^2$ are
$(0.9950, 0.1555, 0.9794)$ for $\alpha = 1$, $(0.9996, 0.6034, 0.9968)$ for $\alpha = 32$ and
$(0.9998, 0.6503, 0.9980)$ for $\alpha = 128$ (the table prints the last as $0.997$). Each lies within four standard
deviations of our chains of ten, plus half a unit of its last digit. All nine together, jointly normal for each
$\alpha$, are at least $100$ times as likely with the mean and covariance of our chains, along which Adam's moments go
on, as with those of ten networks with fresh moments. The rule knows its own: of our chains, and of tens of fresh
networks, taken in triples of one for each $\alpha$, it names nine in ten rightly. That the odds favour the chain was
seen on other seeds before the run. Added after it, with no law assumed: at the point $0$ at most one in fifty tens of
fresh networks is as low as the log at $\alpha = 1$, or at $\alpha = 32$, but more than half of our chains are.
"""

import math
from fractions import Fraction

import numpy as np

from theory.checks import measured, on_instances
from theory.chidambaram2022.carried_chains import (
    ALPHAS,
    EXPERIMENT,
    FRESH,
    N_NETWORKS,
    chain_means,
    drawn_tens,
    interval,
    log10_ratio,
    resampled_error,
)
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Comparison, Evidence
from theory.measurements import beside, paper_record
from theory.standalone import run_alone

Table = tuple[tuple[Fraction, Fraction, Fraction], ...]
ODDS = 2
"""Power of ten of the ratio that tells one from the other, fixed before the run."""


def from_what_was_written_down(table: Table) -> Evidence:
    """The values compared are those stored with the record before its first run."""
    record = paper_record(EXPERIMENT)
    stored = {(a, x): record.measurement(f"class_1_at_{x}", alpha=a).reported for a in ALPHAS for x in range(3)}
    return on_instances(
        lambda cell: float(table[ALPHAS.index(cell[0])][cell[1]]) == stored[cell],
        stored,
        what="value as stored before the run, at (alpha, point)",
        exact=False,
    )


def from_chains(table: Table) -> Evidence:
    """Each value beside the means of our chains."""
    record, comparisons = paper_record(EXPERIMENT), []
    for alpha, row in zip(ALPHAS, table, strict=True):
        for x, value in enumerate(row):
            seen = record.measurement(f"class_1_at_{x}", alpha=alpha)
            tolerance = 4 * seen.sd + 0.00005
            criterion = f"|difference| <= 4 sd over chains + 0.00005 = {tolerance:.5f}"
            quantity = f"class-1 probability at point {x}, alpha = {alpha}, chain of ten"
            comparisons.append(beside(seen, float(value), quantity=quantity, tolerance=tolerance, criterion=criterion))
    return measured(comparisons)


def from_likelihoods(table: Table) -> Evidence:
    """Odds of a chain against ten fresh networks, for the nine values and for our own means."""
    record, fresh = paper_record(EXPERIMENT), paper_record(FRESH)
    rows = [np.array(row, dtype=float) for row in table]
    chains, networks = ([chain_means(r, alpha) for alpha in ALPHAS] for r in (record, fresh))
    each = list(zip(rows, chains, networks, strict=True))
    odds, stderr = float(sum(log10_ratio(*part) for part in each)), resampled_error(rows, chains, networks)
    what = "log10 of the odds of a chain, all nine values"
    seen = [interval(what, odds, stderr, len(chains[0]), (ODDS, math.inf), record.device)]
    tens = [theirs.reshape(-1, N_NETWORKS, 3).mean(axis=1) for theirs in networks]
    of_chains, of_tens = (
        np.sum(
            [log10_ratio(m.round(4), ours, theirs) for m, (_, ours, theirs) in zip(means, each, strict=True)], axis=0
        )
        for means in (chains, tens)
    )
    told = {"our chains that the rule calls chains": of_chains > 0, "tens of networks that it does not": of_tens < 0}
    return measured(seen + [_share(name, right, (0.9, 1.0), record.device) for name, right in told.items()])


def from_drawn_tens(table: Table) -> Evidence:
    """No law assumed: at the point 0, alpha = 1 and 32, tens of fresh networks as low as the value, and our chains."""
    record, fresh, seen = paper_record(EXPERIMENT), paper_record(FRESH), []
    for alpha in (1, 32):
        bound = float(table[ALPHAS.index(alpha)][0]) + 0.00005
        low = [means[:, 0] <= bound for means in (drawn_tens(chain_means(fresh, alpha)), chain_means(record, alpha))]
        seen.append(_share(f"tens as low at 0, alpha = {alpha}", low[0], (0.0, 0.02), record.device))
        seen.append(_share(f"our chains as low at 0, alpha = {alpha}", low[1], (0.5, 1.0), record.device))
    return measured(seen)


def _share(name: str, seen: np.ndarray, ends: tuple[float, float], device: str) -> Comparison:
    share, n = float(seen.mean()), len(seen)
    return interval(f"share of {name}", share, math.sqrt(share * (1 - share) / n), n, ends, device)


def _table(*rows: tuple[int, int, int]) -> Table:
    """From ten-thousandths."""
    return tuple((Fraction(a, 10_000), Fraction(b, 10_000), Fraction(c, 10_000)) for a, b, c in rows)


LOGGED = _table((9950, 1555, 9794), (9996, 6034, 9968), (9998, 6503, 9980))
CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="table-1"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=LOGGED,
    checks=(from_what_was_written_down, from_chains, from_likelihoods, from_drawn_tens),
    controls=(
        Control(subject=(LOGGED[1], LOGGED[0], LOGGED[2]), why="the rows of alpha = 1 and 32 exchanged"),
        Control(subject=tuple((1 - r[0], 1 - r[1], 1 - r[2]) for r in LOGGED), why="class 2 in place of class 1"),
        Control(
            subject=_table((9950, 1560, 9790), (10000, 6030, 9970), (10000, 6500, 9970)),
            why="the three digits of the printed table taken for four",
        ),
        Control(
            subject=_table((9964, 1680, 9776), (9997, 5985, 9970), (9998, 6582, 9982)),
            why="a near miss: the means of networks with fresh moments",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
