r"""Table 1: the log of the released run is that of a chain of ten networks, not of ten fresh ones.

The mean class-1 probabilities that the released program logged at the points $0, 1, 2$ of $\mathcal{X}_3^2$ are
$(0.9950, 0.1555, 0.9794)$ for $\alpha = 1$, $(0.9996, 0.6034, 0.9968)$ for $\alpha = 32$ and
$(0.9998, 0.6503, 0.9980)$ for $\alpha = 128$ (the table prints the last as $0.997$). Each lies within four standard
deviations of our chains of ten, plus half a unit of its last digit. All nine together, jointly normal for each
$\alpha$, are at least $100$ times as likely with the mean and covariance of our chains, along which Adam's moments go
on, as with those of ten networks with fresh moments. The rule knows its own: of our chains, and of tens of fresh
networks, taken in triples of one for each $\alpha$, it names nine in ten rightly. That the odds favour the chain was
seen on other seeds before the run.
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
    interval,
    log10_ratio,
)
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
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
    given, of_chains, of_fresh = 0.0, np.zeros(1), np.zeros(1)
    for alpha, row in zip(ALPHAS, table, strict=True):
        chains, networks = chain_means(record, alpha), chain_means(fresh, alpha)
        tens = networks.reshape(-1, N_NETWORKS, 3).mean(axis=1)
        given += float(log10_ratio(np.array(row, dtype=float), chains, networks))
        of_chains = of_chains + log10_ratio(chains.round(4), chains, networks)
        of_fresh = of_fresh + log10_ratio(tens.round(4), chains, networks)
    told = {"our chains that the rule calls chains": of_chains > 0, "tens of networks that it does not": of_fresh < 0}
    rows = [interval("log10 of the odds of a chain, all nine values", given, 0.0, 9, (ODDS, math.inf), record.device)]
    for what, right in told.items():
        share, n = float(right.mean()), len(right)
        stderr = math.sqrt(share * (1 - share) / n)
        rows.append(interval(f"share of {what}", share, stderr, n, (0.9, 1.0), record.device))
    return measured(rows)


def _table(*rows: tuple[int, int, int]) -> Table:
    """From ten-thousandths."""
    return tuple((Fraction(a, 10_000), Fraction(b, 10_000), Fraction(c, 10_000)) for a, b, c in rows)


LOGGED = _table((9950, 1555, 9794), (9996, 6034, 9968), (9998, 6503, 9980))
CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="table-1"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=LOGGED,
    checks=(from_what_was_written_down, from_chains, from_likelihoods),
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
