"""Softmax regression as a trainer of candidates on tables: Adam, all candidates of a run side by side."""

from collections.abc import Sequence

import numpy as np

from empirical.softmax_grid import Lanes, SoftmaxGrid, first_weights
from empirical.splits import Part
from empirical.table_methods import RULES, Candidate, TableBatches

WEIGHT_DECAY = 1e-4


def train_softmax(
    batches: TableBatches,
    candidates: Sequence[Candidate],
    side: Part,
    n_classes: int,
    generator: np.random.Generator,
) -> np.ndarray:
    """Per cent right on the test side after each epoch, (n_candidates, n_epochs); all start from the same weights."""
    initial = first_weights(side.train_features.shape[1], n_classes, generator)
    plain = np.array([candidate.rule == "plain" for candidate in candidates])
    n_epochs = len(batches.inputs) // batches.n_batches
    curves = np.empty((len(candidates), n_epochs))
    if plain.any():
        mine = [candidate for candidate in candidates if candidate.rule == "plain"]
        lanes = Lanes(rates=_rates(mine), shares=np.ones((1, len(mine))), drops=np.zeros(len(mine), dtype=bool))
        curves[plain] = _curves(initial, lanes, batches, batches.plain_inputs, batches.plain_labels[None], side)
    if not plain.all():
        mine = [candidate for candidate in candidates if candidate.rule != "plain"]
        lanes = Lanes(rates=_rates(mine), shares=_shares(mine), drops=np.array([c.drops for c in mine]))
        soft = np.stack([batches.soft_labels[rule] for rule in RULES])
        curves[~plain] = _curves(initial, lanes, batches, batches.inputs, soft, side)
    return curves


def _curves(
    initial: np.ndarray, lanes: Lanes, batches: TableBatches, inputs: np.ndarray, soft: np.ndarray, side: Part
) -> np.ndarray:
    grid = SoftmaxGrid(initial, lanes, weight_decay=WEIGHT_DECAY)
    sizes = batches.present.sum(axis=1).astype(np.int64)
    seen = side.test_features, side.test_labels
    return 100 * grid.curves(inputs, soft, seen, n_batches=batches.n_batches, sizes=sizes, keep=batches.keep)


def _rates(candidates: Sequence[Candidate]) -> np.ndarray:
    return np.array([candidate.rate for candidate in candidates])


def _shares(candidates: Sequence[Candidate]) -> np.ndarray:
    shares = np.zeros((len(RULES), len(candidates)))
    for j, candidate in enumerate(candidates):
        shares[0, j] = 1 - candidate.gamma
        shares[RULES.index(candidate.rule), j] += candidate.gamma
    return shares
