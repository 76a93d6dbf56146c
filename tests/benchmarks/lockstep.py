"""Lock-step training against a plain loop over single networks, in turns, on one thread.

    python tests/benchmarks/lockstep.py [--full]

The plain loop is eager PyTorch as people write it (module, autograd, torch.optim.Adam), its mixed batches drawn before
the clock starts and resident as tensors. The lock-step side is what `mixproof measure` runs on a CPU, drawing and
mixing included. Both evaluate the error on the unmixed points at the same steps. Time is per network and step.
`--full` also times 100 x 4 networks x 5,000 epochs.
"""

import argparse
import importlib.metadata
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

from empirical.experiment import Run, seed_of, streams_of
from empirical.experiments.three_point_line import EXPERIMENT, plan
from empirical.mixing import mixed_batches
from empirical.models import TwoLayer
from empirical.optimisers import Adam
from empirical.training import Ensemble

POINTS, LABELS = np.array([[0.0], [1.0], [2.0]]), np.array([0, 1, 0])
SETTING = {"method": "mixup", "alpha": 32}
N_RUNS = 16


@dataclass(frozen=True, kw_only=True)
class Times:
    """Seconds per network and step, one entry a turn."""

    plain: list[float]
    compiled: list[float]
    batched: list[float]

    def ratio(self, of: str) -> float:
        """Median over turns of plain time over the other's time in the same turn."""
        return statistics.median(p / o for p, o in zip(self.plain, getattr(self, of), strict=True))


def compare(*, n_steps: int = 500, n_turns: int = 5) -> Times:
    """Let the three take turns; one turn to warm up is not counted."""
    torch.set_num_threads(1)
    configuration = EXPERIMENT.preset("paper").configuration | {"n_epochs": n_steps}
    runs = [Run(setting=SETTING, index=i, seed=seed_of("benchmark", SETTING, i)) for i in range(N_RUNS)]
    sides: dict[str, tuple[int, Callable[[], object]]] = {
        "plain": (1, _plain(configuration, runs[0])),
        "compiled": (N_RUNS, lambda: EXPERIMENT.train(configuration, runs, "cpu")),
        "batched": (N_RUNS, lambda: _batched(configuration, runs)),
    }
    times: dict[str, list[float]] = {name: [] for name in sides}
    for turn in range(n_turns + 1):
        for name, (n_networks, side) in sides.items():
            start = time.perf_counter()
            side()
            if turn:
                times[name].append((time.perf_counter() - start) / n_networks / n_steps)
    return Times(**times)


def _plain(configuration, run) -> Callable[[], list[float]]:
    draws = plan(configuration, run, streams_of(run.seed, 2)[1])
    points, labels = torch.tensor(POINTS, dtype=torch.float32), torch.tensor(LABELS)
    lam = torch.tensor(draws.lam, dtype=torch.float32)
    partner = torch.tensor(draws.partner)
    mixed = torch.tensor(mixed_batches(POINTS, np.eye(2)[LABELS], draws)[0], dtype=torch.float32)

    def train() -> list[float]:
        network = nn.Sequential(nn.Linear(1, 512), nn.ReLU(), nn.Linear(512, 2))
        optimiser = torch.optim.Adam(network.parameters(), lr=1e-3)
        loss = nn.CrossEntropyLoss()
        errors = []
        for step in range(len(lam)):
            if step % configuration["evaluate_every"] == 0:
                with torch.no_grad():
                    errors.append((network(points).argmax(dim=1) != labels).float().mean().item())
            optimiser.zero_grad()
            logits = network(mixed[step])
            (lam[step] * loss(logits, labels) + (1 - lam[step]) * loss(logits, labels[partner[step]])).backward()
            optimiser.step()
        return errors

    return train


def _batched(configuration, runs) -> None:
    model = TwoLayer(n_inputs=1, n_hidden=512, n_classes=2)
    streams = [streams_of(run.seed, 2) for run in runs]
    networks = Ensemble(model, np.stack([model.initial(first) for first, _ in streams]), Adam())
    plans = [plan(configuration, run, second) for run, (_, second) in zip(runs, streams, strict=True)]
    batches = [mixed_batches(POINTS, np.eye(2)[LABELS], draws) for draws in plans]
    inputs, soft_labels = (np.stack(part) for part in zip(*batches, strict=True))
    every = configuration["evaluate_every"]
    for start in range(0, configuration["n_epochs"], every):
        model.probabilities(networks.parameters, POINTS)
        networks.advance(inputs[:, start : start + every], soft_labels[:, start : start + every])


def _full() -> float:
    """Seconds for 100 networks of each setting and 5,000 epochs, on one core."""
    preset = EXPERIMENT.preset("paper")
    start = time.perf_counter()
    for setting in preset.settings:
        for first in range(0, 100, N_RUNS):
            runs = [Run(setting=setting, index=i, seed=i) for i in range(first, min(first + N_RUNS, 100))]
            EXPERIMENT.train(preset.configuration, runs, "cpu")
    return time.perf_counter() - start


def main() -> None:
    """Print the times and ratios with n and versions."""
    parser = argparse.ArgumentParser(description="lock-step training against a plain loop")
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--turns", type=int, default=7)
    parser.add_argument("--full", action="store_true", help="also time 100 x 4 networks x 5,000 epochs")
    chosen = parser.parse_args()
    times = compare(n_steps=chosen.steps, n_turns=chosen.turns)
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("torch", "numba", "numpy"))
    print(f"{chosen.turns} turns of {chosen.steps} steps; python {platform.python_version()}, {versions}; one thread")
    for name in ("plain", "compiled", "batched"):
        values = getattr(times, name)
        spread = f"{min(values) * 1e6:.2f} to {max(values) * 1e6:.2f}"
        faster = "" if name == "plain" else f", {times.ratio(name):.0f} times faster than plain"
        print(f"{name:>9}: {statistics.median(values) * 1e6:8.2f} us per network and step ({spread}){faster}")
    if chosen.full:
        print(f"100 x 4 networks x 5,000 epochs: {_full():.1f} s on one core")


if __name__ == "__main__":
    main()
