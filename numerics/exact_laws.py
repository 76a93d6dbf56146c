"""Mixing laws in exact arithmetic: local behaviour of the density, masses and first moments of intervals."""

from dataclasses import dataclass
from fractions import Fraction
from math import comb, factorial
from typing import NamedTuple, Protocol

from numerics.surds import ZERO, RootSum, rational, root

HALF = Fraction(1, 2)


class Germ(NamedTuple):
    """f(lam + side u) = coefficient u^order (1 + o(1)) as u falls to 0, up to one factor for the whole law."""

    order: Fraction
    coefficient: RootSum


class ExactLaw(Protocol):
    """A law with a density of which the germs are known exactly."""

    def germ(self, lam: Fraction, side: int) -> Germ | None:
        """Germ of the density at lam in [0, 1] to the right (side 1) or left (side -1); None where there is none."""
        ...


class MeasurableLaw(ExactLaw, Protocol):
    """A law of which intervals have exact masses."""

    def mass(self, low: RootSum, high: RootSum) -> RootSum:
        """P(low < Lambda < high) for 0 <= low <= high <= 1."""
        ...

    def moment(self, low: RootSum, high: RootSum) -> RootSum:
        """E[Lambda; low < Lambda < high]."""
        ...


@dataclass(frozen=True)
class PolynomialLaw:
    """A law with density sum of c_p lam^p, rational c_p.

    Raises:
        ValueError: the density does not integrate to 1.
    """

    coefficients: tuple[Fraction, ...]

    def __post_init__(self) -> None:
        total = sum((c / (p + 1) for p, c in enumerate(self.coefficients)), Fraction(0))
        if total != 1:
            raise ValueError(f"coefficients integrate to {total}; divide them by it, so that the law has mass 1")

    def density(self, lam: Fraction) -> Fraction:
        """The density at lam."""
        return sum((c * lam**p for p, c in enumerate(self.coefficients)), Fraction(0))

    def germ(self, lam: Fraction, side: int) -> Germ:
        """The first derivative that does not vanish gives the germ."""
        for order in range(len(self.coefficients)):
            terms = enumerate(self.coefficients[order:], start=order)
            slope = sum((c * comb(p, order) * lam ** (p - order) for p, c in terms), Fraction(0))
            if slope:
                return Germ(Fraction(order), rational(slope * side**order))
        raise ArithmeticError("a density of mass 1 has a derivative that does not vanish")  # pragma: no cover

    def mass(self, low: RootSum, high: RootSum) -> RootSum:
        """P(low < Lambda < high)."""
        return self._integral(low, high, 1)

    def moment(self, low: RootSum, high: RootSum) -> RootSum:
        """E[Lambda; low < Lambda < high]."""
        return self._integral(low, high, 2)

    def _integral(self, low: RootSum, high: RootSum, raised: int) -> RootSum:
        total = ZERO
        for p, c in enumerate(self.coefficients, start=raised):
            total += (high**p - low**p) * (c / p)
        return total


UNIFORM = PolynomialLaw((Fraction(1),))


def beta_law(alpha: int, beta: int | None = None) -> PolynomialLaw:
    """Beta(alpha, beta) for positive integers; Beta(alpha, alpha) if one is given.

    Raises:
        ValueError: a parameter is no positive integer.
    """
    beta = alpha if beta is None else beta
    if min(alpha, beta) < 1 or int(alpha) != alpha or int(beta) != beta:
        raise ValueError(f"alpha, beta = {alpha}, {beta} must be positive integers; use HalfIntegerBeta for 1/2, 3/2")
    front = Fraction(factorial(alpha + beta - 1), factorial(alpha - 1) * factorial(beta - 1))
    tail = [front * comb(beta - 1, p) * (-1) ** p for p in range(beta)]
    return PolynomialLaw((*[Fraction(0)] * (alpha - 1), *tail))


@dataclass(frozen=True)
class HalfIntegerBeta:
    """Beta(twice_alpha / 2, twice_alpha / 2), its density lam^(alpha-1) (1-lam)^(alpha-1) up to a constant."""

    twice_alpha: int

    def __post_init__(self) -> None:
        if self.twice_alpha < 1 or int(self.twice_alpha) != self.twice_alpha:
            raise ValueError(
                f"twice_alpha must be a positive integer, not {self.twice_alpha}; 1 stands for Beta(1/2, 1/2)"
            )

    def germ(self, lam: Fraction, side: int) -> Germ:
        """Order 0 inside (0, 1), order alpha - 1 at the ends."""
        if lam in (0, 1):
            return Germ(Fraction(self.twice_alpha, 2) - 1, rational(1))
        spread = lam * (1 - lam)
        return Germ(Fraction(0), root(spread) ** self.twice_alpha * (1 / spread))


@dataclass(frozen=True)
class ShellLaw:
    """A symmetric law, its density constant on dyadic shells about 1/2 and alternating between two values.

    The density is `outer` where 1/4 < |lam - 1/2| <= 1/2, `inner` where 1/8 < |lam - 1/2| <= 1/4, and so on. It is
    bounded, bounded away from 0, and without a limit at 1/2.

    Raises:
        ValueError: a value is not positive, or the density does not integrate to 1.
    """

    outer: Fraction
    inner: Fraction

    def __post_init__(self) -> None:
        if min(self.outer, self.inner) <= 0 or 2 * self.outer + self.inner != 3:
            raise ValueError(f"outer = {self.outer}, inner = {self.inner}: both positive with 2 outer + inner = 3")

    def germ(self, lam: Fraction, side: int) -> Germ | None:
        """The value of the shell on that side; none at 1/2."""
        if lam == HALF:
            return None
        distance = abs(lam - HALF)
        outward = (lam > HALF) == (side > 0)
        shell = _shell(distance) - (1 if outward and distance == _shell_top(_shell(distance)) else 0)
        return Germ(Fraction(0), rational(self._value(shell)))

    def mass(self, low: RootSum, high: RootSum) -> RootSum:
        """P(low < Lambda < high) for rational ends."""
        return rational(self._signed(high.fraction(), 1) - self._signed(low.fraction(), 1))

    def moment(self, low: RootSum, high: RootSum) -> RootSum:
        """E[Lambda; low < Lambda < high] for rational ends."""
        about_half = self._about(high.fraction(), 2) - self._about(low.fraction(), 2)
        return self.mass(low, high) * HALF + rational(about_half)

    def _value(self, shell: int) -> Fraction:
        return self.inner if shell % 2 else self.outer

    def _signed(self, lam: Fraction, power: int) -> Fraction:
        """Mass between 1/2 and lam, negative to the left."""
        return self._about(lam, power) * (1 if lam > HALF else -1)

    def _about(self, lam: Fraction, power: int) -> Fraction:
        """Integral of |t - 1/2|^(power - 1) f(t) over t between 1/2 and lam."""
        distance = abs(lam - HALF)
        if distance == 0:
            return Fraction(0)
        shell = _shell(distance)
        bottom = _shell_top(shell + 1)
        part = self._value(shell) * (distance**power - bottom**power) / power
        below = self._value(shell + 1) + self._value(shell) * Fraction(1, 2**power)
        ring = bottom**power * (1 - Fraction(1, 2**power)) / power
        return part + ring * below / (1 - Fraction(1, 4**power))


def _shell(distance: Fraction) -> int:
    """The shell n with 2^-(n+2) < distance <= 2^-(n+1)."""
    shell = 0
    while distance <= _shell_top(shell + 1):
        shell += 1
    return shell


def _shell_top(shell: int) -> Fraction:
    return Fraction(1, 2 ** (shell + 1))
