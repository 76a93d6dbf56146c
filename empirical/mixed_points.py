"""Where mixed points of a table lie: intrusion, label conflict, distance to third classes, all from random draws."""

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from empirical.class_densities import ClassDensities, nearest_rows
from empirical.labels import Linear, MixedPairs
from numerics.laws import BetaLaw, Floats
from numerics.third_class import third_class_distances


@dataclass(frozen=True, kw_only=True)
class Share:
    """A share of the mixed points, with the standard error of the draw."""

    share: float
    stderr: float


@dataclass(frozen=True, kw_only=True)
class Geometry:
    """What mixed points of a table meet, in the units of its features.

    Attributes:
        n_mixed: mixed points drawn, both members uniform over the rows.
        intrusion: those whose nearest row has neither member's class (sohn2022, Section 3.1).
        intrusion_across: the same among the `n_across` mixtures of two classes.
        conflict: those whose top linear label is not the class of the largest normal density.
        third_least: least distance of a mixed point to a row of neither class: the eps of Assumption 2.9 of
            chidambaram2022 cannot be larger, so that as its estimate this can only be too large.
        third_median: median of those distances.
        neighbour_median: median distance of a row to the nearest other row that is not identical.
        third_near: mixed points that are nearer than that to a row of neither class.
    """

    n_mixed: int
    n_across: int
    intrusion: Share
    intrusion_across: Share
    conflict: Share
    third_least: float
    third_median: float
    third_near: Share
    neighbour_median: float


def geometry(
    points: Floats, labels: np.ndarray, n_classes: int, *, alpha: float, n_mixed: int, generator: np.random.Generator
) -> Geometry:
    """Draw mixed points and look where they lie.

    Args:
        points: (n, d), complete.
        labels: (n,), in 0 .. n_classes - 1, at least two of them.
        n_classes: k.
        alpha: of the mixing weights.
        n_mixed: how many to draw.
        generator: of the draws.
    """
    drawn = draw_mixed(points, labels, n_classes, alpha=alpha, n_mixed=n_mixed, generator=generator)
    nearest = labels[nearest_rows(drawn.inputs, points)]
    intrudes = (nearest != drawn.first) & (nearest != drawn.second)
    across = drawn.first != drawn.second
    top = Linear()(drawn).soft_labels.argmax(axis=1)
    conflicts = top != ClassDensities.fit(points, labels, n_classes, "gm").classify(drawn.inputs)
    third = third_class_distances(drawn.inputs, drawn.first, drawn.second, points, labels)
    known = third[np.isfinite(third)]
    neighbour = typical_neighbour(points)
    return Geometry(
        n_mixed=n_mixed,
        n_across=int(across.sum()),
        intrusion=_share(intrudes),
        intrusion_across=_share(intrudes[across]),
        conflict=_share(conflicts),
        third_least=float(known.min()),
        third_median=float(np.median(known)),
        third_near=_share(third < neighbour),
        neighbour_median=neighbour,
    )


def draw_mixed(
    points: Floats, labels: np.ndarray, n_classes: int, *, alpha: float, n_mixed: int, generator: np.random.Generator
) -> MixedPairs:
    """Independent mixtures: both members uniform over the rows, a weight from Beta(alpha, alpha) each."""
    for_members, for_lam = generator.spawn(2)
    first, second = for_members.integers(len(points), size=(2, n_mixed))
    lam = BetaLaw(alpha).sample(for_lam, n_mixed)
    inputs = lam[:, None] * points[first] + (1 - lam[:, None]) * points[second]
    return MixedPairs(inputs=inputs, first=labels[first], second=labels[second], lam=lam, n_classes=n_classes)


def typical_neighbour(points: Floats) -> float:
    """Median distance to the nearest row that is not identical; 0 where all rows are identical."""
    different = np.unique(points, axis=0)
    if len(different) < 2:
        return 0.0
    away = cKDTree(different).query(different, k=2)[0][:, 1]
    return float(np.median(away))


def _share(found: np.ndarray) -> Share:
    if not len(found):
        return Share(share=0.0, stderr=0.0)
    share = float(found.mean())
    return Share(share=share, stderr=float(np.sqrt(share * (1 - share) / len(found))))
