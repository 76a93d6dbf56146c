"""A compiled gradient for two-layer ReLU networks of at most two features and two classes, as points in the plane need.

Products so thin are no work for BLAS. Four points at a time pass through all hidden units and back while these are in
the cache's first level, so that each weight is loaded once for the four, and so is each sum of the gradient.
"""

import math

import numba
import numpy as np

_FAST = {"reassoc", "contract", "nsz", "arcp"}
_POINTS = 4
_UNITS = 32


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def is_planar(widths, relu):  # type: ignore[no-untyped-def]
    """Whether the kernel serves such networks."""
    return widths.size == 3 and widths[0] <= 2 and widths[2] == 2 and widths[1] >= _UNITS and relu


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def planar_room(n_hidden, like):  # type: ignore[no-untyped-def]
    """Weights and gradient by hidden unit (5, .), and four points' units; filled up with units that do nothing."""
    units = (n_hidden + _UNITS - 1) // _UNITS * _UNITS
    return np.zeros((10 + _POINTS, units), like.dtype)


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def planar_gradient(flat, x, labels, shares, gradient, room):  # type: ignore[no-untyped-def]
    """Gradient of sum_n shares[n] CE_n by all parameters, flat as in `Perceptron`."""
    n_inputs = x.shape[1]
    h = (flat.size - 2) // (n_inputs + 3)
    weights, sums, units = room[:5], room[5:10], room[10:]
    _unpack(flat, n_inputs, h, weights)
    sums[:] = x.dtype.type(0)
    points, error = np.zeros((_POINTS, 2), x.dtype), np.empty((_POINTS, 2), x.dtype)
    ends = gradient[flat.size - 2 :]
    ends[:] = x.dtype.type(0)
    for start in range(0, x.shape[0], _POINTS):
        n_points = min(_POINTS, x.shape[0] - start)
        for p in range(n_points):
            for i in range(n_inputs):
                points[p, i] = x[start + p, i]
        _logits(points, weights, flat[flat.size - 2 :], units, error)
        for p in range(_POINTS):
            if p < n_points:
                _softmax_error(error[p], labels[start + p], shares[start + p])
                ends += error[p]
            else:
                error[p] = x.dtype.type(0)
        _add_sums(points, error, weights, units, sums)
    _pack(sums, n_inputs, h, gradient)


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _unpack(flat, n_inputs, h, weights):  # type: ignore[no-untyped-def]
    for i in range(n_inputs):
        weights[i, :h] = flat[i * h : (i + 1) * h]
    weights[2, :h] = flat[n_inputs * h : (n_inputs + 1) * h]
    last = flat[(n_inputs + 1) * h : (n_inputs + 3) * h]
    first, second = weights[3], weights[4]
    for j in range(h):
        first[j] = last[2 * j]
        second[j] = last[2 * j + 1]


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _pack(sums, n_inputs, h, gradient):  # type: ignore[no-untyped-def]
    for i in range(n_inputs):
        gradient[i * h : (i + 1) * h] = sums[i, :h]
    gradient[n_inputs * h : (n_inputs + 1) * h] = sums[2, :h]
    last = gradient[(n_inputs + 1) * h : (n_inputs + 3) * h]
    first, second = sums[3], sums[4]
    for j in range(h):
        last[2 * j] = first[j]
        last[2 * j + 1] = second[j]


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _logits(x, weights, biases, units, logits):  # type: ignore[no-untyped-def]
    """Hidden units of four points after ReLU, and their logits."""
    zero = x.dtype.type(0)
    v, w, b, first, second = weights[0], weights[1], weights[2], weights[3], weights[4]
    h0, h1, h2, h3 = units[0], units[1], units[2], units[3]
    x0, x1, x2, x3 = x[0, 0], x[1, 0], x[2, 0], x[3, 0]
    y0, y1, y2, y3 = x[0, 1], x[1, 1], x[2, 1], x[3, 1]
    s0, s1, s2, s3, t0, t1, t2, t3 = zero, zero, zero, zero, zero, zero, zero, zero
    for j in range(b.size):
        u0 = max(b[j] + x0 * v[j] + y0 * w[j], zero)
        u1 = max(b[j] + x1 * v[j] + y1 * w[j], zero)
        u2 = max(b[j] + x2 * v[j] + y2 * w[j], zero)
        u3 = max(b[j] + x3 * v[j] + y3 * w[j], zero)
        h0[j], h1[j], h2[j], h3[j] = u0, u1, u2, u3
        s0, t0 = s0 + u0 * first[j], t0 + u0 * second[j]
        s1, t1 = s1 + u1 * first[j], t1 + u1 * second[j]
        s2, t2 = s2 + u2 * first[j], t2 + u2 * second[j]
        s3, t3 = s3 + u3 * first[j], t3 + u3 * second[j]
    logits[0, 0], logits[1, 0], logits[2, 0], logits[3, 0] = s0, s1, s2, s3
    logits[0, 1], logits[1, 1], logits[2, 1], logits[3, 1] = t0, t1, t2, t3
    for p in range(_POINTS):
        for c in range(2):
            logits[p, c] += biases[c]


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _softmax_error(logits, labels, share):  # type: ignore[no-untyped-def]
    """Turn the two logits of a point into the derivative of the loss by them."""
    top = max(logits[0], logits[1])
    first, second = math.exp(logits[0] - top), math.exp(logits[1] - top)
    total = first + second
    logits[0] = (first / total - labels[0]) * share
    logits[1] = (second / total - labels[1]) * share


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _add_sums(x, error, weights, units, sums):  # type: ignore[no-untyped-def]
    """Add four points' part of the gradient by the weights of each hidden unit."""
    zero = x.dtype.type(0)
    first, second = weights[3], weights[4]
    to_v, to_w, to_b, to_first, to_second = sums[0], sums[1], sums[2], sums[3], sums[4]
    h0, h1, h2, h3 = units[0], units[1], units[2], units[3]
    x0, x1, x2, x3 = x[0, 0], x[1, 0], x[2, 0], x[3, 0]
    y0, y1, y2, y3 = x[0, 1], x[1, 1], x[2, 1], x[3, 1]
    e0, e1, e2, e3 = error[0, 0], error[1, 0], error[2, 0], error[3, 0]
    f0, f1, f2, f3 = error[0, 1], error[1, 1], error[2, 1], error[3, 1]
    for j in range(first.size):
        u0, u1, u2, u3 = h0[j], h1[j], h2[j], h3[j]
        to_first[j] += (e0 * u0 + e1 * u1) + (e2 * u2 + e3 * u3)
        to_second[j] += (f0 * u0 + f1 * u1) + (f2 * u2 + f3 * u3)
        r0 = e0 * first[j] + f0 * second[j] if u0 > zero else zero
        r1 = e1 * first[j] + f1 * second[j] if u1 > zero else zero
        r2 = e2 * first[j] + f2 * second[j] if u2 > zero else zero
        r3 = e3 * first[j] + f3 * second[j] if u3 > zero else zero
        to_b[j] += (r0 + r1) + (r2 + r3)
        to_v[j] += (x0 * r0 + x1 * r1) + (x2 * r2 + x3 * r3)
        to_w[j] += (y0 * r0 + y1 * r1) + (y2 * r2 + y3 * r3)
