"""Training with momentum on mixed points, or on attacked ones, and what attacks then do to the network.

One network at a time, softmax regression or with hidden layers, in float32 as a plain program would have it. Points are
mixed step by step from a table, so that wide tables need no room for all mixtures.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numba
import numpy as np

from empirical import attacks
from empirical.class_gaussians import class_gaussians, posteriors
from empirical.compiled_perceptrons import one_blas_thread
from empirical.experiment import streams_of
from empirical.layers import FAST, backward, forward, momentum_step, softmax_errors, work_space
from empirical.mixing import Pairs, shuffled_epochs
from empirical.perceptrons import Perceptron
from numerics.laws import BetaLaw


@dataclass(frozen=True, kw_only=True)
class Descent:
    """How networks are trained; with a radius above 0 every step is taken at points moved by the fast gradient sign."""

    rate: float
    momentum: float
    weight_decay: float
    n_epochs: int
    every: int
    batch_size: int
    radius: float = 0.0


@dataclass(frozen=True, kw_only=True, eq=False)
class Mixtures:
    """Who is mixed with whom, and GenLabel's labels of the mixtures (t, b, k), empty where none are wanted."""

    pairs: Pairs
    labels: np.ndarray


@dataclass(frozen=True, kw_only=True, eq=False)
class Seen:
    """A network in front of test rows: what attacks of one radius leave of its accuracy; shares in per cent.

    `fgsm` computes scores and gradients in float32, `careful` in float64 with the gradient as the chance of the other
    classes; `exact` is the worst case in the ball, known for linear models only (NaN elsewhere).
    """

    accuracy: float
    fgsm: float
    careful: float
    exact: float


def mixtures(
    points: np.ndarray,
    labels: np.ndarray,
    n_classes: int,
    descent: Descent,
    seed: int,
    *,
    alpha: float | None,
    generative: bool = False,
) -> Mixtures:
    """Pairs of all epochs: unmixed where alpha is None; the same order of rows for one seed.

    Args:
        points: (n, d), the train rows.
        labels: (n,).
        n_classes: k.
        descent: number of epochs and size of batches.
        seed: of order, partners and weights.
        alpha: of Beta(alpha, alpha).
        generative: whether labels by Gaussian class densities are wanted.
    """
    law = None if alpha is None else BetaLaw(alpha)
    (generator,) = streams_of(seed, 1)
    n, n_epochs = len(points), descent.n_epochs
    pairs = shuffled_epochs(law, generator, n_epochs=n_epochs, n_points=n, batch_size=descent.batch_size)
    if not generative:
        return Mixtures(pairs=pairs, labels=np.empty((0, 0, 0), dtype=np.float32))
    densities = class_gaussians(points, labels, n_classes)
    found = np.empty((*pairs.first.shape, n_classes), dtype=np.float32)
    for step in range(len(found)):
        lam = pairs.lam[step][:, None]
        found[step] = posteriors(densities, lam * points[pairs.first[step]] + (1 - lam) * points[pairs.second[step]])
    return Mixtures(pairs=pairs, labels=found)


def descend(
    model: Perceptron,
    start: np.ndarray,
    points: np.ndarray,
    labels: np.ndarray,
    mixed: Mixtures,
    descent: Descent,
    *,
    gamma: float = 0.0,
) -> np.ndarray:
    """Weights after every `every` epochs: (n_epochs // every, p), float32.

    Args:
        model: the shape.
        start: (p,).
        points: (n, d), the train rows.
        labels: (n,).
        mixed: what is trained on.
        descent: how.
        gamma: share of GenLabel's label.

    Raises:
        ValueError: gamma above 0 without labels.
    """
    if gamma and not mixed.labels.size:
        raise ValueError(f"gamma {gamma!r} needs labels; ask `mixtures` for them")
    x = np.ascontiguousarray(points, dtype=np.float32)
    y = np.eye(model.widths[-1], dtype=np.float32)[labels]
    pairs = mixed.pairs
    lam, weights = (np.broadcast_to(side, pairs.first.shape).astype(np.float32) for side in (pairs.lam, pairs.weights))
    flat, velocity = start.astype(np.float32), np.zeros(model.n_parameters, dtype=np.float32)
    constants = np.array(
        [descent.rate, descent.momentum, descent.weight_decay, descent.radius, gamma], dtype=np.float32
    )
    widths, relu = np.array(model.widths), model.activation == "relu"
    per_stop = len(pairs.first) // descent.n_epochs * descent.every
    stops = []
    with one_blas_thread():
        for stop in range(descent.n_epochs // descent.every):
            at = slice(stop * per_stop, (stop + 1) * per_stop)
            told = (pairs.first[at], pairs.second[at], lam[at], weights[at], mixed.labels[at])
            _descend(flat, velocity, widths, relu, x, y, told, constants)
            stops.append(flat.copy())
    return np.stack(stops)


def input_gradients(model: Perceptron, flat: np.ndarray, points: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Gradient of each row's cross-entropy by its input, in the dtype of `flat`: (n, d)."""
    x = np.ascontiguousarray(points, dtype=flat.dtype)
    y = np.eye(model.widths[-1], dtype=flat.dtype)[labels]
    with one_blas_thread():
        return np.asarray(_input_gradients(flat, np.array(model.widths), model.activation == "relu", x, y))


def careful_gradients(model: Perceptron, flat: np.ndarray, points: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The same in float64, up to a positive factor a row: the direction stays right when the network is sure.

    The derivative by the scores is that of the chances among the other classes, which does not vanish.
    """
    flat64, x = flat.astype(np.float64), np.ascontiguousarray(points, dtype=np.float64)
    values = model.logits(flat64, x)
    rows = np.arange(len(labels))
    values[rows, labels] = -np.inf
    others = np.exp(values - values.max(axis=1, keepdims=True))
    others /= others.sum(axis=1, keepdims=True)
    others[rows, labels] = -1.0
    with one_blas_thread():
        return np.asarray(_pulled_back(flat64, np.array(model.widths), model.activation == "relu", x, others))


def seen_at(model: Perceptron, flat: np.ndarray, points: np.ndarray, labels: np.ndarray, radius: float) -> Seen:
    """Accuracies of one network on test rows, before and after attacks."""
    flat64, x32 = flat.astype(np.float64), np.asarray(points, dtype=np.float32)
    moved = attacks.fgsm(points, careful_gradients(model, flat, points, labels), radius=radius)
    exact = np.nan
    if len(model.widths) == 2:
        ((weights, bias),) = model.split(flat64)
        linear = attacks.Linear(weights=weights.T, bias=bias)
        exact = attacks.robust_accuracy(linear, points, labels, radius=radius, norm="linf")
    return Seen(
        accuracy=100 * attacks.accuracy(model.logits(flat, x32, dtype=np.float32), labels),
        fgsm=fgsm_accuracy(model, flat, points, labels, radius),
        careful=100 * attacks.accuracy(model.logits(flat64, moved), labels),
        exact=100 * exact,
    )


def fgsm_accuracy(model: Perceptron, flat: np.ndarray, points: np.ndarray, labels: np.ndarray, radius: float) -> float:
    """Accuracy in per cent after one fast gradient sign step, all in float32."""
    x = np.asarray(points, dtype=np.float32)
    moved = attacks.fgsm(x, input_gradients(model, flat, x, labels), radius=radius).astype(np.float32)
    return 100 * attacks.accuracy(model.logits(flat, moved, dtype=np.float32), labels)


def suspicion_shares(
    model: Perceptron, flat: np.ndarray, points: np.ndarray, labels: np.ndarray, radius: float
) -> Mapping[str, float]:
    """Share of test rows that show each sign of a worthless attack, 0 where none does; float32."""
    x = np.asarray(points, dtype=np.float32)
    found = attacks.suspicions(
        lambda at: model.logits(flat, at, dtype=np.float32),
        lambda at: input_gradients(model, flat, at, labels),
        x,
        labels,
        radius=radius,
    )
    shares = {suspicion.sign: suspicion.share for suspicion in found}
    signs = {
        "zero_gradient": "zero gradient",
        "randomised": "randomised output",
        "no_number": "no number",
        "weaker_than_noise": "weaker than noise",
    }
    return {name: float(shares.get(sign, 0.0)) for name, sign in signs.items()}


def best_gamma(tables: Sequence[np.ndarray], gammas: Sequence[float], *, best_epoch: bool) -> float:
    """The gamma of the best mean over folds; ties go to the larger one.

    Args:
        tables: for each fold (n_gammas, n_stops), robust accuracies.
        gammas: (n_gammas,).
        best_epoch: whether the best stop counts in each fold, or the last.
    """
    from empirical.splits import chosen

    scores = np.stack([t.max(axis=1) if best_epoch else t[:, -1] for t in tables], axis=1)
    return gammas[chosen(scores, [(gamma,) for gamma in gammas])]


@numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
def _descend(flat, velocity, widths, relu, x, y, told, constants):  # type: ignore[no-untyped-def]
    """All steps of one network; `told` are partners, weights and labels, `constants` as in `descend`."""
    first, second, lam, weights, labels = told
    rate, momentum, decay, radius, gamma = constants
    n_rows, k = first.shape[1], y.shape[1]
    units, one, two = work_space(flat, widths, n_rows)
    points, soft = np.empty((n_rows, x.shape[1]), x.dtype), np.empty((n_rows, k), x.dtype)
    error, logs, gradient = np.empty_like(soft), np.empty_like(soft), np.empty_like(flat)
    for step in range(len(first)):
        shares = weights[step] / weights[step].sum()
        for row in range(n_rows):
            a, b, own = first[step, row], second[step, row], lam[step, row]
            for j in range(x.shape[1]):
                points[row, j] = own * x[a, j] + (1 - own) * x[b, j]
            for c in range(k):
                soft[row, c] = own * y[a, c] + (1 - own) * y[b, c]
                if gamma > 0:
                    soft[row, c] = (1 - gamma) * soft[row, c] + gamma * labels[step, row, c]
        if radius > 0:
            softmax_errors(forward(flat, widths, relu, points, units), soft, shares, error, logs)
            points += radius * np.sign(backward(flat, widths, relu, points, units, error, gradient, one, two))
        softmax_errors(forward(flat, widths, relu, points, units), soft, shares, error, logs)
        backward(flat, widths, relu, points, units, error, gradient, one, two)
        momentum_step(flat, velocity, gradient, rate, momentum, decay)


@numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
def _input_gradients(flat, widths, relu, x, y):  # type: ignore[no-untyped-def]
    units, one, two = work_space(flat, widths, len(x))
    error, logs = np.empty_like(y), np.empty_like(y)
    scores = forward(flat, widths, relu, x, units)
    softmax_errors(scores, y, np.ones(len(x), x.dtype), error, logs)
    return backward(flat, widths, relu, x, units, error, np.empty_like(flat), one, two).copy()


@numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
def _pulled_back(flat, widths, relu, x, error):  # type: ignore[no-untyped-def]
    """The given derivative by the scores, taken back to the inputs."""
    units, one, two = work_space(flat, widths, len(x))
    forward(flat, widths, relu, x, units)
    return backward(flat, widths, relu, x, units, error, np.empty_like(flat), one, two).copy()
