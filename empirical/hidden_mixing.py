"""Mixup of hidden layers (Verma et al., 2019), one network at a time in plain NumPy.

A batch is carried to a layer, its hidden values are mixed with those of their partners, and goes on from there; layer 0
is Mixup of the inputs. Labels are mixed linearly.
"""

from dataclasses import dataclass

import numpy as np

from empirical.optimisers import Adam
from empirical.perceptrons import Perceptron


@dataclass(frozen=True, kw_only=True, eq=False)
class HiddenPlan:
    """What is drawn for the steps of one run: layer (t,), lam (t,), partners (t, b) inside the batch."""

    layer: np.ndarray
    lam: np.ndarray
    partner: np.ndarray


class HiddenMixing:
    """One perceptron trained by Adam without decay on batches that are mixed at a layer."""

    def __init__(self, model: Perceptron, parameters: np.ndarray, adam: Adam, *, dtype: type = np.float32) -> None:
        if model.activation != "relu" or adam.weight_decay:
            raise ValueError("model, adam: hidden mixing is written for ReLU networks without weight decay")
        self.model, self.adam, self.n_steps = model, adam, 0
        self.parameters: np.ndarray = np.array(parameters, dtype=dtype)
        self._first, self._second = np.zeros_like(self.parameters), np.zeros_like(self.parameters)

    def advance(self, inputs: np.ndarray, soft_labels: np.ndarray, plan: HiddenPlan) -> None:
        """Take one step for each batch: inputs (t, b, d), soft labels (t, b, k) before mixing."""
        deepest = len(self.model.layers) - 1
        if len(plan.layer) and not 0 <= plan.layer.min() <= plan.layer.max() <= deepest:
            raise ValueError(
                f"layer {plan.layer!r} must lie between 0, the inputs, and {deepest}, the last hidden layer"
            )
        kind = self.parameters.dtype
        for x, y, layer, lam, partner in zip(
            inputs.astype(kind), soft_labels.astype(kind), plan.layer, plan.lam, plan.partner, strict=True
        ):
            self._step(self._gradient(x, y, int(layer), kind.type(lam), partner))

    def _gradient(self, x: np.ndarray, y: np.ndarray, layer: int, lam: np.floating, partner: np.ndarray) -> np.ndarray:
        """Gradient of the mean cross-entropy with the values mixed before the layer of that index."""
        layers = self.model.split(self.parameters)
        values, seen = x, []
        for depth, (weights, biases) in enumerate(layers):
            if depth == layer:
                values = lam * values + (1 - lam) * values[partner]
            seen.append(values)
            values = values @ weights + biases
            if depth < len(layers) - 1:
                values = np.maximum(values, 0)
        shares = np.exp(values - values.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        slope = (shares - lam * y - (1 - lam) * y[partner]) / len(x)
        gradient = np.empty_like(self.parameters)
        for depth in range(len(layers) - 1, -1, -1):
            to_weights, to_biases = self.model.split(gradient)[depth]
            to_weights[:], to_biases[:] = seen[depth].T @ slope, slope.sum(axis=0)
            if depth:
                slope = slope @ layers[depth][0].T
                unmixed = seen[depth]
                if depth == layer:
                    mixed, slope = slope, lam * slope
                    np.add.at(slope, partner, (1 - lam) * mixed)
                    unmixed = self._hidden(x, depth)
                slope = slope * (unmixed > 0)
        return gradient

    def _hidden(self, x: np.ndarray, depth: int) -> np.ndarray:
        """Values that enter the layer of that index, before mixing."""
        for weights, biases in self.model.split(self.parameters)[:depth]:
            x = np.maximum(x @ weights + biases, 0)
        return x

    def _step(self, gradient: np.ndarray) -> None:
        self.n_steps += 1
        one, two = self.adam.betas
        self._first = one * self._first + (1 - one) * gradient
        self._second = two * self._second + (1 - two) * gradient * gradient
        root = np.sqrt(self._second) / np.sqrt(1 - two**self.n_steps)
        self.parameters -= self.adam.learning_rate / (1 - one**self.n_steps) * self._first / (root + self.adam.eps)
