"""How often a Gaussian point is no support vector: the exact tail as a ball, and draws of y_i (K^(-1) y)_i."""

from functools import cache
from math import floor, log

import numpy as np
import sympy as sp
from flint import acb, arb

from numerics.convex import Floats
from numerics.enclosure import ball, evaluate

n, d = sp.symbols("n d", positive=True, integer=True)


def beta_tail(factor: sp.Expr, at: sp.Expr, first: sp.Expr, second: sp.Expr, points: int, dimension: int) -> arb:
    """factor I_at(first, second), the four given as expressions in n and d, at whole n and d."""
    values = {n: points, d: dimension}
    a, b, x, scale = (evaluate(sp.sympify(form), values) for form in (first, second, at, factor))
    return scale * x.beta_lower(a, b, regularized=True)


def exact_tail(points: int, dimension: int) -> arb:
    """P(a given one of n Gaussian points in dimension d is no support vector): I_{1 - 1/n}((d - n + 2)/2, 1/2) / 2."""
    return beta_tail(sp.Rational(1, 2), 1 - 1 / n, (d - n + 2) / 2, sp.Rational(1, 2), points, dimension)


def normal_tail_over_chi(points: int, dimension: int) -> arb:
    """E[P(N > sqrt(C / (n - 1)) | C)] with C chi-squared of d - n + 2 degrees, integrated in r = sqrt(C)."""
    degrees = dimension - points + 2
    end = ball(degrees).sqrt() + 30
    norm = ball(2) ** (1 - ball(degrees) / 2) / (ball(degrees) / 2).gamma()

    def integrand(r: acb, _: bool) -> acb:
        return r ** (degrees - 1) * (-r * r / 2).exp() * (r / ball(2 * (points - 1)).sqrt()).erfc() / 2

    rest = norm * (end * end / 2).gamma_upper(ball(degrees) / 2) * ball(2) ** (ball(degrees) / 2 - 1)
    return norm * acb.integral(integrand, 0, end).real + rest.union(arb(0))


def least_dimension(constant: float, points: int) -> int:
    """Smallest d > constant n ln n + n - 1."""
    return floor(constant * points * log(points) + points - 1) + 1


@cache
def weights(points: int, dimension: int, n_draws: int, seed: int) -> Floats:
    """Draws of y_i (K^(-1) y)_i for labels fixed before the Gaussian points are drawn, shape (n_draws, n)."""
    generator = np.random.default_rng(seed)
    labels = np.where(np.arange(points) % 3 == 0, 1.0, -1.0)
    drawn = [
        labels * np.linalg.solve(x @ x.T, labels)
        for x in (generator.standard_normal((points, dimension)) for _ in range(n_draws))
    ]
    return np.array(drawn)


@cache
def pulls(points: int, dimension: int, n_draws: int, seed: int) -> Floats:
    """Draws of sum over j != i of |(K^(-1))_ij| / (K^(-1))_ii for all i, shape (n_draws, n).

    Above 1, some labels make point i no support vector of the interpolating solution.
    """
    generator = np.random.default_rng(seed)
    sizes = (
        np.abs(np.linalg.inv(x @ x.T)) for x in (generator.standard_normal((points, dimension)) for _ in range(n_draws))
    )
    return np.array([size.sum(axis=1) / np.diag(size) - 1 for size in sizes])
