"""The two moons: lock-step training against a plain loop over single networks, in turns, on one thread.

    python tests/benchmarks/moons.py

The plain loop is eager PyTorch as people write it, its mixed batches drawn before the clock starts and resident as
tensors. The lock-step side is what `mixproof measure two-moons` runs on a CPU, drawing and mixing included. Both
evaluate the error on the unmixed points at the same steps; no side draws a map. Time is per network and step. The share
of the machine is 3 x 2 x 300 x 500 x (2 + 2) operations a step over the peak of one core, measured by a product of two
512 x 512 matrices in float32.
"""

import argparse
import importlib.metadata
import platform
import statistics
import time
from collections.abc import Callable

import numpy as np
import torch
from torch import nn

from empirical.datasets import separated_moons
from empirical.experiment import Run, seed_of
from empirical.experiments.two_moons import EXPERIMENT
from empirical.mixing import draw, mixed_batches
from numerics.laws import BetaLaw

SETTING = {"separation": 0.5, "method": "mixup", "alpha": 32, "gradients": "cleared"}
N_RUNS = 4
OPERATIONS = 3 * 2 * 300 * 500 * (2 + 2)


def compare(*, n_steps: int = 100, n_turns: int = 5) -> dict[str, list[float]]:
    """Seconds per network and step, by side, one entry a turn; one turn to warm up is not counted."""
    torch.set_num_threads(1)
    configuration = EXPERIMENT.preset("paper").configuration | {"n_epochs": n_steps, "map_epochs": {}}
    runs = [Run(setting=SETTING, index=i, seed=seed_of("benchmark", SETTING, i)) for i in range(N_RUNS)]
    sides: dict[str, tuple[int, Callable[[], object]]] = {
        "plain": (1, _plain(n_steps, configuration["evaluate_every"])),
        "compiled": (N_RUNS, lambda: EXPERIMENT.train(configuration, runs, "cpu")),
    }
    times: dict[str, list[float]] = {name: [] for name in sides}
    for turn in range(n_turns + 1):
        for name, (n_networks, side) in sides.items():
            start = time.perf_counter()
            side()
            if turn:
                times[name].append((time.perf_counter() - start) / n_networks / n_steps)
    return times


def ratio(times: dict[str, list[float]]) -> float:
    """Median over turns of plain time over lock-step time in the same turn."""
    return statistics.median(p / o for p, o in zip(times["plain"], times["compiled"], strict=True))


def peak() -> float:
    """Operations per second of one core, the best of ten products of two matrices."""
    a = np.random.default_rng(0).random((512, 512), dtype=np.float32)
    best = float("inf")
    for _ in range(10):
        start = time.perf_counter()
        a @ a
        best = min(best, time.perf_counter() - start)
    return 2 * 512**3 / best


def _plain(n_steps: int, every: int) -> Callable[[], list[float]]:
    x, y = separated_moons(n_points=300, noise=0.1, separation=0.5, seed=0)
    draws = draw(BetaLaw(32), np.random.default_rng(0), n_steps=n_steps, n_points=300)
    points, labels = torch.tensor(x, dtype=torch.float32), torch.tensor(y)
    lam, partner = torch.tensor(draws.lam, dtype=torch.float32), torch.tensor(draws.partner)
    mixed = torch.tensor(mixed_batches(x, np.eye(2)[y], draws)[0], dtype=torch.float32)

    def train() -> list[float]:
        network = nn.Sequential(nn.Linear(2, 500), nn.ReLU(), nn.Linear(500, 2))
        optimiser = torch.optim.Adam(network.parameters(), lr=1e-3)
        loss = nn.CrossEntropyLoss()
        errors = []
        for step in range(n_steps):
            if step % every == 0:
                with torch.no_grad():
                    errors.append((network(points).argmax(dim=1) != labels).float().mean().item())
            optimiser.zero_grad()
            logits = network(mixed[step])
            (lam[step] * loss(logits, labels) + (1 - lam[step]) * loss(logits, labels[partner[step]])).backward()
            optimiser.step()
        return errors

    return train


def main() -> None:
    """Print the times, the ratio and the share of the machine, with n and versions."""
    parser = argparse.ArgumentParser(description="two moons: lock-step training against a plain loop")
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--turns", type=int, default=7)
    chosen = parser.parse_args()
    times = compare(n_steps=chosen.steps, n_turns=chosen.turns)
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("torch", "numba", "numpy"))
    print(f"{chosen.turns} turns of {chosen.steps} steps; python {platform.python_version()}, {versions}; one thread")
    for name, values in times.items():
        spread = f"{min(values) * 1e6:.0f} to {max(values) * 1e6:.0f}"
        print(f"{name:>9}: {statistics.median(values) * 1e6:6.0f} us per network and step ({spread})")
    print(f"{ratio(times):.1f} times faster; {OPERATIONS / min(times['compiled']) / peak():.0%} of one core's peak")


if __name__ == "__main__":
    main()
