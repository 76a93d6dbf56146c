r"""The GenLabel loss from its definition: quadrature over lam for every ordered pair of points.

$L(\theta) = n^{-2} \sum_{i,j} E_{\lambda \sim U[0,1]} [h(w) - y w]$, $h(w) = \log(1 + e^w)$, for the score
$w = \theta^T(\lambda x_i + (1-\lambda) x_j)$ and the label $y$: that of the pair where $y_i = y_j$, else a function of
the mixed point.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import optimize, special

from numerics.densities import LogDensity
from numerics.laws import Floats

LogOdds = Callable[[Floats], Floats]
_GRID = np.linspace(0.0, 1.0, 257)
_NODES, _WEIGHTS = special.roots_legendre(16)


@dataclass(frozen=True)
class PairRule:
    """Quadrature on [0, 1] for one pair: nodes `lam`, weights of sum 1, and the class-1 label at each node."""

    lam: Floats
    weights: Floats
    labels: Floats

    def expectation(self, values: Floats) -> float:
        """E[value(lam)] for lam uniform."""
        return float(self.weights @ values)


def log_odds_of(class_0: LogDensity, class_1: LogDensity) -> LogOdds:
    """Log odds of class 1 at points (m, d), for equal priors: what the GenLabel is the logistic function of."""
    return lambda points: class_1.log_density(points) - class_0.log_density(points)


def pair_rule(log_odds: LogOdds | None, start: Floats, end: Floats, label: float = 0.0) -> PairRule:
    """Nodes refined towards every switch of the label along lam * start + (1 - lam) * end.

    Args:
        log_odds: of class 1 at mixed points; None for a pair of one class.
        start, end: the points x_i and x_j, shape (d,).
        label: the label of a pair of one class.
    """
    cuts = [0.0, 1.0] if log_odds is None else _cuts(lambda lam: log_odds(_mixed(lam, start, end)))
    low, width = np.array(cuts[:-1]), np.diff(cuts)
    lam = (low[:, None] + width[:, None] * (_NODES + 1.0) / 2.0).ravel()
    weights = (width[:, None] * _WEIGHTS / 2.0).ravel()
    labels = np.full_like(lam, label) if log_odds is None else special.expit(log_odds(_mixed(lam, start, end)))
    return PairRule(lam, weights, np.asarray(labels, dtype=np.float64))


def pair_losses(theta: ArrayLike, points: ArrayLike, labels: ArrayLike, log_odds: LogOdds) -> Floats:
    """E_lam[h(w) - y w] for every ordered pair (i, j) of a linear model.

    Args:
        theta: shape (d,).
        points: shape (n, d).
        labels: shape (n,), 0 or 1.
        log_odds: of class 1, for mixed points of two different classes.

    Returns:
        Shape (n, n).
    """
    theta, points, classes = _read(theta, points, labels)
    losses = np.empty((len(points), len(points)))
    for i, start in enumerate(points):
        for k, end in enumerate(points):
            same = classes[i] == classes[k]
            rule = pair_rule(None if same else log_odds, start, end, classes[i])
            score = _mixed(rule.lam, start, end) @ theta
            losses[i, k] = rule.expectation(np.logaddexp(0.0, score) - rule.labels * score)
    return losses


def genlabel_loss(theta: ArrayLike, points: ArrayLike, labels: ArrayLike, log_odds: LogOdds) -> float:
    """Mean of `pair_losses` over all ordered pairs, self-pairs included."""
    return float(pair_losses(theta, points, labels, log_odds).mean())


def standard_loss(theta: ArrayLike, points: ArrayLike, labels: ArrayLike) -> float:
    """Mean of h(w_i) - y_i w_i over the points."""
    theta, points, classes = _read(theta, points, labels)
    score = points @ theta
    return float((np.logaddexp(0.0, score) - classes * score).mean())


def label_moments(log_odds: LogOdds, start: Floats, end: Floats) -> tuple[float, float, float]:
    """Integrals of lam^k (1 - y(lam)) over [0, 1] for k = 0, 1, 2: how much of the pair is labelled class 0."""
    rule = pair_rule(log_odds, start, end)
    zeroth, first, second = (rule.expectation(rule.lam**k * (1.0 - rule.labels)) for k in (0, 1, 2))
    return zeroth, first, second


def _mixed(lam: Floats, start: Floats, end: Floats) -> Floats:
    return lam[:, None] * start + (1.0 - lam)[:, None] * end


def _cuts(odds: Callable[[Floats], Floats]) -> list[float]:
    """0, 1, and a geometric refinement around every sign change of the log odds."""
    values = odds(_GRID)
    switches = [float(lam) for lam, value in zip(_GRID, values, strict=True) if value == 0.0]
    for n in np.flatnonzero(values[:-1] * values[1:] < 0):
        switches.append(optimize.brentq(lambda lam: float(odds(np.array([lam]))[0]), _GRID[n], _GRID[n + 1]))
    steps = 2.0 ** -np.arange(1, 45)
    cuts = {0.0, 1.0, *np.linspace(0.0, 1.0, 9)}
    for switch in switches:
        cuts.update(lam for lam in (switch, *(switch + steps), *(switch - steps)) if 0.0 < lam < 1.0)
    return sorted(float(cut) for cut in cuts)


def _read(theta: ArrayLike, points: ArrayLike, labels: ArrayLike) -> tuple[Floats, Floats, Floats]:
    theta = np.atleast_1d(np.asarray(theta, dtype=np.float64))
    points = np.asarray(points, dtype=np.float64)
    points = points[:, None] if points.ndim == 1 else points
    classes = np.asarray(labels, dtype=np.float64)
    if points.ndim != 2 or not len(points):
        raise ValueError(f"points must have shape (n, d) with n >= 1, not {points.shape}")
    if theta.shape != (points.shape[1],):
        raise ValueError(f"theta must have shape ({points.shape[1]},) to fit points, not {theta.shape}")
    if classes.shape != (len(points),):
        raise ValueError(f"labels must have shape ({len(points)},) to fit points, not {classes.shape}")
    if not np.isin(classes, (0.0, 1.0)).all():
        raise ValueError("labels must be 0 or 1; recode the classes")
    return theta, points, classes
