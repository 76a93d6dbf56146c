r"""Theorem 2.11 without probability: only where m is a power of two can midpoints fit two sets.

Let $p_k = \sum_i x_i^k$. The power sums of the pair sums are
$$\sum_{i<j} (x_i + x_j)^k = (m - 2^{k-1}) p_k + \frac{1}{2} \sum_{l=1}^{k-1} \binom{k}{l} p_l p_{k-l}.$$
If $m$ is no power of two, $m - 2^{k-1} \ne 0$ for every $k$, so the pair sums give $p_1, ..., p_m$ one after the other
and with them the numbers. Points in space follow, direction by direction.
"""

from itertools import combinations

import sympy as sp

from theory.checks import all_of, identity, on_instances
from theory.chidambaram2022.pair_scheme import m
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

k = sp.Symbol("k", integer=True, positive=True)
t, q = sp.symbols("t q", positive=True)


def from_generating_function(factor: sp.Expr) -> Evidence:
    """Every m and k: sum of exp((x_i + x_j) t) over i < j is (E(t)^2 - E(2t)) / 2 with E(t) = sum of exp(x_i t).

    In E the coefficient of t^k / k! is p_k = q and that of t^0 is m; what q adds to first order is its factor.
    """
    series = m + q * t**k / sp.factorial(k)
    doubled = m + q * (2 * t) ** k / sp.factorial(k)
    first_order = sp.diff((series**2 - doubled) / 2, q).subs(q, 0)
    return identity(first_order * sp.factorial(k) / t**k, factor)


def from_symbolic_points(factor: sp.Expr) -> Evidence:
    """The whole formula with symbolic points, m = 2 to 5 and k = 1 to 6."""
    parts = []
    for n_points in range(2, 6):
        x = sp.symbols(f"x1:{n_points + 1}", real=True)
        for power in range(1, 7):
            sums = sp.Add(*((a + b) ** power for a, b in combinations(x, 2)))
            p = [sp.Add(*(a**n for a in x)) for n in range(power + 1)]
            lower = sp.Add(*(sp.binomial(power, n) * p[n] * p[power - n] / 2 for n in range(1, power)))
            parts.append(identity(sums, factor.subs({m: n_points, k: power}) * p[power] + lower))
    return all_of(parts)


def from_zeros(factor: sp.Expr) -> Evidence:
    """Exact zeros for m = 2 to 128: there is one with k <= m exactly if m is a power of two."""

    def agrees(n_points: int) -> bool:
        zero = any(factor.subs({m: n_points, k: power}) == 0 for power in range(1, n_points.bit_length() + 1))
        return bool(zero) == (n_points.bit_count() == 1)

    return on_instances(agrees, range(2, 129), what="a zero exactly at the powers of two, m points")


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-2.11"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=m - 2 ** (k - 1),
    checks=(from_generating_function, from_symbolic_points, from_zeros),
    controls=(
        Control(subject=m - 2**k, why="pairs i = j subtracted twice"),
        Control(subject=m - 1 + 0 * k, why="right for k = 1 and nowhere else"),
        Control(subject=m - 2 ** (k - 1) - (k - 1) * (k - 2), why="near miss: right for k = 1 and k = 2"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
