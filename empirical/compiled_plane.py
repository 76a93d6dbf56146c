"""A compiled gradient for two-layer ReLU networks of at most two features and two classes, as points in the plane need.

Products so thin are no work for BLAS. With labels of sum 1 the derivatives by the two logits are e and -e, and all
follows from each hidden unit's sums over the points where it is active: sum e, sum e x, sum e y. The gradient by its
weights is their product with the difference of its two outgoing weights; the gradient by these is b sum e + v sum e x +
w sum e y and its negative. Four points at a time pass through all units and back while these are in the cache's first
level.
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
def are_shares(labels):  # type: ignore[no-untyped-def]
    """Whether each row of two labels has sum 1 up to rounding, as the kernel needs."""
    one = labels.dtype.type(1)
    worst = labels.dtype.type(0)
    for n in range(labels.shape[0]):
        worst = max(worst, abs(labels[n, 0] + labels[n, 1] - one))
    return worst <= (1e-6 if labels.itemsize == 4 else 1e-14)


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def planar_room(n_hidden, like):  # type: ignore[no-untyped-def]
    """Weights (4, .) and sums (3, .) of each hidden unit, and four points' units; filled up with units that are off."""
    units = (n_hidden + _UNITS - 1) // _UNITS * _UNITS
    return np.zeros((7 + _POINTS, units), like.dtype)


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def planar_gradient(flat, x, labels, shares, gradient, room):  # type: ignore[no-untyped-def]
    """Gradient of sum_n shares[n] CE_n by all parameters, flat as in `Perceptron`; rows of labels have sum 1."""
    n_inputs, zero = x.shape[1], x.dtype.type(0)
    h = (flat.size - 2) // (n_inputs + 3)
    weights, sums, units = room[:4], room[4:7], room[7:]
    _unpack(flat, n_inputs, h, weights)
    sums[:] = zero
    points, error = np.zeros((_POINTS, 2), x.dtype), np.empty(_POINTS, x.dtype)
    bias, whole = flat[flat.size - 2] - flat[flat.size - 1], zero
    for start in range(0, x.shape[0], _POINTS):
        n_points = min(_POINTS, x.shape[0] - start)
        for p in range(n_points):
            for i in range(n_inputs):
                points[p, i] = x[start + p, i]
        _differences(points, weights, units, error)
        for p in range(_POINTS):
            if p < n_points:
                error[p] = (_sigmoid(error[p] + bias) - labels[start + p, 0]) * shares[start + p]
                whole += error[p]
            else:
                error[p] = zero
        _add_sums(points, error, units, sums)
    _pack(weights, sums, n_inputs, h, gradient)
    gradient[flat.size - 2], gradient[flat.size - 1] = whole, -whole


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _sigmoid(difference):  # type: ignore[no-untyped-def]
    """1 / (1 + exp(-difference)), in the precision of the difference."""
    small = math.exp(-abs(difference))
    one = type(difference)(1)
    return small / (one + small) if difference < 0 else one / (one + small)


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _unpack(flat, n_inputs, h, weights):  # type: ignore[no-untyped-def]
    """Weights of both features, bias, and difference of the outgoing weights of each hidden unit."""
    for i in range(n_inputs):
        weights[i, :h] = flat[i * h : (i + 1) * h]
    weights[2, :h] = flat[n_inputs * h : (n_inputs + 1) * h]
    last, difference = flat[(n_inputs + 1) * h : (n_inputs + 3) * h], weights[3]
    for j in range(h):
        difference[j] = last[2 * j] - last[2 * j + 1]


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _pack(weights, sums, n_inputs, h, gradient):  # type: ignore[no-untyped-def]
    """The gradient from the sums over the points where a unit is active."""
    v, w, b, difference = weights[0], weights[1], weights[2], weights[3]
    to_v, to_w, to_b = sums[0], sums[1], sums[2]
    last = gradient[(n_inputs + 1) * h : (n_inputs + 3) * h]
    for j in range(h):
        outgoing = b[j] * to_b[j] + v[j] * to_v[j] + w[j] * to_w[j]
        last[2 * j], last[2 * j + 1] = outgoing, -outgoing
    for i in range(n_inputs):
        for j in range(h):
            gradient[i * h + j] = difference[j] * sums[i, j]
    for j in range(h):
        gradient[n_inputs * h + j] = difference[j] * to_b[j]


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _differences(x, weights, units, found):  # type: ignore[no-untyped-def]
    """Hidden units of four points after ReLU, and the difference of their logits but for the biases."""
    zero = x.dtype.type(0)
    v, w, b, difference = weights[0], weights[1], weights[2], weights[3]
    h0, h1, h2, h3 = units[0], units[1], units[2], units[3]
    x0, x1, x2, x3 = x[0, 0], x[1, 0], x[2, 0], x[3, 0]
    y0, y1, y2, y3 = x[0, 1], x[1, 1], x[2, 1], x[3, 1]
    s0, s1, s2, s3 = zero, zero, zero, zero
    for j in range(b.size):
        u0 = max(b[j] + x0 * v[j] + y0 * w[j], zero)
        u1 = max(b[j] + x1 * v[j] + y1 * w[j], zero)
        u2 = max(b[j] + x2 * v[j] + y2 * w[j], zero)
        u3 = max(b[j] + x3 * v[j] + y3 * w[j], zero)
        h0[j], h1[j], h2[j], h3[j] = u0, u1, u2, u3
        s0 += u0 * difference[j]
        s1 += u1 * difference[j]
        s2 += u2 * difference[j]
        s3 += u3 * difference[j]
    found[0], found[1], found[2], found[3] = s0, s1, s2, s3


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _add_sums(x, error, units, sums):  # type: ignore[no-untyped-def]
    """Add four points' e, e x and e y to the sums of the hidden units that are active there."""
    zero = x.dtype.type(0)
    to_v, to_w, to_b = sums[0], sums[1], sums[2]
    h0, h1, h2, h3 = units[0], units[1], units[2], units[3]
    x0, x1, x2, x3 = x[0, 0], x[1, 0], x[2, 0], x[3, 0]
    y0, y1, y2, y3 = x[0, 1], x[1, 1], x[2, 1], x[3, 1]
    e0, e1, e2, e3 = error[0], error[1], error[2], error[3]
    for j in range(to_b.size):
        r0 = e0 if h0[j] > zero else zero
        r1 = e1 if h1[j] > zero else zero
        r2 = e2 if h2[j] > zero else zero
        r3 = e3 if h3[j] > zero else zero
        to_b[j] += (r0 + r1) + (r2 + r3)
        to_v[j] += (x0 * r0 + x1 * r1) + (x2 * r2 + x3 * r3)
        to_w[j] += (y0 * r0 + y1 * r1) + (y2 * r2 + y3 * r3)
