"""The three-point line of sohn2022, Example 1, from its definitions: data, classifier, pair losses.

Points -1, 0, 1 with one-hot labels e_1, e_2, e_1; the classifier says [f, 1 - f] with f(x) = min(|x| / (2 theta), 1);
a pair is charged the squared norm of the difference of the two-component labels, averaged over uniform lam.
"""

from fractions import Fraction
from functools import cache
from itertools import pairwise

import numpy as np
import sympy as sp

from numerics.laws import BetaLaw, Floats
from numerics.quadrature import piecewise_expectation

POINTS = (-1, 0, 1)
LABELS = ((1, 0), (0, 1), (1, 0))
PAIRS = ((0, 1), (1, 2), (2, 0))
INTRUDING = (2, 0)


@cache
def pair_loss(pair: tuple[int, int], theta: sp.Symbol, *, small: bool) -> sp.Expr:
    r"""Expected squared norm of one pair, \int_0^1 ||lam y_i + (1-lam) y_j - [f, 1-f]||^2 dlam, in closed form.

    The integrand is a polynomial between the kinks of f, so that sympy integrates it exactly.

    Args:
        pair: indices of the two points; the first has weight lam.
        theta: the symbol of the parameter.
        small: whether theta lies in (0, 1/2], where f reaches 1 on [-1, 1], or in [1/2, 1).
    """
    lam = sp.Symbol("lam", real=True)
    (x_i, x_j), (y_i, y_j) = ([POINTS[n] for n in pair], [LABELS[n] for n in pair])
    mixed = lam * x_i + (1 - lam) * x_j
    sample = {theta: sp.Rational(1, 4) if small else sp.Rational(3, 4)}
    kinks = [sp.solve(mixed - x, lam)[0] for x in (-2 * theta, sp.Integer(0), 2 * theta) if x_i != x_j]
    inside = [k for k in kinks if 0 < k.subs(sample) < 1]
    cuts = [sp.Integer(0), *sorted(inside, key=lambda k: k.subs(sample)), sp.Integer(1)]
    total = sp.Integer(0)
    for low, high in pairwise(cuts):
        middle = mixed.subs(lam, (low + high) / 2).subs(sample)
        distance = mixed if middle > 0 else -mixed
        f = distance / (2 * theta) if abs(middle) < 2 * sample[theta] else sp.Integer(1)
        errors = (lam * y_i[0] + (1 - lam) * y_j[0] - f, lam * y_i[1] + (1 - lam) * y_j[1] - (1 - f))
        total += sp.integrate(sp.expand(sum(e**2 for e in errors)), (lam, low, high))
    return sp.factor(sp.cancel(sp.together(total)))


def exact_loss(value: Fraction, *, weight: Fraction = Fraction(1)) -> Fraction:
    """Loss at one theta in (0, 1): the pairs of different classes plus `weight` times the pair (x_1, x_3)."""
    theta = sp.Symbol("theta", positive=True)
    losses = {pair: pair_loss(pair, theta, small=value <= Fraction(1, 2)) for pair in PAIRS}
    at = sp.Rational(value.numerator, value.denominator)
    parts = {pair: Fraction(str(loss.subs(theta, at))) for pair, loss in losses.items()}
    return sum((part * (weight if pair == INTRUDING else 1) for pair, part in parts.items()), Fraction(0))


def numeric_loss(theta: float, *, weight: float = 1.0) -> float:
    """The same loss by adaptive quadrature over lam, without symbolic integration."""
    total = 0.0
    for pair in PAIRS:
        (x_i, x_j), (y_i, y_j) = ([POINTS[n] for n in pair], [LABELS[n] for n in pair])

        def squared_norm(lam: Floats, x_i: int = x_i, x_j: int = x_j, y_i: tuple = y_i, y_j: tuple = y_j) -> Floats:
            f = np.minimum(np.abs(lam * x_i + (1 - lam) * x_j) / (2 * theta), 1.0)
            first, second = (lam * y_i[n] + (1 - lam) * y_j[n] for n in (0, 1))
            return (first - f) ** 2 + (second - (1 - f)) ** 2

        kinks = [(x - x_j) / (x_i - x_j) for x in (-2 * theta, 0.0, 2 * theta)]
        value = piecewise_expectation(squared_norm, BetaLaw(1.0), kinks=kinks).value
        total += value * (weight if pair == INTRUDING else 1.0)
    return total


def descend(*, n_chains: int, n_steps: int, seed: int) -> Floats:
    """Stochastic gradient descent on the sampled loss (one random pair and lam a step), averaged over the second half.

    Returns:
        The averaged theta of each chain, shape (n_chains,).
    """
    draw = np.random.default_rng(seed)
    pairs, points, labels = np.array(PAIRS), np.array(POINTS, dtype=float), np.array(LABELS, dtype=float)
    theta, mean = draw.uniform(0.2, 0.8, n_chains), np.zeros(n_chains)
    for step in range(n_steps):
        i, j = pairs[draw.integers(0, len(pairs), n_chains)].T
        lam = draw.uniform(size=n_chains)
        x = np.abs(lam * points[i] + (1 - lam) * points[j])
        y = lam[:, None] * labels[i] + (1 - lam[:, None]) * labels[j]
        f = np.minimum(x / (2 * theta), 1.0)
        slope = np.where(x < 2 * theta, -x / (2 * theta**2), 0.0)
        gradient = -2 * slope * (y[:, 0] - f) + 2 * slope * (y[:, 1] - (1 - f))
        theta = np.clip(theta - gradient / (20.0 + 0.5 * step), 0.05, 0.95)
        if step >= n_steps // 2:
            mean += theta / (n_steps - n_steps // 2)
    return mean
