"""What an engine is fed: batches for every run or shared by all, checked once for both engines."""

from dataclasses import dataclass

import numpy as np

from empirical.perceptrons import Perceptron


@dataclass(frozen=True, kw_only=True, eq=False)
class Batches:
    """Arrays whose first axis is the run, or has length 1 where all runs share them.

    inputs (., t, b, d), soft labels and other labels (., t, b, k), weights (., t, b), gammas (n_runs,), rate factors
    (t,); weights and other labels are empty where there are none.
    """

    inputs: np.ndarray
    soft_labels: np.ndarray
    weights: np.ndarray
    other_labels: np.ndarray
    gammas: np.ndarray
    rate_factors: np.ndarray

    @property
    def n_steps(self) -> int:
        """Steps to take."""
        return self.inputs.shape[1]

    def of(self, run: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Inputs, soft labels, weights and other labels of one run, without the first axis."""
        inputs, soft, weights, other = (
            part[run if len(part) > 1 else 0]
            for part in (self.inputs, self.soft_labels, self.weights, self.other_labels)
        )
        return inputs, soft, weights, other


def as_batches(
    model: Perceptron,
    n_runs: int,
    inputs: np.ndarray,
    soft_labels: np.ndarray,
    weights: np.ndarray | None = None,
    other_labels: np.ndarray | None = None,
    gammas: np.ndarray | None = None,
    rate_factors: np.ndarray | None = None,
) -> Batches:
    """Check shapes against the model and fill in what is left out.

    Raises:
        ValueError: a shape does not fit, a number is not finite or out of range, or gammas come without other_labels.
    """
    x, y = np.asarray(inputs), np.asarray(soft_labels)
    d, k = model.widths[0], model.widths[-1]
    if x.ndim != 4 or x.shape[3] != d or x.shape[2] == 0:
        raise ValueError(f"inputs have shape {x.shape}; give (runs or 1, steps, batch, {d}) with batch >= 1")
    _, t, b, _ = x.shape
    if (other_labels is None) != (gammas is None):
        raise ValueError("other_labels and gammas belong together; give both or neither")
    w = np.empty((1, 0, 0)) if weights is None else np.asarray(weights)
    other = np.empty((1, 0, 0, 0)) if other_labels is None else np.asarray(other_labels)
    shares = np.zeros(n_runs) if gammas is None else np.asarray(gammas, dtype=np.float64)
    if shares.shape not in ((), (n_runs,)):
        raise ValueError(f"gammas have shape {shares.shape}; give one for each of the {n_runs} runs, or one for all")
    shares = np.broadcast_to(shares, (n_runs,))
    factors = np.ones(t) if rate_factors is None else np.asarray(rate_factors, dtype=np.float64)
    shapes = (
        ("inputs", x, (t, b, d)),
        ("soft_labels", y, (t, b, k)),
        *((("weights", w, (t, b)),) if weights is not None else ()),
        *((("other_labels", other, (t, b, k)),) if other_labels is not None else ()),
    )
    for name, array, wanted in shapes:
        if array.shape[1:] != wanted or array.shape[0] not in (1, n_runs):
            raise ValueError(f"{name} have shape {array.shape}; give {(n_runs, *wanted)}, or {(1, *wanted)} shared")
    if factors.shape != (t,):
        raise ValueError(f"rate_factors have shape {factors.shape}; give one for each of the {t} steps")
    _check_ranges({"inputs": x, "soft_labels": y, "weights": w, "other_labels": other}, shares, factors)
    return Batches(inputs=x, soft_labels=y, weights=w, other_labels=other, gammas=shares, rate_factors=factors)


def _check_ranges(fed: dict[str, np.ndarray], gammas: np.ndarray, factors: np.ndarray) -> None:
    for name, array in fed.items():
        if not np.isfinite(array).all():
            place = ", ".join(map(str, np.argwhere(~np.isfinite(array))[0]))
            raise ValueError(f"{name}[{place}] is not finite; drop or mend that row")
    if fed["weights"].size and fed["weights"].min() < 0:
        raise ValueError(f"weights reach down to {fed['weights'].min()}; give numbers >= 0, 0 for a row left out")
    if not (gammas.min() >= 0 and gammas.max() <= 1):
        raise ValueError(f"gammas reach from {gammas.min()} to {gammas.max()}; give numbers in [0, 1]")
    if factors.size and not (np.isfinite(factors).all() and factors.min() >= 0):
        raise ValueError("rate_factors must be finite and not below 0; 1 leaves the learning rate as it is")


def as_points(model: Perceptron, n_runs: int, inputs: np.ndarray) -> np.ndarray:
    """Points to look at as (n_runs or 1, n, d).

    Raises:
        ValueError: another shape.
    """
    x = np.asarray(inputs)
    x = x[None] if x.ndim == 2 else x
    if x.ndim != 3 or x.shape[2] != model.widths[0] or len(x) not in (1, n_runs):
        raise ValueError(f"inputs have shape {np.shape(inputs)}; give (n, {model.widths[0]}), or that for every run")
    return x
