"""Statistics over data sets: against enumeration, scipy, and simulated sweeps of identical methods."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from numerics.paired_differences import (
    compare,
    count,
    equivalence,
    null_rates,
    share_higher,
    shift,
    sign_test,
    wilcoxon,
)

small = st.lists(st.integers(-4, 4).map(float), min_size=1, max_size=9)


def test_identical_methods_are_told_apart_as_often_as_promised():
    rates = null_rates()
    assert rates["sign"] <= 0.065
    assert abs(rates["sign mid-p"] - 0.05) <= 0.015
    assert abs(rates["wilcoxon"] - 0.05) <= 0.015
    assert null_rates(n_sweeps=40) == null_rates(n_sweeps=40)


def test_the_simulation_sees_a_test_that_rejects_too_often(monkeypatch):
    """Control: a sign test that counts one side only rejects twice as often."""
    honest = sign_test

    def one_sided(differences, *, mid_p=False):
        test = honest(differences, mid_p=mid_p)
        return type(test)(p=test.p / 2, n_used=test.n_used)

    monkeypatch.setattr("numerics.paired_differences.sign_test", one_sided)
    rates = null_rates(n_sweeps=500)
    assert rates["sign"] > 0.065
    assert rates["sign mid-p"] > 0.065


@settings(deadline=None)
@given(small)
def test_the_sign_test_is_the_binomial_one(differences):
    d = np.array(differences)
    m, k = int((d != 0).sum()), int((d > 0).sum())
    exact = sign_test(d)
    assert exact.n_used == m
    assert exact.p == pytest.approx(stats.binomtest(k, m).pvalue if m else 1.0, abs=1e-12)
    half = stats.binom.pmf(k, m, 0.5) if m else 0.0
    assert sign_test(d, mid_p=True).p <= exact.p
    if m and 2 * k != m:
        assert sign_test(d, mid_p=True).p == pytest.approx(exact.p - half, abs=1e-12)
    elif m:
        assert sign_test(d, mid_p=True).p == 1.0


def enumerated(d: np.ndarray) -> float:
    """Two-sided signed-rank p value over all signs, straight from the definition."""
    ranks = stats.rankdata(np.abs(d))[d != 0]
    seen = min(ranks[d[d != 0] > 0].sum(), ranks[d[d != 0] < 0].sum())
    sums = [sum(r for r, up in zip(ranks, signs, strict=True) if up) for signs in _signs(len(ranks))]
    return min(1.0, 2 * float(np.mean([total <= seen + 1e-9 for total in sums])))


def _signs(n: int):
    return itertools.product((False, True), repeat=n)


@settings(deadline=None)
@given(small)
def test_wilcoxon_with_ties_and_zeros_is_the_enumeration(differences):
    d = np.array(differences)
    assert wilcoxon(d).p == pytest.approx(enumerated(d) if d.any() else 1.0, abs=1e-12)


@pytest.mark.parametrize("seed", range(3))
def test_wilcoxon_without_ties_is_scipys(seed):
    d = np.random.default_rng(seed).normal(0.3, 1.0, 40)
    assert wilcoxon(d).p == pytest.approx(stats.wilcoxon(d, method="exact").pvalue, rel=1e-10)


def test_wilcoxon_of_many_sets_is_near_the_normal_form():
    d = np.round(np.random.default_rng(5).normal(0.2, 2.0, 160), 1)
    normal = stats.wilcoxon(d, zero_method="pratt", method="asymptotic").pvalue
    assert wilcoxon(d).p == pytest.approx(normal, abs=5e-3)


def test_the_shift_interval_inverts_the_test():
    d = np.array([0.3, -0.8, 1.9, 2.7, 0.4, -0.1, 3.3, 1.2, 0.9, 5.1])
    effect = shift(d)
    assert effect.low < effect.estimate < effect.high
    assert wilcoxon(d - (effect.low - 1e-6)).p <= 0.05 < wilcoxon(d - (effect.low + 1e-6)).p
    assert wilcoxon(d - (effect.high + 1e-6)).p <= 0.05 < wilcoxon(d - (effect.high - 1e-6)).p
    assert effect.estimate == np.median([(a + b) / 2 for i, a in enumerate(d) for b in d[i:]])


def test_intervals_cover():
    rng = np.random.default_rng(11)
    missed_shift = missed_share = 0
    for _ in range(1000):
        d = np.round(rng.normal(0.7, 2.0, 12), 1)
        missed_shift += not shift(d).low <= 0.7 <= shift(d).high
        truth = stats.norm.sf(0.05, 0.7, 2.0) / (stats.norm.sf(0.05, 0.7, 2.0) + stats.norm.cdf(-0.05, 0.7, 2.0))
        missed_share += not share_higher(d).low <= truth <= share_higher(d).high
    assert missed_shift <= 65
    assert missed_share <= 65


def test_few_sets_leave_the_shift_open():
    effect = shift([1.0, 2.0, 3.0])
    assert (effect.low, effect.high) == (-math.inf, math.inf)
    assert shift([1.0] * 6).low == 1.0


def test_share_of_nothing_and_of_all():
    assert (share_higher([0.0]).estimate, share_higher([0.0]).low, share_higher([0.0]).high) == (0.5, 0.0, 1.0)
    every = share_higher([1.0, 2.0])
    assert (every.estimate, every.high) == (1.0, 1.0)
    assert every.low == pytest.approx(0.025**0.5)


def test_the_bound_itself_is_on_par():
    counts = count([0.5, -0.5, 0.51, -0.51, 0.0, 3.0])
    assert (counts.higher, counts.on_par, counts.lower) == (2, 3, 1)


@pytest.mark.parametrize("counts", [(9, 3, 4), (1, 7, 2), (40, 28, 41), (0, 2, 5), (6, 0, 0)])
def test_equivalence_is_the_posterior(counts):
    higher, on_par, lower = counts
    found = equivalence([2.0] * higher + [0.1] * on_par + [-2.0] * lower)
    rng = np.random.default_rng(3)
    draws = np.stack([rng.gamma(w, size=400_000) if w else np.zeros(400_000) for w in (higher, on_par + 1, lower)])
    shares = np.bincount(draws.argmax(axis=0), minlength=3) / 400_000
    np.testing.assert_allclose([found.higher, found.on_par, found.lower], shares, atol=4e-3)
    assert found.higher + found.on_par + found.lower == pytest.approx(1.0)


def test_equivalence_of_one_coin_has_a_closed_form():
    """Weights (6, 1, 0): the chance that Gamma(6) is below Gamma(1) is 2^-6."""
    found = equivalence([1.0] * 6)
    assert found.on_par == pytest.approx(2.0**-6, abs=1e-10)
    assert found.lower == 0.0


@settings(deadline=None)
@given(small)
def test_turning_the_pair_round_turns_the_answer_round(differences):
    d = np.array(differences)
    one, other = compare(d), compare(-d)
    assert one.counts.higher == other.counts.lower
    assert (one.sign, one.sign_mid, one.wilcoxon) == (other.sign, other.sign_mid, other.wilcoxon)
    assert one.shift.estimate == pytest.approx(-other.shift.estimate)
    assert (one.shift.low, one.shift.high) == (-other.shift.high, -other.shift.low)
    assert one.equivalence.higher == pytest.approx(other.equivalence.lower, abs=1e-9)
    assert one.n == len(d)


@pytest.mark.parametrize(
    ("differences", "told"),
    [
        ([], r"shape \(0,\)"),
        ([[1.0]], r"shape \(1, 1\)"),
        ([1.0, math.nan], "difference 1 is nan"),
        ([math.inf], "inf"),
    ],
)
def test_differences_that_are_none(differences, told):
    with pytest.raises(ValueError, match=told):
        compare(differences)


def test_a_negative_bound():
    with pytest.raises(ValueError, match=r"bound -0\.5"):
        count([1.0], bound=-0.5)


def test_equivalence_is_exact_where_a_chance_is_tiny():
    for higher in (20, 29, 60, 160):
        found = equivalence([2.0] * higher + [0.1] + [-2.0] * 3)
        assert found.higher + found.on_par + found.lower == pytest.approx(1, abs=1e-12)
        assert 0 <= found.on_par <= found.lower + 1e-13 < 1e-2
