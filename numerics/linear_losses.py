"""The Mixup loss of a linear model theta.x with the logistic loss, straight from its definition, and its minimiser."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from numerics.convex import Floats, signed_points
from numerics.laws import BetaLaw
from numerics.quadrature import beta_nodes


class Pairs(StrEnum):
    """Which ordered pairs are mixed: all, all but a point with itself, or those of different classes."""

    ALL = "all"
    DISTINCT = "distinct"
    ACROSS = "across"


@dataclass(frozen=True, kw_only=True)
class Atoms:
    """A mixing law as finitely many weights `lam` in [0, 1] with probabilities `mass`; quadrature nodes are one."""

    lam: Floats
    mass: Floats

    @classmethod
    def of_beta(cls, alpha: float, beta: float | None = None, *, n_nodes: int = 40) -> "Atoms":
        """Gauss-Jacobi nodes of Beta(alpha, beta); Beta(alpha, alpha) where one parameter is given."""
        lam, mass = beta_nodes(BetaLaw(alpha, beta), n_nodes)
        return cls(lam=lam, mass=mass)

    @classmethod
    def at(cls, *lam: float) -> "Atoms":
        """Equally likely weights."""
        return cls(lam=np.array(lam, dtype=np.float64), mass=np.full(len(lam), 1 / len(lam)))


@dataclass(frozen=True, kw_only=True)
class LinearMixup:
    """The weighted mixtures that a loss averages: inputs (m, d), probability of class 1 (m,), weights (m,) of sum 1."""

    inputs: Floats
    targets: Floats
    weights: Floats


def mixtures(points: ArrayLike, labels: ArrayLike, law: Atoms, *, pairs: Pairs = Pairs.ALL) -> LinearMixup:
    """Mix every ordered pair (s, t) to lam s + (1 - lam) t with label weight lam on the class of s.

    Pairs.ACROSS takes s of class 1 and t of class -1 alone, as eq. (7) of chidambaram2022; the others take both orders.
    """
    signed_points(points, labels)
    x, y = np.asarray(points, dtype=np.float64), np.asarray(labels)
    first, second = np.meshgrid(np.arange(len(x)), np.arange(len(x)), indexing="ij")
    keep = {
        Pairs.ALL: np.ones(first.shape, dtype=bool),
        Pairs.DISTINCT: first != second,
        Pairs.ACROSS: (y[first] == 1) & (y[second] == -1),
    }[pairs]
    s, t = first[keep], second[keep]
    if len(s) == 0:
        raise ValueError(f"labels {y.tolist()} leave no pair to mix for pairs={pairs.value!r}; give both classes")
    lam = law.lam[:, None]
    inputs = lam[..., None] * x[s] + (1 - lam[..., None]) * x[t]
    targets = lam * (y[s] == 1) + (1 - lam) * (y[t] == 1)
    weights = np.repeat(law.mass[:, None], len(s), axis=1) / len(s)
    return LinearMixup(inputs=inputs.reshape(-1, x.shape[1]), targets=targets.ravel(), weights=weights.ravel())


def loss(mixup: LinearMixup, theta: Floats) -> float:
    """Mean of -(q log p + (1 - q) log(1 - p)) with p = 1 / (1 + exp(-theta.z))."""
    logits = mixup.inputs @ theta
    return float(mixup.weights @ (np.logaddexp(0.0, logits) - mixup.targets * logits))


def gradient(mixup: LinearMixup, theta: Floats) -> Floats:
    """Gradient of the loss in theta, shape (d,)."""
    residual = special.expit(mixup.inputs @ theta) - mixup.targets
    return np.asarray(mixup.inputs.T @ (mixup.weights * residual), dtype=np.float64)


def hessian(mixup: LinearMixup, theta: Floats) -> Floats:
    """Hessian of the loss in theta, shape (d, d)."""
    p = special.expit(mixup.inputs @ theta)
    return np.asarray((mixup.inputs * (mixup.weights * p * (1 - p))[:, None]).T @ mixup.inputs, dtype=np.float64)


@dataclass(frozen=True, kw_only=True)
class Minimiser:
    """Where Newton's method ended: theta in the span of the inputs, loss, and what certifies it.

    `distance` bounds |theta - minimiser| to first order: gradient norm over the least eigenvalue of the Hessian on the
    span. `converged` is False where the loss has no minimiser in reach.
    """

    theta: Floats
    value: float
    gradient_norm: float
    distance: float
    n_steps: int
    converged: bool


def minimise(mixup: LinearMixup, *, tolerance: float = 1e-12, max_steps: int = 100) -> Minimiser:
    """Minimise the loss over the span of the inputs by damped Newton steps from 0."""
    basis = _span(mixup.inputs)
    inner = LinearMixup(inputs=mixup.inputs @ basis, targets=mixup.targets, weights=mixup.weights)
    scale = float(np.abs(inner.inputs).max()) or 1.0
    at = np.zeros(basis.shape[1])
    n_steps = 0
    while n_steps < max_steps and float(np.linalg.norm(gradient(inner, at))) > tolerance * scale:
        slope = gradient(inner, at)
        step, *_ = np.linalg.lstsq(hessian(inner, at), -slope, rcond=None)
        size, here = 1.0, loss(inner, at)
        while size > 1e-8 and loss(inner, at + size * step) > here + 1e-4 * size * float(slope @ step):
            size /= 2
        at, n_steps = at + size * step, n_steps + 1
    norm = float(np.linalg.norm(gradient(inner, at)))
    curvature = float(np.linalg.eigvalsh(hessian(inner, at)).min())
    distance = norm / curvature if curvature > 0 else float("inf")
    return Minimiser(
        theta=basis @ at,
        value=loss(inner, at),
        gradient_norm=norm,
        distance=distance,
        n_steps=n_steps,
        converged=distance <= 1e-6 * max(1.0, float(np.linalg.norm(at))),
    )


def _span(inputs: Floats) -> Floats:
    """Orthonormal basis (d, rank) of the span of the rows."""
    _, values, rows = np.linalg.svd(inputs, full_matrices=False)
    rank = int((values > 1e-10 * values[0]).sum())
    return np.asarray(rows[:rank].T, dtype=np.float64)
