r"""Proofs, for all data at once, of the two inequalities between Taylor forms: each point's share is a visible sum.

A point that is classified without error has $s = (2y - 1) u \ge 0$, $|h'(u) - y| = 1/(1 + e^s)$ and
$h''(u) = e^s/(1 + e^s)^2$. With mean score $m = 0$ and variance $V$ its share of a Mixup-like form is
$$A \frac{s}{1 + e^s} + \frac{B}{2} h'' (s^2 + V)$$
"""

import sympy as sp

from theory.checks import all_of, identity
from theory.evidence import Evidence
from theory.sohn2022.ordering_cases import Ordering
from theory.sohn2022.taylor_orderings import MIXUP, c, genlabel_limits

s, rho, beyond = sp.symbols("s rho e", nonnegative=True)
spread_of_scores = sp.Symbol("V", nonnegative=True)
mean = sp.Symbol("m", real=True)
SIGNS = (1, -1)


def from_the_common_factor(ordering: Ordering) -> Evidence:
    """1/3 - A and 1/6 - B are the same: positive strictly between the ends, zero at them, negative outside."""
    factor = (c - ordering.low) * (ordering.high - c) / (6 * (1 + c) ** 2)
    gaps = [mine - limit for mine, limit in zip(MIXUP, genlabel_limits(), strict=True)]
    return identity(gaps, [factor, factor])


def from_each_share(ordering: Ordering) -> Evidence:
    """For both classes (h' - y)(m - u) + h'' ((u - m)^2 + V) / 2 is a sum of terms that are positive for s > 0."""
    shown = s / (1 + sp.exp(s)) + _bend(s) * (s**2 + spread_of_scores) / 2
    shares = [_drift(sign, ordering) + _bend(s) * _square(sign, ordering) / 2 for sign in SIGNS]
    return identity(shares, [shown, shown])


def from_each_slack(ordering: Ordering) -> Evidence:
    """With s = rho + e and rho = R c_x |theta| <= s, each point's slack against the attack is a sum of terms >= 0."""
    slope, curvature = genlabel_limits()
    reach = ordering.attack * rho
    shown = slope * beyond / (1 + sp.exp(s)) + _bend(s) / 2 * (
        curvature * (spread_of_scores + 2 * rho * beyond + beyond**2) + excess() * rho**2
    )
    slacks = [
        slope * _drift(sign, ordering)
        + curvature / 2 * _bend(s) * _square(sign, ordering)
        - reach / (1 + sp.exp(s))
        - reach**2 / 2 * _bend(s)
        for sign in SIGNS
    ]
    at_sum = {s: rho + beyond}
    return identity([slack.subs(at_sum) for slack in slacks], [shown.subs(at_sum)] * 2)


def from_excess(ordering: Ordering) -> Evidence:
    """B - A^2 = ((c - 1)^4 + 8 c ((c - 3/4)^2 + 7/16)) / (12 (1 + c)^4) > 0, with A the radius of the attack."""
    return identity(genlabel_limits()[1] - ordering.attack**2, excess())


def proofs_of_second(ordering: Ordering) -> Evidence:
    """Both parts of the second inequality."""
    return all_of([from_excess(ordering), from_each_slack(ordering)])


def excess() -> sp.Expr:
    """What B exceeds A^2 by, as a sum of positive terms."""
    return ((c - 1) ** 4 + 8 * c * ((c - sp.Rational(3, 4)) ** 2 + sp.Rational(7, 16))) / (12 * (1 + c) ** 4)


def _mean(ordering: Ordering) -> sp.Expr:
    return sp.Integer(0) if ordering.centred else mean


def _drift(sign: int, ordering: Ordering) -> sp.Expr:
    """(h'(u) - y)(m - u) at u = sign s, y = (1 + sign) / 2."""
    u, y = sign * s, sp.Rational(1 + sign, 2)
    return (sp.exp(u) / (1 + sp.exp(u)) - y) * (_mean(ordering) - u)


def _square(sign: int, ordering: Ordering) -> sp.Expr:
    return (sign * s - _mean(ordering)) ** 2 + spread_of_scores


def _bend(at: sp.Expr) -> sp.Expr:
    return sp.exp(at) / (1 + sp.exp(at)) ** 2
