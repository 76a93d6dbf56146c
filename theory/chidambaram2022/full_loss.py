"""Checks of Theorem 3.5 and Corollary 3.8 for losses that also mix points of one class, shared by print and repair.

The subject is a pair (n_1, n_-1) of class sizes, as expressions: the sizes for which the minimiser is said to be a
rescaling of the maximum-margin solution whenever that one interpolates.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, partial

import numpy as np
import sympy as sp
from flint import arb

from numerics.enclosure import ball, precision
from numerics.linear_losses import Atoms, Pairs, minimise, mixtures
from theory.checks import agreement, all_of, encloses, identity, on_instances
from theory.chidambaram2022.directions import Draw, cosine_with_descent, cosine_with_max_margin
from theory.chidambaram2022.interpolation import drawn, interpolates, orthonormal
from theory.chidambaram2022.margin_losses import BITS, class_slopes, k, loss_gradient
from theory.evidence import Evidence

n, m = sp.symbols("n m", positive=True, integer=True)
Sizes = tuple[sp.Expr, sp.Expr]
KEPT = (Pairs.ALL, Pairs.DISTINCT)


@dataclass(frozen=True)
class Case:
    """Orthogonal unit vectors, `size` of class 1 and `other` of class -1, uniform law, and which pairs are mixed."""

    size: int
    other: int
    pairs: Pairs

    @property
    def gap(self) -> arb:
        """u - v at the minimiser."""
        u, v = _margins(self.size, self.other, self.pairs)
        return u - v

    def __str__(self) -> str:
        u, v = (margin.str(9) for margin in _margins(self.size, self.other, self.pairs))
        return (
            f"orthogonal unit vectors, {self.size} in class 1 and {self.other} in class -1, uniform law, {self.pairs} "
            f"pairs: at the minimiser theta.x = {u} on class 1 and -theta.z = {v} on class -1"
        )


def from_class_slopes(sizes: Sizes) -> Evidence:
    """At any common margin k of all points, do both classes pull equally? With and without the pairs (x, x).

    Pairs of different classes pull both margins alike, so that for any symmetric law the slopes differ by the pull of
    the pairs within: where they differ at one k, they do at all.
    """
    slopes = [class_slopes(*sizes, (k, k), pairs) for pairs in KEPT]
    seen = identity([first for first, _ in slopes], [second for _, second in slopes])
    witness = (
        f"n_1 = {sizes[0]}, n_-1 = {sizes[1]}: at a common margin k of all points the slopes of the loss along the two "
        "margins differ by (n_1^2 - n_-1^2) / (1 + e^k), whatever the symmetric law, so that none is stationary "
        "where the points are independent"
    )
    return replace(seen, witness=witness) if seen.witness else seen


def from_certified_minimiser(sizes: Sizes) -> Evidence:
    """Unit vectors, uniform law: enclose the minimiser; are the margins of the classes equal?

    A second path beside the symbolic one: the gradient is integrated from the definition in balls, and strong convexity
    bounds the distance to the minimiser.
    """
    cases = [Case(*_four_and_two(sizes), pairs) for pairs in KEPT]
    parts = [encloses(0, case.gap, tolerance=1e-9, what=f"u - v at the minimiser, {case}") for case in cases]
    return all_of(
        [replace(part, witness=str(case)) if part.witness else part for part, case in zip(parts, cases, strict=True)]
    )


def from_newton(sizes: Sizes) -> Evidence:
    """Random data with the interpolation property, Beta(2, 2): the spread of the margins at the minimiser."""
    size, other = _four_and_two(sizes)
    candidates = drawn(30, size=size, other=other, dimension=4 * (size + other), seed=f"full {size} {other}")
    cases = [(data, pairs) for data in list(filter(interpolates, candidates))[:4] for pairs in KEPT]

    def spread(case: tuple) -> float:
        data, pairs = case
        found = minimise(mixtures(data.points, data.labels, Atoms.of_beta(2.0), pairs=pairs))
        margins = np.array(data.labels) * (data.inputs @ found.theta)
        return float(np.ptp(margins)) if found.converged else float("nan")

    return agreement(spread, lambda _: 0.0, cases, tolerance=1e-7, what="spread of the margins")


def from_unit_vectors(sizes: Sizes) -> Evidence:
    """Unit vectors, uniform law: the enclosed minimiser has one margin for all points, or not.

    The loss sees the margins alone, and independent points can have any margins: unit vectors stand for all
    independent data, thus with probability one for Gaussian points in d >= n.
    """

    def is_zero(case: Case) -> bool | None:
        if case.gap > 0 or case.gap < 0:
            return False
        return True if case.gap.rad() < arb("1e-9") else None

    cases = [Case(*_four_and_two(sizes), pairs) for pairs in KEPT]
    return on_instances(is_zero, cases, what="all points have one margin at the minimiser", say=str)


def from_common_margins(sizes: Sizes) -> Evidence:
    """A second path, without a minimiser: at a common margin k of all points, do the classes pull equally, by balls?

    The classes are single points of the plane, repeated; the gradient is integrated from the definition.
    """
    size, other = _four_and_two(sizes)

    def slopes(at: int, pairs: Pairs) -> list[arb]:
        points, labels = [(1, 0)] * size + [(0, 1)] * other, [1] * size + [-1] * other
        with precision(BITS):
            first, second = loss_gradient(points, labels, [ball(at), ball(-at)], 1, pairs)
            return [first, -second]

    def is_level(case: tuple[int, Pairs]) -> bool | None:
        first, second = slopes(*case)
        if first > second or first < second:
            return False
        return True if (first - second).rad() < arb("1e-9") else None

    def say(case: tuple[int, Pairs]) -> str:
        first, second = (slope.str(9, radius=False) for slope in slopes(*case))
        return (
            f"n_1 = {size}, n_-1 = {other}, uniform law, {case[1]} pairs, margin k = {case[0]} of all points: the loss "
            f"summed over the pairs has slope {first} along the margin of class 1 and {second} along that of class -1"
        )

    cases = [(at, pairs) for at in (1, 4) for pairs in KEPT]
    return on_instances(is_level, cases, what="the classes pull equally", say=say)


def _cosine_of(cosine: Callable[..., float], case: tuple[Draw, Pairs]) -> float:
    return cosine(case[0], pairs=case[1])


def from_gaussian_draws(sizes: Sizes) -> Evidence:
    """Gaussian points in the dimension of Lemma 3.7: cosines with max-margin and with gradient descent on ERM."""
    size, other = _four_and_two(sizes)
    draws = [(Draw(size, other, alpha, seed), pairs) for seed, alpha in enumerate((1.0, 8.0)) for pairs in KEPT]
    return all_of(
        [
            agreement(
                partial(_cosine_of, cosine),
                lambda _: 1.0,
                draws,
                tolerance=tolerance,
                what=f"cosine with {name}",
            )
            for cosine, tolerance, name in (
                (cosine_with_max_margin, 1e-9, "max-margin"),
                (cosine_with_descent, 1e-4, "gradient descent"),
            )
        ]
    )


def _four_and_two(sizes: Sizes) -> tuple[int, int]:
    """The sizes for n = 4 and m = 2."""
    first, second = (int(sp.sympify(size).subs({n: 4, m: 2})) for size in sizes)
    return first, second


@cache
def _margins(size: int, other: int, pairs: Pairs) -> tuple[arb, arb]:
    """The margins u of class 1 and v of class -1 at the minimiser over the unit vectors, as balls.

    Newton's float64 answer is the centre. Every point meets a pair of its own class with E[f f^T] >= 1/6 on the span
    of the pair (uniform law: E[(2 lam - 1)^2] / 2 = 1/6), so within distance 1 the loss is strongly convex with
    modulus w / 6, w the least of sigma (1 - sigma) over the logits there; the minimiser lies within |gradient| 6 / w.
    """
    unknown = arb(0, float("inf"))
    if min(size, other) < 2:
        return unknown, unknown
    data = orthonormal(size, other)
    found = minimise(mixtures(data.points, data.labels, Atoms.of_beta(1), pairs=pairs), tolerance=1e-15)
    signed = np.array(data.labels) * found.theta
    u, v = (Fraction(float(signed[data.inputs.argmax(axis=1)][i])) for i in (0, size))
    with precision(BITS):
        theta = [ball(value) for value in data.by_class(u, -v)]
        gradient = loss_gradient(data.points, data.labels, theta, 1, pairs)
        norm = sum((g * g for g in gradient), arb(0)).sqrt()
        reach = ball(max(abs(u), abs(v)) + 1)
        weight = 1 / ((reach / 2).exp() + (-reach / 2).exp()) ** 2
        radius = 6 * norm / weight
        if not radius < 1:
            return unknown, unknown
        return ball(u) + arb(0, radius.upper()), ball(v) + arb(0, radius.upper())
