"""Table 15 of sohn2022, last column: errors on the digits 7 and 9 of MNIST from 500 images a class.

The network and the training are not printed: they are our reading. In place of a manifold learned by a generative
network stands the affine subspace of the leading principal components of a class. Since an even draw of starts meets no
image, the iteration starts at midpoints of random pairs of images of the two classes.
"""

import functools
from collections.abc import Sequence
from typing import Any

import numpy as np

from empirical import genmix
from empirical.experiment import Configuration, Experiment, Outcome, Preset, Reported, Run, seed_of, streams_of
from empirical.experiments import genmix_errors
from numerics.curves import Flat

CONFIGURATION: dict[str, Any] = {
    "images": "mnist",
    "data": "pixels on [0, 1], digits 7 (class 0) and 9 (class 1); a draw of the train part for each run",
    "n_per_class": 500,
    "test": "all 7 and 9 of the test part",
    "hidden": [64, 64],
    "network": "784-64-64-2, ReLU, on MNIST",
    "initialisation": "uniform on +-1/sqrt(fan_in), weights and biases",
    "optimiser": "Adam",
    "learning_rate": 1e-3,
    "batch_size": 50,
    "n_epochs": 1000,
    "epoch": "one step on one batch",
    "evaluate_every": 100,
    "batches": "random orders of all points one after the other; GenMix: of the data and its points together",
    "mixup": "one lam per batch, Beta(1, 1); partners by a permutation inside the batch",
    "manifold-mixup": "as Mixup with Beta(2, 2), at a layer drawn for each batch: inputs, first or second hidden layer",
    "genmix": "lam = 1/2; this many points for each ordered pair; starts: midpoints of images of the two classes",
    "n_points": 250,
    "n_components": 20,
    "epsilon": 1e-6,
    "dtype": "float32",
}
METHODS = ("vanilla", "mixup", "manifold-mixup", "genmix")
SETTINGS: tuple[dict[str, Any], ...] = tuple({"method": method} for method in METHODS)
CRITERION = (
    "One method errs less than another if the mean over runs of the difference, on the same data, is beyond 2 standard "
    "errors. Table 15, last column: GenMix errs less than plain training, Mixup and manifold Mixup."
)


def train(configuration: Configuration, runs: Sequence[Run], device: str) -> list[Outcome]:
    """Train one network for each run, all of one setting; hidden mixing on the CPU whatever the device."""
    from empirical.perceptrons import Perceptron

    n_pixels = _images(configuration["images"], "train")[0].shape[1]
    model = Perceptron(widths=(n_pixels, *configuration["hidden"], 2))
    mine = [_Digits(configuration, run, model) for run in runs]
    if runs[0].setting["method"] == "manifold-mixup":
        genmix_errors._train_hidden(configuration, mine, model)
    else:
        genmix_errors._train_together(configuration, mine, model, device)
    return [one.outcome() for one in mine]


@functools.cache
def _images(name: str, part: str) -> tuple[np.ndarray, np.ndarray]:
    """Pixels on [0, 1] and classes of all 7 and 9; of scikit-learn's digits the last fifth is the test part."""
    if name == "mnist":
        from empirical.images import mnist

        images = mnist(part)
        pixels, digits = images.pixels / 255.0, images.labels
    else:
        from sklearn.datasets import load_digits

        table = load_digits()
        cut = 4 * len(table.target) // 5
        rows = slice(cut) if part == "train" else slice(cut, None)
        pixels, digits = table.data[rows] / 16.0, table.target[rows]
    wanted = np.isin(digits, (7, 9))
    return pixels[wanted], (digits[wanted] == 9).astype(np.int64)


class _Digits(genmix_errors._Training):
    """One run on images, trained and seen as those on circles are."""

    def __init__(self, configuration: Configuration, run: Run, model: Any) -> None:
        self.configuration, self.model = configuration, model
        self.method = run.setting["method"]
        self.shared = streams_of(seed_of("digits data", {}, run.index), 3)
        self.orders, self.weights = streams_of(run.seed, 2)
        pixels, labels = _images(configuration["images"], "train")
        n = configuration["n_per_class"]
        picked = [self.shared[0].permutation(np.flatnonzero(labels == c))[:n] for c in (0, 1)]
        self.points, self.labels = pixels[np.concatenate(picked)], np.repeat([0, 1], n)
        self.test = _images(configuration["images"], "test")
        self.inputs, self.soft = self.points, np.eye(2)[self.labels]
        self.left = np.empty(0, dtype=np.int64)
        self.errors: list[float] = []
        self.seen: dict[str, float] = {"n_added": 0.0, "off_max": 0.0}
        if self.method == "genmix":
            self._add(self._middle())

    def _add(self, middle: genmix.MiddlePoints) -> None:
        self.inputs = np.concatenate([self.points, middle.points])
        self.soft = np.concatenate([self.soft, middle.soft_labels])
        off = genmix.deviations(genmix.manifold_scores(self._flats()), middle.points, middle.pairs, lam=0.5)
        self.seen |= {"n_added": float(len(middle.points)), "off_max": float(np.abs(off).max())}

    def _flats(self) -> list[tuple[Flat]]:
        return [(subspace(self.points[self.labels == c], self.configuration["n_components"]),) for c in (0, 1)]

    def _middle(self) -> genmix.MiddlePoints:
        def starts(n: int) -> np.ndarray:
            mixed, _ = genmix.mixed_pairs(self.points, self.labels, lam=0.5, n_points=n, generator=self.weights)
            return mixed

        options = {"n_points": self.configuration["n_points"], "tolerance": self.configuration["epsilon"]}
        return genmix.between_manifolds(self._flats(), lam=0.5, starts=starts, **options)


def subspace(points: np.ndarray, n_components: int) -> Flat:
    """The mean of points and their leading principal directions."""
    centre = points.mean(axis=0)
    directions = np.linalg.svd(points - centre, full_matrices=False)[2]
    return Flat(origin=centre, basis=directions[:n_components])


PRINTED = {"vanilla": 2.72, "mixup": 2.32, "manifold-mixup": 3.88, "genmix": 2.13}
EXPERIMENT = Experiment(
    name="genmix-digits",
    question="Does GenMix err less than Mixup, manifold Mixup and plain training on 500 images each of 7 and 9?",
    rows=("sohn2022/table-15",),
    presets=(
        Preset(
            name="quick",
            configuration=CONFIGURATION
            | {"images": "scikit-learn's digits", "n_per_class": 100, "n_points": 50, "n_epochs": 200},
            settings=SETTINGS,
            n_runs=2,
        ),
        Preset(name="paper", configuration=CONFIGURATION, settings=SETTINGS, n_runs=20),
    ),
    quantities={
        "error": "error on the test images, in per cent",
        "train_error": "error on the training images, in per cent",
        "n_added": "points added to the data",
        "off_max": "largest |d_i - d_j| of a point added",
        "replay": "mean softmax probability of class 0 over the test images after the first steps",
    },
    criterion=CRITERION,
    train=train,
    reported=tuple(
        Reported(row="sohn2022/table-15", quantity="error", setting={"method": method}, value=value)
        for method, value in PRINTED.items()
    ),
    file=__file__,
)
