"""Checks of Remark 2.4 on a law whose density has no limit at 1/2.

The density is constant on dyadic shells about 1/2 and alternates between (3 - b)/2 on the outermost and b on the next.
The subject is the factor between its means over |lam - 1/2| < 2^-n for even and for odd n, an expression in b: by this
factor the weight of a segment with its midpoint at x swings, for ever, as eps is halved.
"""

from fractions import Fraction

import sympy as sp

from numerics.exact_laws import HALF, ShellLaw
from numerics.exact_mixup import Shares, ball_shares
from numerics.finite_sets import Crossing, crossings
from numerics.search import Instance, search
from numerics.surds import RootSum, rational
from theory.checks import identity, on_instances, searched
from theory.chidambaram2022.searched_sets import exact, on_the_line
from theory.evidence import Evidence

b = sp.Symbol("b", positive=True)
DENSITIES = (Fraction(2), Fraction(1, 2), Fraction(5, 2), Fraction(1, 3))
POWERS = {Fraction(4**n): n for n in range(4)}
DEPTH, INNER = 10, Fraction(2)
LAW = ShellLaw(outer=(3 - INNER) / 2, inner=INNER)


def from_series(factor: sp.Expr) -> Evidence:
    """The means over |lam - 1/2| < u as geometric series, u at the top of a shell of either kind."""
    outer, power = (3 - b) / 2, sp.Symbol("k", integer=True, nonnegative=True)
    fourth = sp.summation(sp.Rational(1, 4) ** power, (power, 0, sp.oo))
    from_outer, from_inner = fourth * (outer / 2 + b / 4), fourth * (b / 2 + outer / 4)
    return identity(from_inner / from_outer, factor)


def from_search(factor: sp.Expr) -> Evidence:
    """Look for a set of the line and a point where exact h_eps at eps = 2^-11 is not what the factor makes of 2^-10.

    Asked are points at the midpoint of a segment of length 1, 2, 4 or 8 and on another of a different label. Where the
    two values differ, h_eps has no limit: both recur for ever, for all masses scale exactly.
    """
    report = search(
        on_the_line(n_random=60),
        hypotheses=_can_swing,
        conclusion=lambda i: _is_predicted(i, exact(factor.subs(b, exact_sympy(INNER)))),
    )
    return searched(report, what="h_eps at 2^-11 follows from 2^-10", say=_say)


def from_fractions(factor: sp.Expr) -> Evidence:
    """A second path in fractions: the mass of the law summed shell by shell, a hundred shells deep."""

    def near(at: Fraction) -> bool:
        found = _ratio_of_means(at)
        return abs(found - exact(factor.subs(b, exact_sympy(at)))) < Fraction(1, 10**12)

    return on_instances(
        near,
        DENSITIES,
        what="the mean density over |lam - 1/2| < 2^-10 against 2^-11",
        say=lambda at: f"b = {at} gives the ratio {float(_ratio_of_means(at)):.12g}",
    )


def _ratio_of_means(at: Fraction) -> Fraction:
    return _summed_mean(at, DEPTH) / _summed_mean(at, DEPTH + 1)


def exact_sympy(value: Fraction) -> sp.Rational:
    """A fraction as a rational number of sympy."""
    return sp.Rational(value.numerator, value.denominator)


def _say(instance: Instance) -> str:
    """The instance with h_eps at four radii: two values in turn."""
    found = [ball_shares(instance.data, instance.x, Fraction(1, 2**n), LAW) for n in range(DEPTH, DEPTH + 4)]
    shares = [str(s.fractions()[instance.own]) if s else "0/0" for s in found]
    return (
        f"{instance}: the density is {LAW.outer} for 1/4 < |lam - 1/2| < 1/2, {LAW.inner} for 1/8 < |lam - 1/2| < 1/4, "
        f"and so on in turn; h_eps^{instance.own + 1} is {', '.join(shares)} at eps = 2^-10, 2^-11, 2^-12, 2^-13"
    )


def _halved(instance: Instance) -> list[Crossing]:
    return [c for c in crossings(instance.data, instance.x) if c.lam == HALF]


def _can_swing(instance: Instance) -> bool:
    """Whether x is no data point, halves segments of lengths 1, 2, 4, 8, and another label passes.

    A segment that x cuts where the density jumps is left out: its mean weight settles in the limit alone.
    """
    data, x, _ = instance
    halved = _halved(instance)
    if x in data.class_of or not halved or any(c.squared not in POWERS for c in halved):
        return False
    if any(_is_edge(abs(c.lam - HALF)) for c in crossings(data, x)):
        return False
    labels = {(c.lam, data.classes[c.first], data.classes[c.second]) for c in crossings(data, x)}
    own = {i for _, i, j in labels if i == j}
    return len(labels) > 1 and not (len(own) == 1 and all(i == j for _, i, j in labels))


def _is_edge(distance: Fraction) -> bool:
    """Whether the density jumps at this distance from 1/2."""
    return distance.numerator == 1 and distance.denominator.bit_count() == 1


def _is_predicted(instance: Instance, factor: Fraction) -> bool:
    """Whether h at half the radius follows when the halved segments' weights swing by the factor, all others stay."""
    data, x, _ = instance
    eps = Fraction(1, 2**DEPTH)
    before, after = (ball_shares(data, x, radius, LAW) for radius in (eps, eps / 2))
    if before is None or after is None:
        return False
    weights = list(before.weights)
    for crossing in _halved(instance):
        is_even = (DEPTH + POWERS[crossing.squared]) % 2 == 0
        change = (1 / factor if is_even else factor) - 1
        for end in (crossing.first, crossing.second):
            weights[data.classes[end]] += _half_mass(crossing, eps) * (change / len(data.points) ** 2)
    return Shares(tuple(weights)).agrees_with(after)


def _half_mass(crossing: Crossing, eps: Fraction) -> RootSum:
    """What each end of a halved segment gets of its two orders: the mass of |lam - 1/2| < eps / length."""
    width = eps / 2 ** POWERS[crossing.squared]
    return LAW.mass(rational(HALF - width), rational(HALF + width))


def _summed_mean(at: Fraction, n: int) -> Fraction:
    """The mean density over |lam - 1/2| < 2^-n: the shells 2^-(k+2) < |lam - 1/2| <= 2^-(k+1) for k >= n - 1."""
    values = [(3 - at) / 2, at]
    mass = sum((2 * values[k % 2] * Fraction(1, 2 ** (k + 2)) for k in range(n - 1, n + 99)), Fraction(0))
    return mass * 2**n / 2
