"""Queries per second of `mixup_optimal` against arrays and a loop over pairs, interleaved: `python classifier.py`.

3,000 points of two moons with noise 0.1, 10,000 queries uniform on [-2, 2]^2, alpha = 32, eps = 0.05, one core. Five
rounds give each of the three programs in turn its share of the queries: 2,000, 8, and one that meets mass. Rates are by
CPU time, and by the clock for comparison; all answers of the slow programs are compared with those of the fast one.
"""

import math
import os
import platform
import time
from collections.abc import Callable

import numba
import numpy as np
import scipy
from scipy.special import betainc
from sklearn.datasets import make_moons

from numerics.laws import BetaLaw, Floats
from theory.mixup_optimal import LabelledPoints, _blockwise, class_weights, labelled_points

ALPHA, EPS, ROUNDS = 32.0, 0.05, 5
N_POINTS, N_QUERIES, N_ARRAY = 3000, 10_000, 8
LEAST_MASS, AGREEMENT = 1e-10, 1e-12
GROWTH = (750, 1500, 3000, 6000, 12_000)


def by_pairs(data: LabelledPoints, queries: Floats) -> Floats:
    """Eq. (1) over all ordered pairs, with scipy's incomplete beta function for each chord."""
    weights = np.zeros((len(queries), data.n_classes))
    labelled = [(x, y, int(own)) for (x, y), own in zip(data.points.tolist(), data.classes, strict=True)]
    for row, (qx, qy) in enumerate(queries.tolist()):
        for sx, sy, own in labelled:
            for tx, ty, other in labelled:
                low, high = chord(sx - tx, sy - ty, tx - qx, ty - qy)
                if low < high:
                    mass, moment = masses(low, high)
                    weights[row, own] += moment
                    weights[row, other] += mass - moment
    return weights


def chord(dx: float, dy: float, x: float, y: float) -> tuple[float, float]:
    """The lam in [0, 1] with |lam (dx, dy) + (x, y)| < eps."""
    squared, gap = dx * dx + dy * dy, x * x + y * y - EPS**2
    if squared == 0:
        return (0.0, 1.0) if gap < 0 else (0.0, 0.0)
    along = x * dx + y * dy
    room = along**2 - squared * gap
    if room <= 0:
        return 0.0, 0.0
    return max((-along - math.sqrt(room)) / squared, 0.0), min((-along + math.sqrt(room)) / squared, 1.0)


def masses(low: float, high: float) -> tuple[float, float]:
    """P(low < Lambda < high) and E[Lambda; .], the upper half taken from above."""
    if low + high > 1:
        mass, moment = masses(1 - high, 1 - low)
        return mass, mass - moment
    mass = betainc(ALPHA, ALPHA, high) - betainc(ALPHA, ALPHA, low)
    return mass, (betainc(ALPHA + 1, ALPHA, high) - betainc(ALPHA + 1, ALPHA, low)) / 2


def by_arrays(data: LabelledPoints, queries: Floats) -> Floats:
    """The path for any dimension."""
    return _blockwise(data, queries, EPS, BetaLaw(ALPHA))


def at_speed(data: LabelledPoints, queries: Floats) -> Floats:
    """The path for the plane."""
    return class_weights(data, queries, EPS, BetaLaw(ALPHA))


def timed(
    program: Callable[[LabelledPoints, Floats], Floats], data: LabelledPoints, queries: Floats
) -> tuple[Floats, float, float]:
    """The answer, CPU seconds and wall seconds for each query."""
    wall, cpu = time.perf_counter(), time.process_time()
    answer = program(data, queries)
    return answer, (time.process_time() - cpu) / len(queries), (time.perf_counter() - wall) / len(queries)


def deviation(fast: Floats, slow: Floats) -> float:
    """Largest difference of the shares where the mass is at least 1e-10."""
    known = slow.sum(axis=1) >= LEAST_MASS * N_POINTS**2
    shares = [rows[known] / rows[known].sum(axis=1, keepdims=True) for rows in (fast, slow)]
    return float(np.abs(shares[0] - shares[1]).max(initial=0.0))


def moons(n_points: int) -> LabelledPoints:
    """Two moons with noise 0.1."""
    return labelled_points(*make_moons(n_points, noise=0.1, random_state=0))


def contest() -> None:
    """Run the three programs in turn and print their rates, ratios and agreement."""
    data, queries = moons(N_POINTS), np.random.default_rng(0).uniform(-2, 2, size=(N_QUERIES, 2))
    seconds: dict[str, list[tuple[float, float]]] = {}
    worst = 0.0
    at_speed(data, queries[:1])
    for block in np.split(queries, ROUNDS):
        met = block[at_speed(data, block[:20]).sum(axis=1).argmax()]
        for program, asked in ((at_speed, block), (by_arrays, block[:N_ARRAY]), (by_pairs, met[None, :])):
            answer, *spent = timed(program, data, asked)
            seconds.setdefault(program.__name__, []).append((spent[0], spent[1]))
            worst = max(worst, deviation(at_speed(data, asked), answer))
    fast = np.array(seconds["at_speed"])[:, 0]
    for name, spent in seconds.items():
        cpu, wall = np.array(spent).T
        print(
            f"{name:9}: {1 / cpu.mean():.4g} queries/s of CPU time ({1 / cpu.max():.4g} to {1 / cpu.min():.4g}),",
            end="",
        )
        print(f" {1 / wall.mean():.4g} by the clock; CPU time over that of at_speed: {np.median(cpu / fast):.0f}")
    print(f"largest deviation of a share where the mass is at least {LEAST_MASS:g}: {worst:.1e}")
    if worst > AGREEMENT:
        raise SystemExit(f"the programs differ by more than {AGREEMENT:g}")


def growth() -> None:
    """Print the time for each query against the number of points."""
    queries = np.random.default_rng(1).uniform(-2, 2, size=(300, 2))
    for n_points in GROWTH:
        cpu = timed(at_speed, moons(n_points), queries)[1]
        print(f"n = {n_points:6}: {cpu * 1e6:6.0f} us of CPU time a query, {cpu * 1e9 / n_points**2:.3f} ns per n^2")


if __name__ == "__main__":
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    print(f"Python {platform.python_version()}, numpy {np.__version__}, scipy {scipy.__version__}", end=", ")
    print(f"numba {numba.__version__}, {platform.machine()}; n = {N_POINTS}, {N_QUERIES} queries")
    contest()
    growth()
