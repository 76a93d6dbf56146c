r"""AdaMixup as we read its paper: mixing weights from a learned range, kept off the data by a learned discriminator.

Guo, Mao and Zhang (2019) draw the weight of a pair from a range that a network gives for that pair, and train beside it
a network that tells mixed points from data; a mixed point that looks like data is an intrusion. What follows is our
reading of it for tables, not their program; every choice is stated.

A policy network maps a pair (x, x') to three numbers, softmax turns them into (a, w, rest), all positive and of sum 1,
and the weight is lam = a + e w with e uniform on (0, 1): the range [a, a + w] lies inside (0, 1). The mixed point is
lam x + (1 - lam) x', its label lam y + (1 - lam) y'. An intrusion network gives the chance that a point is mixed. All
three networks descend one loss, the sum of

- the cross-entropy of the classifier on the batch,
- its cross-entropy on the mixed points,
- the binary cross-entropy of the intrusion network, mixed points being 1 and those of the batch 0 (mean of each).

The gradient by lam passes through mixed point and label into the policy network, so that it is trained by the second
and third term: towards weights that the classifier can follow and that keep mixed points apart from data.

Our choices. Policy network 2d-16-ReLU-3 and intrusion network d-16-ReLU-1; they see features of zero mean and unit
spread over the train rows (the classifier sees them as they are). The paper lets the intrusion network share all but
the last layer with the classifier, which for a linear classifier would leave it a linear function of x, blind to mixed
points, whose mean is that of the data: so it is a network of its own. Adam 0.01 for both, without decay; Adam with the
given rate and L2 decay 1e-4 for the classifier. Pairs only, no mixtures of three. Partners are a permutation inside
the batch, one e for each pair. Batches are the rows in their order, the same in every epoch.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numba
import numpy as np

from empirical.compiled_perceptrons import one_blas_thread
from empirical.layers import FAST, adam_step, backward, forward, softmax_errors, work_space
from empirical.perceptrons import Perceptron

N_HIDDEN = 16
"""Units in the hidden layer of the policy and of the intrusion network."""
RATE = 0.01
"""Learning rate of both."""
DECAY = 1e-4
"""L2 decay of the classifier, as in sohn2022."""
BETAS, EPS = (0.9, 0.999), 1e-8


@dataclass(frozen=True, kw_only=True, eq=False)
class Trained:
    """What came of it, for each learning rate.

    accuracies (n_rates, n_epochs) in per cent after each epoch; weights (n_rates, .) of the three networks at the end;
    `first_policy` and `first_intrusion`, what those two started from; `ranges` (n_rates, n_pairs, 2), the a and a + w
    of the last epoch's pairs.
    """

    accuracies: np.ndarray
    classifiers: np.ndarray
    policies: np.ndarray
    intrusions: np.ndarray
    first_policy: np.ndarray
    first_intrusion: np.ndarray
    ranges: np.ndarray


def adamixup_accuracies(
    train_x: np.ndarray,
    train_y: np.ndarray,
    eval_x: np.ndarray,
    eval_y: np.ndarray,
    n_classes: int,
    rates: Sequence[float],
    *,
    n_epochs: int,
    batch_size: int,
    generator: np.random.Generator,
    hidden: tuple[int, ...] = (),
) -> np.ndarray:
    """Accuracy in per cent on the evaluation rows after each epoch, for each learning rate: (n_rates, n_epochs).

    Args:
        train_x: (n, d).
        train_y: (n,), class indices.
        eval_x: (m, d).
        eval_y: (m,).
        n_classes: k.
        rates: learning rates of the classifier; all see the same pairs and start from the same weights.
        n_epochs: passes over the train rows.
        batch_size: rows of a batch; the last one of an epoch may be smaller.
        generator: of starting weights, pairs and e.
        hidden: units of the classifier's ReLU layers; none is softmax regression.

    Raises:
        ValueError: no rows, no rates, or no epochs.
    """
    return train(
        train_x,
        train_y,
        eval_x,
        eval_y,
        n_classes,
        rates,
        n_epochs=n_epochs,
        batch_size=batch_size,
        generator=generator,
        hidden=hidden,
    ).accuracies


def train(
    train_x: np.ndarray,
    train_y: np.ndarray,
    eval_x: np.ndarray,
    eval_y: np.ndarray,
    n_classes: int,
    rates: Sequence[float],
    *,
    n_epochs: int,
    batch_size: int,
    generator: np.random.Generator,
    hidden: tuple[int, ...] = (),
) -> Trained:
    """As `adamixup_accuracies`, with the networks."""
    _check_sizes(len(train_x), len(eval_x), rates, n_epochs, batch_size)
    x = np.ascontiguousarray(train_x, dtype=np.float32)
    models = networks(x.shape[1], n_classes, hidden)
    for_start, for_pairs = generator.spawn(2)
    start = [model.initial(for_start).astype(np.float32) for model in models]
    partner, e = _pairs(for_pairs, len(x), n_epochs, batch_size)
    y = np.eye(n_classes, dtype=np.float32)[train_y]
    seen = np.ascontiguousarray(eval_x, dtype=np.float32)
    found = []
    with one_blas_thread():
        for rate in rates:
            flats = tuple(flat.copy() for flat in start)
            right = np.zeros(n_epochs, dtype=np.int64)
            ranges = np.zeros((len(x), 2), dtype=np.float32)
            answers = seen, np.asarray(eval_y, dtype=np.int64), right, ranges
            widths = tuple(np.array(model.widths) for model in models)
            _train(flats, widths, (x, _scaled(x), y), partner, e, answers, batch_size, np.float32(rate))
            found.append((100.0 * right / len(seen), *flats, ranges))
    accuracies, classifiers, policies, intrusions, regions = (np.stack(part) for part in zip(*found, strict=True))
    return Trained(
        accuracies=accuracies,
        classifiers=classifiers,
        policies=policies,
        intrusions=intrusions,
        first_policy=start[1],
        first_intrusion=start[2],
        ranges=regions,
    )


def _check_sizes(n_train: int, n_eval: int, rates: Sequence[float], n_epochs: int, batch_size: int) -> None:
    if not n_train or not n_eval:
        raise ValueError(f"{n_train} train rows and {n_eval} to evaluate on; give at least one of each")
    if not len(rates) or n_epochs < 1 or batch_size < 1:
        raise ValueError(
            f"rates {rates!r}, n_epochs {n_epochs!r}, batch_size {batch_size!r}: give at least one of each"
        )


def _scaled(x: np.ndarray) -> np.ndarray:
    """Columns less their mean, over their deviation: what policy and intrusion network see."""
    spread = x.std(axis=0, dtype=np.float64)
    return ((x - x.mean(axis=0, dtype=np.float64)) / np.where(spread > 0, spread, 1.0)).astype(np.float32)


def networks(d: int, n_classes: int, hidden: tuple[int, ...] = ()) -> tuple[Perceptron, Perceptron, Perceptron]:
    """Classifier, policy and intrusion network for d features."""
    return (
        Perceptron(widths=(d, *hidden, n_classes)),
        Perceptron(widths=(2 * d, N_HIDDEN, 3)),
        Perceptron(widths=(d, N_HIDDEN, 1)),
    )


def _pairs(
    generator: np.random.Generator, n_rows: int, n_epochs: int, batch_size: int
) -> tuple[np.ndarray, np.ndarray]:
    """Partner of each row in each epoch, by a permutation inside its batch, and its e: both (n_epochs, n_rows)."""
    partner = np.empty((n_epochs, n_rows), dtype=np.int64)
    for start in range(0, n_rows, batch_size):
        rows = np.arange(start, min(start + batch_size, n_rows))
        partner[:, rows] = generator.permuted(np.tile(rows, (n_epochs, 1)), axis=1)
    return partner, generator.random((n_epochs, n_rows)).astype(np.float32)


@numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
def _train(flats, widths, data, partner, e, answers, batch_size, rate):  # type: ignore[no-untyped-def]
    """All steps at one rate; rows right after each epoch and the last epoch's ranges go into `answers`."""
    x, scaled, y = data
    eval_x, eval_y, right, ranges = answers
    gradients = (np.empty_like(flats[0]), np.empty_like(flats[1]), np.empty_like(flats[2]))
    firsts = (np.zeros_like(flats[0]), np.zeros_like(flats[1]), np.zeros_like(flats[2]))
    seconds = (np.zeros_like(flats[0]), np.zeros_like(flats[1]), np.zeros_like(flats[2]))
    one, two, eps = np.float32(BETAS[0]), np.float32(BETAS[1]), np.float32(EPS)
    own, plain = (one, two, eps, np.float32(DECAY)), (one, two, eps, np.float32(0))
    units = np.empty(len(eval_x) * widths[0][1:].sum(), x.dtype)
    step = 0
    for epoch in range(len(e)):
        for start in range(0, len(x), batch_size):
            rows = slice(start, min(start + batch_size, len(x)))
            mates = partner[epoch, rows]
            batch = (x[rows], x[mates], scaled[rows], scaled[mates], y[rows], y[mates])
            slopes(flats, widths, batch, e[epoch, rows], gradients, ranges[rows])
            step += 1
            adam_step(flats[0], firsts[0], seconds[0], gradients[0], step, rate, own)
            adam_step(flats[1], firsts[1], seconds[1], gradients[1], step, np.float32(RATE), plain)
            adam_step(flats[2], firsts[2], seconds[2], gradients[2], step, np.float32(RATE), plain)
        scores = forward(flats[0], widths[0], True, eval_x, units)
        for row in range(len(eval_x)):
            right[epoch] += np.argmax(scores[row]) == eval_y[row]


@numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
def slopes(flats, widths, batch, e, gradients, ranges):  # type: ignore[no-untyped-def]
    """Loss of one batch; its gradients by the weights of classifier, policy and intrusion network.

    `batch` holds rows and partners, features, scaled features and one-hot labels; `ranges` (b, 2) is filled.
    """
    x, mates, scaled, scaled_mates, y, y_mates = batch
    n_rows, d = x.shape
    share = x.dtype.type(1) / x.dtype.type(n_rows)
    pair = np.empty((n_rows, 2 * d), x.dtype)
    pair[:, :d], pair[:, d:] = scaled, scaled_mates
    p_units, p_one, p_two = work_space(flats[1], widths[1], n_rows)
    chances = np.empty((n_rows, 3), x.dtype)
    lam = _weights_of(forward(flats[1], widths[1], True, pair, p_units), e, chances, ranges)
    points = np.concatenate((x, lam * x + (1 - lam) * mates))
    looks = np.concatenate((scaled, lam * scaled + (1 - lam) * scaled_mates))
    labels = np.concatenate((y, lam * y + (1 - lam) * y_mates))
    c_units, c_one, c_two = work_space(flats[0], widths[0], 2 * n_rows)
    error, logs = np.empty_like(labels), np.empty_like(labels)
    scores = forward(flats[0], widths[0], True, points, c_units)
    loss = softmax_errors(scores, labels, np.full(2 * n_rows, share), error, logs)
    back = backward(flats[0], widths[0], True, points, c_units, error, gradients[0], c_one, c_two)
    i_units, i_one, i_two = work_space(flats[2], widths[2], 2 * n_rows)
    doubt = np.empty((2 * n_rows, 1), x.dtype)
    loss += _intrusion_errors(forward(flats[2], widths[2], True, looks, i_units), share, doubt)
    away = backward(flats[2], widths[2], True, looks, i_units, doubt, gradients[2], i_one, i_two)
    by_lam = (back[n_rows:] * (x - mates) + away[n_rows:] * (scaled - scaled_mates)).sum(axis=1)
    by_lam -= share * ((y - y_mates) * logs[n_rows:]).sum(axis=1)
    bend = np.empty((n_rows, 3), x.dtype)
    for row in range(n_rows):
        slope, middle = by_lam[row], by_lam[row] * lam[row, 0]
        bend[row, 0] = chances[row, 0] * (slope - middle)
        bend[row, 1] = chances[row, 1] * (slope * e[row] - middle)
        bend[row, 2] = -chances[row, 2] * middle
    backward(flats[1], widths[1], True, pair, p_units, bend, gradients[1], p_one, p_two)
    return loss


@numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
def _weights_of(scores, e, chances, ranges):  # type: ignore[no-untyped-def]
    """The lam (b, 1) of each pair; softmax and range are filled in."""
    lam = np.empty((len(e), 1), scores.dtype)
    for row in range(len(e)):
        top = max(scores[row, 0], scores[row, 1], scores[row, 2])
        total = scores.dtype.type(0)
        for c in range(3):
            chances[row, c] = math.exp(scores[row, c] - top)
            total += chances[row, c]
        for c in range(3):
            chances[row, c] /= total
        lam[row, 0] = chances[row, 0] + e[row] * chances[row, 1]
        ranges[row, 0], ranges[row, 1] = chances[row, 0], chances[row, 0] + chances[row, 1]
    return lam


@numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
def _intrusion_errors(scores, share, doubt):  # type: ignore[no-untyped-def]
    """Binary cross-entropy, the second half of the rows being mixed; its derivative into `doubt` (2 b, 1)."""
    loss = 0.0
    for row in range(len(scores)):
        mixed = 1 if 2 * row >= len(scores) else 0
        score = scores[row, 0]
        tail = math.exp(-abs(score))
        loss += share * (max(score, scores.dtype.type(0)) - mixed * score + math.log1p(tail))
        chance = (1 if score >= 0 else tail) / (1 + tail)
        doubt[row, 0] = share * (chance - mixed)
    return loss
