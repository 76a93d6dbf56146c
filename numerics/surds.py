"""Sums of square roots with rational coefficients, compared exactly.

Square roots of distinct squarefree integers are linearly independent over the rationals, so a sum is zero only where
every coefficient is; the sign of any other sum is settled by ball arithmetic at a precision raised until it decides.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import gcd, isqrt

from flint import arb, fmpq

from numerics.enclosure import precision

_LEAST_BITS = 64


@dataclass(frozen=True)
class RootSum:
    """The number sum of c sqrt(m); `terms` holds (m, c) with m squarefree and ascending, c not zero."""

    terms: tuple[tuple[int, Fraction], ...] = ()

    def __add__(self, other: "RootSum") -> "RootSum":
        if not self.terms or not other.terms:
            return self if not other.terms else other
        if len(self.terms) == len(other.terms) == 1 and self.terms[0][0] == other.terms[0][0]:
            return _single(self.terms[0][0], self.terms[0][1] + other.terms[0][1])
        collected = dict(self.terms)
        for radicand, coefficient in other.terms:
            collected[radicand] = collected.get(radicand, Fraction(0)) + coefficient
        return _from(collected)

    def __neg__(self) -> "RootSum":
        return RootSum(tuple((radicand, -coefficient) for radicand, coefficient in self.terms))

    def __sub__(self, other: "RootSum") -> "RootSum":
        return self + -other

    def __mul__(self, other: "RootSum | Fraction | int") -> "RootSum":
        if not isinstance(other, RootSum):
            return RootSum(tuple((m, c * other) for m, c in self.terms)) if other else ZERO
        if len(self.terms) == 1 and self.terms[0][0] == 1:
            return other * self.terms[0][1]
        if len(other.terms) == 1 and other.terms[0][0] == 1:
            return self * other.terms[0][1]
        collected: dict[int, Fraction] = {}
        for m, c in self.terms:
            for n, d in other.terms:
                shared = gcd(m, n)
                radicand = m * n // shared**2
                collected[radicand] = collected.get(radicand, Fraction(0)) + c * d * shared
        return _from(collected)

    def __pow__(self, exponent: int) -> "RootSum":
        product = rational(1)
        for _ in range(exponent):
            product = product * self
        return product

    @property
    def is_rational(self) -> bool:
        """Whether no root is left."""
        return all(radicand == 1 for radicand, _ in self.terms)

    def fraction(self) -> Fraction:
        """Give the rational value.

        Raises:
            ValueError: the number is irrational.
        """
        if not self.is_rational:
            raise ValueError(f"{self} is irrational and no fraction; use `ball` to enclose it")
        return self.terms[0][1] if self.terms else Fraction(0)

    def ball(self) -> arb:
        """Enclose the number at the precision in force."""
        total = arb(0)
        for radicand, coefficient in self.terms:
            total += arb(fmpq(coefficient.numerator, coefficient.denominator)) * arb(radicand).sqrt()
        return total

    def sign(self) -> int:
        """-1, 0 or 1; always decided."""
        signs = {1 if coefficient > 0 else -1 for _, coefficient in self.terms}
        if len(signs) < 2:
            return signs.pop() if signs else 0
        bits = _LEAST_BITS
        while True:
            with precision(bits):
                enclosed = self.ball()
            if enclosed > 0 or enclosed < 0:
                return 1 if enclosed > 0 else -1
            bits *= 2

    def __str__(self) -> str:
        parts = [f"{c}" if m == 1 else f"{'' if c == 1 else f'{c} '}sqrt({m})" for m, c in self.terms]
        return " + ".join(parts) or "0"


ZERO = RootSum()


def rational(value: Fraction | int) -> RootSum:
    """Read a rational number as a sum without roots."""
    return _single(1, Fraction(value))


@cache
def root(square: Fraction) -> RootSum:
    """The square root of a rational number >= 0.

    Raises:
        ValueError: the number is negative.
    """
    if square < 0:
        raise ValueError(f"square must not be negative, got {square}; its root is not real")
    outside, radicand = _split(square.numerator * square.denominator)
    return _single(radicand, Fraction(outside, square.denominator))


def _single(radicand: int, coefficient: Fraction) -> RootSum:
    return RootSum(((radicand, coefficient),)) if coefficient else ZERO


def _from(collected: dict[int, Fraction]) -> RootSum:
    return RootSum(tuple(sorted((m, c) for m, c in collected.items() if c)))


def _split(n: int) -> tuple[int, int]:
    """Write n as outside^2 times a squarefree radicand."""
    if n == 0:
        return 0, 1
    outside, radicand, factor = 1, 1, 2
    while factor**3 <= n:
        power = 0
        while n % factor == 0:
            n //= factor
            power += 1
        outside *= factor ** (power // 2)
        radicand *= factor ** (power % 2)
        factor += 1
    # what is left has at most two prime factors
    left = isqrt(n)
    return (outside * left, radicand) if left * left == n else (outside, radicand * n)
