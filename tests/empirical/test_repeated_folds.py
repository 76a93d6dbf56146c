"""Stratified folds and the interval that knows that folds share rows."""

import numpy as np
import pytest
from scipy import stats

from empirical.repeated_folds import fold_difference, stratified_folds, stratified_sample


@pytest.mark.parametrize("n_folds", [2, 3, 7])
def test_folds_cover_each_row_once_and_keep_the_shares_of_classes(n_folds):
    labels = np.repeat([0, 1, 2], [20, 7, 3])
    folds = stratified_folds(labels, n_folds, np.random.default_rng(0))
    assert np.sort(np.concatenate([f.test for f in folds])).tolist() == list(range(30))
    for fold in folds:
        assert sorted([*fold.train, *fold.test]) == list(range(30))
    counts = np.array([np.bincount(labels[f.test], minlength=3) for f in folds])
    assert (np.ptp(counts, axis=0) <= 1).all()
    assert np.ptp(counts.sum(axis=1)) <= 1


def test_folds_differ_by_generator_and_refuse_too_few_rows():
    labels = np.repeat([0, 1], 10)
    first, second, again = (stratified_folds(labels, 5, np.random.default_rng(seed))[0].test for seed in (0, 1, 0))
    assert first.tolist() == again.tolist() != second.tolist()
    for n_folds in (1, 21):
        with pytest.raises(ValueError, match="n_folds"):
            stratified_folds(labels, n_folds, np.random.default_rng(0))


def test_a_sample_keeps_the_shares_of_classes():
    labels = np.random.default_rng(3).permutation(np.repeat([0, 1, 2], [60, 30, 10]))
    kept = stratified_sample(labels, 50, np.random.default_rng(0))
    assert len(set(kept.tolist())) == 50
    assert np.abs(np.bincount(labels[kept]) - [30, 15, 5]).max() <= 1
    assert stratified_sample(labels, 100, np.random.default_rng(0)).tolist() == list(range(100))


def test_the_interval_is_nadeau_and_bengio_s():
    d = np.array([1.0, -2.0, 4.0, 0.0, 3.0, 6.0, -1.0, 2.0, 5.0, 2.0])  # two repeats of five folds
    found = fold_difference(d, n_folds=5, n_rows=10**9)
    spread = np.sqrt((1 / 10 + 1 / 4) * d.var(ddof=1))  # 1/J plus test rows over train rows
    half = stats.t(9).ppf(0.975) * spread
    assert found.estimate == pytest.approx(2.0)
    assert (found.low, found.high) == pytest.approx((2.0 - half, 2.0 + half))
    assert found.below == pytest.approx(stats.t(9).cdf((-0.5 - 2.0) / spread))
    assert found.below + found.within + found.above == pytest.approx(1.0)
    plain = stats.t(9).ppf(0.975) * d.std(ddof=1) / np.sqrt(10)
    assert found.high - found.low > 3 * plain  # the naive interval is far too narrow


def test_rows_that_never_disagree_leave_the_rule_of_three():
    found = fold_difference(np.zeros(10), n_folds=5, n_rows=200)
    assert (found.low, found.high) == pytest.approx((-1.5, 1.5))
    assert fold_difference(np.zeros(10), n_folds=5, n_rows=3000).high == pytest.approx(0.1)


def test_false_positives_on_methods_that_do_not_differ():
    """Two equal methods on shared folds: the interval leaves zero out in about 5% of tables, the naive one in more."""
    rng = np.random.default_rng(5)
    n_tables, n_rows, outside, naive = 400, 100, 0, 0
    for _ in range(n_tables):
        edge = rng.normal(size=n_rows)  # each row's own difference of losses, the same in each repeat
        d = []
        for _ in range(5):
            order = rng.permutation(n_rows)
            d += [edge[part].mean() for part in np.array_split(order, 5)]
        found = fold_difference(100 * np.array(d), n_folds=5, n_rows=10**9)
        outside += found.low > 0 or found.high < 0
        half = 1.96 * np.std(d, ddof=1) / np.sqrt(25)
        naive += abs(np.mean(d)) > half
    assert outside / n_tables <= 0.075
    assert naive / n_tables >= 0.25


@pytest.mark.parametrize("d", [[], [1.0, 2.0, 3.0], [1.0, np.nan], [[1.0, 2.0]]])
def test_differences_must_be_whole_repeats_of_numbers(d):
    with pytest.raises(ValueError, match="difference"):
        fold_difference(np.array(d), n_folds=2, n_rows=10)
