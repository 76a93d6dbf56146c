"""The two moons: lock-step training against a plain loop over single networks, in turns, on one thread.

    python tests/benchmarks/moons.py

Network 2-500-2, Adam, all 300 points in each batch, partners with replacement; every 50 steps the error on the points.

`plain` is eager PyTorch, its mixed batches drawn before the clock starts and resident as tensors. `as written` has
modules, a DataLoader and the mixing in the loop, as people write it. `experiment` is what `mixproof measure two-moons`
runs on a CPU, without its maps. `stack` takes the same steps through `empirical.ensembles.perceptrons`; both include
drawing and mixing. The share of the machine counts the products alone, and all the time as training.
"""

import argparse
from collections.abc import Callable

import numpy as np
import torch
import turns
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from empirical.datasets import separated_moons
from empirical.ensembles import perceptrons
from empirical.experiment import Run, seed_of
from empirical.experiments.two_moons import EXPERIMENT
from empirical.mixing import draw, mixed_batches
from empirical.optimisers import Adam
from empirical.perceptrons import Perceptron
from numerics.laws import BetaLaw

SETTING = {"separation": 0.5, "method": "mixup", "alpha": 32, "gradients": "cleared"}
MODEL = Perceptron(widths=(2, 500, 2))
N_POINTS, N_RUNS, EVERY = 300, 4, 50


def compare(*, n_steps: int = 100, n_turns: int = 5) -> turns.Times:
    """Let the four take turns."""
    torch.set_num_threads(1)
    configuration = EXPERIMENT.preset("paper").configuration | {"n_epochs": n_steps, "map_epochs": {}}
    runs = [Run(setting=SETTING, index=i, seed=seed_of("benchmark", SETTING, i)) for i in range(N_RUNS)]
    return turns.in_turns(
        {
            "plain": (n_steps, _plain(n_steps)),
            "as written": (n_steps, _as_written(n_steps)),
            "experiment": (N_RUNS * n_steps, lambda: EXPERIMENT.train(configuration, runs, "cpu")),
            "stack": (N_RUNS * n_steps, lambda: stack(n_steps)),
        },
        n_turns,
    )


def stack(n_steps: int) -> np.ndarray:
    """Errors (times, runs) of the networks of one stack, each on a data set of its own."""
    data = [separated_moons(n_points=N_POINTS, noise=0.1, separation=0.5, seed=seed) for seed in range(N_RUNS)]
    streams = [np.random.default_rng(seed).spawn(2) for seed in range(N_RUNS)]
    plans = [draw(BetaLaw(32), second, n_steps=n_steps, n_points=N_POINTS) for _, second in streams]
    mixed = [mixed_batches(x, np.eye(2)[y], plan) for (x, y), plan in zip(data, plans, strict=True)]
    inputs, soft = (np.stack(side).astype(np.float32) for side in zip(*mixed, strict=True))
    points, labels = (np.stack(side) for side in zip(*data, strict=True))
    networks = perceptrons(MODEL, np.stack([MODEL.initial(first) for first, _ in streams]), Adam())
    errors = []
    for start in range(0, n_steps, EVERY):
        errors.append((networks.logits(points).argmax(axis=-1) != labels).mean(axis=-1))
        networks.advance(inputs[:, start : start + EVERY], soft[:, start : start + EVERY])
    return np.array(errors)


def _plain(n_steps: int) -> Callable[[], list[float]]:
    x, y = separated_moons(n_points=N_POINTS, noise=0.1, separation=0.5, seed=0)
    draws = draw(BetaLaw(32), np.random.default_rng(0), n_steps=n_steps, n_points=N_POINTS)
    points, labels = torch.tensor(x, dtype=torch.float32), torch.tensor(y)
    lam, partner = torch.tensor(draws.lam, dtype=torch.float32), torch.tensor(draws.partner)
    mixed = torch.tensor(mixed_batches(x, np.eye(2)[y], draws)[0], dtype=torch.float32)

    def train() -> list[float]:
        network = nn.Sequential(nn.Linear(2, 500), nn.ReLU(), nn.Linear(500, 2))
        optimiser = torch.optim.Adam(network.parameters(), lr=1e-3)
        loss = nn.CrossEntropyLoss()
        errors = []
        for step in range(n_steps):
            if step % EVERY == 0:
                with torch.no_grad():
                    errors.append((network(points).argmax(dim=1) != labels).float().mean().item())
            optimiser.zero_grad()
            logits = network(mixed[step])
            (lam[step] * loss(logits, labels) + (1 - lam[step]) * loss(logits, labels[partner[step]])).backward()
            optimiser.step()
        return errors

    return train


class Network(nn.Module):
    """The network as a class of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = nn.Linear(2, 500), nn.Linear(500, 2)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Logits."""
        return self.second(torch.relu(self.first(x)))


def _as_written(n_steps: int) -> Callable[[], list[float]]:
    x, y = separated_moons(n_points=N_POINTS, noise=0.1, separation=0.5, seed=0)
    data = TensorDataset(torch.tensor(x, dtype=torch.float32), torch.tensor(y))

    def train() -> list[float]:
        shuffled, ordered = DataLoader(data, N_POINTS, shuffle=True), DataLoader(data, N_POINTS)
        network, loss = Network(), nn.CrossEntropyLoss()
        optimiser = torch.optim.Adam(network.parameters(), lr=1e-3)
        errors = []
        for step in range(n_steps):
            if step % EVERY == 0:
                with torch.no_grad():
                    wrong = sum((network(a).argmax(dim=1) != b).sum().item() for a, b in ordered)
                errors.append(wrong / N_POINTS)
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


def main() -> None:
    """Print the times, the ratios and the share of the machine, with n and versions."""
    parser = argparse.ArgumentParser(description="two moons: lock-step training against a plain loop")
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--turns", type=int, default=7)
    chosen = parser.parse_args()
    times = compare(n_steps=chosen.steps, n_turns=chosen.turns)
    turns.tell(times, fast="stack", work=turns.operations(MODEL.widths, N_POINTS))


if __name__ == "__main__":
    main()
