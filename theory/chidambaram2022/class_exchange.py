"""The losses J^{1,2} and J^{2,1} of two classes from the definition, for mixing laws that need not be symmetric.

In J^{i,j} the first point s is in class i, the second, t, in class j, and class i gets the weight lam of s in the
mixture lam s + (1 - lam) t. The claims say how the mixing density must be changed for the two to agree.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise

import numpy as np
import sympy as sp
from scipy import integrate

from theory.checks import agreement, identity, on_instances
from theory.evidence import Evidence

lam = sp.Symbol("lambda", positive=True)
s, t = sp.symbols("s t", real=True)

TILTED = 2 * lam
CUBIC = 1 + (5 * (2 * lam - 1) ** 3 - 3 * (2 * lam - 1)) / 2
"""A density of mean 1/2 that is not symmetric: one plus the Legendre polynomial of degree 3."""
PARABOLA = 6 * lam * (1 - lam)
DENSITIES = (TILTED, CUBIC, PARABOLA, 3 * lam**2)

Pieces = tuple[tuple[sp.Rational, sp.Rational, sp.Rational], ...]
HALF, ONE = sp.Rational(1, 2), sp.Integer(1)
CONSTANT: Pieces = ((sp.Integer(0), ONE, sp.Rational(2, 3)),)
STEP: Pieces = ((sp.Integer(0), HALF, sp.Rational(2, 3)), (HALF, ONE, HALF))

Function = Callable[[float], float]


def two_point_loss(density: sp.Expr, classifier: Pieces, *, swapped: bool) -> sp.Expr:
    """J^{1,2}, or J^{2,1} if swapped, for X_1 = {0}, X_2 = {1}, each of probability 1/2; exact.

    Args:
        density: polynomial in lam.
        classifier: pieces (low, high, g^1) of the values at the mixtures z in [0, 1].
        swapped: whether the first point is the one of class 2.
    """
    total = sp.Integer(0)
    for low, high, first in classifier:
        ends = (low, high) if swapped else (1 - high, 1 - low)  # z is lam or 1 - lam
        logs = (sp.log(1 - first), sp.log(first)) if swapped else (sp.log(first), sp.log(1 - first))
        weights = [_between(weight * density, *ends) for weight in (lam, 1 - lam)]
        total -= (weights[0] * logs[0] + weights[1] * logs[1]) / 4
    return total


def exchange_by_examples(argument: sp.Expr) -> Evidence:
    """Exact: J^{2,1} for f against J^{1,2} for f(argument), X_1 = {0}, X_2 = {1}, four densities, two classifiers."""
    cases = [(density, classifier) for density in DENSITIES for classifier in (CONSTANT, STEP)]
    return identity(
        [two_point_loss(f, g, swapped=True) for f, g in cases],
        [two_point_loss(f.subs(lam, argument), g, swapped=False) for f, g in cases],
    )


def exchange_by_moments(argument: sp.Expr) -> Evidence:
    """The same in fractions, without logarithms: for a constant classifier the weights of -log g^1 must agree."""
    inner = _coefficients(argument)

    def weights(density: sp.Expr) -> tuple[Fraction, Fraction]:
        outer = _coefficients(density)
        composed = [Fraction(0)]
        for coefficient in reversed(outer):
            composed = _sum(_times(composed, inner), [coefficient])
        return _integral(_times(outer, [Fraction(1), Fraction(-1)])), _integral(_times(composed, _IDENTITY))

    def agrees(density: sp.Expr) -> bool:
        return weights(density)[0] == weights(density)[1]

    def say(density: sp.Expr) -> str:
        swapped, straight = weights(density)
        changed = sp.expand(density.subs(lam, argument))
        return (
            f"X_1 = {{0}}, X_2 = {{1}}, a constant classifier g: -log g^1 has the weight {swapped} in 4 J^(2,1) for "
            f"the density {density} and {straight} in 4 J^(1,2) for the density {changed}"
        )

    return on_instances(agrees, DENSITIES, what="J^(2,1) = J^(1,2)", say=say)


def exchange_by_substitution(argument: sp.Expr) -> Evidence:
    """All points and all polynomial densities and logarithms of classifiers up to degree 3 and 2, integrated exactly.

    Polynomials of any degree follow alike, term by term; they are dense.
    """
    z = lam * s + (1 - lam) * t
    f = sum(c * lam**n for n, c in enumerate(sp.symbols("c0:4", real=True)))
    first = sum(a * z**n for n, a in enumerate(sp.symbols("a0:3", real=True)))
    second = sum(b * z**n for n, b in enumerate(sp.symbols("b0:3", real=True)))
    swapped = -(lam * second + (1 - lam) * first) * f  # s in class 2, t in class 1
    names = {s: t, t: s}  # the same two points, class 1 first
    straight = -(lam * first + (1 - lam) * second).subs(names, simultaneous=True) * f.subs(lam, argument)
    return identity(_over_unit(swapped), _over_unit(straight))


def exchange_by_quadrature(argument: sp.Expr) -> Evidence:
    """A logistic classifier, two points in each class, six laws, by adaptive quadrature of the definition."""
    change = sp.lambdify(lam, argument, "math")
    return agreement(
        lambda name: numeric_loss(lambda at: LAWS[name](float(change(at))), logistic, swapped=False),
        lambda name: numeric_loss(LAWS[name], logistic, swapped=True),
        sorted(LAWS),
        tolerance=1e-8,
        what="J^{2,1} for the law",
    )


def numeric_loss(
    density: Function,
    classifier: Function,
    *,
    swapped: bool,
    classes: Sequence[Sequence[float]] = ((0.0, 0.3), (1.0, 2.0)),
    cuts: Sequence[float] = (0.0, 0.5, 1.0),
) -> float:
    """J^{1,2} (J^{2,1} if swapped) by quadrature, cut where the integrand jumps; all points are equally likely."""
    first, second = (classes[1], classes[0]) if swapped else classes
    n_points = len(first) + len(second)

    def at(weight: float, a: float, b: float) -> float:
        share = classifier(weight * a + (1 - weight) * b)
        own, other = (1 - share, share) if swapped else (share, 1 - share)
        return float(-(weight * np.log(own) + (1 - weight) * np.log(other)) * density(weight))

    pairs = ((a, b) for a in first for b in second)
    integrals = (
        integrate.quad(at, *ends, args=pair, epsabs=1e-11, epsrel=1e-11)[0] for pair in pairs for ends in pairwise(cuts)
    )
    return float(sum(integrals)) / n_points**2


def logistic(z: float) -> float:
    """A classifier's share of class 1: 1/(1 + exp(3z - 1))."""
    return float(1 / (1 + np.exp(3 * z - 1)))


def _polynomial(density: sp.Expr) -> Function:
    inside = sp.lambdify(lam, density, "math")
    return lambda at: float(inside(at)) if 0 <= at <= 1 else 0.0


LAWS: dict[str, Function] = {
    "2 lam": _polynomial(TILTED),
    "mean 1/2, not symmetric": _polynomial(CUBIC),
    "Beta(2, 2)": _polynomial(PARABOLA),
    "Beta(1, 3)": _polynomial(3 * (1 - lam) ** 2),
    "Beta(3, 2)": _polynomial(12 * lam**2 * (1 - lam)),
    "uniform": _polynomial(ONE + 0 * lam),
}

_IDENTITY = [Fraction(0), Fraction(1)]


def _over_unit(integrand: sp.Expr) -> sp.Expr:
    return _between(integrand, sp.Integer(0), ONE)


def _between(integrand: sp.Expr, low: sp.Rational, high: sp.Rational) -> sp.Expr:
    """Integral of a polynomial in lam."""
    terms = sp.Poly(sp.expand(integrand), lam).terms()
    return sp.Add(*(c * (high ** (n + 1) - low ** (n + 1)) / (n + 1) for (n,), c in terms))


def _coefficients(polynomial: sp.Expr) -> list[Fraction]:
    """Coefficients in lam, lowest first."""
    return [Fraction(int(c.p), int(c.q)) for c in reversed(sp.Poly(polynomial, lam).all_coeffs())]


def _times(left: list[Fraction], right: list[Fraction]) -> list[Fraction]:
    found = [Fraction(0)] * (len(left) + len(right) - 1)
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            found[i + j] += a * b
    return found


def _sum(left: list[Fraction], right: list[Fraction]) -> list[Fraction]:
    size = max(len(left), len(right))
    return [a + b for a, b in zip(*(p + [Fraction(0)] * (size - len(p)) for p in (left, right)), strict=True)]


def _integral(polynomial: list[Fraction]) -> Fraction:
    return sum((c / (n + 1) for n, c in enumerate(polynomial)), Fraction(0))
