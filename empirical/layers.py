"""Compiled kernels of one fully connected network: scores, and gradients by weights and by inputs.

Weights are flat as in `empirical.perceptrons.Perceptron`; hidden layers are followed by ReLU or by nothing, and widths
are an array of integers (d, h1, ..., k). All arrays have one dtype and are contiguous; work space is handed in, so that
a training loop allocates nothing. The engine of `empirical.compiled_perceptrons` needs gradients by the weights alone,
an attack and a learned mixing weight those by the inputs too.
"""

import math

import numba
import numpy as np

FAST = {"reassoc", "contract", "nsz", "arcp"}


@numba.njit(cache=True, nogil=True)
def work_space(flat, widths, n_rows):  # type: ignore[no-untyped-def]
    """Room for the units of every layer, and two for what flows back."""
    widest = n_rows * widths.max()
    return (
        np.empty(n_rows * widths[1:].sum(), flat.dtype),
        np.empty(widest, flat.dtype),
        np.empty(widest, flat.dtype),
    )


@numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
def forward(flat, widths, relu, x, units):  # type: ignore[no-untyped-def]
    """Scores (b, k) of inputs (b, d), a view of `units`, where all layers' units stay for `backward`."""
    n_rows, zero = x.shape[0], flat.dtype.type(0)
    inputs, at, put = x, 0, 0
    for layer in range(len(widths) - 1):
        fan_in, fan_out = widths[layer], widths[layer + 1]
        weights = flat[at : at + fan_in * fan_out].reshape((fan_in, fan_out))
        bias = flat[at + fan_in * fan_out : at + (fan_in + 1) * fan_out]
        out = units[put : put + n_rows * fan_out].reshape((n_rows, fan_out))
        np.dot(inputs, weights, out)
        for row in range(n_rows):
            for j in range(fan_out):
                out[row, j] += bias[j]
        if relu and layer < len(widths) - 2:
            for row in range(n_rows):
                for j in range(fan_out):
                    out[row, j] = max(out[row, j], zero)
        inputs = out
        at += (fan_in + 1) * fan_out
        put += n_rows * fan_out
    return inputs


@numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
def backward(flat, widths, relu, x, units, error, gradient, one, two, to_inputs=True):  # type: ignore[no-untyped-def]
    """Gradient by the weights, into `gradient`, and by the inputs, returned as a view of `one` or `two`.

    `error` (b, k) is the derivative of the loss by the scores that `forward` left in `units`. Without `to_inputs` the
    gradient by the inputs is left out, and what is returned means nothing.
    """
    n_rows, zero = x.shape[0], flat.dtype.type(0)
    at, put = len(flat), n_rows * widths[1:].sum()
    for layer in range(len(widths) - 2, -1, -1):
        fan_in, fan_out = widths[layer], widths[layer + 1]
        at -= (fan_in + 1) * fan_out
        put -= n_rows * fan_out
        below = x
        if layer > 0:
            below = units[put - n_rows * fan_in : put].reshape((n_rows, fan_in))
        np.dot(below.T, error, gradient[at : at + fan_in * fan_out].reshape((fan_in, fan_out)))
        to_bias = gradient[at + fan_in * fan_out : at + (fan_in + 1) * fan_out]
        to_bias[:] = 0
        for row in range(n_rows):
            for j in range(fan_out):
                to_bias[j] += error[row, j]
        room = one if layer % 2 else two
        back = room[: n_rows * fan_in].reshape((n_rows, fan_in))
        np.dot(error, flat[at : at + fan_in * fan_out].reshape((fan_in, fan_out)).T, back)
        if relu and layer > 0:
            for row in range(n_rows):
                for j in range(fan_in):
                    back[row, j] = back[row, j] if below[row, j] > zero else zero
        error = back
    return error


@numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
def softmax_errors(scores, soft_labels, weights, error, logs):  # type: ignore[no-untyped-def]
    """Weighted cross-entropy; its derivative by the scores into `error`, log probabilities into `logs`.

    The loss is the sum over rows of weights (b,) times -sum_c label_c log p_c; labels have sum 1.
    """
    loss = 0.0
    for row in range(scores.shape[0]):
        top = scores[row, 0]
        for c in range(scores.shape[1]):
            top = max(top, scores[row, c])
        total = scores.dtype.type(0)
        for c in range(scores.shape[1]):
            error[row, c] = math.exp(scores[row, c] - top)
            total += error[row, c]
        for c in range(scores.shape[1]):
            logs[row, c] = scores[row, c] - top - math.log(total)
            loss -= weights[row] * soft_labels[row, c] * logs[row, c]
            error[row, c] = weights[row] * (error[row, c] / total - soft_labels[row, c])
    return loss


@numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
def adam_step(flat, first, second, gradient, step, rate, constants):  # type: ignore[no-untyped-def]
    """One step of Adam, the first being step 1; constants are the two betas, eps and the L2 decay in the gradient."""
    one, two, eps, decay = constants
    unbiased = rate / (1 - one**step)
    root = 1 / math.sqrt(1 - two**step)
    for p in range(flat.size):
        slope = gradient[p] + decay * flat[p]
        first[p] = one * first[p] + (1 - one) * slope
        second[p] = two * second[p] + (1 - two) * slope * slope
        flat[p] -= unbiased * first[p] / (math.sqrt(second[p]) * root + eps)


@numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
def momentum_step(flat, velocity, gradient, rate, momentum, decay):  # type: ignore[no-untyped-def]
    """One step of gradient descent with momentum (velocity = momentum velocity + slope) and L2 decay in the slope."""
    for p in range(flat.size):
        velocity[p] = momentum * velocity[p] + gradient[p] + decay * flat[p]
        flat[p] -= rate * velocity[p]
