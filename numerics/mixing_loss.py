"""The Mixup loss of finite data restricted to a ball, from its definition: the masses xi, the loss, its sampled form.

Slow and plain on purpose: the oracle of the closed form of eq. (1) in chidambaram2022.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from numerics.laws import BetaLaw, Floats
from numerics.quadrature import piecewise_expectation


@dataclass(frozen=True, kw_only=True)
class FiniteData:
    """Finite data under the uniform law: points (n, d) and a label for each; classes count in sorted label order."""

    points: Floats
    labels: tuple[Hashable, ...]

    @property
    def classes(self) -> tuple[int, ...]:
        """Class index of each point."""
        names = sorted(set(self.labels))  # type: ignore[type-var]
        return tuple(names.index(label) for label in self.labels)

    @property
    def n_classes(self) -> int:
        """The number k of classes."""
        return len(set(self.labels))


@dataclass(frozen=True, kw_only=True)
class LocalMasses:
    """xi^{i,j} and xi_lam^{i,j} of one ball, (k, k) each: row i is the class of s, which gets lam."""

    mass: Floats
    moment: Floats


def local_masses(data: FiniteData, query: Floats, eps: float, law: BetaLaw) -> LocalMasses:
    """The masses of B_eps(query): the indicator of the open ball integrated over lam for each ordered pair."""
    n_classes, n_points = data.n_classes, len(data.points)
    mass, moment = np.zeros((n_classes, n_classes)), np.zeros((n_classes, n_classes))
    for s, i in zip(data.points, data.classes, strict=True):
        for t, j in zip(data.points, data.classes, strict=True):

            def inside(lam: Floats, s: Floats = s, t: Floats = t) -> Floats:
                mixtures = lam[:, None] * s + (1 - lam[:, None]) * t
                return (np.linalg.norm(mixtures - query, axis=1) < eps).astype(np.float64)

            kinks = _crossings(s, t, query, eps)
            mass[i, j] += piecewise_expectation(inside, law, kinks=kinks).value / n_points**2
            weighted = piecewise_expectation(lambda lam: lam * inside(lam), law, kinks=kinks)
            moment[i, j] += weighted.value / n_points**2
    return LocalMasses(mass=mass, moment=moment)


def restricted_loss(theta: Sequence[float] | Floats, masses: LocalMasses) -> float:
    """J_mix(theta) restricted to a ball: sum_i J^{i,i} + 2 sum_{i<j} J^{i,j} for the constant classifier theta.

    A class of weight 0 may have theta_i = 0; a class of positive weight with theta_i = 0 makes the loss infinite.
    """
    losses = _cross_entropies(theta)
    total = 0.0
    for i, loss_i in enumerate(losses):
        total += _times(masses.mass[i, i], loss_i)
        for j in range(i + 1, len(losses)):
            total += 2 * _times(masses.moment[i, j], loss_i)
            total += 2 * _times(masses.mass[i, j] - masses.moment[i, j], losses[j])
    return total


def loss_weights(masses: LocalMasses) -> Floats:
    """The weight of -log theta_i in the restricted loss, (k,): the loss is linear in the logarithms."""
    return np.array([restricted_loss(np.exp(-row), masses) for row in np.eye(len(masses.mass))])


@dataclass(frozen=True, kw_only=True)
class SampledShares:
    """Mean soft label of the sampled mixtures that fell into the ball, with standard errors, (k,) each."""

    shares: Floats
    errors: Floats
    n_inside: int


def sampled_shares(
    data: FiniteData, query: Floats, eps: float, law: BetaLaw, *, n_draws: int, seed: int
) -> SampledShares:
    """Draw (s, t, lam), keep the mixtures inside the ball, and average their soft labels; no formula for h_eps.

    For a symmetric law the constant that minimises cross-entropy against random soft labels is their mean.
    """
    generator = np.random.default_rng(seed)
    first, second = generator.integers(len(data.points), size=(2, n_draws))
    lam = law.sample(generator, n_draws)
    mixtures = lam[:, None] * data.points[first] + (1 - lam[:, None]) * data.points[second]
    inside = np.linalg.norm(mixtures - query, axis=1) < eps
    one_hot = np.eye(data.n_classes)[list(data.classes)]
    soft = lam[inside, None] * one_hot[first[inside]] + (1 - lam[inside, None]) * one_hot[second[inside]]
    n_inside = int(inside.sum())
    if n_inside < 2:
        raise ValueError(f"only {n_inside} of {n_draws} mixtures fell into the ball; enlarge eps = {eps} or n_draws")
    errors = soft.std(axis=0, ddof=1) / np.sqrt(n_inside)
    return SampledShares(shares=soft.mean(axis=0), errors=errors, n_inside=n_inside)


def _crossings(s: Floats, t: Floats, query: Floats, eps: float) -> list[float]:
    """The lam at which the mixture crosses the sphere: real roots of |t - x + lam (s - t)|^2 = eps^2."""
    step, start = s - t, t - query
    if not step.any():
        return []
    discriminant = (start @ step) ** 2 - (step @ step) * (start @ start - eps**2)
    if discriminant <= 0:
        return []
    return [float((-(start @ step) + side * np.sqrt(discriminant)) / (step @ step)) for side in (-1.0, 1.0)]


def _cross_entropies(theta: Sequence[float] | Floats) -> list[float]:
    return [float("inf") if share <= 0 else float(-np.log(share)) for share in theta]


def _times(weight: float, loss: float) -> float:
    return 0.0 if weight == 0 else float(weight * loss)
