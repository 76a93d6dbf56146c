"""Attacks on classifiers, and the exact answer for linear ones; and when an attack's answer deserves no trust.

A linear model scores class c of x by w_c x + b_c. A point is right where its own class scores above every other: a tie
is wrong, here and after every attack, so that no attack can seem stronger than the worst case.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

RADIUS = 0.2
"""Radius of sohn2022's attacks, in units of the unscaled features."""
Gradient = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True, kw_only=True, eq=False)
class Linear:
    """Scores x @ weights.T + bias: weights (k, d), bias (k,)."""

    weights: np.ndarray
    bias: np.ndarray


@dataclass(frozen=True, kw_only=True)
class Suspicion:
    """Why a robust accuracy is not to be believed: a sign, the share of points that show it, what it means."""

    sign: str
    share: float
    why: str


def scores(model: Linear, points: np.ndarray) -> np.ndarray:
    """Class scores: (n, k)."""
    return points @ model.weights.T + model.bias


def margins(values: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Own score minus the best other: (n,); positive where the point is right."""
    rows = np.arange(len(labels))
    others = values.copy()
    others[rows, labels] = -np.inf
    with np.errstate(over="ignore"):  # scores of a diverged network may overflow; the sign stays right
        return values[rows, labels] - others.max(axis=1)


def accuracy(values: np.ndarray, labels: np.ndarray) -> float:
    """Share of points whose own class scores above every other."""
    return float((margins(values, labels) > 0).mean())


def worst_margins(model: Linear, points: np.ndarray, labels: np.ndarray, *, radius: float, norm: str) -> np.ndarray:
    """Smallest margin in the closed ball about each point: (n,), exact.

    The margin is the least of (w_y - w_c) x + b_y - b_c over the other classes c. A linear function falls by radius
    times the dual norm of its slope, and the least of minima is the minimum of the least, so that the answer is
    min over c of (w_y - w_c) x + b_y - b_c - radius ||w_y - w_c||_dual.

    Args:
        model: the classifier.
        points: (n, d).
        labels: (n,), in 0..k-1.
        radius: at least 0.
        norm: "l2" (its dual is itself) or "linf" (its dual is the sum of sizes).

    Raises:
        ValueError: another norm, or a negative radius.
    """
    return _lowest(model, points, labels, radius=radius, norm=norm)[0].min(axis=1)


def robust_accuracy(model: Linear, points: np.ndarray, labels: np.ndarray, *, radius: float, norm: str) -> float:
    """Share of points that are right everywhere in the closed ball about them: exact for linear models.

    Points whose smallest margin is within rounding of zero (1e-12 of the sums it is made of) count as wrong, so that no
    attack in the ball can come out below.
    """
    lowest = worst_margins(model, points, labels, radius=radius, norm=norm)
    sizes = (np.abs(points) + radius) @ np.abs(model.weights).T + np.abs(model.bias)
    return float((lowest > 1e-12 * sizes.max(axis=1)).mean())


def worst_points(model: Linear, points: np.ndarray, labels: np.ndarray, *, radius: float, norm: str) -> np.ndarray:
    """A point of each ball at which the smallest margin is taken: (n, d)."""
    lowest, differences = _lowest(model, points, labels, radius=radius, norm=norm)
    slopes = differences[np.arange(len(labels)), lowest.argmin(axis=1)]
    if norm == "linf":
        return points - radius * np.sign(slopes)
    sizes = np.linalg.norm(slopes, axis=1, keepdims=True)
    return points - radius * np.divide(slopes, sizes, out=np.zeros_like(slopes), where=sizes > 0)


def loss_gradients(model: Linear, points: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Gradient of the softmax cross-entropy by the input: (n, d), the sum over c of (p_c - [c = y]) w_c.

    It is computed as the chance of the others, so that it does not vanish before that chance underflows.
    """
    values = scores(model, points)
    rows = np.arange(len(labels))
    chances = np.exp(values - values.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    chances[rows, labels] = 0.0
    chances[rows, labels] = -chances.sum(axis=1)
    return chances @ model.weights


def fgsm(points: np.ndarray, gradients: np.ndarray, *, radius: float = RADIUS) -> np.ndarray:
    """The fast gradient sign step: points + radius sign(gradient); where a gradient is zero nothing moves."""
    return points + _checked(radius) * np.sign(gradients)


def fgsm_accuracy(model: Linear, points: np.ndarray, labels: np.ndarray, *, radius: float = RADIUS) -> float:
    """Accuracy after one fast gradient sign step; never below `robust_accuracy` in the same linf ball."""
    attacked = fgsm(points, loss_gradients(model, points, labels), radius=radius)
    return accuracy(scores(model, attacked), labels)


def suspicions(
    score: Callable[[np.ndarray], np.ndarray],
    gradients: Gradient,
    points: np.ndarray,
    labels: np.ndarray,
    *,
    radius: float = RADIUS,
    seed: int = 0,
) -> tuple[Suspicion, ...]:
    """Signs that a gradient attack says nothing about this model, whatever it is.

    Zero gradients on points that are right (nothing moves, so they look robust), values that are no number, scores that
    change from call to call, and random steps of the same size that do more harm than the attack.

    Args:
        score: class scores (n, k) of points (n, d); called several times.
        gradients: gradient of the loss by the input at points (n, d), for these labels.
        points: (n, d).
        labels: (n,), in 0..k-1.
        radius: of the attack.
        seed: of the random steps.
    """
    first, again, slopes = score(points), score(points), gradients(points)
    right = margins(first, labels) > 0
    found = []
    strange = ~(np.isfinite(first).all(axis=1) & np.isfinite(slopes).all(axis=1))
    if strange.any():
        found.append(
            Suspicion(sign="no number", share=float(strange.mean()), why="a score or a gradient is not finite")
        )
    changed = (first != again).any(axis=1) & ~strange
    if changed.any():
        why = "scores change from call to call: a gradient of one draw says little about the next"
        found.append(Suspicion(sign="randomised output", share=float(changed.mean()), why=why))
    still = right & (slopes == 0).all(axis=1)
    if still.any():
        why = "the gradient is zero where the model is right: the attack moves nothing there"
        found.append(Suspicion(sign="zero gradient", share=float(still.mean()), why=why))
    steps = np.random.Generator(np.random.Philox(seed)).choice([-radius, radius], size=points.shape)
    after_noise = right & (margins(score(points + steps), labels) <= 0)
    survived = margins(score(fgsm(points, np.nan_to_num(slopes), radius=radius)), labels) > 0
    if (after_noise & survived).sum() > (right & ~survived).sum():
        why = "random steps of the same size do more harm than the attack"
        share = float((after_noise & survived).mean())
        found.append(Suspicion(sign="weaker than noise", share=share, why=why))
    return tuple(found)


def _lowest(
    model: Linear, points: np.ndarray, labels: np.ndarray, *, radius: float, norm: str
) -> tuple[np.ndarray, np.ndarray]:
    """Least difference to every class in the ball (n, k), infinite to the own one, and the slopes (n, k, d)."""
    differences = model.weights[labels][:, None, :] - model.weights[None, :, :]
    levels = np.einsum("nkd,nd->nk", differences, points) + model.bias[labels][:, None] - model.bias
    lowest = levels - _checked(radius) * np.linalg.norm(differences, ord=_dual(norm), axis=2)
    lowest[np.arange(len(labels)), labels] = np.inf
    return lowest, differences


def _dual(norm: str) -> int:
    duals = {"l2": 2, "linf": 1}
    if norm not in duals:
        raise ValueError(f"norm {norm!r} must be one of {', '.join(duals)}")
    return duals[norm]


def _checked(radius: float) -> float:
    if not 0 <= radius < np.inf:
        raise ValueError(f"radius {radius!r} must be a number of at least 0")
    return radius
