"""Checks of Theorem 3.2: how large the bound on delta may be for x to be classified as i.

The subject of every check is the bound of Assumption 3.1 as an expression in d = min_j d(X_i, X_j); the assumption
itself then says that every segment from X_i through x has the foreign share 1 - lam below the bound at x.
"""

from fractions import Fraction
from functools import partial

import sympy as sp

from numerics.enclosure import ball
from numerics.exact_laws import UNIFORM
from numerics.exact_mixup import limit_shares
from numerics.finite_sets import (
    foreign_share,
    in_x_mix,
    labelled,
    meets_assumption_2_9,
    squared_class_distance,
)
from numerics.search import Instance, search
from theory.checks import identity, on_instances, searched
from theory.chidambaram2022.flint_masses import flint_shares
from theory.chidambaram2022.searched_sets import (
    at_meeting_points,
    classified_for_all_laws,
    is_less,
    on_the_line,
)
from theory.evidence import Evidence

d = sp.Symbol("d", positive=True)
DISTANCES = (Fraction(1, 2), Fraction(1), Fraction(2), Fraction(3))
SHARES = [Fraction(n, 400) for n in range(1, 400)]
TINY = Fraction(1, 10**9)


def meets_both(instance: Instance, bound: sp.Expr) -> bool:
    """Whether x lies in X_mix and meets Assumption 2.9 and, with this bound on delta, Assumption 3.1."""
    data, x, own = instance
    if data.n_classes < 2 or not in_x_mix(data, x) or not meets_assumption_2_9(data, x, own):
        return False
    share, squared = foreign_share(data, x, own), squared_class_distance(data, own)
    return share is None or is_less(share, _at(bound, squared))


def from_search(bound: sp.Expr) -> Evidence:
    """Look for a finite set and a point that meet both assumptions while h does not classify the point as the class."""
    return _search(bound, n_line=100, n_plane=30)


def from_long_search(bound: sp.Expr) -> Evidence:
    """The same over more than 10,000 points."""
    return _search(bound, n_line=1_600, n_plane=400)


def from_induction(bound: sp.Expr) -> Evidence:
    """One more segment of weight w and foreign share bound - u adds 2 w u to the lead of class i over all others.

    Without mixed segments the lead M is a weight of segments within the class, at least 0. So the lead is positive for
    any number of segments, in any dimension, for any weights.
    """
    lead, w, u = sp.symbols("M w u", positive=True)
    return identity(lead + w * (1 - (bound - u)) - w * (bound - u), lead + 2 * w * u)


def from_two_points(bound: sp.Expr) -> Evidence:
    """On X_1 = {0}, X_2 = {d}, the point that is a share mu away is classified as 1 exactly where mu < bound."""
    cases = [(distance, share) for distance in DISTANCES for share in SHARES]

    def holds(case: tuple[Fraction, Fraction]) -> bool:
        distance, share = case
        shares = limit_shares(labelled([0], [distance]), (share * distance,), UNIFORM)
        classified = shares is not None and shares.leader == 0
        return classified == is_less(share, _at(bound, distance**2))

    return on_instances(holds, cases, what="x is classified as 1 exactly below the bound", say=_say_two)


def from_flint(bound: sp.Expr) -> Evidence:
    """A second path on the two-point sets: h_eps by balls with eps = 1e-9 puts class 1 above 1/2."""

    def holds(case: tuple[Fraction, Fraction]) -> bool:
        distance, share = case
        return bool(flint_shares([[(0,)], [(distance,)]], (share * distance,), TINY)[0] > ball("1/2"))

    cases = [(distance, share) for distance in DISTANCES for share in SHARES[::13]]
    return on_instances(
        holds,
        cases,
        hypotheses=lambda case: is_less(case[1], _at(bound, case[0] ** 2)),
        what="h_eps^1(x) > 1/2 below the bound, by balls",
        say=_say_two,
    )


def _search(bound: sp.Expr, *, n_line: int, n_plane: int) -> Evidence:
    instances = (*on_the_line(n_random=n_line), *at_meeting_points(n_random=n_plane))
    report = search(instances, hypotheses=partial(meets_both, bound=bound), conclusion=classified_for_all_laws)
    return searched(report, what="h classifies x as the class", say=partial(_say, bound=bound))


def _say(instance: Instance, bound: sp.Expr) -> str:
    """The instance with what Assumption 3.1 asks, and h(x) for uniform mixing."""
    data, x, own = instance
    share, squared = foreign_share(data, x, own), squared_class_distance(data, own)
    return (
        f"{instance}: on a segment from the class through x the other end has the share {share}, below the bound "
        f"{_at(bound, squared)}, yet with uniform mixing h(x) = {limit_shares(data, x, UNIFORM)}"
    )


def _say_two(case: tuple[Fraction, Fraction]) -> str:
    distance, share = case
    h = limit_shares(labelled([0], [distance]), (share * distance,), UNIFORM)
    return (
        f"X_1 = {{0}}, X_2 = {{{distance}}}, x = {share * distance}: the share of class 2 at x is {share}, h(x) = {h}"
    )


def _at(bound: sp.Expr, squared: Fraction) -> sp.Expr:
    return bound.subs(d, sp.sqrt(sp.Rational(squared.numerator, squared.denominator)))
