"""Checks of Theorem 3.2: how many segments must pass through x for eq. (1) to determine h there.

The subject of every check is that number; a data point counts as a segment from itself to itself.
"""

from fractions import Fraction

import sympy as sp

from numerics.exact_laws import UNIFORM
from numerics.exact_mixup import limit_shares
from numerics.finite_sets import crossings, foreign_share, meets_assumption_2_9
from numerics.search import Instance, search
from theory.checks import identity, on_instances, searched
from theory.chidambaram2022.flint_masses import flint_shares
from theory.chidambaram2022.searched_sets import in_the_plane, on_the_line
from theory.evidence import Evidence

TINY = Fraction(1, 10**9)
lam, length, alpha, eps = sp.symbols("lam length alpha epsilon", positive=True)


def from_search(least: sp.Expr) -> Evidence:
    """Look for a point, both assumptions met, at which h is determined or not against the number of segments."""
    return _search(least, n_line=50, n_plane=10)


def from_long_search(least: sp.Expr) -> Evidence:
    """The same over more than 10,000 points."""
    return _search(least, n_line=500, n_plane=300)


def from_weight(least: sp.Expr) -> Evidence:
    """The least number of segments has the weight 2 f(lam) / |s - t| > 0 per eps: that of one, by Leibniz' rule."""
    u = sp.Symbol("u", positive=True)
    density = (u * (1 - u)) ** (alpha - 1)
    mass = sp.Integral(density, (u, lam - eps / length, lam + eps / length))
    return identity(least * mass.diff(eps).doit().subs(eps, 0), 2 * density.subs(u, lam) / length)


def from_flint(least: sp.Expr) -> Evidence:
    """A second path: by balls, eq. (1) is 0/0 beyond the set {0}, {1}, and a number between its points and at them."""
    cases = [(Fraction(-1), 0), (Fraction(1, 2), 1), (Fraction(1, 3), 1), (Fraction(7, 2), 0)]
    return on_instances(
        lambda case: flint_shares([[(0,)], [(1,)]], (case[0],), TINY)[0].is_finite() == bool(case[1] >= least),
        cases,
        what="eq. (1) is a number exactly where enough segments pass, by balls",
        say=lambda case: f"X_1 = {{0}}, X_2 = {{1}}, x = {case[0]}: {case[1]} segments pass through x, eps = 1e-9",
    )


def _search(least: sp.Expr, *, n_line: int, n_plane: int) -> Evidence:
    report = search(
        (*in_the_plane(n_random=n_plane), *on_the_line(n_random=n_line)),
        hypotheses=_meets_both,
        conclusion=lambda i: (limit_shares(i.data, i.x, UNIFORM) is not None) == bool(_n_segments(i) >= least),
    )
    return searched(report, what="eq. (1) determines h at x exactly where enough segments pass", say=_say)


def _meets_both(instance: Instance) -> bool:
    """Assumptions 2.9 and 3.1 with the bound 1/2 on delta; both hold off X_mix."""
    if instance.data.n_classes < 2:
        return False
    share = foreign_share(instance.data, instance.x, instance.own)
    return meets_assumption_2_9(instance.data, instance.x, instance.own) and (share is None or 2 * share < 1)


def _say(instance: Instance) -> str:
    """The instance with what eq. (1) is at x."""
    n = _n_segments(instance)
    shares = limit_shares(instance.data, instance.x, UNIFORM)
    value = f"the limit {shares}" if shares else "0/0, for all masses in a small ball about x are 0"
    return f"{instance}: both assumptions hold, {n} segments pass through x, and eq. (1) is {value}"


def _n_segments(instance: Instance) -> int:
    return (instance.x in instance.data.class_of) + sum(1 for _ in crossings(instance.data, instance.x))
