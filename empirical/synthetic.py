"""Networks trained on synthetic sets by plain training, Mixup, GenLabel and Mixup without intrusion: one loop for all.

A configuration holds `sets`, by name, each with its sizes, its widths and its class densities; `train` gives the
outcomes. Everything of a run is drawn from its own streams; its data depend on the set and on the run's index alone, so
that methods are compared on the same data.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from empirical.experiment import Configuration, Outcome, Run, seed_of, streams_of
from empirical.grids import packed
from empirical.labels import Blend, Linear, MixedPairs
from empirical.synthetic_sets import Set, heavier, mixture_shares, noiseless, problem
from numerics.class_maps import Box, distances_to_other_classes, grid
from numerics.laws import BetaLaw

METHODS = ("vanilla", "mixup", "genlabel", "mixup_without_intrusion")
QUANTITIES = {
    "accuracy_best": "accuracy on the test data at the epoch where it is best: the printed protocol",
    "accuracy_last": "accuracy on the test data after the last epoch",
    "best_epoch": "the first epoch with the best accuracy on the test data",
    "train_accuracy_last": "accuracy on the training data after the last epoch",
    "wobble": "sd of the accuracy on the test data over the last ten epochs",
    "constant": "1 if one class is predicted for all test data after the last epoch, else 0",
    "density_accuracy": "accuracy on the test data of the class densities that GenLabel uses",
    "conflict": "share of mixed points whose top linear label is not the top label of those densities",
    "intrusion": "share of mixed points whose nearest training point has the class of neither member",
    "conflict_trained": "that conflict share among the points mixed in training; 0 where none are",
    "replay": "mean softmax probability of class 0 over the test data after the first epoch",
}
MAP_QUANTITIES = {
    "margin_mean": "mean distance of the noiseless points to a cell of another class, cells as fine as stated",
    "margin_least": "least such distance",
    "margin_lost": "share of the noiseless points in a cell of another class",
}


def train(configuration: Configuration, runs: Sequence[Run], device: str) -> list[Outcome]:
    """Train one network for each run; all are of one setting."""
    from empirical.ensembles import perceptrons  # compiles, or loads torch: only where something is trained
    from empirical.perceptrons import Perceptron

    setting = runs[0].setting
    given: Set = configuration["sets"][setting["data"]]
    model = Perceptron(widths=tuple(given["widths"]), activation="relu")
    mine = [_Training(configuration, run, model) for run in runs]
    initial = np.stack([one.initial() for one in mine])
    steps = optimiser(configuration["optimiser"], rate=setting.get("rate"))
    networks = perceptrons(model, initial, steps, device=device)
    for one, parameters in zip(mine, networks.parameters, strict=True):
        one.look(0, parameters)
    for epoch in range(configuration["n_epochs"]):
        batches = [one.batches(epoch) for one in mine]
        inputs, soft_labels, weights = (np.stack(parts) for parts in zip(*batches, strict=True))
        factor = 0.1 ** sum(epoch >= drop for drop in given.get("drops", ()))
        networks.advance(inputs, soft_labels, weights=weights, rate_factors=np.full(inputs.shape[1], factor))
        for one, parameters in zip(mine, networks.parameters, strict=True):
            one.look(epoch + 1, parameters)
    return [one.outcome() for one in mine]


def optimiser(given: Mapping[str, Any], *, rate: float | None = None) -> Any:
    """The optimiser of a configuration: its kind, its parameters by name, the rate in place of theirs if given."""
    from empirical.optimisers import SGD, Adam

    options = {name: tuple(v) if isinstance(v, list) else v for name, v in given.items() if name != "kind"}
    if rate is not None:
        options["learning_rate"] = rate
    return {"SGD": SGD, "Adam": Adam}[given["kind"]](**options)


class _Training:
    """One run on its way: its batches, and what is seen of its network."""

    def __init__(self, configuration: Configuration, run: Run, model: Any) -> None:
        self.configuration, self.run, self.model = configuration, run, model
        self.given: Set = configuration["sets"][run.setting["data"]]
        self.name: str = self.given.get("data", run.setting["data"])
        self.method: str = run.setting["method"]
        seed = seed_of("synthetic data", {"data": self.name}, run.index)
        self.problem = problem(self.name, self.given, seed=seed)
        self.streams = streams_of(run.seed, 5)
        self.law = BetaLaw(configuration["alphas"].get(self.method, 1))
        self.accuracies: list[float] = []
        self.seen: dict[str, float] = {"conflict_trained": 0.0}
        self.conflicts: list[tuple[int, int]] = []
        self.maps: dict[str, str] = {}

    def initial(self) -> np.ndarray:
        """Initial parameters."""
        return np.asarray(self.model.initial(self.streams[0]))

    def batches(self, epoch: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Inputs (t, b, d), soft labels (t, b, k) and weights (t, b) of one epoch; the last batch is filled with 0."""
        size, n = self.configuration["batch_size"], len(self.problem.labels)
        order = self.streams[1].permutation(n)
        starts = range(0, n, size)
        lam = np.ones(len(starts)) if self.method == "vanilla" else self.law.sample(self.streams[2], len(starts))
        parts = [order[start : start + size] for start in starts]
        partners = [part[self.streams[3].permutation(len(part))] for part in parts]
        first, second = np.concatenate(parts), np.concatenate(partners)
        weight = np.repeat(lam, [len(part) for part in parts])
        x, y = self.problem.points, self.problem.labels
        mixed = MixedPairs(
            inputs=weight[:, None] * x[first] + (1 - weight[:, None]) * x[second],
            first=y[first],
            second=y[second],
            lam=weight,
            n_classes=self.problem.n_classes,
        )
        soft, keep = self._labelled(mixed, len(parts[0]) if epoch == 0 else 0)
        shape = len(parts), size
        return (
            _filled(mixed.inputs, shape).astype(np.float32),
            _filled(soft, shape).astype(np.float32),
            _filled(keep.astype(np.float64), shape).astype(np.float32),
        )

    def look(self, epoch: int, parameters: np.ndarray) -> None:
        """Accuracy after an epoch; all the rest after the last."""
        logits = self._logits(parameters, self.problem.test_points)
        top = logits.argmax(axis=1)
        self.accuracies.append(float(np.mean(top == self.problem.test_labels)))
        if epoch == 1:
            weights = np.exp(logits - logits.max(axis=1, keepdims=True))
            self.seen["replay"] = float((weights[:, 0] / weights.sum(axis=1)).mean())
        if epoch == self.configuration["last_epoch"]:
            train_top = self._logits(parameters, self.problem.points).argmax(axis=1)
            self.seen["train_accuracy_last"] = float(np.mean(train_top == self.problem.labels))
            self.seen["constant"] = float(len(np.unique(top)) == 1)
            self._look_at_mixtures()
            if "box" in self.given:
                self._draw(parameters)

    def outcome(self) -> Outcome:
        """All of it."""
        trained = self.accuracies[1:]
        self.seen["accuracy_best"] = max(trained)
        self.seen["best_epoch"] = float(1 + int(np.argmax(trained)))
        self.seen["accuracy_last"] = trained[-1]
        self.seen["wobble"] = float(np.std(trained[-10:]))
        if self.conflicts:
            self.seen["conflict_trained"] = sum(n for n, _ in self.conflicts) / sum(n for _, n in self.conflicts)
        return Outcome(quantities=self.seen, curves={"accuracy": self.accuracies}, maps=self.maps)

    def _labelled(self, mixed: MixedPairs, n_first: int) -> tuple[np.ndarray, np.ndarray]:
        """Soft labels and the points that stay; the first `n_first` points see the densities of the first step."""
        linear = Linear()(mixed)
        if self.method == "mixup_without_intrusion":
            return linear.soft_labels, ~self.problem.intrudes(mixed)
        if self.method == "genlabel":
            rules = (self.problem.first, self.problem.posterior)
            parts = (_rows(mixed, slice(n_first)), _rows(mixed, slice(n_first, None)))
            soft = [Blend(rule, self.given["gamma"])(part).soft_labels for rule, part in zip(rules, parts, strict=True)]
            return np.concatenate(soft), linear.keep
        if self.method == "mixup" and self.configuration.get("counts_conflicts"):
            top = self.problem.posterior(mixed).soft_labels.argmax(axis=1)
            self.conflicts.append((int(np.sum(top != heavier(mixed))), len(top)))
        return linear.soft_labels, linear.keep

    def _look_at_mixtures(self) -> None:
        """Conflict and intrusion among pairs of the training data drawn for this alone, each with a lam of its own."""
        self.seen |= mixture_shares(self.problem, BetaLaw(1), self.streams[4], n=self.configuration["n_pairs"])
        densities = self.problem.posterior(_alone(self.problem.test_points, self.problem.n_classes))
        hits = densities.soft_labels.argmax(axis=1) == self.problem.test_labels
        self.seen["density_accuracy"] = float(hits.mean())

    def _draw(self, parameters: np.ndarray) -> None:
        box, step = Box(*self.given["box"]), self.configuration["map_step"]
        cells = grid(box)
        top = self._logits(parameters, cells).argmax(axis=1).reshape(box.n_rows, box.n_columns)
        coarse = top[::step, ::step]
        if self.problem.n_classes == 2:
            self.maps["top"] = packed(coarse == 1)
        else:
            self.maps = {f"class_{c}": packed(coarse == c) for c in range(self.problem.n_classes)}
        away = distances_to_other_classes(top, box, *noiseless(self.name, self.given))
        away = np.minimum(away, box.width)
        self.seen |= {
            "margin_mean": float(away.mean()),
            "margin_least": float(away.min()),
            "margin_lost": float(np.mean(away < box.spacing)),
        }

    def _logits(self, parameters: np.ndarray, points: np.ndarray) -> np.ndarray:
        return np.asarray(self.model.logits(parameters, points, dtype=np.float32))


def _alone(points: np.ndarray, n_classes: int) -> MixedPairs:
    """Points as mixtures of themselves."""
    zeros = np.zeros(len(points), dtype=np.int64)
    return MixedPairs(inputs=points, first=zeros, second=zeros, lam=np.ones(len(points)), n_classes=n_classes)


def _rows(mixed: MixedPairs, part: slice) -> MixedPairs:
    return MixedPairs(
        inputs=mixed.inputs[part],
        first=mixed.first[part],
        second=mixed.second[part],
        lam=mixed.lam[part],
        n_classes=mixed.n_classes,
    )


def _filled(rows: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """Rows (n, ...) as batches (t, b, ...), zeros behind the last row."""
    whole = np.zeros((shape[0] * shape[1], *rows.shape[1:]))
    whole[: len(rows)] = rows
    return whole.reshape(*shape, *rows.shape[1:])
