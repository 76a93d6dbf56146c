"""Softmax regression without bias, compiled, one model at a time: probabilities softmax(W x), W of shape (k, d).

A model never sees its companions, so that its result is the same bit for bit however the runs are grouped.
"""

import math

import numba
import numpy as np


def descend(
    weights: np.ndarray, inputs: np.ndarray, soft_labels: np.ndarray, rates: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Take one gradient step a rate on the mean cross-entropy of a batch; the batches are gone through in turn.

    Args:
        weights: start, (k, d).
        inputs: (t, b, d), t batches.
        soft_labels: (t, b, k).
        rates: (s,), learning rate of each step; step s takes batch s mod t.

    Returns:
        The last weights, and their mean over the steps.
    """
    k, d = weights.shape
    t, b = inputs.shape[:2]
    if inputs.shape != (t, b, d) or soft_labels.shape != (t, b, k) or not len(rates):
        raise ValueError(
            f"inputs {inputs.shape}, soft_labels {soft_labels.shape}, {len(rates)} rates do not fit weights "
            f"{weights.shape}; give (t, b, d), (t, b, k), at least one rate and (k, d)"
        )
    last, total = weights.astype(np.float64), np.zeros((k, d))
    x, q = (np.ascontiguousarray(side, dtype=np.float64) for side in (inputs, soft_labels))
    _descend(last, total, x, q, rates.astype(np.float64))
    return last, total / len(rates)


def margin(weights: np.ndarray, points: np.ndarray, labels: np.ndarray) -> float:
    """Least distance of a point to a boundary (w_i - w_j).x = 0 of its class; negative where a point is wrong."""
    normals = weights[labels][:, None, :] - weights[None, :, :]
    heights = np.einsum("njd,nd->nj", normals, points)
    other = np.arange(len(weights)) != labels[:, None]
    return float((heights[other] / np.linalg.norm(normals[other], axis=1)).min())


@numba.njit(cache=True, nogil=True)
def _descend(weights, total, inputs, soft_labels, rates):  # type: ignore[no-untyped-def]
    n_batches, batch, n_inputs = inputs.shape
    n_classes = weights.shape[0]
    gradient, chances = np.empty((n_classes, n_inputs)), np.empty(n_classes)
    for step in range(rates.size):
        t = step % n_batches
        gradient[:] = 0.0
        for n in range(batch):
            top = -np.inf
            for c in range(n_classes):
                chances[c] = 0.0
                for i in range(n_inputs):
                    chances[c] += weights[c, i] * inputs[t, n, i]
                top = max(top, chances[c])
            norm = 0.0
            for c in range(n_classes):
                chances[c] = math.exp(chances[c] - top)
                norm += chances[c]
            for c in range(n_classes):
                error = (chances[c] / norm - soft_labels[t, n, c]) / batch
                for i in range(n_inputs):
                    gradient[c, i] += error * inputs[t, n, i]
        for c in range(n_classes):
            for i in range(n_inputs):
                weights[c, i] -= rates[step] * gradient[c, i]
                total[c, i] += weights[c, i]
