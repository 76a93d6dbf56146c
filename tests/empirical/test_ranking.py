"""Ranks over data sets: Friedman's test against scipy, critical differences against Demsar's table."""

import math

import numpy as np
import pytest
from scipy import stats

from empirical.ranking import rank


@pytest.mark.parametrize(("k", "q"), [(2, 1.960), (4, 2.569), (5, 2.728), (10, 3.164)])
def test_the_critical_difference_is_demsars(k, q):
    scores = np.random.default_rng(0).normal(size=(30, k))
    found = rank(scores, [f"m{i}" for i in range(k)])
    assert found.critical_difference == pytest.approx(q * math.sqrt(k * (k + 1) / 180), rel=4e-4)


@pytest.mark.parametrize("decimals", [0, 6])
def test_friedman_is_scipys_with_and_without_ties(decimals):
    scores = np.round(np.random.default_rng(2).normal(size=(25, 5)) + np.arange(5) * 0.2, decimals)
    found = rank(scores, "abcde")
    theirs = stats.friedmanchisquare(*scores.T)
    assert found.friedman == pytest.approx(theirs.statistic)
    assert found.friedman_p == pytest.approx(theirs.pvalue)
    assert found.iman_davenport_p < found.friedman_p


def test_cliques_are_the_methods_that_cannot_be_told_apart():
    rng = np.random.default_rng(4)
    scores = rng.normal(size=(60, 4)) + np.array([0.0, 3.0, 0.1, 3.1])
    found = rank(scores, ["low", "high", "low too", "high too"])
    assert [set(clique) for clique in found.cliques] == [{"high", "high too"}, {"low", "low too"}]
    assert found.mean_ranks == tuple(sorted(found.mean_ranks))
    assert sum(found.mean_ranks) == pytest.approx(10.0)


def test_methods_that_are_all_alike_or_always_ordered():
    alike = rank(np.ones((6, 3)), "abc")
    assert alike.friedman == 0.0
    assert alike.friedman_p == 1.0
    assert alike.cliques == (("a", "b", "c"),)
    ordered = rank(np.tile([3.0, 2.0, 1.0], (20, 1)), "abc")
    assert ordered.mean_ranks == (1.0, 2.0, 3.0)
    assert ordered.iman_davenport_p == 0.0
    assert ordered.cliques == ()


@pytest.mark.parametrize(
    ("scores", "names", "told"),
    [
        (np.ones((1, 3)), "abc", r"shape \(1, 3\)"),
        (np.ones(3), "abc", r"shape \(3,\)"),
        (np.ones((4, 3)), "ab", "must be 3 different ones"),
        (np.ones((4, 3)), "aab", "must be 3 different ones"),
        (np.full((4, 3), np.nan), "abc", "no number"),
    ],
)
def test_what_cannot_be_ranked(scores, names, told):
    with pytest.raises(ValueError, match=told):
        rank(scores, names)
