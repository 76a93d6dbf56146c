"""Over which set Lemma 2.3's minimum is taken: constants in the unit cube whose sum is at most a given bound."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import log

import sympy as sp

from numerics.line_masses import exact_weights
from theory.checks import identity, on_instances
from theory.chidambaram2022.alternating_line import CLASSES, POINTS
from theory.evidence import Evidence

STEPS = 16
CORNER = (Fraction(1), Fraction(1))


@dataclass(frozen=True)
class Rival:
    """A feasible constant beside eq. (1) on X_3^2 at x = 1, for alpha = 1 and eps = 3/4."""

    theta: tuple[Fraction, ...]
    shares: tuple[Fraction, ...]
    exponents: tuple[int, ...]

    @property
    def loses(self) -> bool:
        """Whether its loss is no smaller than that of eq. (1): the products of theta_i^(c_i), compared exactly."""
        return _product(self.theta, self.exponents) <= _product(self.shares, self.exponents)

    def __str__(self) -> str:
        theta, shares = (", ".join(map(str, values)) for values in (self.theta, self.shares))
        mine, eq_1 = (
            0.0 - sum(n * log(t) for n, t in zip(self.exponents, at, strict=True)) for at in (self.theta, self.shares)
        )
        first, second = self.exponents
        return (
            f"X_1 = {{0, 2}}, X_2 = {{1}}, x = 1, uniform mixing, eps = 3/4: the loss is a multiple of "
            f"-{first} log theta_1 - {second} log theta_2, which is {mine:.6g} at theta = ({theta}) "
            f"and {eq_1:.6g} at eq. (1) = ({shares})"
        )


def from_alternating_line(bound: sp.Rational) -> Evidence:
    """Exact on X_3^2: eq. (1) is feasible, and no feasible constant on a grid or on the ray of eq. (1) beats it."""
    largest = Fraction(int(bound.p), int(bound.q))
    return on_instances(
        lambda rival: sum(rival.shares) <= largest and rival.loses,
        _rivals(largest),
        what="eq. (1) is the minimiser",
        say=str,
    )


def from_scaling(bound: sp.Rational) -> Evidence:
    """For all weights: on sum theta = b the minimiser is b c / C, for the multiplier is C / b; eq. (1) is c / C.

    A bound above 1 leaves room to raise some theta_i < 1, so that c / C is no minimiser, whichever of the theta_i the
    cube stops at 1.
    """
    c, total, multiplier = sp.symbols("c C mu", positive=True)
    theta = sp.solve(-c / sp.Symbol("t", positive=True) + multiplier, sp.Symbol("t", positive=True))[0]
    return identity(theta.subs(multiplier, total / bound), c / total)


def _rivals(largest: Fraction) -> Iterator[Rival]:
    weights = exact_weights(POINTS, CLASSES, Fraction(1), Fraction(3, 4), 1)
    shares = tuple(weight / sum(weights) for weight in weights)
    exponents = tuple(int(weight * 8) for weight in weights)
    if largest >= len(CORNER):
        yield Rival(CORNER, shares, exponents)
    yield Rival(tuple(min(largest * share, Fraction(1)) for share in shares), shares, exponents)
    for n in range(1, STEPS + 1):
        for k in range(1, STEPS + 1):
            theta = (Fraction(n, STEPS), Fraction(k, STEPS))
            if sum(theta) <= largest:
                yield Rival(theta, shares, exponents)


def _product(theta: tuple[Fraction, ...], exponents: tuple[int, ...]) -> Fraction:
    result = Fraction(1)
    for share, exponent in zip(theta, exponents, strict=True):
        result *= share**exponent
    return result
