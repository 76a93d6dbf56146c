"""Checks of Assumption 3.1 from the measure of A_{x,eps,delta}^{i,j}, with delta a hair below its bound.

The set falls as delta grows, so the assumption holds if and only if it has measure zero for some delta close enough to
min_j d(X_i, X_j) / 2 and some eps. `holds_by_measure` looks at delta = (1 - 2^-n) of the bound and eps = 2^-2n.
"""

from fractions import Fraction

from numerics.exact_laws import UNIFORM
from numerics.exact_mixup import pair_mass
from numerics.finite_sets import FiniteSet, Point, squared_class_distance

REFINEMENTS = (4, 8, 12, 16)


def holds_by_measure(data: FiniteSet, x: Point, own: int) -> bool:
    """Whether one of the refinements certifies Assumption 3.1 on the line, by an exact measure of zero."""
    return any(_is_null(data, x, own, n) for n in REFINEMENTS)


def _is_null(data: FiniteSet, x: Point, own: int, n: int) -> bool:
    bound = _root(squared_class_distance(data, own)) / 2
    delta, eps = bound * (1 - Fraction(1, 2**n)), Fraction(1, 4**n)
    others = [j for j in range(data.n_classes) if j != own]
    return all(not pair_mass(data, x, eps, UNIFORM, (own, j), delta=delta).terms for j in others)


def _root(square: Fraction) -> Fraction:
    """The root of the square of a rational number."""
    numerator, denominator = round(square.numerator**0.5), round(square.denominator**0.5)
    if Fraction(numerator, denominator) ** 2 != square:
        raise ValueError(f"{square} is no square of a rational; place the points on the line")
    return Fraction(numerator, denominator)
