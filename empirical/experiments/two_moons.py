"""Figures 3 and 10 to 14 of chidambaram2022: decision maps of a small network on two separated moons.

`gradients=kept` is the released variant: its Mixup loop never sets the gradients to zero between steps, so that each
step follows the sum of all gradients so far; `gradients=cleared` corrects that. The maps are taken after 1000 epochs,
as released, and after 1500, as the text says.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from empirical.datasets import separated_moons
from empirical.experiment import Configuration, Experiment, Outcome, Preset, Run, streams_of
from empirical.grids import packed
from empirical.mixing import Draws, draw, mixed_batches, unmixed
from empirical.models import TwoLayer
from empirical.optimisers import Adam
from numerics.decision_maps import distances, grid, nonlinearity
from numerics.laws import BetaLaw

CONFIGURATION: dict[str, Any] = {
    "data": "two separated moons, one data set per run, seed of the data = index of the run",
    "n_points": 300,
    "noise": 0.1,
    "network": "2-500-ReLU-2",
    "n_hidden": 500,
    "initialisation": "uniform on +-1/sqrt(fan_in), weights and biases",
    "optimiser": "Adam",
    "learning_rate": 1e-3,
    "betas": [0.9, 0.999],
    "adam_eps": 1e-8,
    "n_epochs": 1500,
    "evaluate_every": 50,
    "map_epochs": {"short": 1000, "long": 1500},
    "n_cells": 100,
    "half_width": 2.0,
    "batch": "all points, each once as first member",
    "partner": "uniform with replacement, may be itself",
    "lam": "one per epoch, Beta(alpha, alpha)",
    "loss": "lam CE(f, y_a) + (1 - lam) CE(f, y_b), mean over the batch; base: CE on the points",
    "dtype": "float32",
}
ALPHAS = (1, 32, 64, 128, 512, 1024)
METHODS: tuple[dict[str, Any], ...] = (
    {"method": "base", "gradients": "cleared"},
    *({"method": "mixup", "alpha": alpha, "gradients": how} for how in ("kept", "cleared") for alpha in ALPHAS),
)
SETTINGS = tuple({"separation": separation, **method} for separation in (0.5, 0.1) for method in METHODS)
CRITERION = (
    "Non-linearity of the majority map of ten runs: at most 0.01 is essentially linear, above it bent, at least 0.05 "
    "highly non-linear. Figure 3: base is essentially linear at separation 0.5, Mixup highly non-linear at alpha = 1 "
    "and 1024; figures 10 and 11: Mixup is highly non-linear at every alpha; figures 12 to 14: base at separation 0.1 "
    "is bent, and at least twice as non-linear as at 0.5. Margin: Mixup keeps more distance to the data than base if "
    "its margin, less that of base on the same data, is above 0.05 in the mean over runs."
)


def train(configuration: Configuration, runs: Sequence[Run], device: str) -> list[Outcome]:
    """Train one network for each run, all on data sets of their own; maps and numbers at the two lengths."""
    from empirical.ensembles import ensemble  # compiles, or loads torch: only where something is trained

    setting = runs[0].setting
    model = TwoLayer(n_inputs=2, n_hidden=configuration["n_hidden"], n_classes=2)
    adam = Adam(
        learning_rate=configuration["learning_rate"],
        betas=tuple(configuration["betas"]),
        eps=configuration["adam_eps"],
    )
    data = [_data(configuration, run) for run in runs]
    streams = [streams_of(run.seed, 2) for run in runs]
    plans = [_plan(configuration, run, second) for run, (_, second) in zip(runs, streams, strict=True)]
    networks = ensemble(
        model,
        np.stack([model.initial(first) for first, _ in streams]),
        adam,
        device=device,
        clears_gradients=setting["gradients"] == "cleared",
    )
    watched = [_Watch(configuration, model, *mine) for mine in data]
    every = configuration["evaluate_every"]
    for start in range(0, configuration["n_epochs"] + 1, every):
        for mine, parameters in zip(watched, networks.parameters, strict=True):
            mine.look(start, parameters)
        parts = [Draws(lam=p.lam[start : start + every], partner=p.partner[start : start + every]) for p in plans]
        if len(parts[0].lam):
            mixed = [mixed_batches(x, np.eye(2)[y], part) for (x, y), part in zip(data, parts, strict=True)]
            networks.advance(*(np.stack(side) for side in zip(*mixed, strict=True)))
    return [mine.outcome() for mine in watched]


class _Watch:
    """What is seen of one network on its way."""

    def __init__(self, configuration: Configuration, model: TwoLayer, points: np.ndarray, labels: np.ndarray) -> None:
        self.configuration, self.model, self.points, self.labels = configuration, model, points, labels
        self.quantities: dict[str, float] = {}
        self.errors: list[float] = []
        self.maps: dict[str, str] = {}

    def look(self, epoch: int, parameters: np.ndarray) -> None:
        """Error on the points; the map where one is due."""
        probabilities = self.model.probabilities(parameters, self.points)
        self.errors.append(float(np.mean(probabilities.argmax(axis=-1) != self.labels)))
        if epoch == self.configuration["evaluate_every"]:
            self.quantities["replay"] = float(self.model.probabilities(parameters, np.zeros((1, 2)))[0, 1])
        for name, due in self.configuration["map_epochs"].items():
            if epoch == due:
                self._draw(name, parameters)

    def _draw(self, name: str, parameters: np.ndarray) -> None:
        n_cells, half_width = self.configuration["n_cells"], self.configuration["half_width"]
        second = self.model.probabilities(parameters, grid(n_cells, half_width)).argmax(axis=-1) == 1
        second = second.reshape(n_cells, n_cells)
        away = distances(second, self.points, self.labels, half_width)
        self.maps[name] = packed(second)
        self.quantities |= {
            f"nonlinearity_{name}": nonlinearity(second),
            f"margin_{name}": float(min(away.min(), 2 * half_width)),
            f"distance_{name}": float(np.minimum(away, 2 * half_width).mean()),
            f"error_{name}": self.errors[-1],
        }

    def outcome(self) -> Outcome:
        """All of it."""
        return Outcome(quantities=self.quantities, curves={"error": self.errors}, maps=self.maps)


def _data(configuration: Configuration, run: Run) -> tuple[np.ndarray, np.ndarray]:
    return separated_moons(
        n_points=configuration["n_points"],
        noise=configuration["noise"],
        separation=run.setting["separation"],
        seed=run.index,
    )


def _plan(configuration: Configuration, run: Run, generator: np.random.Generator) -> Draws:
    sizes = {"n_steps": configuration["n_epochs"], "n_points": configuration["n_points"]}
    if run.setting["method"] == "base":
        return unmixed(**sizes)
    return draw(BetaLaw(run.setting["alpha"]), generator, **sizes)


_LENGTHS = {"short": "after 1000 epochs", "long": "after 1500 epochs"}
EXPERIMENT = Experiment(
    name="two-moons",
    question="Are Mixup's decision boundaries on separated moons non-linear where plain training's is a straight line?",
    rows=("chidambaram2022/figure-3", "chidambaram2022/figures-10-14"),
    presets=(
        Preset(
            name="quick",
            configuration=CONFIGURATION
            | {"n_epochs": 100, "n_points": 100, "evaluate_every": 20, "map_epochs": {"short": 60, "long": 100}},
            settings=SETTINGS,
            n_runs=2,
        ),
        Preset(name="paper", configuration=CONFIGURATION, settings=SETTINGS, n_runs=10),
    ),
    quantities={
        f"{name}_{length}": f"{meaning}, {when}"
        for length, when in _LENGTHS.items()
        for name, meaning in {
            "nonlinearity": "share of the map's cells that differ from the nearest linear classifier",
            "margin": "least distance of a data point to a cell of the other class, at most 4",
            "distance": "mean distance of the data points to a cell of the other class",
            "error": "share of the data points misclassified",
        }.items()
    }
    | {"replay": "softmax probability of class 2 at the origin, first evaluation after training began"},
    criterion=CRITERION,
    train=train,
    file=__file__,
)
