"""The lines X_10^k: points 0 to 9 labelled by their value modulo k, eq. (1) on them, and the radius that fits a number.

For a point x and 0 < eps < 1, summed over unordered pairs whose mixture falls within eps of x: A mass of pairs of two
distinct points of the class of x, C mass of pairs of which one point has that class, M the same weighted by that
point's share, D mass of the pairs without it. The pair (x, x) has mass 1.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import cache

import numpy as np
import sympy as sp
from scipy.optimize import brentq

from empirical.records import Record
from numerics.laws import BetaLaw
from numerics.line_masses import exact_weights
from theory.mixup_optimal import mixup_optimal

A, C, M, D = sp.symbols("A C M D", nonnegative=True)
N_POINTS = 10
INNER = range(1, N_POINTS - 1)
EXPERIMENT = "alternating-lines"


@cache
def masses(x: int, k: int, eps: float, alpha: float) -> tuple[float, float, float, float]:
    """A, C, M, D at the point x of X_10^k, for Beta(alpha, alpha)."""
    law, a, c, m, d = BetaLaw(alpha), 0.0, 0.0, 0.0, 0.0
    for s in range(N_POINTS):
        for t in range(s):
            low, high = (max(0.0, (x - eps - t) / (s - t)), min(1.0, (x + eps - t) / (s - t)))
            if low >= high:
                continue
            mass = float(law.mass(high) - law.mass(low))
            of_s = float(law.moment(high) - law.moment(low))
            own = (s % k == x % k, t % k == x % k)
            if all(own):
                a += mass
            elif any(own):
                c, m = c + mass, m + (of_s if own[0] else mass - of_s)
            else:
                d += mass
    return a, c, m, d


def own_share(form: sp.Expr, x: int, k: int, eps: float, alpha: float) -> float:
    """The form at the masses of one point: what eq. (1) gives the point's own class."""
    return float(_compiled(form)(*masses(x, k, eps, alpha)))


@cache
def _compiled(form: sp.Expr) -> Callable[..., float]:
    return sp.lambdify((A, C, M, D), form, modules="math")


def inner_share(form: sp.Expr, k: int, eps: float, alpha: float) -> float:
    """The average of `own_share` over the inner points 1 to 8."""
    return float(np.mean([own_share(form, x, k, eps, alpha) for x in INNER]))


def public_share(at: tuple[int, int, float, float]) -> float:
    """The same number as `own_share` by the public classifier, at (x, k, eps, alpha)."""
    x, k, eps, alpha = at
    points = [[float(n)] for n in range(N_POINTS)]
    return float(mixup_optimal(points, [n % k for n in range(N_POINTS)], [[float(x)]], eps, alpha)[0, x % k])


def fitted_radius(form: sp.Expr, share: float) -> float:
    """The smallest eps in (0, 1) with that inner share on X_10^2 at alpha = 1; the grid's best where there is none."""
    grid = [n / 50 for n in range(1, 50)]
    values = [inner_share(form, 2, eps, 1) - share for eps in grid]
    for low, high, before, after in zip(grid, grid[1:], values, values[1:], strict=False):
        if before > 0 >= after:
            return float(brentq(lambda eps: inner_share(form, 2, eps, 1) - share, low, high))
    return min(zip(map(abs, values), grid, strict=True))[1]


@cache
def lost_points(k: int, eps: Fraction, alpha: int) -> tuple[int, ...]:
    """The points of X_10^k that eq. (1) gives to another class, in rationals; slow for large alpha."""
    points, classes = [Fraction(n) for n in range(N_POINTS)], [n % k for n in range(N_POINTS)]
    lost = []
    for x in range(N_POINTS):
        weights = exact_weights(points, classes, Fraction(x), eps, alpha)
        if max(weights) > weights[x % k]:
            lost.append(x)
    return tuple(lost)


@cache
def lost_by_mixup_optimal(k: int, eps: float, alpha: int) -> tuple[int, ...]:
    """The same points by the public classifier."""
    points = [[float(n)] for n in range(N_POINTS)]
    shares = mixup_optimal(points, [n % k for n in range(N_POINTS)], points, eps, alpha)
    return tuple(x for x, share in enumerate(shares) if share.max() > share[x % k] + 1e-9)


def inner_values(record: Record, k: int, alpha: int, moments: str) -> np.ndarray:
    """For each panel the networks' probability of a point's own class, averaged over the inner points."""
    setting = {"n_classes": k, "alpha": alpha, "moments": moments}
    return np.mean([record.values(f"own_class_at_{x}", **setting) for x in INNER], axis=0)
