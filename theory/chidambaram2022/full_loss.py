"""Checks of Theorem 3.5 and Corollary 3.8 for losses that also mix points of one class, shared by print and repair.

The subject is a pair (n_1, n_-1) of class sizes, as expressions: the sizes for which the minimiser is said to be a
rescaling of the maximum-margin solution whenever that one interpolates.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import partial

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


def from_class_slopes(sizes: Sizes) -> Evidence:
    """At any common margin k of all points, do both classes pull equally? With and without the pairs (x, x)."""
    slopes = [class_slopes(*sizes, (k, k), pairs) for pairs in KEPT]
    return identity([first for first, _ in slopes], [second for _, second in slopes])


def from_certified_minimiser(sizes: Sizes) -> Evidence:
    """Unit vectors, uniform law: enclose the minimiser; are the margins of the classes equal?

    A second path beside the symbolic one: the gradient is integrated from the definition in balls, and strong convexity
    bounds the distance to the minimiser.
    """
    size, other = (int(sp.sympify(s).subs({n: 4, m: 2})) for s in sizes)
    name = f"unit vectors, {size} in class 1 and {other} in class -1, uniform law"
    return all_of(
        [
            encloses(
                0,
                _margin_gap(size, other, pairs),
                tolerance=1e-9,
                what=f"u - v at the minimiser ({name}, {pairs} pairs)",
            )
            for pairs in KEPT
        ]
    )


def from_newton(sizes: Sizes) -> Evidence:
    """Random data with the interpolation property, Beta(2, 2): the spread of the margins at the minimiser."""
    size, other = (int(sp.sympify(s).subs({n: 4, m: 2})) for s in sizes)
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
    size, other = (int(sp.sympify(s).subs({n: 4, m: 2})) for s in sizes)
    gaps = [(f"{pairs} pairs, u - v", _margin_gap(size, other, pairs)) for pairs in KEPT]

    def is_zero(case: tuple[str, arb]) -> bool | None:
        if case[1] > 0 or case[1] < 0:
            return False
        return True if case[1].rad() < arb("1e-9") else None

    return on_instances(is_zero, gaps, what=f"u = v for {size} unit vectors against {other}, uniform law")


def _cosine_of(cosine: Callable[..., float], case: tuple[Draw, Pairs]) -> float:
    return cosine(case[0], pairs=case[1])


def from_gaussian_draws(sizes: Sizes) -> Evidence:
    """Gaussian points in the dimension of Lemma 3.7: cosines with max-margin and with gradient descent on ERM."""
    size, other = (int(sp.sympify(s).subs({n: 4, m: 2})) for s in sizes)
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


def _margin_gap(size: int, other: int, pairs: Pairs) -> arb:
    """u - v at the minimiser over the unit vectors, as a ball.

    Newton's float64 answer is the centre. Every point meets a pair of its own class with E[f f^T] >= 1/6 on the span
    of the pair (uniform law: E[(2 lam - 1)^2] / 2 = 1/6), so within distance 1 the loss is strongly convex with
    modulus w / 6, w the least of sigma (1 - sigma) over the logits there; the minimiser lies within |gradient| 6 / w.
    """
    if min(size, other) < 2:
        return arb(0, float("inf"))
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
            return arb(0, float("inf"))
        return ball(u - v) + arb(0, 2 * radius.upper())
