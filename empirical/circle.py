"""Logistic regression in the plane, of fixed or free norm, compiled: theta = r (cos phi, sin phi).

A model never sees its companions, so that its result is the same bit for bit however the runs are grouped.
"""

import math

import numba
import numpy as np


def descend(
    theta: np.ndarray,
    inputs: np.ndarray,
    targets: np.ndarray,
    rates: np.ndarray,
    *,
    norm: float | None,
    reference: tuple[np.ndarray, np.ndarray] | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """Take one gradient step a rate on the mean logistic loss of a batch; the batches are gone through in turn.

    Args:
        theta: start, (2,).
        inputs: (t, b, 2), t batches.
        targets: (t, b), weight of class 1 in the label.
        rates: (s,), learning rate of each step; step s takes batch s mod t.
        norm: theta is brought back to this length after each step; None leaves its length free.
        reference: inputs (m, 2) and targets (m,). Where given, each gradient is divided by the largest |p - q| among
            them, so that steps keep their length where the loss vanishes. That depends on theta and not on the batch:
            it moves no stationary point.

    Returns:
        The last theta, and its mean over the steps.
    """
    t, b = inputs.shape[:2]
    if theta.shape != (2,) or inputs.shape != (t, b, 2) or targets.shape != (t, b) or not len(rates):
        raise ValueError(
            f"theta {theta.shape}, inputs {inputs.shape}, targets {targets.shape}, {len(rates)} rates do not fit; "
            "give (2,), (t, b, 2), (t, b) and at least one rate"
        )
    if norm is not None and not 0 < norm < math.inf:
        raise ValueError(f"norm must be positive and finite, not {norm!r}; None leaves it free")
    last, total = theta.astype(np.float64), np.zeros(2)
    seen = reference or (np.empty((0, 2)), np.empty(0))
    x, q, points, wanted = (np.ascontiguousarray(side, dtype=np.float64) for side in (inputs, targets, *seen))
    _descend(last, total, x, q, rates.astype(np.float64), norm or 0.0, points, wanted)
    return last, total / len(rates)


def turn(theta: np.ndarray) -> float:
    """The angle of theta in units of pi, in (-1, 1]."""
    return float(np.arctan2(theta[1], theta[0]) / np.pi)


@numba.njit(cache=True, nogil=True)
def _error(first, second, x, y, q):  # type: ignore[no-untyped-def]
    """p - q at one input, without cancellation where p is next to 0 or 1."""
    logit = first * x + second * y
    return (1.0 - q) / (1.0 + math.exp(-logit)) - q / (1.0 + math.exp(logit))


@numba.njit(cache=True, nogil=True)
def _descend(theta, total, inputs, targets, rates, norm, points, wanted):  # type: ignore[no-untyped-def]
    n_batches, batch = targets.shape
    for step in range(rates.size):
        t = step % n_batches
        first, second, top = 0.0, 0.0, 0.0
        for n in range(batch):
            x, y = inputs[t, n, 0], inputs[t, n, 1]
            error = _error(theta[0], theta[1], x, y, targets[t, n])
            first += error * x / batch
            second += error * y / batch
        for n in range(wanted.size):
            top = max(top, abs(_error(theta[0], theta[1], points[n, 0], points[n, 1], wanted[n])))
        rate = rates[step] / top if top > 0.0 else rates[step]
        theta[0] -= rate * first
        theta[1] -= rate * second
        if norm > 0.0:
            scale = norm / math.sqrt(theta[0] * theta[0] + theta[1] * theta[1])
            theta[0] *= scale
            theta[1] *= scale
        total[0] += theta[0]
        total[1] += theta[1]
