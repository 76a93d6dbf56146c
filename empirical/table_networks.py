"""Networks with hidden layers on a table: every method's accuracy by epoch, for many rates and label mixtures at once.

One `Material` holds what all methods of a training share: first weights, the order of the rows, the mixed points, and
their labels. Methods differ in labels and in what they leave out, never in luck.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from empirical import ensembles
from empirical.class_densities import nearest_rows
from empirical.class_gaussians import class_gaussians, generative_accuracy, posteriors
from empirical.experiment import streams_of
from empirical.mixing import mixed_pairs, shuffled_epochs
from empirical.optimisers import Adam
from empirical.perceptrons import Perceptron
from numerics.laws import BetaLaw

Candidate = tuple[float, float]
"""Learning rate, and gamma, the share of the generative label."""


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """How networks are trained.

    `n_plain_epochs` is the length of the plain training before the features of `latent_released` are frozen.
    """

    hidden: tuple[int, ...]
    activation: str
    n_epochs: int
    n_plain_epochs: int
    batch_size: int
    alpha: float
    adam: Adam


@dataclass(frozen=True, kw_only=True, eq=False)
class Task:
    """Rows to train on and rows to look at: features (n, d), class indices (n,)."""

    train_x: np.ndarray
    train_y: np.ndarray
    eval_x: np.ndarray
    eval_y: np.ndarray
    n_classes: int


@dataclass(frozen=True, kw_only=True, eq=False)
class Fed:
    """Batches epoch after epoch: inputs (t, b, d), soft labels (t, b, k), row weights (t, b)."""

    inputs: np.ndarray
    soft_labels: np.ndarray
    weights: np.ndarray


@dataclass(frozen=True, kw_only=True, eq=False)
class Trained:
    """Accuracy in per cent on the rows to look at, (n_candidates, n_epochs), and weights at the end and at `early`."""

    accuracies: np.ndarray
    parameters: np.ndarray
    early: np.ndarray


class Material:
    """All that the methods of one training share.

    Args:
        task: its rows.
        recipe: how it is trained.
        seed: of first weights, order, partners and weights.
    """

    def __init__(self, task: Task, recipe: Recipe, seed: int) -> None:
        self.task, self.recipe = task, recipe
        self.model = Perceptron(
            widths=(task.train_x.shape[1], *recipe.hidden, task.n_classes),
            activation="relu" if recipe.activation == "relu" else "identity",
        )
        for_start, for_other, _ = streams_of(seed, 3)
        self.start, self.other_start = self.model.initial(for_start), self.model.initial(for_other)
        n, n_epochs, size = len(task.train_x), recipe.n_epochs, recipe.batch_size
        self._pairs, unmixed = (
            shuffled_epochs(law, streams_of(seed, 3)[2], n_epochs=n_epochs, n_points=n, batch_size=size)
            for law in (BetaLaw(recipe.alpha), None)
        )
        one_hot = np.eye(task.n_classes)[task.train_y]
        inputs, soft = mixed_pairs(task.train_x, one_hot, self._pairs)
        self.mixed = Fed(inputs=inputs, soft_labels=soft, weights=self._pairs.weights)
        inputs, soft = mixed_pairs(task.train_x, one_hot, unmixed)
        self.plain = Fed(inputs=inputs, soft_labels=soft, weights=unmixed.weights)

    @cached_property
    def generative(self) -> np.ndarray:
        """GenLabel's labels of the mixed points, Gaussian densities of the features: (t, b, k)."""
        task = self.task
        return posteriors(class_gaussians(task.train_x, task.train_y, task.n_classes), self.mixed.inputs)

    @cached_property
    def kept(self) -> np.ndarray:
        """Row weights without the mixed points whose nearest train row has neither label: (t, b)."""
        y, pairs = self.task.train_y, self._pairs
        inputs = self.mixed.inputs
        found = y[nearest_rows(inputs.reshape(-1, inputs.shape[-1]), self.task.train_x)].reshape(inputs.shape[:-1])
        return pairs.weights * ((found == y[pairs.first]) | (found == y[pairs.second]))

    def latent(self, flat: np.ndarray) -> np.ndarray:
        """GenLabel's labels of the mixed points, Gaussian densities of a network's last features: (t, b, k)."""
        task = self.task
        seen = features(self.model, flat, task.train_x)
        densities = class_gaussians(seen, task.train_y, task.n_classes)
        return posteriors(densities, features(self.model, flat, self.mixed.inputs))


def features(model: Perceptron, flat: np.ndarray, x: np.ndarray) -> np.ndarray:
    """What the last layer sees at inputs (..., d): (..., h), float64."""
    values = np.asarray(x, dtype=np.float64)
    for weights, biases in model.split(np.asarray(flat, dtype=np.float64))[:-1]:
        values = values @ weights + biases
        if model.activation == "relu":
            values = np.maximum(values, 0.0)
    return values


def vanilla(material: Material, rates: Sequence[float]) -> Trained:
    """Plain training, one network for each rate; `early` after `n_plain_epochs`."""
    return _trained(material.model, material.start, material.plain, _at(rates), material)


def grid(material: Material, candidates: Sequence[Candidate], *, labels: np.ndarray | None = None) -> Trained:
    """Mixup and GenLabel: labels (1 - gamma) mixed + gamma `labels`, GenLabel's own where not given."""
    other = material.generative if labels is None else labels
    return _trained(material.model, material.start, material.mixed, candidates, material, other=other)


def without_intrusion(material: Material, rates: Sequence[float]) -> Trained:
    """Mixup that leaves out the mixed points whose nearest train row has neither label."""
    mixed = material.mixed
    fed = Fed(inputs=mixed.inputs, soft_labels=mixed.soft_labels, weights=material.kept)
    return _trained(material.model, material.start, fed, _at(rates), material)


def latent_text(material: Material, candidates: Sequence[Candidate], feature_network: np.ndarray) -> Trained:
    """GenLabel on the features of another network, trained plainly: sohn2022's Algorithm 2 as the text has it."""
    labels = material.latent(feature_network)
    return _trained(material.model, material.other_start, material.mixed, candidates, material, other=labels)


def latent_released(material: Material, candidates: Sequence[Candidate], early: np.ndarray) -> np.ndarray:
    """Accuracies (n_candidates, n_epochs) as in the released form: features frozen after plain epochs.

    The rest of the epochs trains the last layer alone, with a fresh optimiser, on the features of mixed points. The
    plain epochs before count with accuracy 0: none of them can be the best.

    Args:
        material: of the training.
        candidates: rates and gammas.
        early: (n_candidates, p), the network after the plain epochs at each candidate's rate.
    """
    task, recipe = material.task, material.recipe
    n_last = (material.model.widths[-2] + 1) * material.model.widths[-1]
    last = Perceptron(widths=material.model.widths[-2:])
    steps = len(material.mixed.inputs) // recipe.n_epochs * (recipe.n_epochs - recipe.n_plain_epochs)
    found = np.zeros((len(candidates), recipe.n_epochs))
    for rate in dict.fromkeys(rate for rate, _ in candidates):
        mine = [n for n, candidate in enumerate(candidates) if candidate[0] == rate]
        flat = early[mine[0]]
        seen = features(material.model, flat, task.train_x)
        inputs = features(material.model, flat, material.mixed.inputs[:steps])
        labels = posteriors(class_gaussians(seen, task.train_y, task.n_classes), inputs)
        fed = Fed(
            inputs=inputs,
            soft_labels=material.mixed.soft_labels[:steps],
            weights=material.mixed.weights[:steps],
        )
        trained = _descend(
            last,
            flat[-n_last:],
            fed,
            [candidates[n] for n in mine],
            recipe,
            (features(material.model, flat, task.eval_x), task.eval_y),
            n_epochs=recipe.n_epochs - recipe.n_plain_epochs,
            other=labels,
        )
        found[mine, recipe.n_plain_epochs :] = trained.accuracies
    return found


def generative(task: Task) -> float:
    """Accuracy in per cent of the generative classifier on Gaussian densities."""
    densities = class_gaussians(task.train_x, task.train_y, task.n_classes)
    return generative_accuracy(densities, task.eval_x, task.eval_y)


def majority(task: Task) -> float:
    """Accuracy in per cent of naming the class that most train rows have."""
    return float(100.0 * (task.eval_y == np.bincount(task.train_y).argmax()).mean())


def _at(rates: Sequence[float]) -> list[Candidate]:
    return [(rate, 0.0) for rate in rates]


def _trained(
    model: Perceptron,
    start: np.ndarray,
    fed: Fed,
    candidates: Sequence[Candidate],
    material: Material,
    *,
    other: np.ndarray | None = None,
) -> Trained:
    seen = material.task.eval_x, material.task.eval_y
    recipe = material.recipe
    return _descend(model, start, fed, candidates, recipe, seen, n_epochs=recipe.n_epochs, other=other)


def _descend(
    model: Perceptron,
    start: np.ndarray,
    fed: Fed,
    candidates: Sequence[Candidate],
    recipe: Recipe,
    seen: tuple[np.ndarray, np.ndarray],
    *,
    n_epochs: int,
    other: np.ndarray | None = None,
) -> Trained:
    """Train one network for each candidate on the same batches, and look at every epoch."""
    networks = ensembles.perceptrons(
        model,
        np.tile(start, (len(candidates), 1)),
        recipe.adam,
        learning_rates=np.array([rate for rate, _ in candidates]),
    )
    x, y = seen[0].astype(np.float32), seen[1]
    inputs, soft, weights = (side.astype(np.float32) for side in (fed.inputs, fed.soft_labels, fed.weights))
    labels = None if other is None else other.astype(np.float32)
    gammas = None if other is None else np.array([gamma for _, gamma in candidates])
    per_epoch = len(inputs) // n_epochs
    accuracies = np.empty((len(candidates), n_epochs))
    early = np.empty((len(candidates), model.n_parameters), dtype=np.float32)
    for epoch in range(n_epochs):
        steps = slice(epoch * per_epoch, (epoch + 1) * per_epoch)
        networks.advance(
            inputs[None, steps],
            soft[None, steps],
            weights=weights[None, steps],
            other_labels=None if labels is None else labels[None, steps],
            gammas=gammas,
        )
        parameters = networks.parameters
        named = model.logits(parameters, x, dtype=np.float32).argmax(axis=-1)
        accuracies[:, epoch] = 100.0 * (named == y).mean(axis=-1)
        if epoch + 1 == recipe.n_plain_epochs:
            early[:] = parameters
    return Trained(accuracies=accuracies, parameters=networks.parameters, early=early)
