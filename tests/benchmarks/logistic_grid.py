"""The GenLabel grid of logistic regressions: all candidates at once against a plain loop over single ones, in turns.

    python tests/benchmarks/logistic_grid.py

500 x 10 data, two classes, 6 folds x 4 rates x 6 gammas x 5 seeds, 100 epochs of batches of 128, one thread. The plain
loop is eager PyTorch as people write it, its mixed batches and labels drawn before the clock starts and resident as
tensors; `as written` has a DataLoader, which mixes as it goes. `grid` has its batches drawn before as well, `with
drawing` draws, mixes and labels on the clock, which is what an experiment does.
All evaluate on the fold's other rows after every epoch. A turn takes one network of each loop and all candidates of
some folds and seeds. The share of the machine counts the products alone, and all the time as training.
"""

import argparse
import time
from collections.abc import Callable

import numpy as np
import torch
import turns
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from empirical.class_densities import ClassDensities
from empirical.mixing import mixed_pairs, shuffled_epochs
from empirical.softmax_grid import Lanes, SoftmaxGrid, first_weights
from empirical.splits import folds
from numerics.laws import BetaLaw

RATES, GAMMAS = (0.1, 0.01, 0.001, 0.0001), (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
N_ROWS, N_FEATURES, N_FOLDS, N_SEEDS, N_EPOCHS, BATCH = 500, 10, 6, 5, 100, 128
N_CANDIDATES = len(RATES) * len(GAMMAS)
N_STEPS = N_EPOCHS * -(-(N_ROWS - N_ROWS // N_FOLDS) // BATCH)


def data() -> tuple[np.ndarray, np.ndarray]:
    """Two classes of normal points whose means are one apart."""
    rng = np.random.default_rng(0)
    y = np.arange(N_ROWS) % 2
    return rng.normal(size=(N_ROWS, N_FEATURES)) + y[:, None] / N_FEATURES**0.5, y


def drawn(x: np.ndarray, y: np.ndarray, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Mixed inputs (t, b, d), linear and generative labels (2, t, b, k), and the rows of each batch (t,)."""
    generator = np.random.Generator(np.random.Philox(seed))
    pairs = shuffled_epochs(BetaLaw(1.0), generator, n_epochs=N_EPOCHS, n_points=len(x), batch_size=BATCH)
    inputs, linear = mixed_pairs(x, np.eye(2)[y], pairs)
    generative = ClassDensities.fit(x, y, 2, "gm").probabilities(inputs.reshape(-1, N_FEATURES))
    soft = np.stack([linear, generative.reshape(linear.shape)])
    return inputs, soft, pairs.weights.sum(axis=1).astype(int)


def grid(pairs: list[tuple[int, int]], *, before: bool = False) -> Callable[[], np.ndarray]:
    """All candidates on some (fold, seed) pairs; accuracies (pairs, candidates, epochs).

    With `before` the batches are drawn, mixed and labelled before the clock starts.
    """
    x, y = data()
    splits = folds(np.random.default_rng(1).permutation(N_ROWS), N_FOLDS)
    gammas = np.tile(GAMMAS, len(RATES))
    lanes = Lanes(
        rates=np.repeat(RATES, len(GAMMAS)),
        shares=np.stack([1 - gammas, gammas]),
        drops=np.zeros(N_CANDIDATES, dtype=bool),
    )

    early = [drawn(x[splits[fold].train], y[splits[fold].train], seed) for fold, seed in pairs] if before else []

    def train() -> np.ndarray:
        found = []
        for n, (fold, seed) in enumerate(pairs):
            mine, rest = splits[fold].train, splits[fold].test
            inputs, soft, sizes = early[n] if before else drawn(x[mine], y[mine], seed)
            networks = SoftmaxGrid(first_weights(N_FEATURES, 2, np.random.default_rng(seed)), lanes, weight_decay=1e-4)
            seen = x[rest], y[rest]
            found.append(networks.curves(inputs, soft, seen, n_batches=len(inputs) // N_EPOCHS, sizes=sizes))
        return np.stack(found)

    return train


def plain(rate: float, gamma: float) -> Callable[[], list[float]]:
    """One candidate on one fold and seed, tensors resident."""
    x, y = data()
    split = folds(np.random.default_rng(1).permutation(N_ROWS), N_FOLDS)[0]
    inputs, soft, sizes = drawn(x[split.train], y[split.train], 0)
    batches = [
        (torch.tensor(i[:n], dtype=torch.float32), torch.tensor((1 - gamma) * s[:n] + gamma * g[:n]).float())
        for i, s, g, n in zip(inputs, *soft, sizes, strict=True)
    ]
    seen, labels = torch.tensor(x[split.test], dtype=torch.float32), torch.tensor(y[split.test])
    n_batches = len(batches) // N_EPOCHS

    def train() -> list[float]:
        network = nn.Linear(N_FEATURES, 2)
        optimiser = torch.optim.Adam(network.parameters(), lr=rate, weight_decay=1e-4)
        loss, right = nn.CrossEntropyLoss(), []
        for step, (rows, mixed) in enumerate(batches):
            optimiser.zero_grad()
            loss(network(rows), mixed).backward()
            optimiser.step()
            if step % n_batches == n_batches - 1:
                with torch.no_grad():
                    right.append((network(seen).argmax(dim=1) == labels).float().mean().item())
        return right

    return train


def as_written(rate: float, gamma: float) -> Callable[[], list[float]]:
    """The same as people write it: a DataLoader, mixing and generative labels on the way."""
    x, y = data()
    split = folds(np.random.default_rng(1).permutation(N_ROWS), N_FOLDS)[0]
    rows = torch.tensor(x[split.train], dtype=torch.float32), torch.tensor(y[split.train])
    seen, labels = torch.tensor(x[split.test], dtype=torch.float32), torch.tensor(y[split.test])
    densities = []
    for c in range(2):
        part = rows[0][rows[1] == c]
        covariance = torch.cov(part.T, correction=0) + 1e-4 * torch.eye(N_FEATURES)
        densities.append(torch.distributions.MultivariateNormal(part.mean(dim=0), covariance))

    def train() -> list[float]:
        network = nn.Sequential(nn.Linear(N_FEATURES, 2))
        optimiser = torch.optim.Adam(network.parameters(), lr=rate, weight_decay=1e-4)
        loss, right = nn.CrossEntropyLoss(), []
        for _ in range(N_EPOCHS):
            for points, classes in DataLoader(TensorDataset(*rows), batch_size=BATCH, shuffle=True):
                lam, partner = float(np.random.beta(1, 1)), torch.randperm(len(points))
                mixed = lam * points + (1 - lam) * points[partner]
                generative = torch.stack([density.log_prob(mixed) for density in densities], dim=1).softmax(dim=1)
                logits = network(mixed)
                linear = lam * loss(logits, classes) + (1 - lam) * loss(logits, classes[partner])
                optimiser.zero_grad()
                ((1 - gamma) * linear + gamma * loss(logits, generative)).backward()
                optimiser.step()
            with torch.no_grad():
                right.append((network(seen).argmax(dim=1) == labels).float().mean().item())
        return right

    return train


def compare(*, n_turns: int = 5, n_pairs: int = 2) -> turns.Times:
    """Seconds per network and step, by side, one entry a turn."""
    torch.set_num_threads(1)
    some = [(turn % N_FOLDS, turn % N_SEEDS) for turn in range(n_pairs)]
    sides: dict[str, tuple[int, Callable[[], object]]] = {
        "plain": (N_STEPS, plain(0.01, 0.4)),
        "as written": (N_STEPS, as_written(0.01, 0.4)),
        "with drawing": (N_STEPS * n_pairs * N_CANDIDATES, grid(some)),
        "grid": (N_STEPS * n_pairs * N_CANDIDATES, grid(some, before=True)),
    }
    return turns.in_turns(sides, n_turns)


def main() -> None:
    """Print the times, the ratios and the share of the machine, with n and versions; then time the whole grid."""
    parser = argparse.ArgumentParser(description="grid of logistic regressions: all at once against a plain loop")
    parser.add_argument("--turns", type=int, default=7)
    times = compare(n_turns=parser.parse_args().turns, n_pairs=6)
    n_rows = (N_ROWS - N_ROWS // N_FOLDS) * N_EPOCHS // N_STEPS
    turns.tell(times, fast="grid", work=4 * n_rows * 2 * (N_FEATURES + 1))
    start = time.perf_counter()
    grid([(fold, seed) for fold in range(N_FOLDS) for seed in range(N_SEEDS)])()
    n = N_FOLDS * N_SEEDS * N_CANDIDATES
    print(f"all {n} networks: {time.perf_counter() - start:.2f} s on one core")


if __name__ == "__main__":
    main()
