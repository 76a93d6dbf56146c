"""Checks that a parameter minimises the loss of Example 1, shared by the printed value and the derived one."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import numpy as np
import sympy as sp
from scipy.optimize import minimize_scalar

from numerics.laws import Floats
from numerics.three_points import INTRUDING, PAIRS, descend, exact_loss, numeric_loss, pair_loss
from theory.checks import agreement, all_of, identity, on_instances, within_error
from theory.evidence import Evidence

theta = sp.Symbol("theta", positive=True)
GRID = tuple(Fraction(n, 64) for n in range(1, 64))


@dataclass(frozen=True)
class Rival:
    """A competing theta with its exact loss, to be printed beside the loss of the minimiser claimed."""

    theta: Fraction
    loss: Fraction
    claimed: str

    def __str__(self) -> str:
        return f"L({self.theta}) = {self.loss} beside {self.claimed}"


@cache
def loss_as_defined(*, small: bool = True) -> sp.Expr:
    """L_1 + L_2 + L_3 integrated from the definition, for theta in (0, 1/2] or in [1/2, 1)."""
    return sum(pair_loss(pair, theta, small=small) for pair in PAIRS)


@cache
def loss_without_intrusion(*, small: bool = True) -> sp.Expr:
    """L_1 + L_2: pairs of different classes only."""
    return sum(pair_loss(pair, theta, small=small) for pair in PAIRS if pair != INTRUDING)


def from_stationarity(minimiser: sp.Rational) -> Evidence:
    """The loss is (16/3)(theta - theta*)^2 above its value at theta*, on the whole of (0, 1/2]."""
    loss = loss_as_defined()
    above = loss - loss.subs(theta, minimiser)
    return identity(above, sp.Rational(16, 3) * (theta - minimiser) ** 2, at=[{theta: Fraction(3, 8)}])


def from_competitors(minimiser: sp.Rational) -> Evidence:
    """No rational competitor in (0, 1) has a smaller loss, in exact arithmetic."""
    mine = exact_loss(Fraction(int(minimiser.p), int(minimiser.q)))
    rivals = [Rival(at, loss, f"L({minimiser}) = {mine}") for at, loss in _grid_losses()]
    return on_instances(lambda rival: rival.loss >= mine, rivals, what="no theta has a smaller loss")


def from_quadrature(minimiser: sp.Rational) -> Evidence:
    """Independent of sympy: integrate numerically, minimise numerically over (0, 1)."""
    return agreement(
        lambda _: float(minimiser), lambda _: _numeric_minimiser(), ["all theta"], tolerance=1e-5, what="argmin"
    )


def from_gradient_descent(minimiser: sp.Rational) -> Evidence:
    """Independent of any integral: stochastic gradient descent on sampled pairs and mixing weights."""
    ends = _descended()
    error = float(np.std(ends, ddof=1) / np.sqrt(len(ends)))
    return within_error(float(minimiser), float(ends.mean()), error, n_cases=len(ends), what="theta reached")


@cache
def _grid_losses() -> list[tuple[Fraction, Fraction]]:
    return sorted(((at, exact_loss(at)) for at in GRID), key=lambda pair: pair[1])


@cache
def _numeric_minimiser() -> float:
    return float(minimize_scalar(numeric_loss, bounds=(0.01, 0.99), method="bounded", options={"xatol": 1e-9}).x)


@cache
def _descended() -> Floats:
    return descend(n_chains=64, n_steps=20_000, seed=20_220_613)


def is_least(loss: sp.Expr, beyond: sp.Expr, minimiser: sp.Expr) -> Evidence:
    """Stationary at the minimiser with positive curvature on (0, 1/2], and the loss rises on [1/2, 1)."""
    stationary = identity(sp.diff(loss, theta).subs(theta, minimiser), 0)
    steps = [Fraction(n, 64) for n in range(32, 64)]
    rises = on_instances(
        lambda at: bool(sp.diff(beyond, theta).subs(theta, sp.Rational(at.numerator, at.denominator)) >= 0),
        steps,
        what="the loss rises beyond 1/2",
    )
    return all_of([stationary, rises])
