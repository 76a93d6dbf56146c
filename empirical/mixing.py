"""Mixing of training points: who meets whom, with which weight, and the batches that follow."""

from dataclasses import dataclass

import numpy as np

from numerics.laws import MixingLaw


@dataclass(frozen=True, kw_only=True)
class Draws:
    """Random draws of one run: `lam` (t,), one weight a batch, and `partner` (t, n), the second member's index."""

    lam: np.ndarray
    partner: np.ndarray


def draw(law: MixingLaw, generator: np.random.Generator, *, n_steps: int, n_points: int) -> Draws:
    """One weight per batch from the law; partners uniform with replacement, so that a point may meet itself.

    Weights and partners have streams of their own: a longer run begins with the batches of a shorter one.
    """
    for_lam, for_partner = generator.spawn(2)
    lam = law.sample(for_lam, n_steps)
    partner = for_partner.integers(n_points, size=(n_steps, n_points))
    return Draws(lam=lam, partner=partner)


def unmixed(*, n_steps: int, n_points: int) -> Draws:
    """Every point met by itself: plain training on the points."""
    return Draws(lam=np.ones(n_steps), partner=np.tile(np.arange(n_points), (n_steps, 1)))


def mixed_batches(points: np.ndarray, one_hot: np.ndarray, draws: Draws) -> tuple[np.ndarray, np.ndarray]:
    """Mixed inputs (t, n, d) and soft labels (t, n, k): lam times the point plus 1 - lam times its partner.

    Cross-entropy is linear in the label, so that CE against the soft label is lam CE(f, y_a) + (1 - lam) CE(f, y_b).
    """
    lam = draws.lam[:, None, None]
    return (
        lam * points + (1 - lam) * points[draws.partner],
        lam * one_hot + (1 - lam) * one_hot[draws.partner],
    )
