"""The cube in the plane: training in a stack against a plain loop over single networks, in turns, on one thread.

    python tests/benchmarks/cube.py

Network 2-64-128-4 with ReLU, SGD at rate 0.1 with momentum 0.9, decay 1e-4 and clipping at norm 5; 80 points, which are
one batch; 40 epochs; Mixup with partners by permutation; the error on the points after each epoch.

`plain` is eager PyTorch, its mixed batches drawn before the clock starts and resident as tensors. `as written` has
modules, a DataLoader and the mixing in the loop, as people write it. `stack` trains 16 networks on the CPU through
`empirical.ensembles.perceptrons`, drawing and mixing included; its share of the machine counts all that as training.
"""

import argparse
from collections.abc import Callable

import numpy as np
import torch
import turns
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from empirical.ensembles import perceptrons
from empirical.mixing import mixed_pairs, shuffled_epochs
from empirical.optimisers import SGD
from empirical.perceptrons import Perceptron
from numerics.laws import BetaLaw

MODEL = Perceptron(widths=(2, 64, 128, 4))
SGD_OF_PAPER = SGD(learning_rate=0.1, momentum=0.9, weight_decay=1e-4, clip=5.0)
N_POINTS, N_EPOCHS, N_RUNS = 80, 40, 16
LAW = BetaLaw(1.0)


def compare(*, n_turns: int = 5) -> turns.Times:
    """Let the three take turns."""
    torch.set_num_threads(1)
    generator = np.random.default_rng(0)
    points = generator.uniform(-1, 1, size=(N_POINTS, 2))
    labels = (points[:, 0] > 0) + 2 * (points[:, 1] > 0)
    return turns.in_turns(
        {
            "plain": (N_EPOCHS, _plain(points, labels)),
            "as written": (N_EPOCHS, _as_written(points, labels)),
            "stack": (N_RUNS * N_EPOCHS, lambda: stack(points, labels)),
        },
        n_turns,
    )


def stack(points: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Errors (epochs, runs) of the networks of one stack."""
    one_hot = np.eye(4)[labels]
    streams = [np.random.default_rng(seed).spawn(2) for seed in range(N_RUNS)]
    plans = [shuffled_epochs(LAW, second, n_epochs=N_EPOCHS, n_points=N_POINTS) for _, second in streams]
    mixed = [mixed_pairs(points, one_hot, plan) for plan in plans]
    inputs, soft = (np.stack(side).astype(np.float32) for side in zip(*mixed, strict=True))
    networks = perceptrons(MODEL, np.stack([MODEL.initial(first) for first, _ in streams]), SGD_OF_PAPER)
    errors = []
    for epoch in range(N_EPOCHS):
        networks.advance(inputs[:, epoch : epoch + 1], soft[:, epoch : epoch + 1])
        errors.append((networks.logits(points).argmax(axis=-1) != labels).mean(axis=-1))
    return np.array(errors)


def _network() -> nn.Sequential:
    return nn.Sequential(nn.Linear(2, 64), nn.ReLU(), nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 4))


def _plain(points: np.ndarray, labels: np.ndarray) -> Callable[[], list[float]]:
    plan = shuffled_epochs(LAW, np.random.default_rng(0), n_epochs=N_EPOCHS, n_points=N_POINTS)
    mixed = torch.tensor(mixed_pairs(points, np.eye(4)[labels], plan)[0], dtype=torch.float32)
    x, y = torch.tensor(points, dtype=torch.float32), torch.tensor(labels)
    first, second, lam = y[torch.tensor(plan.first)], y[torch.tensor(plan.second)], plan.lam[:, 0].tolist()

    def train() -> list[float]:
        network, loss = _network(), nn.CrossEntropyLoss()
        optimiser = torch.optim.SGD(network.parameters(), lr=0.1, momentum=0.9, weight_decay=1e-4)
        errors = []
        for step, share in enumerate(lam):
            optimiser.zero_grad()
            logits = network(mixed[step])
            (share * loss(logits, first[step]) + (1 - share) * loss(logits, second[step])).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            with torch.no_grad():
                errors.append((network(x).argmax(dim=1) != y).float().mean().item())
        return errors

    return train


class Network(nn.Module):
    """The network as a class of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second, self.third = nn.Linear(2, 64), nn.Linear(64, 128), nn.Linear(128, 4)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Logits."""
        x = torch.relu(self.first(x))
        x = torch.relu(self.second(x))
        return self.third(x)


def _as_written(points: np.ndarray, labels: np.ndarray) -> Callable[[], list[float]]:
    data = TensorDataset(torch.tensor(points, dtype=torch.float32), torch.tensor(labels))

    def train() -> list[float]:
        shuffled, ordered = DataLoader(data, N_POINTS, shuffle=True), DataLoader(data, N_POINTS)
        network, loss = Network(), nn.CrossEntropyLoss()
        optimiser = torch.optim.SGD(network.parameters(), lr=0.1, momentum=0.9, weight_decay=1e-4)
        errors = []
        for _ in range(N_EPOCHS):
            network.train()
            for x, y in shuffled:
                lam = np.random.beta(1.0, 1.0)
                other = torch.randperm(len(x))
                logits = network(lam * x + (1 - lam) * x[other])
                mixed_loss = lam * loss(logits, y) + (1 - lam) * loss(logits, y[other])
                optimiser.zero_grad()
                mixed_loss.backward()
                torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
                optimiser.step()
            network.eval()
            wrong = 0
            with torch.no_grad():
                for x, y in ordered:
                    wrong += (network(x).argmax(dim=1) != y).sum().item()
            errors.append(wrong / len(data))
        return errors

    return train


def main() -> None:
    """Print the times, the ratios and the share of the machine."""
    parser = argparse.ArgumentParser(description="the cube in the plane: a stack of networks against plain loops")
    parser.add_argument("--turns", type=int, default=7)
    turns.tell(compare(n_turns=parser.parse_args().turns), fast="stack", work=turns.operations(MODEL.widths, N_POINTS))


if __name__ == "__main__":
    main()
