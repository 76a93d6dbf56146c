"""Where the counterexample searches of this paper look, and the mixing laws under which they ask."""

from fractions import Fraction
from functools import cache
from itertools import chain, islice

import sympy as sp

from numerics.exact_laws import UNIFORM, ExactLaw, PolynomialLaw, beta_law
from numerics.exact_mixup import is_continuous, limit_shares
from numerics.finite_sets import FiniteSet
from numerics.search import (
    Instance,
    Space,
    data_points,
    grid_points,
    instances_of,
    meeting_points,
    random_sets,
    systematic_sets,
)

SEED = 2022
LINE = Space(dimension=1, side=4, scale_free=False)
PLANE = Space(dimension=2, side=2, n_points=(3, 4))
WIDE = Space(dimension=2, side=5, n_points=(3, 4, 5, 6))
LAWS: tuple[ExactLaw, ...] = (UNIFORM, beta_law(2), beta_law(1, 2))
LEVEL = PolynomialLaw((Fraction(1, 2), Fraction(3), Fraction(-3)))
"""A symmetric law that falls to the density 1/2 at the ends: 1/2 + 3 lam (1 - lam)."""


@cache
def at_data_points(*, n_random: int = 100) -> tuple[Instance, ...]:
    """Every data point with its own class: small sets of the line and the plane, then random ones."""
    sets = chain(systematic_sets(LINE), systematic_sets(PLANE), islice(random_sets(WIDE, seed=SEED), n_random))
    return tuple(instances_of(sets, data_points, own_class=True))


@cache
def on_the_line(*, n_random: int = 100) -> tuple[Instance, ...]:
    """Half-integer points of sets of integers, with every class; scale matters."""
    space = Space(dimension=1, side=9, n_points=(2, 3, 4, 5), scale_free=False)
    sets = chain(systematic_sets(LINE), islice(random_sets(space, seed=SEED), n_random))
    return tuple(instances_of(sets, grid_points(2)))


@cache
def at_meeting_points(*, n_random: int = 100) -> tuple[Instance, ...]:
    """Where segments of the plane cross, with every class."""
    sets = chain(systematic_sets(PLANE), islice(random_sets(WIDE, seed=SEED), n_random))
    return tuple(instances_of(sets, meeting_points))


@cache
def in_the_plane(*, n_random: int = 40) -> tuple[Instance, ...]:
    """Grid points in and around sets of the plane, with every class: many of them outside X_mix."""
    return tuple(instances_of(islice(random_sets(WIDE, seed=SEED), n_random), grid_points(1)))


@cache
def continuous_for_all_laws(instance: Instance) -> bool:
    """Whether h is continuous at the point for each of the laws."""
    return all(is_continuous(instance.data, instance.x, law) for law in LAWS)


@cache
def classified_for_all_laws(instance: Instance) -> bool:
    """Whether h classifies the point as the class, strictly, for each of the laws."""
    found = [limit_shares(instance.data, instance.x, law) for law in LAWS]
    return all(shares is not None and shares.leader == instance.own for shares in found)


def one_class(data: FiniteSet) -> bool:
    """Whether no class is foreign."""
    return data.n_classes < 2


def exact(value: sp.Expr) -> Fraction:
    """Read a rational number of sympy as a fraction."""
    number = sp.Rational(value)
    return Fraction(int(number.p), int(number.q))


@cache
def is_less(share: Fraction, bound: sp.Expr) -> bool:
    """Decide share < bound for an exact bound."""
    return bool(sp.Rational(share.numerator, share.denominator) < bound)
