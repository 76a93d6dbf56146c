"""The one-parameter classifier of sohn2022, Example 1, and its stochastic gradient descent, compiled.

The classifier says [f, 1 - f] with f(x) = min(|x| / (2 theta), 1); its loss at an input with a soft label is the
squared norm of the difference, over both components.
"""

import numba
import numpy as np

LOW, HIGH = 0.05, 0.95


def probabilities(theta: float, inputs: np.ndarray) -> np.ndarray:
    """[f, 1 - f] at inputs (n,): (n, 2)."""
    f = np.minimum(np.abs(inputs) / (2 * theta), 1.0)
    return np.stack([f, 1 - f], axis=1)


def descend(
    theta: float, inputs: np.ndarray, soft_labels: np.ndarray, charges: np.ndarray, rates: np.ndarray
) -> tuple[float, float]:
    """Take one step for each input, on its charge times its loss; theta stays in [0.05, 0.95].

    Args:
        theta: start, in (0, 1).
        inputs: (t,), in [-1, 1].
        soft_labels: (t, 2).
        charges: (t,), how often the input counts.
        rates: (t,), learning rate of each step.

    Returns:
        The last theta, and the mean of theta over the steps.
    """
    n_steps = len(inputs)
    if soft_labels.shape != (n_steps, 2) or charges.shape != (n_steps,) or rates.shape != (n_steps,):
        raise ValueError(
            f"soft_labels {soft_labels.shape}, charges {charges.shape}, rates {rates.shape} do not fit inputs "
            f"{inputs.shape}; give (t, 2), (t,), (t,) and (t,)"
        )
    if not 0 < theta < 1:
        raise ValueError(f"theta must lie in (0, 1), not {theta!r}; its margin is min(theta, 1 - theta)")
    last, total = _descend(float(theta), inputs, soft_labels, charges, rates)
    return last, total / n_steps


@numba.njit(cache=True, nogil=True)
def _descend(theta, inputs, soft_labels, charges, rates):  # type: ignore[no-untyped-def]
    total = 0.0
    for t in range(inputs.size):
        x = abs(inputs[t])
        f, slope = 1.0, 0.0
        if x < 2.0 * theta:
            f, slope = x / (2.0 * theta), -x / (2.0 * theta * theta)
        first, second = soft_labels[t, 0] - f, soft_labels[t, 1] - (1.0 - f)
        gradient = charges[t] * (-2.0 * slope * first + 2.0 * slope * second)
        theta = min(max(theta - rates[t] * gradient, LOW), HIGH)
        total += theta
    return theta, total
