"""Several methods over many data sets: mean ranks, Friedman's test, and Nemenyi's critical difference."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """Methods by mean rank (1 is best), and which of them cannot be told apart.

    `friedman` is the statistic with ties accounted for, `friedman_p` its chi-square p value, `iman_davenport_p` that of
    the less conservative F form. Two methods differ at `level` where their mean ranks do by more than
    `critical_difference`; `cliques` are the largest runs of methods that do not, by name, best first.
    """

    names: tuple[str, ...]
    mean_ranks: tuple[float, ...]
    n_sets: int
    friedman: float
    friedman_p: float
    iman_davenport_p: float
    level: float
    critical_difference: float
    cliques: tuple[tuple[str, ...], ...]


def rank(accuracies: np.ndarray, names: Sequence[str], *, level: float = 0.05) -> Ranking:
    """Rank methods by accuracy on each data set and compare the mean ranks.

    Equal accuracies share their mean rank. The critical difference is q sqrt(k (k + 1) / (6 n)), with q the upper
    quantile of the studentised range of k methods over sqrt 2 (Nemenyi; Demsar 2006).

    Args:
        accuracies: (n_sets, n_methods), larger is better.
        names: one name a method.
        level: chance of telling any two apart where all are alike.

    Raises:
        ValueError: fewer than two sets or methods, names that do not fit, or a value that is no number.
    """
    scores = np.asarray(accuracies, dtype=np.float64)
    if scores.ndim != 2 or scores.shape[0] < 2 or scores.shape[1] < 2:
        raise ValueError(f"accuracies of shape {scores.shape} must be (n_sets, n_methods), two of each at least")
    n, k = scores.shape
    if len(names) != k or len(set(names)) < k:
        raise ValueError(f"names {tuple(names)!r} must be {k} different ones, one a column of accuracies")
    if not np.isfinite(scores).all():
        raise ValueError("accuracies hold a value that is no number; leave out data sets without a result")
    ranks = stats.rankdata(-scores, axis=1)
    statistic = _friedman(ranks)
    order = np.argsort(ranks.mean(axis=0), kind="stable")
    means = ranks.mean(axis=0)[order]
    difference = float(stats.studentized_range.ppf(1 - level, k, np.inf)) * math.sqrt(k * (k + 1) / (12 * n))
    ordered = tuple(names[i] for i in order)
    return Ranking(
        names=ordered,
        mean_ranks=tuple(map(float, means)),
        n_sets=n,
        friedman=statistic,
        friedman_p=float(stats.chi2.sf(statistic, k - 1)),
        iman_davenport_p=_iman_davenport(statistic, n, k),
        level=level,
        critical_difference=difference,
        cliques=tuple(ordered[i:j] for i, j in _cliques(means, difference)),
    )


def _friedman(ranks: np.ndarray) -> float:
    """Friedman's statistic from ranks with ties: between methods over within sets; 0 where all is tied."""
    n, k = ranks.shape
    between = n * float(((ranks.mean(axis=0) - (k + 1) / 2) ** 2).sum())
    within = float(((ranks - (k + 1) / 2) ** 2).sum()) / (n * (k - 1))
    return between / within if within else 0.0


def _iman_davenport(statistic: float, n: int, k: int) -> float:
    left = n * (k - 1) - statistic
    if left <= 1e-9 * n * k:  # every set ranks the methods alike
        return 0.0
    return float(stats.f.sf((n - 1) * statistic / left, k - 1, (k - 1) * (n - 1)))


def _cliques(means: np.ndarray, difference: float) -> list[tuple[int, int]]:
    """Largest runs i..j-1 of rising means, two methods at least, that lie within the difference."""
    runs: list[tuple[int, int]] = []
    for i, mean in enumerate(means):
        j = int(np.searchsorted(means, mean + difference, side="right"))
        if j - i > 1 and (not runs or j > runs[-1][1]):
            runs.append((i, j))
    return runs
