"""Mixing of training points: who meets whom, with which weight, and the batches that follow."""

from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from empirical.labels import LabelRule, MixedPairs
from numerics.laws import Floats, MixingLaw

Partner = Literal["permutation", "replacement"]
Spread = Literal["batch", "sample", "stratified"]


@dataclass(frozen=True, kw_only=True)
class Draws:
    """Random draws of one run: `lam` (t,), one weight a batch, and `partner` (t, n), the second member's index."""

    lam: np.ndarray
    partner: np.ndarray


def draw(law: MixingLaw, generator: np.random.Generator, *, n_steps: int, n_points: int) -> Draws:
    """One weight per batch from the law; partners uniform with replacement, so that a point may meet itself.

    Weights and partners have streams of their own: a longer run begins with the batches of a shorter one.

    Raises:
        ValueError, TypeError: a number of steps or points below 1, or what is no law.
    """
    check_law(law)
    check_count("n_steps", n_steps, least=0)
    check_count("n_points", n_points)
    for_lam, for_partner = generator.spawn(2)
    lam = law.sample(for_lam, n_steps)
    partner = for_partner.integers(n_points, size=(n_steps, n_points))
    return Draws(lam=lam, partner=partner)


def unmixed(*, n_steps: int, n_points: int) -> Draws:
    """Every point met by itself: plain training on the points."""
    return Draws(lam=np.ones(n_steps), partner=np.tile(np.arange(n_points), (n_steps, 1)))


def mixed_batches(points: np.ndarray, one_hot: np.ndarray, draws: Draws) -> tuple[np.ndarray, np.ndarray]:
    """Mixed inputs (t, n, d) and soft labels (t, n, k): lam times the point plus 1 - lam times its partner.

    Cross-entropy is linear in the label, so that CE against the soft label is lam CE(f, y_a) + (1 - lam) CE(f, y_b).

    Raises:
        ValueError: shapes that do not fit, or a point that is not finite.
    """
    _check_points(points, one_hot)
    lam = draws.lam[:, None, None]
    return (
        lam * points + (1 - lam) * np.take(points, draws.partner, axis=0),
        lam * one_hot + (1 - lam) * np.take(one_hot, draws.partner, axis=0),
    )


@dataclass(frozen=True, kw_only=True, eq=False)
class Pairs:
    """Batches of one run: who meets whom, (t, b) indices `first` and `second`, and the weight of the first, `lam`.

    `lam` is (t, b), or (t, 1) where a batch has one for all; `weights` (t, b) are 0 in rows that only fill up the last
    batch of an epoch, and 1 elsewhere.
    """

    first: np.ndarray
    second: np.ndarray
    lam: Floats
    weights: Floats

    def __getitem__(self, steps: slice) -> "Pairs":
        """Some of the steps."""
        return Pairs(
            first=self.first[steps], second=self.second[steps], lam=self.lam[steps], weights=self.weights[steps]
        )


def shuffled_epochs(
    law: MixingLaw | None,
    generator: np.random.Generator,
    *,
    n_epochs: int,
    n_points: int,
    batch_size: int | None = None,
    partner: Partner = "permutation",
    lam: Spread = "batch",
) -> Pairs:
    """Epochs of shuffled batches in which every point is once a first member.

    Order, partners and weights have streams of their own: a longer run begins with the batches of a shorter one, and
    runs from equal generators meet the points in the same order whatever their law and partners.

    Args:
        law: of lam; None leaves the points unmixed.
        generator: the run's own.
        n_epochs: passes over the points; each takes ceil(n_points / batch_size) steps.
        n_points: points, at least 1.
        batch_size: rows in a batch, all points where not given; the last batch of an epoch may hold fewer.
        partner: "permutation" of the batch, or "replacement": uniform in the batch with replacement.
        lam: one weight for each "batch", for each "sample", or for each sample "stratified": one draw from each of as
            many equally likely parts of the law as the batch has rows, in random order.

    Returns:
        t = n_epochs * ceil(n_points / batch_size) batches.

    Raises:
        ValueError, TypeError: a size below 1, or a word or a law that is not known.
    """
    size = n_points if batch_size is None else batch_size
    for name, value in (("n_epochs", n_epochs), ("n_points", n_points), ("batch_size", size)):
        check_count(name, value, least=0 if name == "n_epochs" else 1)
    for name, word, words in (("partner", partner, get_args(Partner)), ("lam", lam, get_args(Spread))):
        if word not in words:
            raise ValueError(f"{name} {word!r} is not known; use one of {', '.join(map(repr, words))}")
    for_order, for_partner, for_lam = generator.spawn(3)
    first, used = _ordered(for_order, n_epochs, n_points, min(size, n_points))
    if law is None:
        return Pairs(first=first, second=first, lam=np.ones((len(first), 1)), weights=used.astype(np.float64))
    check_law(law)
    draws = for_partner.random(first.shape)
    if partner == "permutation":
        place = np.argsort(np.where(used, draws, 2.0), axis=1)
    else:
        place = np.minimum((draws * used.sum(axis=1, keepdims=True)).astype(np.int64), used.sum(axis=1)[:, None] - 1)
    return Pairs(
        first=first,
        second=np.take_along_axis(first, place, axis=1),
        lam=_spread(law, for_lam, lam, used),
        weights=used.astype(np.float64),
    )


def mixed_pairs(points: np.ndarray, one_hot: np.ndarray, pairs: Pairs) -> tuple[np.ndarray, np.ndarray]:
    """Mixed inputs (t, b, d) and soft labels (t, b, k): lam times the first member plus 1 - lam times the second.

    Raises:
        ValueError: a point is not finite, or a pair names a point that is not there.
    """
    _check_points(points, one_hot)
    if pairs.first.size and max(pairs.first.max(), pairs.second.max()) >= len(points):
        raise ValueError(f"pairs name point {max(pairs.first.max(), pairs.second.max())} of {len(points)}; draw anew")
    lam = pairs.lam[..., None]
    inputs, soft_labels = (
        lam * np.take(rows, pairs.first, axis=0) + (1 - lam) * np.take(rows, pairs.second, axis=0)
        for rows in (points, one_hot)
    )
    return inputs, soft_labels


def relabelled(
    inputs: np.ndarray, labels: np.ndarray, n_classes: int, pairs: Pairs, rule: LabelRule
) -> tuple[np.ndarray, np.ndarray]:
    """Soft labels (t, b, k) of mixed inputs (t, b, d) by a rule, and row weights (t, b), 0 where the rule drops a row.

    Args:
        inputs: as `mixed_pairs` gives them.
        labels: (n,), class indices of the points.
        n_classes: k.
        pairs: who was mixed.
        rule: see `empirical.labels`.
    """
    shape = pairs.first.shape
    labelled = rule(
        MixedPairs(
            inputs=np.asarray(inputs, dtype=np.float64).reshape(-1, inputs.shape[-1]),
            first=labels[pairs.first].ravel(),
            second=labels[pairs.second].ravel(),
            lam=np.broadcast_to(pairs.lam, shape).ravel(),
            n_classes=n_classes,
        )
    )
    return labelled.soft_labels.reshape(*shape, n_classes), pairs.weights * labelled.keep.reshape(shape)


def quantile(law: MixingLaw, share: ArrayLike) -> Floats:
    """Inverse of the law's distribution function; linear between 20,001 nodes, dense at 0 and 1."""
    nodes = np.square(np.sin(np.linspace(0.0, np.pi / 2, 20_001)))
    nodes[-1] = 1.0
    return np.interp(np.asarray(share, dtype=np.float64), np.asarray(law.mass(nodes)), nodes)


def check_count(name: str, value: Any, *, least: int = 1) -> None:
    """Refuse what is no whole number of at least `least`."""
    if isinstance(value, bool) or not isinstance(value, int | np.integer):
        raise TypeError(f"{name} must be a whole number, not {type(value).__name__} {value!r}; pass such as {least}")
    if value < least:
        raise ValueError(f"{name} must be at least {least}, not {value!r}")


def check_law(law: Any) -> None:
    """Refuse what is no mixing law."""
    if not isinstance(law, MixingLaw):
        raise TypeError(f"law must be a mixing law, not {type(law).__name__} {law!r}; pass such as BetaLaw(1.0)")


def _check_points(points: np.ndarray, one_hot: np.ndarray) -> None:
    if np.ndim(points) < 2 or np.ndim(one_hot) != 2 or len(points) != len(one_hot) or not len(points):
        shapes = f"{np.shape(points)} and {np.shape(one_hot)}"
        raise ValueError(f"points and one_hot have shapes {shapes}; give (n, d) and (n, k) with n >= 1")
    if not np.isfinite(points).all():
        row = int(np.argwhere(~np.isfinite(points))[0][0])
        raise ValueError(f"points[{row}] holds a number that is not finite; drop or mend that row")


def _ordered(generator: np.random.Generator, n_epochs: int, n_points: int, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Indices (t, size) in which each epoch is a permutation, filled up with 0, and which of them are used."""
    n_batches = -(-n_points // size)
    order = generator.permuted(np.tile(np.arange(n_points), (n_epochs, 1)), axis=1)
    padded = np.pad(order, ((0, 0), (0, n_batches * size - n_points))).reshape(n_epochs * n_batches, size)
    used = np.tile((np.arange(n_batches * size) < n_points).reshape(n_batches, size), (n_epochs, 1))
    return padded, used


def _spread(law: MixingLaw, generator: np.random.Generator, how: Spread, used: np.ndarray) -> Floats:
    if how == "batch":
        return law.sample(generator, len(used))[:, None]
    if how == "sample":
        return law.sample(generator, used.size).reshape(used.shape)
    for_part, inside = generator.spawn(2)
    part = np.where(used, for_part.random(used.shape), 2.0).argsort(axis=1).argsort(axis=1)
    return quantile(law, np.minimum((part + inside.random(used.shape)) / used.sum(axis=1, keepdims=True), 1.0))
