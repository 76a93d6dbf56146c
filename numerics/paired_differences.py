"""Two methods over many data sets: what the differences of their accuracies can say.

Everything is a function of the differences, one a data set, in points of accuracy. Equal accuracies are data, not
noise: each function says what it does with zeros and with ties.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special, stats

EQUIVALENT = 0.5
"""Half width of the region of practical equivalence, in points: the paper's own bound for "on par"."""
LEVEL = 0.95
Differences = Sequence[float] | np.ndarray


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Data sets where the first method is higher, on par and lower."""

    higher: int
    on_par: int
    lower: int


@dataclass(frozen=True, kw_only=True)
class Significance:
    """A two-sided test: p value, and how many differences bore on it."""

    p: float
    n_used: int


@dataclass(frozen=True, kw_only=True)
class Effect:
    """An estimate with an interval that covers the truth with probability of at least `LEVEL`."""

    estimate: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Equivalence:
    """Posterior probabilities that higher, on par, lower is the likeliest outcome on a further data set; sum 1."""

    higher: float
    on_par: float
    lower: float


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """All that is said about one pair of methods."""

    n: int
    counts: Counts
    mean: float
    sign: Significance
    sign_mid: Significance
    wilcoxon: Significance
    shift: Effect
    share_higher: Effect
    equivalence: Equivalence


def compare(differences: Differences, *, bound: float = EQUIVALENT) -> Comparison:
    """Everything about one pair of methods.

    Args:
        differences: first minus second method, one a data set, in points.
        bound: differences up to this size, itself included, are on par.
    """
    d = _checked(differences)
    return Comparison(
        n=len(d),
        counts=count(d, bound=bound),
        mean=float(d.mean()),
        sign=sign_test(d),
        sign_mid=sign_test(d, mid_p=True),
        wilcoxon=wilcoxon(d),
        shift=shift(d),
        share_higher=share_higher(d),
        equivalence=equivalence(d, bound=bound),
    )


def count(differences: Differences, *, bound: float = EQUIVALENT) -> Counts:
    """How many differences are above, within and below the bound; the bound itself is on par."""
    d = _checked(differences)
    above, below = int((d > _bound(bound)).sum()), int((d < -bound).sum())
    return Counts(higher=above, on_par=len(d) - above - below, lower=below)


def sign_test(differences: Differences, *, mid_p: bool = False) -> Significance:
    """Exact sign test: zeros are left out; with `mid_p` the observed count has half its weight.

    With k of m nonzero differences of the rarer sign, p = min(1, 2 P(B <= k)) for B ~ Binomial(m, 1/2); the mid-p form
    is 2 P(B < k) + P(B = k). The exact form is conservative, most of all where m is small.
    """
    d = _checked(differences)
    m = int((d != 0).sum())
    if m == 0:
        return Significance(p=1.0, n_used=0)
    k = min(int((d > 0).sum()), int((d < 0).sum()))
    weights = [math.comb(m, i) for i in range(k + 1)]
    doubled = 2 * sum(weights) - (weights[-1] if mid_p else 0)
    return Significance(p=min(1.0, float(doubled / 2**m)), n_used=m)


def wilcoxon(differences: Differences) -> Significance:
    """Signed-rank test with its exact null distribution under zeros and ties (Pratt's form).

    Sizes are ranked with zeros among them, tied sizes share their mean rank, and the ranks of zeros are then left out.
    The null distribution is that of the rank sum over all signs of the ranks at hand, summed up exactly.
    """
    d = _checked(differences)
    doubled = np.rint(2 * stats.rankdata(np.abs(d))).astype(np.int64)  # mean ranks are halves
    kept = doubled[d != 0]
    if not len(kept):
        return Significance(p=1.0, n_used=0)
    below = int(min(doubled[d > 0].sum(), doubled[d < 0].sum()))
    p = 2 * float(_rank_sums(kept)[: below + 1].sum())
    return Significance(p=min(1.0, p), n_used=len(kept))


def shift(differences: Differences, *, level: float = LEVEL) -> Effect:
    """Median of all pairwise means (Hodges and Lehmann), in points; its interval inverts the signed-rank test.

    The interval assumes differences that are symmetric about the shift; ties only widen its coverage. Where the data
    sets are too few for the level it is unbounded.
    """
    d = _checked(differences)
    i, j = np.triu_indices(len(d))
    walsh = np.sort((d[i] + d[j]) / 2)
    tail = np.cumsum(_rank_sums(np.arange(1, len(d) + 1)))
    cut = int(np.searchsorted(tail, (1 - level) / 2 + 1e-15, side="right"))  # P(W < cut) is at most (1 - level) / 2
    low, high = (walsh[cut - 1], walsh[-cut]) if cut else (-math.inf, math.inf)
    return Effect(estimate=float(np.median(walsh)), low=float(low), high=float(high))


def share_higher(differences: Differences, *, level: float = LEVEL) -> Effect:
    """Share of nonzero differences that are positive, with its exact binomial interval (Clopper and Pearson)."""
    d = _checked(differences)
    m, k = int((d != 0).sum()), int((d > 0).sum())
    tail = (1 - level) / 2
    low = float(stats.beta.ppf(tail, k, m - k + 1)) if k else 0.0
    high = float(stats.beta.ppf(1 - tail, k + 1, m - k)) if k < m else 1.0
    return Effect(estimate=k / m if m else 0.5, low=low, high=high)


def equivalence(differences: Differences, *, bound: float = EQUIVALENT) -> Equivalence:
    """Bayesian sign test with a region of practical equivalence.

    The chances (higher, on par, lower) have a Dirichlet posterior: the counts, and one prior observation that is on
    par, so that the prior never speaks for a difference. Returned is how probable it is that each chance is the
    largest, with independent Gamma(a_i) variables in their place.
    """
    counts = count(differences, bound=bound)
    weights = (counts.higher, counts.on_par + 1, counts.lower)
    chances = np.array([_probably_largest(weights, i) for i in range(3)])
    chances /= chances.sum()
    return Equivalence(higher=float(chances[0]), on_par=float(chances[1]), lower=float(chances[2]))


def null_rates(*, n_sweeps: int = 1000, seed: int = 20220719, level: float = 0.05) -> dict[str, float]:
    """How often each test rejects at `level` when both methods are one and the same.

    A sweep has 20 to 109 data sets of 12 to 300 test rows; each method's accuracy is the mean of 5 runs, and a run is
    right on a binomial number of rows, by the set's own chance. Small sets bring ties and zeros, as the real ones do.
    """
    rng = np.random.Generator(np.random.Philox(seed))
    rejected = {"sign": 0, "sign mid-p": 0, "wilcoxon": 0}
    for _ in range(n_sweeps):
        n_sets = int(rng.integers(20, 110))
        rows, chance = rng.integers(12, 301, n_sets), rng.uniform(0.4, 0.98, n_sets)
        right = rng.binomial(rows, chance, size=(2, 5, n_sets)).sum(axis=1)
        d = 20.0 * (right[0] - right[1]) / rows
        tests = (sign_test(d), sign_test(d, mid_p=True), wilcoxon(d))
        for name, test in zip(rejected, tests, strict=True):
            rejected[name] += test.p <= level
    return {name: n / n_sweeps for name, n in rejected.items()}


def _checked(differences: Differences) -> np.ndarray:
    d = np.asarray(differences, dtype=np.float64)
    if d.ndim != 1 or not len(d):
        raise ValueError(f"differences of shape {d.shape} must be a vector with one number a data set")
    if not np.isfinite(d).all():
        place = int(np.flatnonzero(~np.isfinite(d))[0])
        raise ValueError(f"difference {place} is {d[place]}; leave out data sets without a result")
    return d


def _bound(bound: float) -> float:
    if not bound >= 0:
        raise ValueError(f"bound {bound!r} must not be negative")
    return bound


def _rank_sums(ranks: np.ndarray) -> np.ndarray:
    """P(S = s) for s = 0, 1, ...: S sums each of the integer ranks with probability 1/2."""
    chance = np.zeros(int(ranks.sum()) + 1)
    chance[0] = 1.0
    for rank in np.sort(ranks):
        moved = np.zeros_like(chance)
        moved[rank:] = chance[: len(chance) - rank]
        chance = (chance + moved) / 2
    return chance


def _probably_largest(weights: Sequence[int], which: int) -> float:
    """P(X_which is the largest) for independent X_i ~ Gamma(weights[i], 1); weight 0 is the constant 0.

    An integer weight w is the time of the w-th event of a Poisson process, so that the chance is a finite sum.
    """
    a = weights[which]
    if a == 0:
        return 0.0
    b, c = (np.arange(w) for i, w in enumerate(weights) if i != which)  # events of the others before theirs is over
    both = _events(a, b[:, None] + c, 3) * np.exp(_log_binomial(b[:, None] + c, b[:, None]))
    return max(0.0, float(1 - _events(a, b, 2).sum() - _events(a, c, 2).sum() + both.sum()))


def _events(a: int, j: np.ndarray, n_processes: int) -> np.ndarray:
    """P(j events of the other processes before the a-th of the first), over (n_processes - 1)^j."""
    return np.asarray(np.exp(_log_binomial(a - 1 + j, j) - (a + j) * math.log(n_processes)))


def _log_binomial(n: np.ndarray, k: np.ndarray) -> np.ndarray:
    return np.asarray(special.gammaln(n + 1) - special.gammaln(k + 1) - special.gammaln(n - k + 1))
