"""Figure 8 of sohn2022, sampled: the losses of a logistic model of norm 10 over its angle, and where training leads.

Data: 20 points of each class, N((1, 0), I / 100) and N((-1, 0), I / 100); drawn once, as for the exact losses, or fresh
for each run. Losses are means over sampled pairs and weights; the attack is a gradient step to the edge of its ball.
Then theta is trained on the same data: at norm 10 with Mixup and with GenLabel, and free with Mixup.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from empirical.experiment import Configuration, Experiment, Outcome, Preset, Run, streams_of

TANGENTS = (-10, -5, 0, 5, 10)
"""24 tan(phi / 2) of the five angles; the outer ones are 0.251 pi."""


def gaussian_points(generator: np.random.Generator) -> np.ndarray:
    """20 points about (1, 0), then 20 about (-1, 0), of variance 1/100, rounded to 1/100: (40, 2)."""
    noise = generator.normal(scale=0.1, size=(40, 2))
    return np.round(noise + np.repeat([[1.0, 0.0], [-1.0, 0.0]], 20, axis=0), 2)


CONFIGURATION: dict[str, Any] = {
    "data": "once: the points below; fresh: drawn for each run in the same way",
    "points": gaussian_points(np.random.default_rng(8)).tolist(),
    "n_per_class": 20,
    "norm": 10,
    "tangents": list(TANGENTS),
    "n_epochs": 4000,
    "evaluate_every": 200,
    "batch": "all points, each once as first member",
    "partner": "uniform with replacement, may be itself",
    "lam": "one per mixed point, uniform",
    "genlabel": "step: class of the member of the larger weight; posterior: 1 / (1 + e^(-200 x_1)), of the true "
    "densities; pairs of one class keep their label; training takes the step",
    "attack": "radius R c_x / 4, R the least |cos(theta, x_i)|, c_x the least |x_i|",
    "rate": {"mixup": [10.0, 200.0, 0.6], "genlabel": [10.0, 200.0, 0.6], "free": [20.0, 1000.0, 0.6]},
    "rates": "a / (1 + t / b)^c",
    "initialisation": "norm 10: angle uniform on [-pi/4, pi/4]; free: uniform on +-1/sqrt(2)",
    "answer": "mean of the second half of the iterates",
    "dtype": "float64",
}
SETTINGS: tuple[dict[str, Any], ...] = ({"data": "once"}, {"data": "fresh"})
CRITERION = (
    "Data drawn once, five angles: the mean over runs of each sampled loss, Mixup and GenLabel with the step label, is "
    "within four of its standard errors plus 0.0001 of the exact loss; the attacked loss, which is not random, within "
    "1e-7. GenLabel with the posterior of the true densities is below that with the step label, by at most a quarter. "
    "Fresh data: Mixup above GenLabel above attack at each angle on every data set; in the mean over data sets Mixup's "
    "loss is largest at the angle 0 of the five and GenLabel's and the attack's smallest there; at the angle 0 the "
    "exact values of the data drawn once lie within three standard deviations of the mean over data sets for Mixup and "
    "GenLabel and within a factor of two for the attack. Training at norm 10 on the data drawn once: the angle is "
    "within 0.002 pi of a local minimiser of the exact loss, for GenLabel in the mean over runs, for Mixup in the mean "
    "over the runs on either side of 0, and both sides occur; on every fresh data set Mixup ends at an angle of size "
    "between 0.3 pi and 0.45 pi and GenLabel within 0.1 pi. Free Mixup on the data drawn once ends in the mean within "
    "0.005 pi and 0.05 of the angle and norm of the minimiser. Rates, and what is said of posteriors, fresh data and "
    "of training, were chosen after runs of other seeds."
)


def train(configuration: Configuration, runs: Sequence[Run], device: str) -> list[Outcome]:
    """Sample the losses and train the models of each run, on the CPU whatever the device."""
    return [_train(configuration, run) for run in runs]


def _train(configuration: Configuration, run: Run) -> Outcome:
    first, second, third = streams_of(run.seed, 3)
    points = np.array(configuration["points"]) if run.setting["data"] == "once" else gaussian_points(first)
    targets = np.repeat([1.0, 0.0], configuration["n_per_class"])
    directions = configuration["norm"] * _directions(configuration)
    sums = np.zeros((3, len(directions)))
    curve: list[float] = []
    for _ in range(0, configuration["n_epochs"], configuration["evaluate_every"]):
        x, lam, i, j = _mixed(points, second.spawn(2), configuration["evaluate_every"])
        labels = (_linear(targets, lam, i, j), _step(targets, lam, i, j), _posterior(targets, x, i, j))
        sums += [[_loss(x, label, theta) for theta in directions] for label in labels]
        curve.append(float(f"{sums[0, len(directions) // 2] / (len(curve) + 1):.5g}"))
    means = sums / len(curve)
    quantities = {
        f"{name}_at_{k}": float(value)
        for name, row in zip(("mixup", "genlabel", "posterior"), means, strict=True)
        for k, value in zip(configuration["tangents"], row, strict=True)
    }
    quantities |= {
        f"attack_at_{k}": _attacked(points, targets, theta)
        for k, theta in zip(configuration["tangents"], directions, strict=True)
    }
    quantities |= _trained(configuration, points, targets, third) | {"replay": curve[0]}
    return Outcome(
        quantities={name: float(f"{value:.7g}") for name, value in quantities.items()},
        curves={"mixup_at_0": [curve[0], *curve]},
    )


def _directions(configuration: Configuration) -> np.ndarray:
    t = np.array(configuration["tangents"]) / 24
    return np.stack([1 - t**2, 2 * t], axis=1) / (1 + t**2)[:, None]


def _mixed(
    points: np.ndarray, generators: Sequence[np.random.Generator], n_steps: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Mixed points (t, n, 2), their weights, and the indices of their members."""
    n, (for_partner, for_lam) = len(points), generators
    i, j = np.tile(np.arange(n), (n_steps, 1)), for_partner.integers(n, size=(n_steps, n))
    lam = for_lam.random((n_steps, n))
    return lam[..., None] * points[i] + (1 - lam[..., None]) * points[j], lam, i, j


def _linear(targets: np.ndarray, lam: np.ndarray, i: np.ndarray, j: np.ndarray) -> np.ndarray:
    return np.asarray(lam * targets[i] + (1 - lam) * targets[j])


def _step(targets: np.ndarray, lam: np.ndarray, i: np.ndarray, j: np.ndarray) -> np.ndarray:
    return np.where(lam > 0.5, targets[i], targets[j])


def _posterior(targets: np.ndarray, x: np.ndarray, i: np.ndarray, j: np.ndarray) -> np.ndarray:
    """Posterior of normal densities about (1, 0) and (-1, 0), variance 1/100; a pair of one class keeps its label."""
    log_odds = (((x - [-1.0, 0.0]) ** 2).sum(axis=-1) - ((x - [1.0, 0.0]) ** 2).sum(axis=-1)) / (2 * 0.01)
    return np.where(targets[i] == targets[j], targets[i], 1 / (1 + np.exp(-np.clip(log_odds, -500, 500))))


def _loss(inputs: np.ndarray, targets: np.ndarray, theta: np.ndarray) -> float:
    """Mean of -(q log p + (1 - q) log(1 - p)), p = 1 / (1 + e^(-theta.x))."""
    logits = inputs @ theta
    return float(np.mean(targets * np.logaddexp(0.0, -logits) + (1 - targets) * np.logaddexp(0.0, logits)))


def _attacked(points: np.ndarray, targets: np.ndarray, theta: np.ndarray) -> float:
    """Mean loss after a gradient step of each point to the edge of its ball, of radius R c_x / 4."""
    sizes = np.linalg.norm(points, axis=1)
    radius = np.min(np.abs(points @ theta) / sizes) / np.linalg.norm(theta) * sizes.min() / 4
    gradients = (1 / (1 + np.exp(-points @ theta)) - targets)[:, None] * theta
    moved = points + radius * gradients / np.linalg.norm(gradients, axis=1, keepdims=True)
    return _loss(moved, targets, theta)


def _trained(
    configuration: Configuration, points: np.ndarray, targets: np.ndarray, generator: np.random.Generator
) -> dict[str, float]:
    """Where stochastic gradient descent ends: angles over pi, and the norm where it is free."""
    from empirical.circle import descend, turn  # compiles: only where something is trained

    norm, n_epochs, found = float(configuration["norm"]), configuration["n_epochs"], {}
    begin = generator.uniform(-np.pi / 4, np.pi / 4)
    starts = {
        "mixup": norm * np.array([np.cos(begin), np.sin(begin)]),
        "free": generator.uniform(-1, 1, 2) / np.sqrt(2),
    }
    starts["genlabel"] = starts["mixup"]
    for name in ("mixup", "genlabel", "free"):
        x, lam, i, j = _mixed(points, generator.spawn(2), n_epochs)
        label = (_step if name == "genlabel" else _linear)(targets, lam, i, j)
        start, scale, power = configuration["rate"][name]
        rates = start / (1 + np.arange(n_epochs) / scale) ** power
        length, half = None if name == "free" else norm, n_epochs // 2
        theta, _ = descend(starts[name], x[:half], label[:half], rates[:half], norm=length)
        _, mean = descend(theta, x[half:], label[half:], rates[half:], norm=length)
        found[f"turn_{name}"] = turn(mean)
        found |= {"norm_free": float(np.linalg.norm(mean))} if length is None else {}
    return found | {"turn_start": begin / np.pi}


EXPERIMENT = Experiment(
    name="gaussian-losses",
    question="Which losses over the angle do samples give on the data of Figure 8, and where does training end?",
    rows=("sohn2022/figure-8",),
    presets=(
        Preset(
            name="quick",
            configuration=CONFIGURATION | {"n_epochs": 400, "evaluate_every": 50},
            settings=SETTINGS,
            n_runs=8,
        ),
        Preset(name="paper", configuration=CONFIGURATION, settings=SETTINGS, n_runs=200),
    ),
    quantities={
        f"{name}_at_{k}": f"{meaning}, at tan(phi / 2) = {k}/24"
        for name, meaning in {
            "mixup": "sampled Mixup loss",
            "genlabel": "sampled GenLabel loss, step label",
            "posterior": "sampled GenLabel loss, label of the true densities",
            "attack": "loss after the attack",
        }.items()
        for k in TANGENTS
    }
    | {
        "turn_mixup": "angle over pi of Mixup trained at norm 10",
        "turn_genlabel": "angle over pi of GenLabel trained at norm 10",
        "turn_free": "angle over pi of Mixup trained at free norm",
        "norm_free": "norm of that model",
        "turn_start": "angle over pi at which training at norm 10 began",
        "replay": "sampled Mixup loss at phi = 0 over the first batches",
    },
    criterion=CRITERION,
    train=train,
    file=__file__,
)
