"""Linear models without bias under the logistic loss, compiled, one model at a time.

A model never sees its companions, so that its result is the same bit for bit however the runs are grouped.
"""

import math

import numba
import numpy as np

from empirical.mixing import Draws


def descend(
    theta: np.ndarray, points: np.ndarray, targets: np.ndarray, draws: Draws, rates: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Take one gradient step a batch on the mean of -(q log p + (1 - q) log(1 - p)), p = 1 / (1 + exp(-theta.z)).

    The batch of step t mixes each point with its partner, z = lam x + (1 - lam) x', and q in the same way.

    Args:
        theta: start, (d,).
        points: (n, d).
        targets: (n,), 1 for class 1 and 0 for class -1.
        draws: weights and partners of t batches.
        rates: (t,), learning rate of each step.

    Returns:
        The last theta, and the mean of theta over the steps.
    """
    n_steps, n_points = draws.partner.shape
    if points.shape != (n_points, len(theta)) or targets.shape != (n_points,) or rates.shape != (n_steps,):
        raise ValueError(
            f"points {points.shape}, targets {targets.shape}, rates {rates.shape} do not fit theta {theta.shape} and "
            f"partners {draws.partner.shape}; give (n, d), (n,), (t,), (d,) and (t, n)"
        )
    last, total = theta.astype(np.float64), np.zeros(len(theta))
    x, q = points.astype(np.float64), targets.astype(np.float64)
    _descend(last, total, x, q, draws.lam.astype(np.float64), draws.partner, rates.astype(np.float64))
    return last, total / n_steps


def descend_normalised(theta: np.ndarray, points: np.ndarray, targets: np.ndarray, *, n_steps: int) -> np.ndarray:
    """Take gradient steps on the logistic loss of the points, each gradient divided by its largest pull on a point.

    Steps then keep their length where the loss vanishes, and the direction reaches its limit within reach.
    """
    signed = np.where(targets[:, None] == 1, points, -points).astype(np.float64)
    last = theta.astype(np.float64)
    _descend_normalised(last, signed, n_steps, 1.0 / float(np.linalg.norm(signed, 2)) ** 2)
    return last


@numba.njit(cache=True, nogil=True)
def _descend(theta, total, points, targets, lam, partner, rates):  # type: ignore[no-untyped-def]
    n_steps, n_points = partner.shape
    n_inputs = theta.size
    gradient, mixed = np.empty(n_inputs), np.empty(n_inputs)
    for t in range(n_steps):
        gradient[:] = 0.0
        for n in range(n_points):
            other, logit = partner[t, n], 0.0
            for i in range(n_inputs):
                mixed[i] = lam[t] * points[n, i] + (1.0 - lam[t]) * points[other, i]
                logit += mixed[i] * theta[i]
            q = lam[t] * targets[n] + (1.0 - lam[t]) * targets[other]
            error = (1.0 - q) / (1.0 + math.exp(-logit)) - q / (1.0 + math.exp(logit))
            for i in range(n_inputs):
                gradient[i] += error * mixed[i] / n_points
        for i in range(n_inputs):
            theta[i] -= rates[t] * gradient[i]
            total[i] += theta[i]


@numba.njit(cache=True, nogil=True)
def _descend_normalised(theta, signed, n_steps, rate):  # type: ignore[no-untyped-def]
    n_points, n_inputs = signed.shape
    log_pull = np.empty(n_points)
    for _ in range(n_steps):
        for n in range(n_points):
            margin = 0.0
            for i in range(n_inputs):
                margin += signed[n, i] * theta[i]
            log_pull[n] = -max(margin, 0.0) - math.log1p(math.exp(-abs(margin)))
        top = log_pull.max()
        for n in range(n_points):
            pull = math.exp(log_pull[n] - top)
            for i in range(n_inputs):
                theta[i] += rate * pull * signed[n, i]
