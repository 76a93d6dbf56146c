"""What a table is before anything is trained on it: counts, gaps, contradictions, scales."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

FAR_APART = 100.0
"""Ratio of the largest to the smallest deviation of a feature from which scales are called very different."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """n rows, d features, class counts by name; rows that contradict others; constant columns; ratio of scales.

    Attributes:
        n_contradicting: rows whose features are identical to those of a row of another class.
        n_repeated: rows whose features are identical to those of an earlier row.
        scale_ratio: largest over smallest standard deviation of the features that vary; 1 where fewer than two do.
        widest, narrowest: the features of those two deviations.
    """

    n: int
    d: int
    class_counts: Mapping[str, int]
    n_missing: int
    n_contradicting: int
    n_repeated: int
    constant: tuple[str, ...]
    scale_ratio: float
    widest: str
    narrowest: str


def facts(features: np.ndarray, labels: np.ndarray, class_names: Sequence[str], feature_names: Sequence[str]) -> Facts:
    """Look at a table: features (n, d), NaN where missing, labels (n,) in 0 .. k - 1."""
    missing = np.isnan(features)
    with np.errstate(over="ignore"):
        deviations = np.array([column[~gap].std() for column, gap in zip(features.T, missing.T, strict=True)])
    varies = np.flatnonzero(deviations > 0)
    widest, narrowest = (
        int(varies[int(order(deviations[varies]))]) if len(varies) else 0 for order in (np.argmax, np.argmin)
    )
    counts = np.bincount(labels, minlength=len(class_names))
    return Facts(
        n=len(features),
        d=features.shape[1],
        class_counts=dict(zip(class_names, counts.tolist(), strict=True)),
        n_missing=int(missing.sum()),
        n_contradicting=int(contradicting(features, labels).sum()),
        n_repeated=len(features) - len(np.unique(np.nan_to_num(features, nan=np.inf), axis=0)),
        constant=tuple(feature_names[j] for j in np.flatnonzero(deviations == 0).tolist()),
        scale_ratio=float(deviations[widest] / deviations[narrowest]) if len(varies) else 1.0,
        widest=feature_names[widest],
        narrowest=feature_names[narrowest],
    )


def contradicting(features: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Which rows have the features of a row of another class, gaps in the same places counting as equal: (n,) bool."""
    complete = np.nan_to_num(features, nan=np.inf)
    group = np.unique(complete, axis=0, return_inverse=True)[1].ravel()
    least, most = np.full(group.max() + 1, labels.max()), np.full(group.max() + 1, labels.min())
    np.minimum.at(least, group, labels)
    np.maximum.at(most, group, labels)
    return np.asarray(least[group] != most[group])
