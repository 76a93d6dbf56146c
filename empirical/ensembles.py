"""The engine for a device: the compiled kernel on a CPU, torch elsewhere."""

import importlib.util
from typing import Protocol

import numpy as np
from numpy.typing import DTypeLike

from empirical.models import TwoLayer
from empirical.optimisers import SGD, Adam
from empirical.perceptrons import Perceptron


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
    """Independent networks in float32 on cpu or cuda, their Adam moments at zero.

    Raises:
        ValueError: parameters that do not fit or are not finite, weight decay, or cuda asked for and absent.
        ModuleNotFoundError: cuda asked for without torch.
    """
    if adam.weight_decay:
        raise ValueError(f"weight_decay {adam.weight_decay!r} is not trained here; use `perceptrons`, which knows it")
    flat = _checked_parameters(parameters, model.n_parameters)
    if device == "cpu":
        from empirical.compiled import CompiledEnsemble

        return CompiledEnsemble(model, flat, adam, clears_gradients=clears_gradients)
    check_cuda(device)
    from empirical.training import Ensemble

    return Ensemble(model, flat, adam, clears_gradients=clears_gradients, device=device)


class Perceptrons(Protocol):
    """Independent perceptrons trained side by side."""

    @property
    def parameters(self) -> np.ndarray:
        """A copy of the parameters, (n_runs, n_parameters)."""
        ...

    def logits(self, inputs: np.ndarray) -> np.ndarray:
        """Last layer at points (n, d) for all, or (n_runs, n, d): (n_runs, n, k) in the dtype of the training."""
        ...

    def reinitialise(self, parameters: np.ndarray) -> None:
        """Put new weights in place; the optimiser's state and its count of steps stay."""
        ...

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
        """Take one step for each batch; the loss of a batch is sum(w CE) / sum(w) over its rows.

        A leading axis of length 1 in place of n_runs shares the batches among all runs.

        Args:
            inputs: (n_runs or 1, t, b, d).
            soft_labels: (n_runs or 1, t, b, k), rows of sum 1.
            weights: (n_runs or 1, t, b), 0 leaves a row out; the data have no gradient where a whole batch is 0.
            other_labels: (n_runs or 1, t, b, k); trained is (1 - gamma) soft + gamma other.
            gammas: (n_runs,), or one for all; 0 gives the soft labels bit for bit.
            rate_factors: (t,), each multiplies the learning rate in its step.
        """
        ...


def perceptrons(
    model: Perceptron,
    parameters: np.ndarray,
    optimiser: Adam | SGD,
    *,
    device: str = "cpu",
    learning_rates: np.ndarray | None = None,
    dtype: DTypeLike = np.float32,
) -> Perceptrons:
    """Independent perceptrons on cpu or cuda, their optimiser's state at zero.

    Args:
        model: the shape.
        parameters: initial values, (n_runs, n_parameters).
        optimiser: Adam or SGD.
        device: cpu or cuda.
        learning_rates: (n_runs,) in place of the optimiser's one.
        dtype: float32 or float64.

    Raises:
        ValueError: shapes that do not fit, numbers that are not finite, another dtype, or cuda asked for and absent.
        TypeError: no Perceptron, or an optimiser that is neither Adam nor SGD.
        ModuleNotFoundError: cuda asked for without torch.
    """
    if not isinstance(optimiser, Adam | SGD):
        raise TypeError(f"optimiser must be Adam or SGD, not {type(optimiser).__name__} {optimiser!r}")
    if not isinstance(model, Perceptron):
        raise TypeError(f"model must be a Perceptron, not {type(model).__name__} {model!r}")
    flat = _checked_parameters(parameters, model.n_parameters)
    rates = None if learning_rates is None else np.asarray(learning_rates, dtype=np.float64)
    if rates is not None and rates.shape != (len(flat),):
        raise ValueError(f"learning_rates have shape {rates.shape}; give one for each of the {len(flat)} runs")
    if rates is not None and not (np.isfinite(rates).all() and rates.min() >= 0):
        wrong = rates[~(np.isfinite(rates) & (rates >= 0))][0]
        raise ValueError(f"learning_rates hold {wrong}; give finite numbers, none below 0")
    if np.dtype(dtype) not in (np.float32, np.float64):
        raise ValueError(f"dtype {np.dtype(dtype)} is not trained; use float32 or float64")
    if device == "cpu":
        from empirical.compiled_perceptrons import CompiledPerceptrons

        return CompiledPerceptrons(model, flat, optimiser, learning_rates=rates, dtype=dtype)
    check_cuda(device)
    from empirical.torch_perceptrons import TorchPerceptrons

    return TorchPerceptrons(model, flat, optimiser, learning_rates=rates, dtype=dtype, device=device)


def _checked_parameters(parameters: np.ndarray, n_parameters: int) -> np.ndarray:
    flat = np.asarray(parameters)
    if flat.ndim != 2 or flat.shape[1] != n_parameters or not len(flat):
        raise ValueError(f"parameters have shape {flat.shape}; give (n_runs, {n_parameters}) with n_runs >= 1")
    if not np.isfinite(flat).all():
        run = int(np.argwhere(~np.isfinite(flat))[0][0])
        raise ValueError(f"parameters[{run}] holds a number that is not finite; draw that run's initial values anew")
    return flat


def check_cuda(device: str) -> None:
    """Refuse a device that is no cuda, or that is not there.

    Raises:
        ValueError: another word, or no CUDA device on this machine.
        ModuleNotFoundError: torch is not installed.
    """
    if device != "cuda":
        raise ValueError(f"device {device!r} is not known; use 'cpu' or 'cuda'")
    if importlib.util.find_spec("torch") is None:
        raise ModuleNotFoundError("device 'cuda' needs torch: pip install 'mixproof[train]', or use device='cpu'")
    import torch

    if not torch.cuda.is_available():
        raise ValueError("device 'cuda' was asked for and is not on this machine; use device='cpu'")
