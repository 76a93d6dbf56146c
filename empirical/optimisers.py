"""Optimisers as data, with PyTorch's meaning of every number; the engines take their steps."""

import math
from dataclasses import dataclass
from numbers import Real
from typing import Any

LEAST_MOMENT = 1e-37
"""Compiled kernels count a smaller first moment or buffer as 0. That of a unit without gradient would else shrink to a
denormal number and stay there, which slows every later step down several times over, while it moves no weight."""


@dataclass(frozen=True, kw_only=True)
class Adam:
    """Adam; the bias corrections count the steps of one ensemble.

    `weight_decay` adds weight_decay times the parameters to the gradient (an L2 penalty, as in torch.optim.Adam). The
    engines of two-layer networks take Adam without decay only.

    Raises:
        ValueError, TypeError: a number outside its range, or none.
    """

    learning_rate: float = 1e-3
    betas: tuple[float, float] = (0.9, 0.999)
    eps: float = 1e-8
    weight_decay: float = 0.0

    def __post_init__(self) -> None:
        for name in ("learning_rate", "eps", "weight_decay"):
            _check(name, getattr(self, name))
        if len(self.betas) != 2 or not all(0 <= beta < 1 for beta in self.betas):
            raise ValueError(f"betas must be two numbers from 0 to below 1, not {self.betas!r}; usual are (0.9, 0.999)")


@dataclass(frozen=True, kw_only=True)
class SGD:
    """Gradient descent: buffer = momentum * buffer + gradient + weight_decay * parameters, which the step follows.

    `clip`, where given, first scales the gradient of each network by clip / (norm + 1e-6) where that is below 1, norm
    taken over all its parameters; so does torch.nn.utils.clip_grad_norm_ before torch.optim.SGD's step.

    Raises:
        ValueError, TypeError: a number outside its range, or none.
    """

    learning_rate: float
    momentum: float = 0.0
    weight_decay: float = 0.0
    clip: float | None = None

    def __post_init__(self) -> None:
        for name in ("learning_rate", "momentum", "weight_decay"):
            _check(name, getattr(self, name))
        if self.momentum >= 1:
            raise ValueError(f"momentum must be below 1, not {self.momentum!r}; usual is 0.9")
        if self.clip is not None:
            _check("clip", self.clip)
            if self.clip == 0:
                raise ValueError("clip must be positive, not 0; None leaves gradients as they are")


def _check(name: str, value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(f"{name} must be a number, not {type(value).__name__} {value!r}; pass such as 0.1")
    if not 0 <= float(value) < math.inf:
        raise ValueError(f"{name} must be finite and not below 0, not {value!r}; pass such as 0.1")
