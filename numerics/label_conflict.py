"""How often a mixed point lies nearest to a class that its linear label does not put first, from the definitions alone.

Two worlds: Gaussian classes about a square grid of nine centres, and classes that are circles, without noise. Truth is
the nearest centre, or the nearest circle; the linear label puts the class of the member of larger weight first.
"""

from itertools import product
from typing import NamedTuple

import numpy as np
from scipy import special

from numerics.laws import Floats, MixingLaw

AXIS = (-10.0, 0.0, 10.0)
BORDER = 5.0
NODES = 400


class Ring(NamedTuple):
    """A circle about (centre, 0) and the class of its points."""

    centre: float
    radius: float
    label: int


def grid_conflict_at(lam: float, *, variance: float, same_class: float = 1 / 9) -> float:
    """P(the nearest of the nine centres is not the heavier member's) for one mixing weight, members Gaussian.

    Args:
        lam: the weight, in [0, 1].
        variance: of each coordinate about {-10, 0, 10}^2.
        same_class: probability that both members have one class; 1/9 for independent members.
    """
    return float(1 - _stays(np.array([max(lam, 1 - lam)]), variance, same_class)[0])


def grid_conflict(law: MixingLaw, *, variance: float, same_class: float = 1 / 9) -> float:
    """The same for a symmetric law of the weight, by Gauss-Legendre quadrature of lam over [1/2, 1], cut at 3/4."""
    nodes, weights = np.polynomial.legendre.leggauss(NODES)
    total = 0.0
    for low in (0.5, 0.75):
        lam = low + (nodes + 1) / 8
        total += float(np.sum(weights / 8 * law.density(lam) * (1 - _stays(lam, variance, same_class))))
    return 2 * total


def same_class_share(*, batch_size: int, n_per_class: int, n_classes: int) -> float:
    """P(a point's partner has its class) for a permutation inside a batch drawn from balanced data."""
    n_points = n_per_class * n_classes
    return 1 / batch_size + (1 - 1 / batch_size) * (n_per_class - 1) / (n_points - 1)


def ring_shares(rings: tuple[Ring, ...], *, n_angles: int, n_weights: int) -> tuple[float, float]:
    """Shares of conflict and of intrusion among mixtures of two points uniform on equally likely circles, lam uniform.

    A mixture intrudes if the nearest circle has the class of neither member. Midpoint sums over both angles and lam in
    [1/2, 1], which is enough by symmetry: the first member is the heavier one.

    Returns:
        The two shares; for two pairs of circles of radii 1 and 0.8 accurate to 0.001 with 80 angles and weights.
    """
    first, second = (2 * np.pi * (np.arange(n_angles) + shift) / n_angles for shift in (0.5, 0.25))
    lam = (0.5 + 0.5 * (np.arange(n_weights) + 0.5) / n_weights)[:, None, None]
    labels = np.array([ring.label for ring in rings])
    conflict = intrusion = 0.0
    for a, b in product(rings, rings):
        x = lam * (a.centre + a.radius * np.cos(first))[:, None] + (1 - lam) * (b.centre + b.radius * np.cos(second))
        y = lam * (a.radius * np.sin(first))[:, None] + (1 - lam) * (b.radius * np.sin(second))
        away = np.stack([np.abs(np.hypot(x - ring.centre, y) - ring.radius) for ring in rings])
        nearest = labels[away.argmin(axis=0)]
        conflict += float(np.mean(nearest != a.label))
        intrusion += float(np.mean((nearest != a.label) & (nearest != b.label)))
    return conflict / len(rings) ** 2, intrusion / len(rings) ** 2


def _stays(lam: Floats, variance: float, same_class: float) -> Floats:
    """P(the nearest centre is that of the heavier member), lam in [1/2, 1] being its weight; (n,)."""
    spread = np.sqrt(variance * (lam**2 + (1 - lam) ** 2))
    by_axis = np.array([[_in_cell(lam * own + (1 - lam) * other, spread, own) for other in AXIS] for own in AXIS])
    anyone = by_axis.mean(axis=(0, 1)) ** 2
    own_class = np.mean([by_axis[i, i] for i in range(len(AXIS))], axis=0) ** 2
    others = (anyone - own_class / 9) * 9 / 8
    return np.asarray(same_class * own_class + (1 - same_class) * others, dtype=np.float64)


def _in_cell(mean: Floats, spread: Floats, own: float) -> Floats:
    """P(own centre is the nearest of the axis) for a normal coordinate."""
    low = special.ndtr((own - BORDER - mean) / spread) if own > AXIS[0] else 0.0
    high = special.ndtr((own + BORDER - mean) / spread) if own < AXIS[-1] else 1.0
    return np.asarray(high - low, dtype=np.float64)
