"""Checks of a bound on the squared distance from x to X_i under the measure-zero condition of Assumption 3.1.

On the segment of length l from s in X_i to t in X_j the point lam s + (1 - lam) t lies (1 - lam) l away from s, and the
condition on A_{x,eps,delta}^{i,j} lets only lam > 1 - delta through.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import sympy as sp

from numerics.exact_laws import UNIFORM
from numerics.exact_mixup import pair_mass
from numerics.finite_sets import FiniteSet, Point, labelled, squared_class_distance, squared_distance
from theory.checks import identity, on_instances
from theory.chidambaram2022.searched_sets import exact
from theory.evidence import Evidence

delta, length = sp.symbols("delta l", positive=True)
LENGTHS = (Fraction(1, 2), Fraction(1), Fraction(2), Fraction(10))
DELTAS = (Fraction(1, 10), Fraction(1, 5), Fraction(2, 5), Fraction(4, 5))
SHARES = tuple(Fraction(n, 120) for n in range(1, 120, 2))
TINY, NEARLY = Fraction(1, 10**4), Fraction(999, 1000)


@dataclass(frozen=True)
class Case:
    """X_1 = {0}, X_2 = {l}: the point at the share 1 - lam of the foreign point, and a delta."""

    length: Fraction
    delta: Fraction
    share: Fraction

    @cached_property
    def data(self) -> FiniteSet:
        """The two points."""
        return labelled([0], [self.length])

    @property
    def x(self) -> Point:
        """The point on the segment."""
        return (self.share * self.length,)

    @property
    def is_admitted(self) -> bool:
        """Whether delta < d(X_1, X_2) / 2 and A_{x,eps,delta}^{1,2} has measure zero for eps = l / 10^4."""
        allowed = 4 * self.delta**2 < squared_class_distance(self.data, 0)
        return allowed and not pair_mass(self.data, self.x, TINY * self.length, UNIFORM, (0, 1), delta=self.delta).terms

    def __str__(self) -> str:
        return (
            f"X_1 = {{0}}, X_2 = {{{self.length}}}, delta = {self.delta}, x = {self.x[0]} on the segment at "
            f"lam = {1 - self.share} > 1 - delta, at the distance {self.x[0]} from X_1"
        )


def from_segments(squared_bound: sp.Expr) -> Evidence:
    """Exact sets and measures: where the condition holds, x is no farther from X_i than the bound."""
    cases = (Case(at, d, share) for at in LENGTHS for d in DELTAS for share in SHARES)
    return on_instances(
        lambda case: squared_distance(case.x, case.data.points[0]) <= _value(squared_bound, case),
        cases,
        what="x lies within the bound",
        hypotheses=lambda case: case.is_admitted,
    )


def from_the_segment(squared_bound: sp.Expr) -> Evidence:
    """Universal: with 1 - lam = t delta, 0 <= t < 1, the bound less the squared distance is (1 - t^2) (delta l)^2."""
    t = sp.Symbol("t", positive=True)
    at = [{t: Fraction(1, 2), delta: Fraction(2, 5), length: value} for value in (Fraction(10), Fraction(1, 2))]
    return identity(squared_bound - (t * delta * length) ** 2, (1 - t**2) * (delta * length) ** 2, at=at)


def from_sharpness(squared_bound: sp.Expr) -> Evidence:
    """The bound is least: for each length and delta a point that meets the condition reaches 999/1000 of it."""
    cases = (Case(at, d, d * (1 - 2 * TINY)) for at in LENGTHS for d in DELTAS)
    return on_instances(
        lambda case: squared_distance(case.x, case.data.points[0]) >= NEARLY * _value(squared_bound, case),
        cases,
        what="a point nearly reaches the bound",
        hypotheses=lambda case: 2 * case.delta < case.length,
    )


def _value(squared_bound: sp.Expr, case: Case) -> Fraction:
    at = {delta: sp.Rational(str(case.delta)), length: sp.Rational(str(case.length))}
    return exact(sp.nsimplify(squared_bound.subs(at), rational=True))
