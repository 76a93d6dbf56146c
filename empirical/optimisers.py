"""Optimisers as data, with PyTorch's meaning of every number; the engines take their steps."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Adam:
    """Adam; the bias corrections count the steps of one ensemble.

    `weight_decay` adds weight_decay times the parameters to the gradient (an L2 penalty, as in torch.optim.Adam). The
    engines of two-layer networks take Adam without decay only.
    """

    learning_rate: float = 1e-3
    betas: tuple[float, float] = (0.9, 0.999)
    eps: float = 1e-8
    weight_decay: float = 0.0


@dataclass(frozen=True, kw_only=True)
class SGD:
    """Gradient descent: buffer = momentum * buffer + gradient + weight_decay * parameters, which the step follows.

    `clip`, where given, first scales the gradient of each network by clip / (norm + 1e-6) where that is below 1, norm
    taken over all its parameters; so does torch.nn.utils.clip_grad_norm_ before torch.optim.SGD's step.
    """

    learning_rate: float
    momentum: float = 0.0
    weight_decay: float = 0.0
    clip: float | None = None
