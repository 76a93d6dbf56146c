r"""Equicorrelation matrices: closed forms for every dimension through the algebra of a I + b J.

$J$ is the matrix of ones, $J^2 = dJ$, so the matrices $aI + bJ$ are closed under products and inverses, and an identity
between their coefficients holds for every $d$ at once. $\Sigma = (1 - \tau) I + \tau J$.
"""

from typing import NamedTuple

import sympy as sp

from theory.checks import identity, on_instances
from theory.evidence import Evidence

d = sp.Symbol("d", integer=True, positive=True)
tau = sp.Symbol("tau", real=True)
j = sp.Symbol("j", integer=True, positive=True)


class Pattern(NamedTuple):
    """The matrix identity * I + ones * J in dimension d."""

    identity: sp.Expr
    ones: sp.Expr

    @classmethod
    def of_entries(cls, diagonal: sp.Expr, off_diagonal: sp.Expr) -> "Pattern":
        """Build from the entry on the diagonal and the entry off it."""
        return cls(diagonal - off_diagonal, off_diagonal)


SIGMA = Pattern(1 - tau, tau)
THIN = sp.Rational(1, 1000)


def product(left: Pattern, right: Pattern) -> Pattern:
    """(a I + b J)(a' I + b' J) = a a' I + (a b' + b a' + d b b') J."""
    ones = left.identity * right.ones + left.ones * right.identity + d * left.ones * right.ones
    return Pattern(left.identity * right.identity, ones)


def eigenvalues(pattern: Pattern) -> tuple[sp.Expr, sp.Expr]:
    """Give a, of multiplicity d - 1 (vectors of sum 0), and a + d b, of multiplicity 1 (the vector of ones)."""
    return pattern.identity, pattern.identity + d * pattern.ones


def matrix(pattern: Pattern, size: int, **values: sp.Expr | int) -> sp.Matrix:
    """Write the pattern out in dimension `size`, at given values of its other symbols."""
    at = {d: size, **{sp.Symbol(name, real=True): value for name, value in values.items()}}
    a, b = (sp.sympify(part).subs(at) for part in pattern)
    return a * sp.eye(size) + b * sp.ones(size, size)


def covariance_of_residuals(weight: sp.Expr) -> tuple[sp.Expr, sp.Expr, sp.Expr]:
    """Second moments of Y_j = Z_j - weight * (Z_{j+1} + ... + Z_d) for Z ~ N(0, Sigma).

    Returns:
        Cov(Y_j, Z_m) for any m > j, Cov(Y_j, Z_m) for any m < j, and Var(Y_j); all from Sigma's entries alone.
    """
    rest = d - j
    later = tau - weight * (1 + (rest - 1) * tau)
    earlier = tau - weight * rest * tau
    variance = 1 - 2 * weight * rest * tau + weight**2 * (rest + rest * (rest - 1) * tau)
    return later, earlier, variance


def from_eigenvalues(lower: sp.Expr) -> Evidence:
    """Both eigenvalues along tau = lower + s (1 - lower): (1 - s) d/(d - 1) and s d, positive for 0 < s < 1, d >= 2."""
    share = sp.Symbol("s", positive=True)
    value = lower + share * (1 - lower)
    repeated, single = (part.subs(tau, value) for part in eigenvalues(SIGMA))
    return identity([repeated, single], [(1 - share) * d / (d - 1), share * d])


def from_exact_matrices(lower: sp.Expr) -> Evidence:
    """Leading minors in rationals: all positive exactly where lower < tau < 1 (singular matrices left out)."""

    def decided(case: tuple[int, sp.Rational]) -> bool:
        size, value = case
        inside = bool(sp.sympify(lower).subs(d, size) < value)
        return bool(matrix(SIGMA, size, tau=value).is_positive_definite) == inside

    def regular(case: tuple[int, sp.Rational]) -> bool:
        size, value = case
        return bool((size - 1) * value != -1 and (size - 2) * value != -1)

    cases = [(size, sp.Rational(n, 40)) for size in (3, 2, 4, 5) for n in range(-39, 40, 3)]
    cases += [(size, sp.Rational(-1, size - 1) + step) for size in (3, 5) for step in (-THIN, THIN)]
    return on_instances(decided, [(3, sp.Rational(-3, 4)), *cases], hypotheses=regular, what="(d, tau)")
