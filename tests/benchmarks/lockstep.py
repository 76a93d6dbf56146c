"""Lock-step training against a plain loop over single networks, in turns, on one thread.

    python tests/benchmarks/lockstep.py [--full]

`plain` is eager PyTorch (module, autograd, torch.optim.Adam), its mixed batches drawn before the clock starts and
resident as tensors. `as written` has a DataLoader and the mixing in the loop, as people write it. `compiled` is what
`mixproof measure` runs on a CPU, drawing and mixing included, `batched` the same networks in torch. All evaluate the
error on the unmixed points at the same steps. Time is per network and step. `--full` also times 100 x 4 networks x
5,000 epochs.
"""

import argparse
import time
from collections.abc import Callable

import numpy as np
import torch
import turns
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from empirical.experiment import Run, seed_of, streams_of
from empirical.experiments.three_point_line import EXPERIMENT, plan
from empirical.mixing import mixed_batches
from empirical.models import TwoLayer
from empirical.optimisers import Adam
from empirical.training import Ensemble

POINTS, LABELS = np.array([[0.0], [1.0], [2.0]]), np.array([0, 1, 0])
SETTING = {"method": "mixup", "alpha": 32}
N_RUNS = 16


def compare(*, n_steps: int = 500, n_turns: int = 5) -> turns.Times:
    """Let the four take turns."""
    torch.set_num_threads(1)
    configuration = EXPERIMENT.preset("paper").configuration | {"n_epochs": n_steps}
    runs = [Run(setting=SETTING, index=i, seed=seed_of("benchmark", SETTING, i)) for i in range(N_RUNS)]
    return turns.in_turns(
        {
            "plain": (n_steps, _plain(configuration, runs[0])),
            "as written": (n_steps, _as_written(configuration)),
            "compiled": (N_RUNS * n_steps, lambda: EXPERIMENT.train(configuration, runs, "cpu")),
            "batched": (N_RUNS * n_steps, lambda: _batched(configuration, runs)),
        },
        n_turns,
    )


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


class Network(nn.Module):
    """1-512-ReLU-2."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = nn.Linear(1, 512), nn.Linear(512, 2)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Logits."""
        return self.second(torch.relu(self.first(x)))


def _as_written(configuration) -> Callable[[], list[float]]:
    data = TensorDataset(torch.tensor(POINTS, dtype=torch.float32), torch.tensor(LABELS))

    def train() -> list[float]:
        shuffled, ordered = DataLoader(data, 3, shuffle=True), DataLoader(data, 3)
        network, loss = Network(), nn.CrossEntropyLoss()
        optimiser = torch.optim.Adam(network.parameters(), lr=1e-3)
        errors = []
        for step in range(configuration["n_epochs"]):
            if step % configuration["evaluate_every"] == 0:
                with torch.no_grad():
                    errors.append(sum((network(a).argmax(dim=1) != b).sum().item() for a, b in ordered) / 3)
            for a, b in shuffled:
                lam = np.random.beta(32, 32)
                other = torch.randint(len(a), (len(a),))
                logits = network(lam * a + (1 - lam) * a[other])
                mixed_loss = lam * loss(logits, b) + (1 - lam) * loss(logits, b[other])
                optimiser.zero_grad()
                mixed_loss.backward()
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
    """Print the times, the ratios and the share of the machine, with n and versions."""
    parser = argparse.ArgumentParser(description="lock-step training against a plain loop")
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--turns", type=int, default=7)
    parser.add_argument("--full", action="store_true", help="also time 100 x 4 networks x 5,000 epochs")
    chosen = parser.parse_args()
    times = compare(n_steps=chosen.steps, n_turns=chosen.turns)
    turns.tell(times, fast="compiled", work=turns.operations((1, 512, 2), len(POINTS)))
    if chosen.full:
        print(f"100 x 4 networks x 5,000 epochs: {_full():.1f} s on one core")


if __name__ == "__main__":
    main()
