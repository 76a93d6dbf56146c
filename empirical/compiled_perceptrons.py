"""A compiled kernel that trains one perceptron from first to last step on one CPU core, with BLAS for its products.

The same steps as `empirical.torch_perceptrons`, in float32 or float64. A network never sees its companions, so that its
result is the same bit for bit however the runs are grouped. Needs no torch.
"""

import math

import numba
import numpy as np
from numpy.typing import DTypeLike

from empirical.batches import as_batches, as_points
from empirical.blas_threads import one_blas_thread
from empirical.compiled_plane import are_shares, is_planar, planar_gradient, planar_room
from empirical.layers import FAST, backward, forward, work_space
from empirical.optimisers import LEAST_MOMENT, SGD, Adam
from empirical.perceptrons import Perceptron

__all__ = ["CompiledPerceptrons", "one_blas_thread"]


class CompiledPerceptrons:
    """Independent networks of one shape with their optimiser's state; see `empirical.ensembles.perceptrons`."""

    def __init__(
        self,
        model: Perceptron,
        parameters: np.ndarray,
        optimiser: Adam | SGD,
        *,
        learning_rates: np.ndarray | None = None,
        dtype: DTypeLike = np.float32,
    ) -> None:
        self.model, self.optimiser, self.n_steps = model, optimiser, 0
        self._flat = np.array(parameters, dtype=dtype, order="C")
        self._rates = np.full(len(self._flat), optimiser.learning_rate) if learning_rates is None else learning_rates
        self._widths = np.array(model.widths)
        self._first = np.zeros_like(self._flat)
        self._second = np.zeros_like(self._flat) if isinstance(optimiser, Adam) else self._flat[:, :0].copy()

    @property
    def parameters(self) -> np.ndarray:
        """A copy of the parameters, (n_runs, n_parameters)."""
        return self._flat.copy()

    def logits(self, inputs: np.ndarray) -> np.ndarray:
        """Last layer at points (n, d) for all, or (n_runs, n, d): (n_runs, n, k) in the dtype of the training."""
        x = as_points(self.model, len(self._flat), inputs)
        with one_blas_thread():
            return _all_logits(
                self._flat,
                np.ascontiguousarray(x, dtype=self._flat.dtype),
                self._widths,
                self.model.activation == "relu",
            )

    def reinitialise(self, parameters: np.ndarray) -> None:
        """Put new weights in place; the optimiser's state and its count of steps stay."""
        self._flat[:] = parameters

    def advance(
        self,
        inputs: np.ndarray,
        soft_labels: np.ndarray,
        *,
        weights: np.ndarray | None = None,
        other_labels: np.ndarray | None = None,
        gammas: np.ndarray | None = None,
        rate_factors: np.ndarray | None = None,
    ) -> None:
        """Take one step for each batch; see `empirical.ensembles.Perceptrons`."""
        batches = as_batches(
            self.model, len(self._flat), inputs, soft_labels, weights, other_labels, gammas, rate_factors
        )
        kind, optimiser = self._flat.dtype, self.optimiser
        fed = (batches.inputs, batches.soft_labels, batches.weights, batches.other_labels, batches.gammas)
        with one_blas_thread():
            _train_all(
                self._flat,
                self._first,
                self._second,
                *(np.ascontiguousarray(part, dtype=kind) for part in fed),
                *(part.astype(kind) for part in _schedule(optimiser, self._rates, self.n_steps, batches.rate_factors)),
                self._widths,
                self.model.activation == "relu",
            )
        self.n_steps += batches.n_steps


def _schedule(
    optimiser: Adam | SGD, learning_rates: np.ndarray, n_steps: int, factors: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rates (n_runs, t), second bias correction of each step, the optimiser's constants; clip is infinite for none."""
    rates = learning_rates[:, None] * factors
    if isinstance(optimiser, SGD):
        clip = math.inf if optimiser.clip is None else optimiser.clip
        return rates, np.ones_like(factors), np.array([optimiser.momentum, optimiser.weight_decay, clip])
    one, two = optimiser.betas
    steps = np.arange(n_steps + 1, n_steps + len(factors) + 1)
    constants = np.array([one, 1 - one, two, 1 - two, optimiser.eps, optimiser.weight_decay])
    return rates / (1 - one**steps), 1 / np.sqrt(1 - two**steps), constants


@numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
def _train_all(  # type: ignore[no-untyped-def]
    flat, first, second, x, y, weights, other, gammas, rates, roots, constants, widths, relu
):
    """One network after the other, from its first to its last step; see `Batches` for the shapes."""
    n_batch = x.shape[2]
    room = (
        *work_space(flat, widths, n_batch),
        np.empty(flat.shape[1], x.dtype),
        np.empty((n_batch, widths[-1]), x.dtype),
        np.empty(n_batch, x.dtype),
        planar_room(widths[1], x),
    )
    for run in range(flat.shape[0]):
        _train(
            flat[run],
            first[run],
            second[run],
            x[run if x.shape[0] > 1 else 0],
            y[run if y.shape[0] > 1 else 0],
            weights[run if weights.shape[0] > 1 else 0],
            other[run if other.shape[0] > 1 else 0],
            gammas[run],
            rates[run],
            roots,
            constants,
            widths,
            relu,
            room,
        )


@numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
def _all_logits(flat, x, widths, relu):  # type: ignore[no-untyped-def]
    units, _, _ = work_space(flat, widths, x.shape[1])
    logits = np.empty((flat.shape[0], x.shape[1], widths[-1]), x.dtype)
    for run in range(flat.shape[0]):
        logits[run] = forward(flat[run], widths, relu, x[run if x.shape[0] > 1 else 0], units)
    return logits


@numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
def _train(  # type: ignore[no-untyped-def]
    flat, first, second, x, y, weights, other, gamma, rates, roots, constants, widths, relu, room
):
    """All steps of one network: x (t, b, d), y and other (t, b, k), weights (t, b); other and weights may be empty."""
    units, one, two, gradient, labels, shares, plane = room
    shares[:] = x.dtype.type(1) / x.dtype.type(x.shape[1])
    for step in range(x.shape[0]):
        if weights.size:
            _set_shares(weights[step], shares)
        if other.size and gamma != 0:
            _blend(y[step], other[step], gamma, labels)
        else:
            labels[:] = y[step]
        if is_planar(widths, relu) and are_shares(labels):
            planar_gradient(flat, x[step], labels, shares, gradient, plane)
        else:
            error = forward(flat, widths, relu, x[step], units)
            _softmax_error(error, labels, shares)
            backward(flat, widths, relu, x[step], units, error, gradient, one, two, False)
        if constants.size == 3:
            _descend(flat, first, gradient, rates[step], constants)
        else:
            _adam(flat, first, second, gradient, rates[step], roots[step], constants)


@numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
def _set_shares(weights, shares):  # type: ignore[no-untyped-def]
    """Each row's share of the loss, its weight over their sum; all 0 where the sum is 0."""
    total = weights.dtype.type(0)
    for b in range(weights.size):
        total += weights[b]
    for b in range(weights.size):
        shares[b] = weights[b] / total if total > 0 else total


@numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
def _blend(soft, other, gamma, labels):  # type: ignore[no-untyped-def]
    rest = soft.dtype.type(1) - gamma
    for b in range(labels.shape[0]):
        for c in range(labels.shape[1]):
            labels[b, c] = rest * soft[b, c] + gamma * other[b, c]


@numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
def _softmax_error(logits, labels, shares):  # type: ignore[no-untyped-def]
    """Turn logits into the derivative of the loss by them."""
    for n in range(logits.shape[0]):
        row = logits[n]
        top = row[0]
        for c in range(row.size):
            top = max(top, row[c])
        total = logits.dtype.type(0)
        for c in range(row.size):
            row[c] = math.exp(row[c] - top)
            total += row[c]
        for c in range(row.size):
            row[c] = (row[c] / total - labels[n, c]) * shares[n]


@numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
def _descend(flat, buffer, gradient, rate, constants):  # type: ignore[no-untyped-def]
    momentum, decay, clip = constants
    zero, least = flat.dtype.type(0), flat.dtype.type(LEAST_MOMENT)
    scale = flat.dtype.type(1)
    if clip < np.inf:
        total = flat.dtype.type(0)
        for p in range(flat.size):
            total += gradient[p] * gradient[p]
        scale = min(scale, clip / (np.sqrt(total) + flat.dtype.type(1e-6)))
    for p in range(flat.size):
        moved = momentum * buffer[p] + (scale * gradient[p] + decay * flat[p])
        buffer[p] = moved if abs(moved) > least else zero
        flat[p] -= rate * buffer[p]


@numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
def _adam(flat, first, second, gradient, rate, root, constants):  # type: ignore[no-untyped-def]
    one, rest_one, two, rest_two, eps, decay = constants
    zero, least = flat.dtype.type(0), flat.dtype.type(LEAST_MOMENT)
    for p in range(flat.size):
        g = gradient[p] + decay * flat[p]
        moment = one * first[p] + rest_one * g
        first[p] = moment if abs(moment) > least else zero
        second[p] = two * second[p] + rest_two * g * g
        flat[p] -= rate * first[p] / (np.sqrt(second[p]) * root + eps)
