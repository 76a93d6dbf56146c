"""Which rows train, which choose, which test: by index, deterministic, without a look at the labels.

sohn2022 tests on ceil(0.3 n) rows of one fixed split. Which split is not stated. The text chooses by 6-fold
cross-validation, the released program by 5 folds of the rows in their order, neither shuffled nor stratified.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from empirical.tables import Table, filled

TEST_SHARE = 0.3
RELEASED_FOLDS, PRINTED_FOLDS = 5, 6


@dataclass(frozen=True, kw_only=True, eq=False)
class Split:
    """Rows to train on and rows to evaluate on, as indices into the whole table; no row is in both."""

    train: np.ndarray
    test: np.ndarray


@dataclass(frozen=True, kw_only=True, eq=False)
class Nested:
    """The clean protocol: what is tested is touched once, what is chosen is chosen inside the train part."""

    outer: Split
    inner: tuple[Split, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Part:
    """Features and labels of a split's two sides, numeric gaps filled with the means of the train side."""

    train_features: np.ndarray
    train_labels: np.ndarray
    test_features: np.ndarray
    test_labels: np.ndarray


def holdout(n: int, *, seed: int = 0, test_share: float = TEST_SHARE) -> Split:
    """The fixed split: ceil(test_share n) rows of a random order test, the others train.

    It is scikit-learn's train_test_split(test_size=test_share, random_state=seed), row by row. No seed from 0 to 100
    gives the 16 accuracies that Table 5 of sohn2022 prints for its generative classifier: the paper's split is unknown.

    Raises:
        ValueError: a side would be empty.
    """
    if not 0 < test_share < 1:
        raise ValueError(f"test_share {test_share!r} must lie between 0 and 1")
    n_test = math.ceil(test_share * n)
    if n < 2 or n_test >= n:
        raise ValueError(f"n {n!r} is too small: {n_test} rows would test and {n - n_test} train")
    order = np.random.RandomState(seed).permutation(n)
    return Split(train=order[n_test:], test=order[:n_test])


def folds(rows: np.ndarray, n_folds: int) -> tuple[Split, ...]:
    """Cross-validation over the given rows in their order: contiguous folds, the first ones a row larger.

    The released program has 5 folds of rows as they come; the text says 6. The order in which `holdout` gives the train
    rows is random, so these folds of it are random ones.

    Raises:
        ValueError: fewer than two folds, or fewer rows than folds.
    """
    if not 2 <= n_folds <= len(rows):
        raise ValueError(f"n_folds {n_folds!r} must be from 2 to the number of rows, {len(rows)}")
    parts = np.array_split(np.asarray(rows), n_folds)
    return tuple(Split(train=np.concatenate([*parts[:i], *parts[i + 1 :]]), test=part) for i, part in enumerate(parts))


def nested(n: int, *, n_folds: int = PRINTED_FOLDS, seed: int = 0, test_share: float = TEST_SHARE) -> Nested:
    """The fixed split with cross-validation inside its train part; folds are fewer where rows are too few."""
    outer = holdout(n, seed=seed, test_share=test_share)
    return Nested(outer=outer, inner=folds(outer.train, min(n_folds, len(outer.train))))


def part(table: Table, split: Split, *, features: np.ndarray | None = None) -> Part:
    """Both sides of a split; `features` in another coding, such as `one_hot(table)`, may stand for the table's."""
    complete = filled(table.features if features is None else features, split.train)
    return Part(
        train_features=complete[split.train],
        train_labels=table.labels[split.train],
        test_features=complete[split.test],
        test_labels=table.labels[split.test],
    )


def chosen(scores: np.ndarray, candidates: Sequence[tuple[float, ...]]) -> int:
    """Index of the candidate with the best mean score over folds; ties go to the larger candidate.

    Args:
        scores: (n_candidates, n_folds), larger is better; means that agree to 1e-12 are a tie.
        candidates: tuples compared in order, such as (learning rate, gamma): among equals the largest rate wins.

    Raises:
        ValueError: shapes differ, or a mean is no number.
    """
    means = np.asarray(scores, dtype=np.float64).mean(axis=1)
    if len(means) != len(candidates) or not len(candidates):
        raise ValueError(f"{len(means)} rows of scores for {len(candidates)} candidates; give one row each")
    if np.isnan(means).any():
        raise ValueError(f"the scores of {candidates[int(np.isnan(means).argmax())]} hold NaN; score every fold")
    best = np.flatnonzero(means >= means.max() - 1e-12).tolist()
    return max(best, key=lambda i: candidates[i])
