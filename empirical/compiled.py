"""A compiled kernel that trains one two-layer network from first to last step inside a CPU core's cache.

The same steps as `empirical.training`, in float32 or float64. A network never sees its companions, so that its result
is the same bit for bit however the runs are grouped. Needs no torch.
"""

import math

import numba
import numpy as np

from empirical.models import TwoLayer, checked_batches
from empirical.optimisers import LEAST_MOMENT, Adam

_FAST = {"reassoc", "contract", "nsz", "arcp"}


class CompiledEnsemble:
    """Independent networks of one shape with their Adam moments; `parameters` is (n_runs, n_parameters).

    Args:
        model: the shape.
        parameters: initial values, (n_runs, n_parameters).
        adam: the optimiser.
        clears_gradients: False sums the gradients of all steps, as a loop does that never sets them to zero.
        dtype: float32 or float64.
    """

    def __init__(
        self,
        model: TwoLayer,
        parameters: np.ndarray,
        adam: Adam,
        *,
        clears_gradients: bool = True,
        dtype: type[np.floating] = np.float32,
    ) -> None:
        self.model, self.adam, self.n_steps, self.clears_gradients = model, adam, 0, clears_gradients
        self._flat = np.array(parameters, dtype=dtype, order="C")
        self._first = np.zeros_like(self._flat)
        self._second = np.zeros_like(self._flat)
        self._total = np.zeros_like(self._flat)

    @property
    def parameters(self) -> np.ndarray:
        """A copy of the parameters, (n_runs, n_parameters)."""
        return self._flat.copy()

    def reinitialise(self, parameters: np.ndarray) -> None:
        """Put new weights in place; Adam's moments and its count of steps stay."""
        self._flat[:] = parameters

    def advance(self, inputs: np.ndarray, soft_labels: np.ndarray) -> None:
        """Take one step for each batch: inputs (n_runs, t, b, d), soft labels (n_runs, t, b, k)."""
        fed = checked_batches(self.model, len(self._flat), inputs, soft_labels)
        x, y = (np.ascontiguousarray(part, dtype=self._flat.dtype) for part in fed)
        one, two = self.adam.betas
        steps = np.arange(self.n_steps + 1, self.n_steps + x.shape[1] + 1)
        rates = (self.adam.learning_rate / (1 - one**steps)).astype(x.dtype)
        roots = (1 / np.sqrt(1 - two**steps)).astype(x.dtype)
        constants = np.array([one, 1 - one, two, 1 - two, self.adam.eps], dtype=x.dtype)
        for run in range(len(self._flat)):
            state = self._flat[run], self._first[run], self._second[run], self._total[run]
            _train(*state, x[run], y[run], rates, roots, constants, self.model.n_hidden, self.clears_gradients)
        self.n_steps += x.shape[1]


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _train(flat, first, second, total, x, y, rates, roots, constants, n_hidden, clears):  # type: ignore[no-untyped-def]
    """All steps of one network; x (t, b, d), y (t, b, k), parameters flat as in `TwoLayer`."""
    n_batch, n_inputs, n_classes = x.shape[1], x.shape[2], y.shape[2]
    hidden = np.empty((n_batch, n_hidden), x.dtype)
    error = np.empty((n_batch, n_classes), x.dtype)
    gradient = np.empty_like(flat)
    for step in range(x.shape[0]):
        _forward(flat, x[step], y[step], hidden, error)
        _backward(flat, x[step], hidden, error, gradient, n_inputs)
        if clears:
            _adam(flat, first, second, gradient, rates[step], roots[step], constants)
        else:
            total += gradient
            _adam(flat, first, second, total, rates[step], roots[step], constants)


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _forward(flat, x, y, hidden, error):  # type: ignore[no-untyped-def]
    """Hidden layer after ReLU, and the derivative of the mean loss by the logits."""
    n_batch, n_inputs = x.shape
    n_hidden, n_classes = hidden.shape[1], error.shape[1]
    b1 = flat[n_inputs * n_hidden : (n_inputs + 1) * n_hidden]
    start = (n_inputs + 1) * n_hidden
    b2 = flat[start + n_classes * n_hidden :]
    zero = x.dtype.type(0)
    for b in range(n_batch):
        units = hidden[b]
        units[:] = b1
        for i in range(n_inputs):
            w1 = flat[i * n_hidden : (i + 1) * n_hidden]
            weight = x[b, i]
            for j in range(n_hidden):
                units[j] += weight * w1[j]
        for j in range(n_hidden):
            units[j] = max(units[j], zero)
        for c in range(n_classes):
            w2 = flat[start + c * n_hidden : start + (c + 1) * n_hidden]
            logit = zero
            for j in range(n_hidden):
                logit += units[j] * w2[j]
            error[b, c] = logit + b2[c]
        top = error[b, 0]
        for c in range(n_classes):
            top = max(top, error[b, c])
        total = zero
        for c in range(n_classes):
            error[b, c] = math.exp(error[b, c] - top)
            total += error[b, c]
        for c in range(n_classes):
            error[b, c] = (error[b, c] / total - y[b, c]) / x.dtype.type(n_batch)


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _backward(flat, x, hidden, error, gradient, n_inputs):  # type: ignore[no-untyped-def]
    """Gradient of the mean loss by all parameters; overwrites `hidden` by the derivative at the hidden layer."""
    n_batch, n_hidden = hidden.shape
    n_classes = error.shape[1]
    start = (n_inputs + 1) * n_hidden
    zero = x.dtype.type(0)
    gradient[:] = zero
    for b in range(n_batch):
        units = hidden[b]
        for c in range(n_classes):
            to_w2 = gradient[start + c * n_hidden : start + (c + 1) * n_hidden]
            weight = error[b, c]
            for j in range(n_hidden):
                to_w2[j] += weight * units[j]
            gradient[start + n_classes * n_hidden + c] += weight
    to_b1 = gradient[n_inputs * n_hidden : start]
    back = np.empty(n_hidden, x.dtype)
    for b in range(n_batch):
        units = hidden[b]
        back[:] = zero
        for c in range(n_classes):
            w2 = flat[start + c * n_hidden : start + (c + 1) * n_hidden]
            weight = error[b, c]
            for j in range(n_hidden):
                back[j] += weight * w2[j]
        for j in range(n_hidden):
            back[j] = back[j] if units[j] > zero else zero
            to_b1[j] += back[j]
        for i in range(n_inputs):
            to_w1 = gradient[i * n_hidden : (i + 1) * n_hidden]
            weight = x[b, i]
            for j in range(n_hidden):
                to_w1[j] += weight * back[j]


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _adam(flat, first, second, gradient, rate, root, constants):  # type: ignore[no-untyped-def]
    one, rest_one, two, rest_two, eps = constants
    zero, least = flat.dtype.type(0), flat.dtype.type(LEAST_MOMENT)
    for p in range(flat.size):
        g = gradient[p]
        moment = one * first[p] + rest_one * g
        first[p] = moment if abs(moment) > least else zero
        second[p] = two * second[p] + rest_two * g * g
        flat[p] -= rate * first[p] / (np.sqrt(second[p]) * root + eps)
