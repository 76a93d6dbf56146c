"""Repeated stratified cross-validation, and what the difference of two methods over its folds can say.

The folds of repeated cross-validation share rows, so that their differences are not independent and a plain t interval
is far too narrow. Nadeau and Bengio (Inference for the generalization error, Machine Learning 52, 2003) add the ratio
of test to train rows to 1/J in the variance of the mean; Bouckaert and Frank (PAKDD 2004) carry this over to repeated
cross-validation. The same t law, read as a posterior, gives the chances of a region of practical equivalence (Corani
and Benavoli, A Bayesian approach for comparing cross-validated algorithms, Machine Learning 100, 2015).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

from empirical.splits import Split
from numerics.paired_differences import EQUIVALENT, LEVEL

RULE_OF_THREE = 3.0
"""An event that n independent rows never show has a chance below 3/n, with 95% confidence."""


@dataclass(frozen=True, kw_only=True)
class FoldDifference:
    """Mean difference in points over `n` folds, its interval, and the chances of below, within and above the bound."""

    n: int
    estimate: float
    low: float
    high: float
    below: float
    within: float
    above: float


def stratified_folds(labels: np.ndarray, n_folds: int, generator: np.random.Generator) -> tuple[Split, ...]:
    """Folds in random order whose sizes, and whose numbers of rows of each class, differ by at most one.

    Raises:
        ValueError: fewer than two folds, or fewer rows than folds.
    """
    y = np.asarray(labels)
    if not 2 <= n_folds <= len(y):
        raise ValueError(f"n_folds {n_folds!r} must be from 2 to the number of rows, {len(y)}")
    shuffled = generator.permutation(len(y))
    by_class = shuffled[np.argsort(y[shuffled], kind="stable")]
    fold = np.empty(len(y), dtype=np.int64)
    fold[by_class] = generator.permutation(n_folds)[np.arange(len(y)) % n_folds]
    return tuple(Split(train=np.flatnonzero(fold != f), test=np.flatnonzero(fold == f)) for f in range(n_folds))


def stratified_sample(labels: np.ndarray, size: int, generator: np.random.Generator) -> np.ndarray:
    """Indices of `size` of the rows, in which each class has its share up to one row; all rows where they are fewer."""
    y = np.asarray(labels)
    if len(y) <= size:
        return np.arange(len(y))
    shuffled = generator.permutation(len(y))
    by_class = shuffled[np.argsort(y[shuffled], kind="stable")]
    return np.sort(by_class[np.arange(size) * len(y) // size])


def fold_difference(
    differences: Sequence[float] | np.ndarray, *, n_folds: int, n_rows: int, bound: float = EQUIVALENT
) -> FoldDifference:
    """Mean of J differences over repeated n_folds-fold cross-validation, with its interval of level 0.95.

    (mean - truth) / sqrt((1/J + 1/(n_folds - 1)) s^2) is taken to be t with J - 1 degrees of freedom, s^2 the variance
    of the differences. Where the differences hardly vary the half width is 3/n_rows at least, in points 300/n_rows:
    rows that never disagree do not show that none would.

    Args:
        differences: (J,), in points of accuracy, J a multiple of n_folds.
        n_folds: folds of each repeat.
        n_rows: rows of the table.
        bound: half width of the region of practical equivalence, in points.

    Raises:
        ValueError: J is no multiple of n_folds, a difference is not finite.
    """
    d = np.asarray(differences, dtype=np.float64)
    if d.ndim != 1 or not len(d) or n_folds < 2 or len(d) % n_folds:
        raise ValueError(f"differences of shape {d.shape} must be a vector, {n_folds} folds (at least 2) a repeat")
    if not np.isfinite(d).all():
        raise ValueError(f"difference {int(np.argmin(np.isfinite(d)))} is not finite; leave that repeat out")
    law = stats.t(len(d) - 1)
    quantile = float(law.ppf((1 + LEVEL) / 2))
    spread = math.sqrt((1 / len(d) + 1 / (n_folds - 1)) * float(d.var(ddof=1)))
    spread = max(spread, 100 * RULE_OF_THREE / n_rows / quantile)
    mean = float(d.mean())
    below, above = float(law.cdf((-bound - mean) / spread)), float(law.sf((bound - mean) / spread))
    return FoldDifference(
        n=len(d),
        estimate=mean,
        low=mean - quantile * spread,
        high=mean + quantile * spread,
        below=below,
        within=max(0.0, 1 - below - above),
        above=above,
    )
