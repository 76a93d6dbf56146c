"""Table 1 and Figure 1 of chidambaram2022, longer and with less noise: what finite training adds to eq. (1).

The three-point line at alpha = 32, 5,000 and 50,000 epochs. `batch=drawn` is the printed protocol: one weight a batch,
partners drawn. `batch=stratified` takes all nine ordered pairs with weights of their own, one from each of nine equally
likely parts of Beta(alpha, alpha), shuffled over the pairs: the same expectation with far less gradient noise.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from empirical.experiment import Configuration, Experiment, Outcome, Preset, Run, streams_of
from empirical.mixing import draw, mixed_batches
from empirical.models import TwoLayer
from empirical.optimisers import Adam
from numerics.laws import BetaLaw

CONFIGURATION: dict[str, Any] = {
    "points": [[0.0], [1.0], [2.0]],
    "labels": [0, 1, 0],
    "n_classes": 2,
    "alpha": 32,
    "network": "1-512-ReLU-2",
    "n_hidden": 512,
    "initialisation": "uniform on +-1/sqrt(fan_in), weights and biases",
    "optimiser": "Adam, reset for each run",
    "learning_rate": 1e-3,
    "betas": [0.9, 0.999],
    "adam_eps": 1e-8,
    "n_epochs": 50_000,
    "short_epochs": 5000,
    "evaluate_every": 500,
    "batch": "drawn: all points, each once as first member; stratified: all nine ordered pairs",
    "lam": "drawn: one per batch; stratified: one per pair from nine equally likely parts, shuffled",
    "loss": "lam CE(f, y_a) + (1 - lam) CE(f, y_b), mean over the batch",
    "dtype": "float32",
}
SETTINGS: tuple[dict[str, Any], ...] = ({"batch": "drawn"}, {"batch": "stratified"})
CRITERION = (
    "Mean error over networks: drawn batches end within 0.05 of 1/3 after 5,000 epochs and between 0 and 0.08 after "
    "50,000, stratified ones between 0 and 0.02 after 50,000. The class-1 probability at the point 1 falls with the "
    "length of training, and with less gradient noise at either length, if the means differ by more than 4 standard "
    "errors of the difference."
)


def train(configuration: Configuration, runs: Sequence[Run], device: str) -> list[Outcome]:
    """Train one network for each run; class-1 probabilities and error at both lengths."""
    from empirical.ensembles import ensemble  # compiles, or loads torch: only where something is trained

    points, labels = np.array(configuration["points"]), np.array(configuration["labels"])
    model = TwoLayer(n_inputs=1, n_hidden=configuration["n_hidden"], n_classes=configuration["n_classes"])
    adam = Adam(
        learning_rate=configuration["learning_rate"],
        betas=tuple(configuration["betas"]),
        eps=configuration["adam_eps"],
    )
    streams = [streams_of(run.seed, 2) for run in runs]
    networks = ensemble(model, np.stack([model.initial(first) for first, _ in streams]), adam, device=device)
    seen = [model.probabilities(networks.parameters, points)]
    every = configuration["evaluate_every"]
    for _ in range(0, configuration["n_epochs"], every):
        batches = [_batches(configuration, run, second, every) for run, (_, second) in zip(runs, streams, strict=True)]
        networks.advance(*(np.stack(side) for side in zip(*batches, strict=True)))
        seen.append(model.probabilities(networks.parameters, points))
    errors = np.mean(np.argmax(seen, axis=-1) != labels, axis=-1)
    short = configuration["short_epochs"] // every
    return [_outcome(np.array(seen)[:, run, :, 0], errors[:, run], short) for run in range(len(runs))]


def _batches(
    configuration: Configuration, run: Run, generator: np.random.Generator, n_steps: int
) -> tuple[np.ndarray, np.ndarray]:
    """The next mixed batches of one run with their soft labels."""
    points = np.array(configuration["points"])
    one_hot = np.eye(configuration["n_classes"])[configuration["labels"]]
    law, n = BetaLaw(configuration["alpha"]), len(points)
    if run.setting["batch"] == "drawn":
        return mixed_batches(points, one_hot, draw(law, generator, n_steps=n_steps, n_points=n))
    parts = (np.tile(np.arange(n * n), (n_steps, 1)) + generator.random((n_steps, n * n))) / n**2
    lam = _quantile(law, generator.permuted(parts, axis=1))[..., None]
    first, second = np.repeat(np.arange(n), n), np.tile(np.arange(n), n)
    return (
        lam * points[first] + (1 - lam) * points[second],
        lam * one_hot[first] + (1 - lam) * one_hot[second],
    )


def _quantile(law: BetaLaw, share: np.ndarray) -> np.ndarray:
    """Inverse of the law's distribution function, by interpolation on a fine grid."""
    grid = np.linspace(0.0, 1.0, 20_001)
    mass = np.asarray(law.mass(grid))
    return np.interp(share, mass, grid)


def _outcome(class_1: np.ndarray, errors: np.ndarray, short: int) -> Outcome:
    """From the class-1 probabilities (times, points) and the errors (times,) of one network."""
    short = min(short, len(errors) - 1)
    return Outcome(
        quantities={
            "class_1_at_1_short": float(class_1[short, 1]),
            "class_1_at_1_long": float(class_1[-1, 1]),
            "error_short": float(errors[short]),
            "error_long": float(errors[-1]),
            "replay": float(class_1[1, 1]),
        },
        curves={"error": errors.tolist(), "class_1_at_1": class_1[:, 1].tolist()},
    )


EXPERIMENT = Experiment(
    name="training-length",
    question="Is the loss of the middle point of 0, 1, 2 an effect of short training and of noisy gradients?",
    rows=("chidambaram2022/proposition-2.8",),
    presets=(
        Preset(
            name="quick",
            configuration=CONFIGURATION | {"n_epochs": 1000, "short_epochs": 500, "evaluate_every": 100},
            settings=SETTINGS,
            n_runs=8,
        ),
        Preset(name="paper", configuration=CONFIGURATION, settings=SETTINGS, n_runs=100),
    ),
    quantities={
        "class_1_at_1_short": "softmax probability of class 1 at the point 1 after 5,000 epochs",
        "class_1_at_1_long": "softmax probability of class 1 at the point 1 after 50,000 epochs",
        "error_short": "share of the three points misclassified after 5,000 epochs",
        "error_long": "share of the three points misclassified after 50,000 epochs",
        "replay": "softmax probability of class 1 at the point 1, first evaluation after training began",
    },
    criterion=CRITERION,
    train=train,
    file=__file__,
)
