"""The Mixup loss restricted to a ball, for constant classifiers and three classes: symbols, random data, masses."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import sympy as sp

from numerics.enclosure import evaluate
from numerics.laws import BetaLaw, Floats
from numerics.mixing_loss import FiniteData, LocalMasses, local_masses

CLASSES = (1, 2, 3)
mass = {(i, j): sp.Symbol(f"xi_{i}{j}", positive=True) for i in CLASSES for j in CLASSES if i <= j}
moment = {(i, j): sp.Symbol(f"mu_{i}{j}", positive=True) for i, j in mass if i < j}
theta = {i: sp.Symbol(f"theta_{i}", positive=True) for i in CLASSES}


def restricted_loss() -> sp.Expr:
    """J_mix(theta) restricted to a ball, from the definition: sum_i J^{ii} + 2 sum_{i<j} J^{ij}."""
    loss = sum(-mass[i, i] * sp.log(theta[i]) for i in CLASSES)
    for (i, j), first in moment.items():
        loss += 2 * -(first * sp.log(theta[i]) + (mass[i, j] - first) * sp.log(theta[j]))
    return loss


@dataclass(frozen=True, kw_only=True)
class Ball:
    """One ball among random points in the plane with three classes."""

    seed: int
    eps: float
    alpha: float

    @property
    def law(self) -> BetaLaw:
        """The mixing law."""
        return BetaLaw(self.alpha)

    def __str__(self) -> str:
        return f"seed {self.seed}, eps = {self.eps}, alpha = {self.alpha}"


BALLS = tuple(
    Ball(seed=n, eps=eps, alpha=alpha) for n, (eps, alpha) in enumerate([(0.4, 1.0), (0.5, 2.5), (0.7, 8.0)], start=1)
)


@cache
def data_of(ball: Ball, dimension: int = 2) -> tuple[FiniteData, Floats]:
    """The points of a ball's data and its centre, the mean of the points."""
    points = np.random.default_rng(ball.seed).normal(size=(6, dimension))
    return FiniteData(points=points, labels=CLASSES * 2), points.mean(axis=0)


@cache
def masses_of(ball: Ball, dimension: int = 2) -> LocalMasses:
    """Its masses, integrated from their definition."""
    data, centre = data_of(ball, dimension)
    return local_masses(data, centre, ball.eps, ball.law)


def shares_at(form: tuple[sp.Expr, ...], masses: LocalMasses) -> Floats:
    """The values of a form in the symbols `mass` and `moment`."""
    at = {symbol: _exact(masses.mass[i - 1, j - 1]) for (i, j), symbol in mass.items()}
    at |= {symbol: _exact(masses.moment[i - 1, j - 1]) for (i, j), symbol in moment.items()}
    return np.array([float(evaluate(part, at).mid()) for part in form])


def _exact(value: float) -> sp.Rational:
    return sp.Rational(*float(value).as_integer_ratio())
