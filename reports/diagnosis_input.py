"""The arguments of a diagnosis, checked: each error is one line with the argument, its value and the remedy."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from empirical.mixing import check_count
from numerics.laws import BetaLaw, Floats

MOST_FEATURES = 200
USUAL_FOLDS = 10
LARGEST = 1e15
"""Beyond it squares of differences leave single precision."""


@dataclass(frozen=True, kw_only=True)
class Options:
    """How a diagnosis is made; `n_folds` None until the rows are known."""

    alpha: float
    large_alpha: float
    scale: bool
    missing: str
    n_folds: int | None
    n_repeats: int
    max_rows: int
    seed: int

    @property
    def folds(self) -> int:
        """Folds of each repeat."""
        return self.n_folds or USUAL_FOLDS


@dataclass(frozen=True, kw_only=True, eq=False)
class Rows:
    """Features (n, d), NaN where missing, and labels (n,) in 0 .. k - 1, with names for both."""

    features: Floats
    labels: np.ndarray
    class_names: tuple[str, ...]
    feature_names: tuple[str, ...]

    def only(self, keep: np.ndarray) -> "Rows":
        """Some of the rows."""
        return replace(self, features=self.features[keep], labels=self.labels[keep])


def checked_options(
    *,
    alpha: Any,
    large_alpha: Any,
    scale: Any,
    missing: Any,
    n_folds: Any,
    n_repeats: Any,
    max_rows: Any,
    seed: Any,
) -> Options:
    """Options as they are meant.

    Raises:
        ValueError, TypeError: a value that makes no sense.
    """
    for name, value in (("alpha", alpha), ("large_alpha", large_alpha)):
        try:
            BetaLaw(value)
        except (ValueError, TypeError) as error:
            raise type(error)(str(error).replace("alpha", name, 1)) from error
    if not isinstance(scale, bool | np.bool_):
        raise TypeError(f"scale must be True or False, not {scale!r}")
    if missing not in ("refuse", "mean"):
        raise ValueError(f'missing must be "refuse" or "mean", not {missing!r}')
    if n_folds is not None:
        check_count("n_folds", n_folds, least=2)
    check_count("n_repeats", n_repeats, least=1)
    check_count("max_rows", max_rows, least=20)
    check_count("seed", seed, least=0)
    return Options(
        alpha=float(alpha),
        large_alpha=float(large_alpha),
        scale=bool(scale),
        missing=str(missing),
        n_folds=None if n_folds is None else int(n_folds),
        n_repeats=int(n_repeats),
        max_rows=int(max_rows),
        seed=int(seed),
    )


def checked_rows(X: Any, y: Any, feature_names: Sequence[str] | None, options: Options) -> tuple[Rows, Options]:
    """Rows that can be diagnosed, and the options with the number of folds settled.

    Raises:
        ValueError, TypeError: shapes, values or classes that cannot be used.
    """
    names = feature_names if feature_names is not None else getattr(X, "columns", None)
    features = _features(X)
    known = tuple(f"feature {j}" for j in range(features.shape[1])) if names is None else tuple(map(str, names))
    if len(known) != features.shape[1]:
        raise ValueError(f"feature_names has {len(known)} names, X {features.shape[1]} columns; give one for each")
    _refuse_gaps(features, known, options)
    classes, labels = _classes(y)
    if len(labels) != len(features):
        raise ValueError(f"y has length {len(labels)}, X {len(features)} rows; give one label for each row")
    if len(classes) < 2:
        raise ValueError(f"y holds one class only, {classes[0]!r}; a diagnosis needs at least two classes")
    smallest = _smallest(classes, labels)
    if options.n_folds is not None and options.n_folds > smallest:
        raise ValueError(
            f"n_folds {options.n_folds} is more than the {smallest} rows of the smallest class; "
            f"use at most {smallest}, or leave that class out"
        )
    rows = Rows(features=features, labels=labels, class_names=tuple(map(str, classes)), feature_names=known)
    return rows, replace(options, n_folds=options.n_folds or min(USUAL_FOLDS, smallest))


def _features(X: Any) -> Floats:
    try:
        plain = np.asarray(X)
        if plain.dtype.kind not in "biufO":
            raise TypeError(f"dtype {plain.dtype}")
        array = plain.astype(np.float64)
    except (TypeError, ValueError) as cause:
        raise TypeError(f"X must be an array of numbers ({cause}); code texts as numbers or leave them out") from cause
    if array.ndim != 2 or array.size == 0:
        raise ValueError(f"X must have shape (n, d) with n, d >= 1, not {array.shape}; one feature is X[:, None]")
    if array.shape[1] > MOST_FEATURES:
        raise ValueError(
            f"X has {array.shape[1]} features; class densities of more than {MOST_FEATURES} take too long and are not "
            "trustworthy; choose columns or project first"
        )
    if np.isinf(array).any():
        row, column = np.argwhere(np.isinf(array))[0].tolist()
        raise ValueError(f"X[{row}, {column}] = {array[row, column]} is not finite; mend or drop that row")
    if np.nanmax(np.abs(array), initial=0.0) > LARGEST:
        row, column = np.argwhere(np.abs(array) > LARGEST)[0].tolist()
        raise ValueError(f"X[{row}, {column}] = {array[row, column]} is beyond {LARGEST:g}; give it in another unit")
    return array


def _refuse_gaps(features: Floats, names: Sequence[str], options: Options) -> None:
    gaps = np.isnan(features)
    if not gaps.any():
        return
    empty = np.flatnonzero(gaps.all(axis=0))
    if len(empty):
        raise ValueError(f"column {names[empty[0]]!r} is missing in all {len(features)} rows; leave it out")
    if options.missing == "refuse":
        row, column = np.argwhere(gaps)[0].tolist()
        raise ValueError(
            f'X[{row}, {column}] is NaN, one of {int(gaps.sum())}; drop or fill them, or pass missing="mean"'
        )


def _classes(y: Any) -> tuple[tuple[Hashable, ...], np.ndarray]:
    try:
        tags = y.tolist() if hasattr(y, "tolist") else list(y)
        distinct = set(tags)
    except TypeError as cause:
        raise TypeError(f"y must hold one hashable label for each row ({cause}); give (n,) texts or numbers") from cause
    if not distinct:
        raise ValueError("y is empty; give one label for each row")
    if any(tag is None or tag != tag for tag in distinct):
        raise ValueError("y holds a missing label (NaN or None); drop those rows")
    try:
        classes = tuple(sorted(distinct))
    except TypeError as cause:
        raise TypeError(f"y cannot be sorted ({cause}); give labels of one sortable type") from cause
    place = {name: c for c, name in enumerate(classes)}
    return classes, np.array([place[tag] for tag in tags], dtype=np.int64)


def _smallest(classes: Sequence[Hashable], labels: np.ndarray) -> int:
    """Rows of the smallest class; at least two, so that one can train and one test."""
    counts = np.bincount(labels)
    single = np.flatnonzero(counts < 2)
    if len(single):
        others = len(single) - 1
        more = f", and {others} more such class{'es' * (others > 1)}" if others else ""
        raise ValueError(
            f"class {classes[single[0]]!r} has one row{more}, too few for folds; leave it out, merge it, or put a "
            "numeric target into ranges"
        )
    return int(counts.min())
