"""Softmax regression with vanilla, Mixup and GenLabel training on folds of one table; the rates chosen inside.

For each fold all candidates are trained together, on the same mixed batches and from the same first weights, once on
each half of the train rows and once on all of them: the halves choose the learning rate, and for GenLabel its gamma,
for each method by itself; the test rows choose nothing. Adam, decay 1e-4, one weight a batch and partners by a
permutation in the batch, as in sohn2022's experiments on tables. A network's accuracy is the mean of ten looks during
the last fifth of its steps, for with one weight a batch the very last step is a matter of luck.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from empirical.class_densities import ClassDensities
from empirical.mixing import mixed_pairs, shuffled_epochs
from empirical.repeated_folds import stratified_folds
from empirical.softmax_grid import Lanes, SoftmaxGrid, first_weights
from empirical.softmax_trainer import WEIGHT_DECAY
from empirical.splits import Part, Split, chosen
from empirical.tables import filled
from numerics.laws import BetaLaw, Floats

METHODS = ("vanilla", "mixup", "genlabel")
RATES, GAMMAS = (0.1, 0.01, 0.001, 0.0001), (0.0, 0.5, 1.0)
MIXED = tuple((rate, gamma) for gamma in GAMMAS for rate in RATES)
"""Candidates that learn from mixed points; gamma = 0 is Mixup itself, and GenLabel may choose it."""
BATCH, N_STEPS, LEAST_EPOCHS, N_INNER = 128, 500, 20, 2
N_LOOKS, LOOKS_FROM = 10, 0.8


@dataclass(frozen=True, kw_only=True)
class FoldResult:
    """Per cent right on the test rows by method, and of naming the commonest class; the chosen (rate, gamma)."""

    accuracy: Mapping[str, float]
    commonest: float
    settings: Mapping[str, tuple[float, float]]


def run_fold(
    features: Floats,
    labels: np.ndarray,
    n_classes: int,
    split: Split,
    *,
    alpha: float,
    scale: bool,
    generator: np.random.Generator,
) -> FoldResult:
    """Train all candidates on a split's train rows and score the three chosen ones on its test rows.

    Args:
        features: (n, d); NaN is filled with the train rows' mean.
        labels: (n,), in 0 .. n_classes - 1.
        n_classes: k.
        split: train and test rows.
        alpha: of the mixing weights.
        scale: whether features are centred and divided by their deviation over the train rows.
        generator: the fold's own.
    """
    for_folds, *own = generator.spawn(N_INNER + 2)
    inner = stratified_folds(labels[split.train], N_INNER, for_folds)
    splits = [Split(train=split.train[s.train], test=split.train[s.test]) for s in inner]
    scores = [
        _scores(prepared(features, labels, s, scale=scale), n_classes, alpha, g)
        for s, g in zip([*splits, split], own, strict=True)
    ]
    accuracy, settings = {}, {}
    for method, (first, members) in _MEMBERS.items():
        mine = slice(first, first + len(members))
        best = chosen(np.stack([s[mine] for s in scores[:-1]], axis=1), members)
        accuracy[method], settings[method] = float(scores[-1][first + best]), members[best]
    # Of the whole table: where classes are equal, the commonest of the train rows is the rarer one of the test rows.
    commonest = np.bincount(labels, minlength=n_classes).argmax()
    return FoldResult(
        accuracy=accuracy, commonest=float(100 * (labels[split.test] == commonest).mean()), settings=settings
    )


def prepared(features: Floats, labels: np.ndarray, split: Split, *, scale: bool) -> Part:
    """Both sides of a split, gaps filled and, where asked for, features scaled, by the train side alone."""
    complete = filled(features, split.train)
    if scale:
        complete = standardised(complete, split.train)
    return Part(
        train_features=complete[split.train],
        train_labels=labels[split.train],
        test_features=complete[split.test],
        test_labels=labels[split.test],
    )


def standardised(features: Floats, rows: np.ndarray) -> Floats:
    """Features less their mean and divided by their deviation over the given rows; a constant one is only centred."""
    known = features[rows]
    deviation = known.std(axis=0)
    return (features - known.mean(axis=0)) / np.where(deviation > 0, deviation, 1.0)


def n_epochs(n_train: int) -> int:
    """Passes over n_train rows: as many as make 500 steps, 20 at least."""
    return max(LEAST_EPOCHS, -(-N_STEPS // -(-n_train // BATCH)))


_MEMBERS: Mapping[str, tuple[int, list[tuple[float, float]]]] = {
    "vanilla": (0, [(rate, 0.0) for rate in RATES]),
    "mixup": (len(RATES), list(MIXED[: len(RATES)])),
    "genlabel": (len(RATES), list(MIXED)),
}
"""Each method's first place among all scores, and its candidates from there on."""


def _scores(side: Part, n_classes: int, alpha: float, generator: np.random.Generator) -> Floats:
    """Per cent right on the test side: of each vanilla rate, then of each of `MIXED`."""
    for_batches, for_weights = generator.spawn(2)
    x, y, eye = side.train_features, side.train_labels, np.eye(n_classes)
    pairs = shuffled_epochs(
        BetaLaw(alpha), for_batches, n_epochs=n_epochs(len(x)), n_points=len(x), batch_size=min(BATCH, len(x))
    )
    inputs, linear = mixed_pairs(x, eye[y], pairs)
    posterior = ClassDensities.fit(x, y, n_classes, "gm").probabilities(inputs.reshape(-1, x.shape[1]))
    gammas = np.array([gamma for _, gamma in MIXED])
    initial, sizes = first_weights(x.shape[1], n_classes, for_weights), pairs.weights.sum(axis=1).astype(np.int64)
    trained = [
        (np.array(RATES), np.ones((1, len(RATES))), x[pairs.first], eye[y[pairs.first]][None]),
        (
            np.array([rate for rate, _ in MIXED]),
            np.stack([1 - gammas, gammas]),
            inputs,
            np.stack([linear, posterior.reshape(linear.shape)]),
        ),
    ]
    found = []
    for rates, shares, points, soft in trained:
        lanes = Lanes(rates=rates, shares=shares, drops=np.zeros(len(rates), dtype=bool))
        grid = SoftmaxGrid(initial, lanes, weight_decay=WEIGHT_DECAY)
        looks, start = [], 0
        for stop in np.unique(np.linspace(LOOKS_FROM * len(points), len(points), N_LOOKS).astype(np.int64)).tolist():
            grid.advance(points[start:stop], soft[:, start:stop], sizes=sizes[start:stop])
            looks.append(grid.accuracies(side.test_features, side.test_labels))
            start = stop
        found.append(100 * np.mean(looks, axis=0))
    return np.concatenate(found)
