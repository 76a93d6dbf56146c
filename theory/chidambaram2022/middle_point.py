"""The middle point of 0, 1, 2: h_eps^1(1) from its masses, from the definition, and the radius that fits a number.

P = P(|lam - 1/2| < eps/2), F = P(lam < eps), M = E[lam; lam < eps].
"""

from collections.abc import Callable
from functools import cache

import sympy as sp
from scipy.optimize import brentq

from numerics.laws import BetaLaw
from numerics.quadrature import piecewise_expectation

P, F, M = sp.symbols("P F M", nonnegative=True)
POINTS = ((0, 1), (1, 2), (2, 1))


def predicted(form: sp.Expr, eps: float, alpha: float) -> float:
    """The form at the masses that eps and alpha give."""
    law = BetaLaw(alpha)
    middle = float(law.mass((1 + eps) / 2) - law.mass((1 - eps) / 2))
    return float(_compiled(form)(middle, float(law.mass(eps)), float(law.moment(eps))))


@cache
def _compiled(form: sp.Expr) -> Callable[[float, float, float], float]:
    return sp.lambdify((P, F, M), form, modules="math")


@cache
def defined(at: tuple[float, float]) -> float:
    """Eq. (1) summed over the nine ordered pairs (s, t), lam integrated where |lam s + (1 - lam) t - 1| < eps."""
    eps, alpha = at
    mass = {1: 0.0, 2: 0.0}
    for s, class_s in POINTS:
        for t, class_t in POINTS:
            near = lambda lam, s=s, t=t: abs(lam * s + (1 - lam) * t - 1) < eps
            weights = (lambda lam, near=near: lam * near(lam), lambda lam, near=near: (1 - lam) * near(lam))
            for label, weight in zip((class_s, class_t), weights, strict=True):
                kinks = (eps, 1 - eps, (1 - eps) / 2, (1 + eps) / 2)
                mass[label] += piecewise_expectation(weight, BetaLaw(alpha), kinks=kinks).value
    return mass[1] / (mass[1] + mass[2])


def fitted_radius(form: sp.Expr, probability: float) -> float:
    """The smallest eps at which the form reaches the probability for alpha = 128; the grid's best where none does."""
    grid = [n / 200 for n in range(1, 200)]
    values = [predicted(form, eps, 128) - probability for eps in grid]
    for low, high, before, after in zip(grid, grid[1:], values, values[1:], strict=False):
        if before <= 0 < after:
            return float(brentq(lambda eps: predicted(form, eps, 128) - probability, low, high))
    return min(zip(map(abs, values), grid, strict=True))[1]
