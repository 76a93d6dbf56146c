"""Models as flat parameter vectors, so that one array holds an ensemble and one step updates it."""

from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True, kw_only=True)
class TwoLayer:
    """A network n_inputs - n_hidden - ReLU - n_classes; parameters are stored flat as w1 (d, h), b1, w2 (k, h), b2."""

    n_inputs: int
    n_hidden: int
    n_classes: int

    @property
    def n_parameters(self) -> int:
        """Length of the flat vector."""
        return (self.n_inputs + 1) * self.n_hidden + (self.n_hidden + 1) * self.n_classes

    def split(self, flat: Any) -> tuple[Any, Any, Any, Any]:
        """Views of the last axis of an array or tensor: w1 (..., d, h), b1 (..., h), w2 (..., k, h), b2 (..., k)."""
        d, h, k = self.n_inputs, self.n_hidden, self.n_classes
        ends = np.cumsum([d * h, h, k * h, k])
        lead = flat.shape[:-1]
        w1, b1, w2, b2 = (
            flat[..., start:end] for start, end in zip((0, *ends[:-1].tolist()), ends.tolist(), strict=True)
        )
        return w1.reshape(*lead, d, h), b1, w2.reshape(*lead, k, h), b2

    def initial(self, generator: np.random.Generator) -> np.ndarray:
        """PyTorch's default initialisation: each layer uniform on +-1/sqrt(fan_in), weights and biases; float64."""
        d, h, k = self.n_inputs, self.n_hidden, self.n_classes
        first = generator.uniform(-1.0, 1.0, (d + 1) * h) / np.sqrt(d)
        second = generator.uniform(-1.0, 1.0, (h + 1) * k) / np.sqrt(h)
        return np.concatenate([first, second])

    def probabilities(self, flat: np.ndarray, inputs: np.ndarray) -> np.ndarray:
        """Softmax of the network at inputs (n, d) for parameters (..., p): (..., n, k), float64."""
        w1, b1, w2, b2 = self.split(flat.astype(np.float64))
        hidden = np.maximum(inputs.astype(np.float64) @ w1 + b1[..., None, :], 0.0)
        logits = hidden @ np.swapaxes(w2, -1, -2) + b2[..., None, :]
        logits -= logits.max(axis=-1, keepdims=True)
        weights = np.exp(logits)
        return weights / weights.sum(axis=-1, keepdims=True)


def checked_batches(
    model: TwoLayer, n_runs: int, inputs: np.ndarray, soft_labels: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Inputs (n_runs, t, b, d) and soft labels (n_runs, t, b, k) that fit a model, before a kernel reads them.

    Raises:
        ValueError: another shape, an empty batch, or a number that is not finite.
    """
    x, y = np.asarray(inputs), np.asarray(soft_labels)
    d, k = model.n_inputs, model.n_classes
    if x.ndim != 4 or x.shape[0] != n_runs or x.shape[3] != d or not x.shape[2]:
        raise ValueError(f"inputs have shape {x.shape}; give ({n_runs}, steps, batch, {d}) with batch >= 1")
    if y.shape != (*x.shape[:3], k):
        raise ValueError(f"soft_labels have shape {y.shape}; give {(*x.shape[:3], k)}")
    for name, array in (("inputs", x), ("soft_labels", y)):
        with np.errstate(invalid="ignore", over="ignore"):
            total = array.sum()  # costs little, and tells of most arrays that all is finite
        if not np.isfinite(total) and not np.isfinite(array).all():
            place = ", ".join(map(str, np.argwhere(~np.isfinite(array))[0]))
            raise ValueError(f"{name}[{place}] is not finite; drop or mend that row")
    return x, y
