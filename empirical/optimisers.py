"""Optimisers as data; the engines take their steps."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Adam:
    """Adam without decay or schedule; the bias corrections count the steps of one ensemble."""

    learning_rate: float = 1e-3
    betas: tuple[float, float] = (0.9, 0.999)
    eps: float = 1e-8
