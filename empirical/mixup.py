"""Mixup of a batch in torch: the public transform."""

from dataclasses import KW_ONLY, dataclass
from typing import Any

import numpy as np
import torch

from numerics.laws import MixingLaw, as_law


@dataclass(frozen=True)
class Mixup:
    """Mix each sample of a batch with a partner, lam x + (1 - lam) x', and the labels in the same way.

    Partners are a random permutation of the batch. Cross-entropy against the soft label is
    lam CE(f, y) + (1 - lam) CE(f, y').

    Args:
        alpha: alpha > 0 for lam from Beta(alpha, alpha), or a mixing law.
        n_classes: length of the soft labels where labels are class indices; largest index in the batch + 1 if None.
        per_sample: whether each sample has a lam of its own, not one for the batch.
        generator: source of all randomness; torch's global one if None.

    Raises:
        ValueError, TypeError: alpha or n_classes is no such number.

    Example:
        >>> mix = Mixup(alpha=1.0, n_classes=3, generator=torch.Generator().manual_seed(0))
        >>> x_mix, y_soft = mix(torch.eye(4), torch.tensor([0, 1, 2, 2]))
        >>> x_mix.shape, y_soft.shape
        (torch.Size([4, 4]), torch.Size([4, 3]))
    """

    alpha: float | MixingLaw = 1.0
    _: KW_ONLY
    n_classes: int | None = None
    per_sample: bool = False
    generator: torch.Generator | None = None

    def __post_init__(self) -> None:
        as_law(self.alpha)
        k, source = self.n_classes, self.generator
        if k is not None and (isinstance(k, bool) or not isinstance(k, int)):
            raise TypeError(
                f"n_classes must be a whole number, not {type(k).__name__} {k!r}; pass the number of classes"
            )
        if k is not None and k < 1:
            raise ValueError(f"n_classes must be at least 1, not {k!r}; pass the number of classes")
        if not isinstance(self.per_sample, bool):
            raise TypeError(f"per_sample must be True or False, not {self.per_sample!r}")
        if source is not None and not isinstance(source, torch.Generator):
            raise TypeError(f"generator must be a torch.Generator, not {type(source).__name__}; or leave it out")

    def __call__(self, x: torch.Tensor, y: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Mixed inputs of the shape, device and dtype of x, (B, ...), and soft labels (B, k) of its dtype.

        Args:
            x: (B, ...), floating point and finite.
            y: (B,) class indices, or (B, k) labels that are soft already.

        Raises:
            ValueError, TypeError: what does not fit, with the remedy.
        """
        _check_inputs(x)
        labels = soft_labels(y, self.n_classes, like=x)
        where = self.generator.device if self.generator is not None else torch.device("cpu")
        seed = int(torch.randint(2**62, (1,), generator=self.generator, device=where))
        source = np.random.Generator(np.random.Philox(seed))
        partner = torch.as_tensor(source.permutation(len(x)), device=x.device)
        drawn = as_law(self.alpha).sample(source, len(x) if self.per_sample else 1)
        lam = torch.as_tensor(drawn, dtype=x.dtype, device=x.device)
        of_x, of_y = (lam.reshape(-1, *[1] * (t.ndim - 1)) for t in (x, labels))
        return of_x * x + (1 - of_x) * x[partner], of_y * labels + (1 - of_y) * labels[partner]


def soft_labels(y: torch.Tensor, n_classes: int | None, *, like: torch.Tensor) -> torch.Tensor:
    """Labels (B, k) in the dtype and on the device of x: one-hot from class indices, or as they are."""
    if not isinstance(y, torch.Tensor):
        raise TypeError(f"y must be a torch tensor, not {type(y).__name__}; wrap it in torch.as_tensor")
    if len(y.shape) == 0 or len(y) != len(like):
        raise ValueError(f"y has shape {_shape(y)} for {len(like)} samples; give one label for each")
    if y.ndim == 2 and y.is_floating_point():
        if n_classes not in (None, y.shape[1]):
            raise ValueError(f"y has {y.shape[1]} columns, n_classes is {n_classes}; make them equal")
        return y.to(like.device, like.dtype)
    if y.ndim != 1 or y.is_floating_point() or y.dtype == torch.bool or y.is_complex():
        raise TypeError(f"y has dtype {y.dtype} and shape {_shape(y)}; give class indices (B,) or soft labels (B, k)")
    low, high = int(y.min()), int(y.max())
    if low < 0 or (n_classes is not None and high >= n_classes):
        wrong, top = (low, "") if low < 0 else (high, f" below n_classes = {n_classes}")
        raise ValueError(f"y holds the class index {wrong}; give indices from 0 on{top}")
    one_hot = torch.nn.functional.one_hot(y.long(), n_classes or high + 1)
    return one_hot.to(like.device, like.dtype)


def _check_inputs(x: Any) -> None:
    if not isinstance(x, torch.Tensor):
        raise TypeError(f"x must be a torch tensor, not {type(x).__name__}; wrap it in torch.as_tensor")
    if not x.is_floating_point():
        raise TypeError(f"x has dtype {x.dtype}; mixing needs floating point, pass x.float()")
    if x.ndim == 0 or len(x) == 0:
        raise ValueError(f"x has shape {_shape(x)}; give at least one sample, shape (B, ...)")
    if not bool(torch.isfinite(x).all()):
        bad = int((~torch.isfinite(x)).reshape(len(x), -1).any(dim=1).nonzero()[0])
        raise ValueError(f"x[{bad}] holds a number that is not finite; drop or mend that sample")


def _shape(tensor: torch.Tensor) -> tuple[int, ...]:
    return tuple(tensor.shape)
