r"""Measured orders of the error of Taylor forms, part by part: label 0, label 1, and pairs of one class.

The relabelled loss of a cross pair is the sum of $2 E[P h(w)]$, expanded about the point of class 0, and
$2 E[(1 - P)(h(w) - w)]$, expanded about that of class 1; each part has its own error.
"""

from functools import cache

import numpy as np
import sympy as sp

from numerics.genlabel_loss import PairRule, pair_losses, pair_rule
from numerics.laws import Floats
from theory.checks import agreement
from theory.evidence import Evidence
from theory.sohn2022.taylor_coefficients import DIRECTION, MOMENTS, SCALES, SPREADS, Weights, sample


def has_fourth_order_by_class(weights: Weights) -> Evidence:
    """Measure the order of the error of either label's part for one drawn pair and each c."""
    return agreement(
        lambda case: _part_order(weights, *case),
        lambda _: 4.0,
        [(spread, label) for spread in SPREADS for label in (0, 1)],
        tolerance=0.1,
        what="order of the error of one label's part, (c, label)",
        relative=False,
    )


def has_fourth_order_same_class(slope: float, curvature: float) -> Evidence:
    """Measure the order of the error of given slope and curvature weights for one pair, in either class."""
    return agreement(
        lambda label: _same_class_order(label, slope, curvature),
        lambda _: 4.0,
        [0, 1],
        tolerance=0.1,
        what="order of the error of pairs of one class, label",
        relative=False,
    )


@cache
def _cross_pair(spread: str) -> tuple[PairRule, Floats, Floats]:
    data = sample(spread)
    start, end = data.points[0], data.points[-1]
    return pair_rule(data.log_odds, start, end), start, end


def _part_order(weights: Weights, spread: str, label: int) -> float:
    rule, start, end = _cross_pair(spread)
    shares = 1.0 - rule.labels
    moments = [rule.expectation(rule.lam**k * shares) for k in range(3)]
    parts = sp.lambdify(MOMENTS, list(weights[3 * label : 3 * label + 3]))(*moments)
    share = rule.labels if label else shares
    errors = []
    for scale in SCALES:
        at = (scale * float(DIRECTION @ start), scale * float(DIRECTION @ end))
        score = rule.lam * at[0] + (1.0 - rule.lam) * at[1]
        exact = 2.0 * rule.expectation(share * (np.logaddexp(0.0, score) - label * score))
        errors.append(abs(_expansion(parts, label, at[label], at[1 - label]) - exact))
    return _order(errors)


def _same_class_order(label: int, slope: float, curvature: float) -> float:
    members = np.array([[-1.5, 0.4], [0.8, -1.1]])
    errors = []
    for scale in SCALES:
        exact = pair_losses(scale * DIRECTION, members, np.full(2, label), _no_log_odds)
        first, second = (float(scale * DIRECTION @ x) for x in members)
        weights = (1.0, slope, curvature)
        form = _expansion(weights, label, first, second) + _expansion(weights, label, second, first)
        errors.append(abs(form - float(exact[0, 1] + exact[1, 0])))
    return _order(errors)


def _no_log_odds(mixed: Floats) -> Floats:
    raise NotImplementedError(f"a pair of one class is not relabelled: {mixed}")


def _expansion(weights: tuple[float, ...], label: int, score: float, other: float) -> float:
    """Weighted value, slope and curvature terms of h(w) - label w at `score`, towards `other`."""
    value, slope, curvature = weights
    g, gap = 1.0 / (1.0 + np.exp(-score)), other - score
    loss = np.logaddexp(0.0, score) - label * score
    return float(value * loss + slope * (g - label) * gap + curvature / 2.0 * g * (1.0 - g) * gap**2)


def _order(errors: list[float]) -> float:
    return float(np.log(errors[-2] / errors[-1]) / np.log(SCALES[-2] / SCALES[-1]))
