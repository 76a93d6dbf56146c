"""Queries per second of `mixup_optimal` against arrays and a loop over pairs, interleaved: `python classifier.py`.

3,000 points of two moons with noise 0.1, queries uniform on [-2, 2]^2, alpha = 32, eps = 0.05, one core.
"""

import time

import numpy as np
from scipy.special import betainc
from sklearn.datasets import make_moons

from numerics.laws import BetaLaw
from theory.mixup_optimal import _blockwise, labelled_points, mixup_optimal

ALPHA, EPS, ROUNDS, N_FAST, N_ARRAY = 32.0, 0.05, 5, 400, 4


def pair_loop(points, classes, query):
    """Eq. (1) with one call of the incomplete beta function for each chord, partners of one point at a time."""
    weights = np.zeros(2)
    for s, own in zip(points, classes, strict=True):
        for t, other in zip(points, classes, strict=True):
            step, start = s - t, t - query
            squared, along, gap = step @ step, start @ step, start @ start - EPS**2
            room = along**2 - squared * gap
            if squared == 0 or room <= 0:
                weights[own] += float(squared == 0 and gap < 0)
                continue
            low, high = np.clip([(-along - room**0.5) / squared, (-along + room**0.5) / squared], 0.0, 1.0)
            mass = betainc(ALPHA, ALPHA, high) - betainc(ALPHA, ALPHA, low)
            moment = (betainc(ALPHA + 1, ALPHA, high) - betainc(ALPHA + 1, ALPHA, low)) / 2
            weights += np.where(np.arange(2) == own, moment, 0) + np.where(np.arange(2) == other, mass - moment, 0)
    return weights / weights.sum()


def main() -> None:
    """Run the contenders in turn and print the best rate of each."""
    points, labels = make_moons(3000, noise=0.1, random_state=0)
    data, generator = labelled_points(points, labels), np.random.default_rng(0)
    mixup_optimal(points, labels, [[0.0, 0.0]], EPS, ALPHA)
    fast, array = [], []
    for _ in range(ROUNDS):
        queries = generator.uniform(-2, 2, size=(N_FAST, 2))
        start = time.perf_counter()
        mixup_optimal(points, labels, queries, EPS, ALPHA)
        middle = time.perf_counter()
        _blockwise(data, queries[:N_ARRAY], EPS, BetaLaw(ALPHA))
        fast.append(N_FAST / (middle - start))
        array.append(N_ARRAY / (time.perf_counter() - middle))
    few, query = slice(None, None, 20), np.array([0.5, 0.25])
    start = time.perf_counter()
    looped = pair_loop(points[few], labels[few], query)
    loop = (150 / 3000) ** 2 / (time.perf_counter() - start)
    gap = np.abs(looped - mixup_optimal(points[few], labels[few], query[None, :], EPS, ALPHA)[0]).max()
    print(f"queries/s: mixup_optimal {max(fast):.0f}, arrays {max(array):.1f}, loop over pairs {loop:.3f} (scaled up)")
    print(f"largest deviation from the loop on 150 points: {gap:.1e}")


if __name__ == "__main__":
    main()
