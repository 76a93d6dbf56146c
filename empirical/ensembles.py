"""The engine for a device: the compiled kernel on a CPU, torch elsewhere."""

from typing import Protocol

import numpy as np

from empirical.models import TwoLayer
from empirical.optimisers import Adam


class Networks(Protocol):
    """What an experiment needs of an engine."""

    @property
    def parameters(self) -> np.ndarray:
        """A copy of the parameters, (n_runs, n_parameters)."""
        ...

    def reinitialise(self, parameters: np.ndarray) -> None:
        """Put new weights in place; Adam's moments and its count of steps stay."""
        ...

    def advance(self, inputs: np.ndarray, soft_labels: np.ndarray) -> None:
        """Take one step for each batch: inputs (n_runs, t, b, d), soft labels (n_runs, t, b, k)."""
        ...


def ensemble(
    model: TwoLayer, parameters: np.ndarray, adam: Adam, *, device: str, clears_gradients: bool = True
) -> Networks:
    """Independent networks in float32 on cpu or cuda, their Adam moments at zero."""
    if device == "cpu":
        from empirical.compiled import CompiledEnsemble

        return CompiledEnsemble(model, parameters, adam, clears_gradients=clears_gradients)
    from empirical.training import Ensemble

    return Ensemble(model, parameters, adam, clears_gradients=clears_gradients, device=device)
