"""Checks of the remark that every data point meets Assumption 3.1 for its class.

The subject of every check is a bound as an expression in d = min_j d(X_i, X_j): a data point x in X_i should meet the
assumption exactly where every segment from X_i through x has a foreign share below the bound.
"""

from fractions import Fraction
from itertools import islice

import sympy as sp

from numerics.finite_sets import foreign_share, labelled, meets_assumption_3_1, squared_class_distance
from numerics.search import Instance, Space, data_points, instances_of, random_sets, search
from theory.checks import identity, on_instances, searched
from theory.chidambaram2022.flint_masses import flint_measure
from theory.chidambaram2022.lambda_bound import holds_by_measure
from theory.chidambaram2022.searched_sets import SEED, at_data_points, is_less
from theory.evidence import Evidence

d = sp.Symbol("d", positive=True)
MIDDLES = [(Fraction(1), Fraction(2)), *((Fraction(n, 600), Fraction(1)) for n in (30, *range(180, 220), 480))]
HAIR, TINY = Fraction(1, 2**20), Fraction(1, 2**40)


def from_search(bound: sp.Expr) -> Evidence:
    """Look for a data point that meets Assumption 3.1, or misses it, against the bound."""
    return _search(bound, n_random=200)


def from_long_search(bound: sp.Expr) -> Evidence:
    """The same over more than 10,000 data points."""
    return _search(bound, n_random=4_000)


def from_intervals(bound: sp.Expr) -> Evidence:
    """A segment of foreign share mu is in A where its interval, lam > 1 - mu - eps, reaches below 1 - delta.

    At mu = bound + v it does so by more than v + eps for any delta = (1 - tau) d/2. At mu = bound - v, the choice of
    delta = (d - v)/2 and eps = v/4 leaves a gap of v/4.
    """
    v, tau, eps = sp.symbols("v tau epsilon", positive=True)
    overlap = (1 - d / 2 * (1 - tau)) - (1 - (bound + v) - eps)
    gap = (1 - (bound - v) - v / 4) - (1 - (d / 2 - v / 2))
    return identity([overlap, gap], [v + eps + d / 2 * tau, v / 4])


def from_measure(bound: sp.Expr) -> Evidence:
    """The point a of {0, a}, {t}: exact measures of A for delta a hair below d/2."""

    def holds(case: tuple[Fraction, Fraction]) -> bool:
        a, top = case
        return holds_by_measure(labelled([0, a], [top]), (a,), 0) == is_less(a / top, bound.subs(d, _exact(top - a)))

    return on_instances(holds, MIDDLES, what="Assumption 3.1 against the bound", say=_say_middle)


def from_flint(bound: sp.Expr) -> Evidence:
    """A second path: the same points by balls, delta = (1 - 2^-20) d/2 and eps = 2^-40."""

    def holds(case: tuple[Fraction, Fraction]) -> bool:
        a, top = case
        delta = (top - a) / 2 * (1 - HAIR)
        null = bool(flint_measure([(0,), (a,)], [(top,)], (a,), TINY, delta) == 0)
        return null == is_less(a / top, bound.subs(d, _exact(top - a)))

    return on_instances(holds, MIDDLES, what="Assumption 3.1 against the bound, by balls", say=_say_middle)


def _search(bound: sp.Expr, *, n_random: int) -> Evidence:
    space = Space(dimension=1, side=5, n_points=(3, 4, 5), scale_free=False)
    more = instances_of(islice(random_sets(space, seed=SEED, denominator=4), n_random), data_points, own_class=True)
    report = search(
        (*at_data_points(n_random=0), *more),
        hypotheses=lambda i: i.data.n_classes > 1,
        conclusion=lambda i: meets_assumption_3_1(*i) == _predicted(i, bound),
    )
    return searched(report, what="Assumption 3.1 at a data point, against the bound", say=_say)


def _say(instance: Instance) -> str:
    """The instance with the largest foreign share and the bound on delta."""
    share, half = foreign_share(*instance), sp.sqrt(_exact(squared_class_distance(instance.data, instance.own))) / 2
    met = "is met" if meets_assumption_3_1(*instance) else "fails"
    return (
        f"{instance}: on a segment from the class through x the other end has the share {share}, which delta would "
        f"have to exceed, and delta must be smaller than half the distance of the classes, {half}: the assumption {met}"
    )


def _predicted(instance: Instance, bound: sp.Expr) -> bool:
    share, squared = foreign_share(*instance), squared_class_distance(instance.data, instance.own)
    return share is None or is_less(share, bound.subs(d, sp.sqrt(_exact(squared))))


def _say_middle(case: tuple[Fraction, Fraction]) -> str:
    a, top = case
    return (
        f"X_1 = {{0, {a}}}, X_2 = {{{top}}}, x = {a}: the share of {top} at x is {a / top}, and d/2 = {(top - a) / 2}"
    )


def _exact(value: Fraction) -> sp.Rational:
    return sp.Rational(value.numerator, value.denominator)
