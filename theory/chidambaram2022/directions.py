"""Directions compared in Corollary 3.8: Mixup minimiser, maximum margin, gradient descent on the ERM loss."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from numerics.convex import Floats, max_margin
from numerics.linear_losses import Atoms, Pairs, minimise, mixtures
from theory.chidambaram2022.support_vectors import least_dimension


@dataclass(frozen=True)
class Draw:
    """n Gaussian points at the least d > 10 n ln n + n - 1, the first `size` of them in class 1, and a Beta law."""

    size: int
    other: int
    alpha: float
    seed: int

    @property
    def labels(self) -> Floats:
        """Labels, fixed before the points."""
        return np.repeat([1.0, -1.0], [self.size, self.other])

    @property
    def points(self) -> Floats:
        """The points, shape (n, d)."""
        total = self.size + self.other
        return np.random.default_rng(self.seed).standard_normal((total, least_dimension(10, total)))


DRAWS = (Draw(3, 3, 1.0, 1), Draw(5, 1, 0.25, 2), Draw(2, 6, 16.0, 3))


def cosine_with_max_margin(draw: Draw, *, pairs: Pairs = Pairs.ACROSS) -> float:
    """Cosine between the Mixup minimiser and the maximum-margin direction; not a number where either is uncertified."""
    widest = max_margin(draw.points, draw.labels)
    return float("nan") if widest.direction is None else _cosine(_mixup(draw, pairs), widest.direction)


def cosine_with_descent(draw: Draw, *, pairs: Pairs = Pairs.ACROSS) -> float:
    """Cosine between the Mixup minimiser and where gradient descent on the ERM loss stands."""
    return _cosine(_mixup(draw, pairs), _descended(draw))


@cache
def _mixup(draw: Draw, pairs: Pairs) -> Floats:
    found = minimise(mixtures(draw.points, draw.labels, Atoms.of_beta(draw.alpha), pairs=pairs))
    return found.theta if found.converged else np.full_like(found.theta, np.nan)


@cache
def _descended(draw: Draw, *, n_steps: int = 4000) -> Floats:
    """Gradient descent from 0 on the mean logistic loss; its steps grow as the gradient falls, so in log space."""
    signed = draw.points * draw.labels[:, None]
    theta = np.zeros(signed.shape[1])
    largest = float(np.linalg.norm(signed, 2)) ** 2
    for _ in range(n_steps):
        log_pull = -np.logaddexp(0.0, signed @ theta)
        theta = theta + signed.T @ np.exp(log_pull - log_pull.max()) / largest
    return theta


def _cosine(first: Floats, second: Floats) -> float:
    return float(first @ second / (np.linalg.norm(first) * np.linalg.norm(second)))
