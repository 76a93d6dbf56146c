"""Training of an ensemble in lock-step: a leading run axis, batched products, one fused Adam step on a flat tensor.

The general engine, in torch, for any device. `empirical.compiled` does the same step for step on a CPU, one network at
a time in its cache, which is far faster for small networks.
"""

import numpy as np
import torch

from empirical.models import TwoLayer, checked_batches
from empirical.optimisers import Adam


class Ensemble:
    """Independent networks of one shape with their Adam moments; `parameters` is (n_runs, n_parameters).

    Args:
        model: the shape.
        parameters: initial values, (n_runs, n_parameters).
        adam: the optimiser.
        clears_gradients: False sums the gradients of all steps, as a loop does that never sets them to zero.
        device, dtype: of the tensors.
    """

    def __init__(
        self,
        model: TwoLayer,
        parameters: np.ndarray,
        adam: Adam,
        *,
        clears_gradients: bool = True,
        device: str = "cpu",
        dtype: torch.dtype = torch.float32,
    ) -> None:
        self.model, self.adam, self.n_steps = model, adam, 0
        self._flat = torch.tensor(parameters, dtype=dtype, device=device)
        self._first = torch.zeros_like(self._flat)
        self._second = torch.zeros_like(self._flat)
        self._gradient = torch.zeros_like(self._flat)
        self._scratch = torch.empty_like(self._flat)
        self._total = None if clears_gradients else torch.zeros_like(self._flat)
        self._weights, self._slopes = model.split(self._flat), model.split(self._gradient)

    @property
    def parameters(self) -> np.ndarray:
        """A copy of the parameters, (n_runs, n_parameters)."""
        return self._flat.cpu().numpy().copy()

    def reinitialise(self, parameters: np.ndarray) -> None:
        """Put new weights in place; Adam's moments and its count of steps stay."""
        self._flat.copy_(torch.as_tensor(parameters))

    def advance(self, inputs: np.ndarray, soft_labels: np.ndarray) -> None:
        """Take one step for each batch: inputs (n_runs, t, b, d), soft labels (n_runs, t, b, k)."""
        fed = checked_batches(self.model, len(self._flat), inputs, soft_labels)
        x, y = (
            torch.as_tensor(part).to(self._flat.device, self._flat.dtype).transpose(0, 1).contiguous() for part in fed
        )
        for step in range(x.shape[0]):
            self._set_gradient(x[step], y[step])
            self._step(self._gradient if self._total is None else self._total.add_(self._gradient))

    def _set_gradient(self, x: torch.Tensor, y: torch.Tensor) -> None:
        """Gradient of the mean cross-entropy of each network on its batch, written into the flat gradient."""
        (w1, b1, w2, b2), (to_w1, to_b1, to_w2, to_b2) = self._weights, self._slopes
        hidden = torch.baddbmm(b1.unsqueeze(1), x, w1).relu_()
        logits = torch.baddbmm(b2.unsqueeze(1), hidden, w2.transpose(1, 2))
        error = (torch.softmax(logits, dim=-1) - y).div_(x.shape[1])
        torch.bmm(error.transpose(1, 2), hidden, out=to_w2)
        torch.sum(error, dim=1, out=to_b2)
        back = torch.bmm(error, w2).mul_(hidden > 0)
        torch.bmm(x.transpose(1, 2), back, out=to_w1)
        torch.sum(back, dim=1, out=to_b1)

    def _step(self, gradient: torch.Tensor) -> None:
        self.n_steps += 1
        one, two = self.adam.betas
        rate = self.adam.learning_rate / (1 - one**self.n_steps)
        self._first.lerp_(gradient, 1 - one)
        self._second.mul_(two).addcmul_(gradient, gradient, value=1 - two)
        torch.sqrt(self._second, out=self._scratch)
        self._scratch.div_((1 - two**self.n_steps) ** 0.5).add_(self.adam.eps)
        self._flat.addcdiv_(self._first, self._scratch, value=-rate)
