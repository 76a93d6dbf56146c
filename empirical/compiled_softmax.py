"""Compiled loops of `empirical.softmax_grid`: the candidates are the last, contiguous axis of every array.

Weights are (f, k c): f features with the biases' 1 among them, padded to a multiple of four; k classes by c candidates.
Rows come in blocks, whose logits are (k, rows c). Loops over candidates have no remainder and no reduction, so that the
compiler vectorises them and a candidate's numbers do not depend on its companions.
"""

import numba
import numpy as np

from empirical.exponentials import exponential

LANES = 16
"""Candidates are padded to a multiple of this, so that no loop has a remainder."""
ROWS = 8
"""Rows of a block; their logits stay in the first-level cache."""
_FAST = {"contract", "nsz"}


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def take_steps(flat, first, second, x, y, present, keep, rates, roots, shares, drops, constants):  # type: ignore[no-untyped-def]
    """All steps; flat (f, k c), x (t, b, f), y (s, t, b, k), present and keep (t, b), rates (t, c)."""
    n_lanes = drops.size
    n_classes = flat.shape[1] // n_lanes
    error = np.empty((n_classes, ROWS * n_lanes), flat.dtype)
    label = np.empty((n_classes, ROWS * n_lanes), flat.dtype)
    weight = np.empty(ROWS * n_lanes, flat.dtype)
    scratch = np.empty((2, ROWS * n_lanes), flat.dtype)
    gradient = np.empty_like(flat)
    share = np.empty(n_lanes, flat.dtype)
    one = flat.dtype.type(1)
    for t in range(x.shape[0]):
        n_present, n_kept = present[t].sum(), (present[t] * keep[t]).sum()
        n_rows = 0
        for b in range(x.shape[1]):
            if present[t, b] > 0:
                n_rows = b + 1
        for j in range(n_lanes):
            share[j] = one / max(n_present + drops[j] * (n_kept - n_present), one)
        gradient[:] = flat.dtype.type(0)
        for start in range(0, n_rows, ROWS):
            rows = slice(start, start + ROWS)
            _logits(flat, x[t, rows], error)
            _labels(y[:, t, rows], present[t, rows], keep[t, rows], shares, drops, share, label, weight)
            _errors(error, label, weight, scratch[0], scratch[1])
            _gather(x[t, rows], error, gradient, n_lanes)
        _adam(flat, first, second, gradient, rates[t], roots[t], constants, n_classes, n_lanes)


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _logits(flat, x, out):  # type: ignore[no-untyped-def]
    """Logits (k, rows c) of ROWS rows (rows, f), four features at a time over all candidates."""
    n_lanes = out.shape[1] // ROWS
    zero = flat.dtype.type(0)
    for c in range(out.shape[0]):
        mine = slice(c * n_lanes, (c + 1) * n_lanes)
        for b in range(ROWS):
            row = out[c, b * n_lanes : (b + 1) * n_lanes]
            for i in range(0, len(flat), 4):
                x0, x1, x2, x3 = x[b, i], x[b, i + 1], x[b, i + 2], x[b, i + 3]
                w0, w1, w2, w3 = flat[i, mine], flat[i + 1, mine], flat[i + 2, mine], flat[i + 3, mine]
                if i == 0:
                    for j in range(n_lanes):
                        row[j] = (((zero + x0 * w0[j]) + x1 * w1[j]) + x2 * w2[j]) + x3 * w3[j]
                else:
                    for j in range(n_lanes):
                        row[j] = (((row[j] + x0 * w0[j]) + x1 * w1[j]) + x2 * w2[j]) + x3 * w3[j]


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _labels(y, present, keep, shares, drops, share, label, weight):  # type: ignore[no-untyped-def]
    """Row weights (rows c), and labels times those (k, rows c); y (s, rows, k)."""
    n_lanes = drops.size
    one = share.dtype.type(1)
    for b in range(ROWS):
        here = slice(b * n_lanes, (b + 1) * n_lanes)
        w = weight[here]
        dropped = one - keep[b]
        for j in range(n_lanes):
            w[j] = present[b] * (one - drops[j] * dropped) * share[j]
        for c in range(label.shape[0]):
            row = label[c, here]
            value, mine = y[0, b, c], shares[0]
            for j in range(n_lanes):
                row[j] = mine[j] * value
            for s in range(1, shares.shape[0]):
                value, mine = y[s, b, c], shares[s]
                for j in range(n_lanes):
                    row[j] += mine[j] * value
            for j in range(n_lanes):
                row[j] *= w[j]


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _errors(error, label, weight, top, total):  # type: ignore[no-untyped-def]
    """Turn logits (k, rows c) into weight * softmax - label."""
    width = weight.size
    top[:] = error[0]
    for c in range(1, error.shape[0]):
        z = error[c]
        for j in range(width):
            top[j] = max(top[j], z[j])
    total[:] = weight.dtype.type(0)
    for c in range(error.shape[0]):
        z = error[c]
        for j in range(width):
            z[j] = exponential(z[j] - top[j])
            total[j] += z[j]
    for j in range(width):
        total[j] = weight[j] / total[j]
    for c in range(error.shape[0]):
        z, y = error[c], label[c]
        for j in range(width):
            z[j] = z[j] * total[j] - y[j]


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _gather(x, error, gradient, n_lanes):  # type: ignore[no-untyped-def]
    """gradient[i] += sum_b x[b, i] error[b], four rows at a time."""
    for c in range(error.shape[0]):
        e = error[c].reshape(ROWS, n_lanes)
        for b in range(0, ROWS, 4):
            e0, e1, e2, e3 = e[b], e[b + 1], e[b + 2], e[b + 3]
            for i in range(len(gradient)):
                row = gradient[i, c * n_lanes : (c + 1) * n_lanes]
                x0, x1, x2, x3 = x[b, i], x[b + 1, i], x[b + 2, i], x[b + 3, i]
                for j in range(n_lanes):
                    row[j] = (((row[j] + x0 * e0[j]) + x1 * e1[j]) + x2 * e2[j]) + x3 * e3[j]


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _adam(flat, first, second, gradient, rates, root, constants, n_classes, n_lanes):  # type: ignore[no-untyped-def]
    """One step of Adam with decay in the gradient; rates (c,) hold the first bias correction, root the second."""
    one, rest_one, two, rest_two, eps, decay = constants
    for i in range(flat.shape[0]):
        for c in range(n_classes):
            here = slice(c * n_lanes, (c + 1) * n_lanes)
            w, m, v, g = flat[i, here], first[i, here], second[i, here], gradient[i, here]
            for j in range(n_lanes):
                slope = g[j] + decay * w[j]
                m[j] = one * m[j] + rest_one * slope
                v[j] = two * v[j] + rest_two * slope * slope
                w[j] -= rates[j] * m[j] / (np.sqrt(v[j]) * root + eps)


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def count_right(flat, x, labels, n_right, n_lanes):  # type: ignore[no-untyped-def]
    """Add to each candidate's count the rows whose label has the largest logit; x may have more rows than labels."""
    logits = np.empty((flat.shape[1] // n_lanes, ROWS * n_lanes), flat.dtype)
    right = np.empty(n_lanes, np.int64)
    for start in range(0, len(labels), ROWS):
        _logits(flat, x[start : start + ROWS], logits)
        for b in range(min(ROWS, len(labels) - start)):
            label = labels[start + b]
            here = slice(b * n_lanes, (b + 1) * n_lanes)
            own = logits[label, here]
            for j in range(n_lanes):
                right[j] = own[j] == own[j]
            for c in range(len(logits)):
                z = logits[c, here]
                if c < label:
                    for j in range(n_lanes):
                        right[j] &= own[j] > z[j]
                elif c > label:
                    for j in range(n_lanes):
                        right[j] &= own[j] >= z[j]
            for j in range(n_lanes):
                n_right[j] += right[j]
