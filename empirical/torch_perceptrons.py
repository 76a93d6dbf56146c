"""Training of perceptrons in lock-step in torch: a leading run axis, batched products, one fused step on a flat tensor.

The general engine, the same code on a CPU and on CUDA. `empirical.compiled_perceptrons` takes the same steps one
network at a time on a CPU.
"""

import numpy as np
import torch
from numpy.typing import DTypeLike

from empirical.batches import Batches, as_batches, as_points
from empirical.optimisers import SGD, Adam
from empirical.perceptrons import Perceptron


class TorchPerceptrons:
    """Independent networks of one shape with their optimiser's state; see `empirical.ensembles.perceptrons`."""

    def __init__(
        self,
        model: Perceptron,
        parameters: np.ndarray,
        optimiser: Adam | SGD,
        *,
        learning_rates: np.ndarray | None = None,
        dtype: DTypeLike = np.float32,
        device: str = "cpu",
    ) -> None:
        self.model, self.optimiser, self.n_steps = model, optimiser, 0
        self._kind = torch.float64 if np.dtype(dtype) == np.float64 else torch.float32
        self._flat = torch.tensor(parameters, dtype=self._kind, device=device)
        rates = np.full(len(parameters), optimiser.learning_rate) if learning_rates is None else learning_rates
        self._rates = np.asarray(rates, dtype=np.float64)
        self._first, self._second = torch.zeros_like(self._flat), torch.zeros_like(self._flat)
        self._gradient, self._scratch = torch.zeros_like(self._flat), torch.zeros_like(self._flat)
        self._layers, self._slopes = model.split(self._flat), model.split(self._gradient)

    @property
    def parameters(self) -> np.ndarray:
        """A copy of the parameters, (n_runs, n_parameters)."""
        return self._flat.cpu().numpy().copy()

    def logits(self, inputs: np.ndarray) -> np.ndarray:
        """Last layer at points (n, d) for all, or (n_runs, n, d): (n_runs, n, k) in the dtype of the training."""
        points = as_points(self.model, len(self._flat), inputs)
        with torch.no_grad():
            return self._forward(torch.tensor(points, dtype=self._kind, device=self._flat.device))[-1].cpu().numpy()

    def reinitialise(self, parameters: np.ndarray) -> None:
        """Put new weights in place; the optimiser's state and its count of steps stay."""
        self._flat.copy_(torch.as_tensor(parameters))

    def advance(
        self,
        inputs: np.ndarray,
        soft_labels: np.ndarray,
        *,
        weights: np.ndarray | None = None,
        other_labels: np.ndarray | None = None,
        gammas: np.ndarray | None = None,
        rate_factors: np.ndarray | None = None,
    ) -> None:
        """Take one step for each batch; see `empirical.ensembles.Perceptrons`."""
        batches = as_batches(
            self.model, len(self._flat), inputs, soft_labels, weights, other_labels, gammas, rate_factors
        )
        x, labels, shares = self._placed(batches)
        rates, roots = self._schedule(batches.rate_factors)
        with torch.no_grad():
            for step in range(batches.n_steps):
                self._set_gradient(x[step], labels[step], shares[step])
                if isinstance(self.optimiser, SGD):
                    self._descend(self.optimiser, rates[step])
                else:
                    self._adapt(self.optimiser, rates[step], roots[step])
        self.n_steps += batches.n_steps

    def _placed(self, batches: Batches) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Inputs, labels and the rows' shares of the loss on the device, the step first: (t, runs or 1, b, .)."""
        x, labels = self._moved(batches.inputs), self._moved(batches.soft_labels)
        if batches.other_labels.size:
            gamma = torch.tensor(batches.gammas, dtype=self._kind, device=x.device).reshape(-1, 1, 1)
            blended = (1 - gamma) * labels + gamma * self._moved(batches.other_labels)
            labels = torch.where(gamma == 0, labels, blended)
        if not batches.weights.size:
            return x, labels, torch.full((len(x), 1, 1, 1), 1 / x.shape[2], dtype=self._kind, device=x.device)
        weights = self._moved(batches.weights).unsqueeze(-1)
        total = weights.sum(dim=2, keepdim=True)
        return x, labels, torch.where(total > 0, weights / total, total)

    def _moved(self, array: np.ndarray) -> torch.Tensor:
        return (
            torch.as_tensor(np.require(array, requirements="W"))
            .to(self._flat.device, self._kind)
            .transpose(0, 1)
            .contiguous()
        )

    def _schedule(self, factors: np.ndarray) -> tuple[torch.Tensor, list[float]]:
        """Learning rates (t, n_runs, 1) and the root of Adam's second bias correction at each step."""
        rates, roots = factors[:, None, None] * self._rates[:, None], np.ones(len(factors))
        if isinstance(self.optimiser, Adam):
            steps = np.arange(self.n_steps + 1, self.n_steps + len(factors) + 1)
            one, two = self.optimiser.betas
            rates, roots = rates / (1 - one**steps)[:, None, None], np.sqrt(1 - two**steps)
        return torch.as_tensor(rates).to(self._flat.device, self._kind), roots.tolist()

    def _set_gradient(self, x: torch.Tensor, labels: torch.Tensor, shares: torch.Tensor) -> None:
        """Gradient of each network's loss on its batch, written into the flat gradient."""
        values = self._forward(x)
        error = (torch.softmax(values.pop(), dim=-1) - labels).mul_(shares)
        for depth in range(len(self._layers) - 1, -1, -1):
            to_w, to_b = self._slopes[depth]
            torch.bmm(values[depth].transpose(1, 2), error, out=to_w)
            torch.sum(error, dim=1, out=to_b)
            if depth:
                error = torch.bmm(error, self._layers[depth][0].transpose(1, 2))
                if self.model.activation == "relu":
                    error.mul_(values[depth] > 0)

    def _forward(self, x: torch.Tensor) -> list[torch.Tensor]:
        """Inputs, hidden layers after their activation, and logits, all (n_runs, b, .)."""
        values = [x.expand(len(self._flat), -1, -1)]
        for depth, (w, b) in enumerate(self._layers):
            out = torch.baddbmm(b.unsqueeze(1), values[-1], w)
            hidden = self.model.activation == "relu" and depth < len(self._layers) - 1
            values.append(out.relu_() if hidden else out)
        return values

    def _descend(self, optimiser: SGD, rates: torch.Tensor) -> None:
        if optimiser.clip is not None:
            norms = torch.linalg.vector_norm(self._gradient, dim=1, keepdim=True)
            self._gradient.mul_((optimiser.clip / (norms + 1e-6)).clamp_(max=1.0))
        self._gradient.add_(self._flat, alpha=optimiser.weight_decay)
        self._first.mul_(optimiser.momentum).add_(self._gradient)
        self._flat.addcmul_(rates, self._first, value=-1)

    def _adapt(self, optimiser: Adam, rates: torch.Tensor, root: float) -> None:
        one, two = optimiser.betas
        self._gradient.add_(self._flat, alpha=optimiser.weight_decay)
        self._first.lerp_(self._gradient, 1 - one)
        self._second.mul_(two).addcmul_(self._gradient, self._gradient, value=1 - two)
        torch.sqrt(self._second, out=self._scratch)
        self._scratch.div_(root).add_(optimiser.eps)
        self._flat.addcmul_(rates, self._first / self._scratch, value=-1)
