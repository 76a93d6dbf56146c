"""Perceptrons of any depth as flat parameter vectors, so that one array holds an ensemble."""

import itertools
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import DTypeLike


@dataclass(frozen=True, kw_only=True)
class Perceptron:
    """Layers x W + b with an activation between them; widths (d, k) alone is softmax regression.

    Parameters are stored flat: for each layer the weights (fan_in, fan_out) row by row, then the biases.

    Args:
        widths: features, hidden layers and classes, (d, h1, ..., k).
        activation: relu, or identity, which leaves the network linear.

    Raises:
        ValueError, TypeError: widths or activation are no such thing.
    """

    widths: tuple[int, ...]
    activation: Literal["relu", "identity"] = "relu"

    def __post_init__(self) -> None:
        whole = isinstance(self.widths, tuple) and all(
            isinstance(w, int | np.integer) and not isinstance(w, bool) for w in self.widths
        )
        if not whole:
            raise TypeError(f"widths must be a tuple of whole numbers, not {self.widths!r}; pass such as (2, 64, 4)")
        if len(self.widths) < 2 or min(self.widths) < 1:
            raise ValueError(f"widths {self.widths!r} make no network; give features and classes, each at least 1")
        if self.activation not in ("relu", "identity"):
            raise ValueError(f"activation {self.activation!r} is not known; use 'relu' or 'identity'")

    @property
    def layers(self) -> tuple[tuple[int, int], ...]:
        """The (fan_in, fan_out) of each layer."""
        return tuple(itertools.pairwise(self.widths))

    @property
    def n_parameters(self) -> int:
        """Length of the flat vector."""
        return sum((fan_in + 1) * fan_out for fan_in, fan_out in self.layers)

    def split(self, flat: Any) -> tuple[tuple[Any, Any], ...]:
        """Views of the last axis of an array or tensor: for each layer weights (..., i, o) and biases (..., o)."""
        parts, start = [], 0
        for fan_in, fan_out in self.layers:
            middle, end = start + fan_in * fan_out, start + (fan_in + 1) * fan_out
            parts.append((flat[..., start:middle].reshape(*flat.shape[:-1], fan_in, fan_out), flat[..., middle:end]))
            start = end
        return tuple(parts)

    def initial(self, generator: np.random.Generator) -> np.ndarray:
        """PyTorch's default initialisation: each layer uniform on +-1/sqrt(fan_in), weights and biases; float64."""
        return np.concatenate([generator.uniform(-1.0, 1.0, (i + 1) * o) / np.sqrt(i) for i, o in self.layers])

    def logits(self, flat: np.ndarray, x: np.ndarray, *, dtype: DTypeLike = np.float64) -> np.ndarray:
        """Last layer at inputs (n, d) or (..., n, d) for parameters (..., p): (..., n, k), computed in `dtype`."""
        values = np.asarray(x, dtype=dtype)
        layers = self.split(np.asarray(flat, dtype=dtype))
        for depth, (weights, biases) in enumerate(layers):
            if depth and self.activation == "relu":
                values = np.maximum(values, 0.0)
            values = values @ weights + biases[..., None, :]
        return values

    def probabilities(self, flat: np.ndarray, x: np.ndarray, *, dtype: DTypeLike = np.float64) -> np.ndarray:
        """Softmax of the logits, (..., n, k)."""
        logits = self.logits(flat, x, dtype=dtype)
        weights = np.exp(logits - logits.max(axis=-1, keepdims=True))
        return weights / weights.sum(axis=-1, keepdims=True)
