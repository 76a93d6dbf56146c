"""Mixing laws: the distribution of lam on [0, 1]."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from numbers import Real
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

Floats = NDArray[np.float64]


@runtime_checkable
class MixingLaw(Protocol):
    """A law on [0, 1], known through its distribution function and its partial first moment."""

    def mass(self, lam: ArrayLike) -> Floats:
        """P(Lambda <= lam), shape of `lam`; 0 below 0 and 1 above 1."""
        ...

    def moment(self, lam: ArrayLike) -> Floats:
        """E[Lambda; Lambda <= lam], shape of `lam`."""
        ...

    def density(self, lam: ArrayLike) -> Floats:
        """Density at lam."""
        ...

    def sample(self, generator: np.random.Generator, size: int) -> Floats:
        """Independent draws."""
        ...


@dataclass(frozen=True)
class BetaLaw:
    """Beta(alpha, beta) with alpha, beta > 0; Beta(alpha, alpha) if one parameter is given.

    Raises:
        ValueError: a parameter is not positive and finite.
        TypeError: a parameter is no number.
    """

    alpha: float
    beta: float | None = None

    def __post_init__(self) -> None:
        for name, value in (("alpha", self.alpha), ("beta", self.second)):
            if isinstance(value, bool) or not isinstance(value, Real | Fraction):
                raise TypeError(f"{name} must be a number, not {type(value).__name__} {value!r}; pass for example 1.0")
            if not (0 < float(value) < float("inf")):
                raise ValueError(f"{name} must be positive and finite, not {value!r}; alpha = 1.0 is the uniform law")

    @property
    def second(self) -> float:
        """The second parameter."""
        return self.alpha if self.beta is None else self.beta

    @property
    def is_symmetric(self) -> bool:
        """Whether lam and 1 - lam have the same law."""
        return self.alpha == self.second

    def mass(self, lam: ArrayLike) -> Floats:
        """P(Lambda <= lam), the regularised incomplete beta function I_lam(alpha, beta)."""
        a, b = float(self.alpha), float(self.second)
        return np.asarray(special.betainc(a, b, np.clip(lam, 0.0, 1.0)), dtype=np.float64)

    def moment(self, lam: ArrayLike) -> Floats:
        """E[Lambda; Lambda <= lam] = alpha / (alpha + beta) I_lam(alpha + 1, beta)."""
        a, b = float(self.alpha), float(self.second)
        return np.asarray(a / (a + b) * special.betainc(a + 1, b, np.clip(lam, 0.0, 1.0)), dtype=np.float64)

    def density(self, lam: ArrayLike) -> Floats:
        """lam^(alpha-1) (1-lam)^(beta-1) / B(alpha, beta) inside (0, 1), 0 outside."""
        lam = np.asarray(lam, dtype=np.float64)
        inside = (lam > 0) & (lam < 1)
        safe = np.where(inside, lam, 0.5)
        a, b = float(self.alpha), float(self.second)
        log_density = special.xlogy(a - 1, safe) + special.xlog1py(b - 1, -safe) - special.betaln(a, b)
        return np.where(inside, np.exp(log_density), 0.0)

    def sample(self, generator: np.random.Generator, size: int) -> Floats:
        """Independent draws."""
        return generator.beta(float(self.alpha), float(self.second), size)


def as_law(alpha: float | MixingLaw) -> MixingLaw:
    """Read alpha > 0 as Beta(alpha, alpha); a mixing law stays itself."""
    if isinstance(alpha, MixingLaw):
        return alpha
    return BetaLaw(alpha)


Density = Callable[[Floats], Floats]
