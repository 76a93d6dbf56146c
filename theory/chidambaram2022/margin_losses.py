"""The Mixup loss of a linear model in the margins of the points: symbolic integrands, and balls of its integrals.

Margins are u = theta.x on class 1 and v = -theta.z on class -1, so that a mixture of x and z has the logit
t = lam u - (1 - lam) v. Integrals over lam are for Beta(alpha, alpha) with a whole number alpha.
"""

from collections.abc import Callable, Sequence
from functools import cache
from math import factorial

import sympy as sp
from flint import acb, arb

from numerics.enclosure import Root, ball, isolate_root, precision
from numerics.linear_losses import Pairs

lam, k, u, v = sp.symbols("lambda k u v", positive=True)
BITS = 128


def softplus(logit: sp.Expr) -> sp.Expr:
    """log(1 + e^s)."""
    return sp.log(1 + sp.exp(logit))


def across(first: sp.Expr, second: sp.Expr) -> sp.Expr:
    """Loss of a pair of different classes with margins u and v at lam: -(lam log g^1 + (1 - lam) log g^(-1))."""
    logit = lam * first - (1 - lam) * second
    return -lam * sp.log(1 / (1 + sp.exp(-logit))) - (1 - lam) * sp.log(1 / (1 + sp.exp(logit)))


def within(first: sp.Expr, second: sp.Expr) -> sp.Expr:
    """Loss of a pair of one class with margins a and b at lam: -log g of the class that both have."""
    return softplus(-(lam * first + (1 - lam) * second))


def mirrored(integrand: sp.Expr) -> sp.Expr:
    """The part that a symmetric law sees: half the integrand at lam and half at 1 - lam."""
    return (integrand + integrand.subs(lam, 1 - lam)) / 2


def class_slopes(size: sp.Expr, other: sp.Expr, at: tuple[sp.Expr, sp.Expr], pairs: Pairs) -> tuple[sp.Expr, sp.Expr]:
    """Derivatives, along each class's common margin, of the loss summed over the ordered pairs, at lam.

    Args:
        size, other: numbers of points of class 1 and of class -1.
        at: margin of the points of class 1 and of those of class -1.
        pairs: which pairs are mixed.
    """
    count = {Pairs.ALL: lambda c: c**2, Pairs.DISTINCT: lambda c: c * (c - 1), Pairs.ACROSS: lambda c: 0}[pairs]
    total = count(size) * within(u, u) + count(other) * within(v, v) + 2 * size * other * across(u, v)
    first, second = (
        mirrored(sp.diff(total, margin).subs({u: at[0], v: at[1]}, simultaneous=True)) for margin in (u, v)
    )
    return first, second


def expectation(integrand: Callable[[acb], acb], alpha: int) -> arb:
    """E of a function analytic near [0, 1] under Beta(alpha, alpha), as a ball.

    Raises:
        ValueError: alpha is no positive whole number (its density would have branch points).
    """
    if not isinstance(alpha, int) or alpha < 1:
        raise ValueError(f"alpha must be a whole number >= 1, not {alpha!r}; use numerics.quadrature for other laws")
    peak = ball(factorial(2 * alpha - 1)) / ball(factorial(alpha - 1)) ** 2 / ball(4) ** (alpha - 1)
    return peak * acb.integral(lambda z, _: integrand(z) * (4 * z * (1 - z)) ** (alpha - 1), 0, 1).real


def logistic(logit: acb) -> acb:
    """1 / (1 + e^(-s)), written through tanh, which does not overflow."""
    return (1 + (logit / 2).tanh()) / 2


def pair_slopes(first: arb, second: arb, alpha: int) -> tuple[arb, arb]:
    """Derivatives in u and in v of E[across(u, v)], as balls."""

    def residual(z: acb) -> acb:
        return logistic(z * first - (1 - z) * second) - z

    return expectation(lambda z: z * residual(z), alpha), expectation(lambda z: (z - 1) * residual(z), alpha)


def scale_slope(at: arb, alpha: int) -> arb:
    """E[m tanh(m k / 2)] - E[m^2] with m = 2 lam - 1: twice the derivative of E h_lam(k)."""
    m = lambda z: 2 * z - 1
    return expectation(lambda z: m(z) * (m(z) * at / 2).tanh() - m(z) ** 2, alpha)


@cache
def scale(alpha: int, *, width: str = "1e-20") -> Root:
    """Enclose k(Beta(alpha, alpha)), the common margin at which the loss of a pair of different classes is least."""
    with precision(BITS):
        return isolate_root(lambda at: scale_slope(at, alpha), 1, 8, width=width)


def loss_gradient(
    points: Sequence[Sequence[int]], labels: Sequence[int], theta: Sequence[arb], alpha: int, pairs: Pairs
) -> list[arb]:
    """Gradient in theta of the loss summed over the ordered pairs, as balls, straight from the definition."""
    logits = [sum((ball(a) * b for a, b in zip(x, theta, strict=True)), arb(0)) for x in points]
    total = [arb(0) for _ in theta]
    for s in range(len(points)):
        for t in range(len(points)):
            if not _mixes(s, t, labels, pairs):
                continue
            on_s, on_t = _pair_residuals(logits[s], logits[t], labels[s], labels[t], alpha)
            total = [g + on_s * ball(a) + on_t * ball(b) for g, a, b in zip(total, points[s], points[t], strict=True)]
    return total


def _mixes(s: int, t: int, labels: Sequence[int], pairs: Pairs) -> bool:
    if pairs is Pairs.ACROSS:
        return labels[s] == 1 and labels[t] == -1
    return pairs is Pairs.ALL or s != t


def _pair_residuals(a: arb, b: arb, label_a: int, label_b: int, alpha: int) -> tuple[arb, arb]:
    """E[lam r] and E[(1 - lam) r] with r the derivative of the pair's loss in its logit."""

    def residual(z: acb) -> acb:
        return logistic(z * a + (1 - z) * b) - z * (label_a == 1) - (1 - z) * (label_b == 1)

    return (
        expectation(lambda z: z * residual(z), alpha),
        expectation(lambda z: (1 - z) * residual(z), alpha),
    )
