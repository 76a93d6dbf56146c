"""The Mixup-optimal classifier h_eps of finite data: eq. (1) of chidambaram2022 in closed form, and its limit.

The ball about x cuts an interval of lam out of each segment from t to s; the masses xi are sums of incomplete beta
functions over these intervals.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import reduce
from numbers import Real
from typing import Any, cast

import numpy as np
from flint import arb
from numpy.typing import ArrayLike, NDArray

from numerics.laws import BetaLaw, Floats, MixingLaw, as_law
from theory.mixup_intervals import UNDERFLOW, between, chords, masses_by_balls, reflected
from theory.mixup_limit import limit_coefficients
from theory.mixup_planar import fits, planar_coefficients

BLOCK = 1 << 20
Labels = Sequence[Hashable] | NDArray


@dataclass(frozen=True, kw_only=True)
class LabelledPoints:
    """Finite data sorted by class: points (n, d), class index (n,) ascending, classes in sorted label order."""

    points: Floats
    classes: NDArray[np.int64]
    names: tuple[Hashable, ...]

    @property
    def n_classes(self) -> int:
        """The number k of classes."""
        return len(self.names)


def mixup_optimal(
    points: ArrayLike, labels: Labels, queries: ArrayLike, eps: float, alpha: float | MixingLaw
) -> Floats:
    """The classifier h_eps of eq. (1), the constant that minimises the Mixup loss restricted to the ball B_eps(x).

    h_eps^i(x) = c_i / sum_q c_q with c_i = xi^{ii} + 2 (sum_{j>i} xi_lam^{ij} + sum_{j<i} (xi^{ji} - xi_lam^{ji})); the
    ball is open. At eps = 0 this is the limit: a data point takes its own class, for its pair with itself keeps its
    mass; elsewhere the segment between s and t through x enters with weight f(lam*) / |s - t|, for a short ball cuts
    an interval of length 2 eps / |s - t| out of it.

    For a law that is not symmetric the loss is read as printed, with $J^{i,j}$, i < j, counted twice: the point of the
    class that comes first in label order carries lam. For symmetric laws this is the sum over all ordered pairs.

    Source: chidambaram2022, lemma-2.3.

    Args:
        points: (n, d); a point given twice counts twice, but points of different classes must differ.
        labels: (n,), hashable and sortable.
        queries: (m, d).
        eps: radius >= 0 of the open ball, in the units of the points; 0 for the limit.
        alpha: alpha > 0 for Beta(alpha, alpha), or a mixing law with a density.

    Returns:
        (m, k) float64, columns in sorted label order, each row of sum 1; NaN where no mixture has mass in the ball, or
        where the limit does not exist. At eps = 0 a query counts as lying on a segment within 1e-12 of the size of the
        coordinates; where every density there is zero or one is infinite the row is NaN, too.

    Raises:
        ValueError: alpha <= 0, eps < 0, NaN, empty data, shapes that do not fit, or one point in two classes.
        TypeError: alpha or eps is no number, or the labels have no order.

    Example:
        >>> mixup_optimal([[0.0], [1.0], [2.0]], [1, 2, 1], [[1.0]], eps=0.75, alpha=1.0).round(6)
        array([[0.477273, 0.522727]])
    """
    law = as_law(alpha)
    radius = _radius(eps)
    data = labelled_points(points, labels)
    where = _matrix("queries", queries)
    if where.shape[1] != data.points.shape[1]:
        raise ValueError(
            f"queries have {where.shape[1]} coordinates, points {data.points.shape[1]}; give both the same dimension"
        )
    weights = class_weights(data, where, radius, law)
    total = weights.sum(axis=1, keepdims=True)
    known = np.isfinite(total) & (total > 0)
    return np.divide(weights, total, out=np.full_like(weights, np.nan), where=known)


def class_weights(data: LabelledPoints, queries: Floats, eps: float, law: MixingLaw) -> Floats:
    """The coefficients $c_i$ of -log theta_i in the restricted loss, times n^2; at eps = 0 divided by 2 eps.

    Returns:
        (m, k). At eps = 0 a data point has weight 1 in its own class, in another unit. Where all masses underflow the
        row has an arbitrary scale.
    """
    if eps > 0 and fits(data.points, eps, law):
        weights, met = planar_coefficients(data.points, data.classes, data.n_classes, queries, eps, cast(BetaLaw, law))
        lost = (met > 0) & (weights.sum(axis=1) < UNDERFLOW)
        weights[lost] = _blockwise(data, queries[lost], eps, law)
        return weights
    return _blockwise(data, queries, eps, law)


def _blockwise(data: LabelledPoints, queries: Floats, eps: float, law: MixingLaw) -> Floats:
    """The coefficients by arrays over pivot, partners and a block of queries of bounded size."""
    n_points, dimension = data.points.shape
    step = max(1, BLOCK // (n_points * dimension))
    of_block = limit_coefficients if eps == 0 else _coefficients
    blocks = [
        of_block(data.points, data.classes, data.n_classes, queries[n : n + step], eps, law)
        for n in range(0, len(queries), step)
    ]
    return np.concatenate(blocks) if blocks else np.empty((0, data.n_classes))


def labelled_points(points: ArrayLike, labels: Labels) -> LabelledPoints:
    """Check finite data and sort it by class.

    Raises:
        ValueError, TypeError: as `mixup_optimal`.
    """
    where = _matrix("points", points)
    if len(where) == 0:
        raise ValueError("points is empty; give at least one point")
    tags = _tags(labels)
    if len(tags) != len(where):
        raise ValueError(f"labels has length {len(tags)}, points {len(where)}; give one label for each point")
    try:
        names = tuple(sorted(set(tags)))
    except TypeError as cause:
        raise TypeError(f"labels cannot be sorted ({cause}); give labels of one sortable, hashable type") from cause
    index = {name: n for n, name in enumerate(names)}
    classes = np.array([index[tag] for tag in tags])
    order = np.argsort(classes, kind="stable")
    _refuse_shared_points(where, classes)
    return LabelledPoints(points=where[order], classes=classes[order], names=names)


def _coefficients(
    points: Floats, classes: NDArray[np.int64], n_classes: int, queries: Floats, eps: float, law: MixingLaw
) -> Floats:
    """The coefficients of one block of queries, pivot by pivot: the pivot is s, the later points are t."""
    weights = np.zeros((len(queries), n_classes))
    met = np.zeros(len(queries), dtype=bool)
    for pivot, own in enumerate(classes):
        inside = ((queries - points[pivot]) ** 2).sum(axis=1) < eps**2
        weights[:, own] += inside
        low, high = chords(points[pivot], points[pivot + 1 :], queries, eps)
        rows, partners = np.nonzero(high > low)
        met[rows] = True
        others = classes[pivot + 1 :][partners]
        low, high = low[rows, partners], high[rows, partners]
        mass, moment = between(law, low, high)
        same = others == own
        back = mass if getattr(law, "is_symmetric", False) else between(law, 1 - high, 1 - low)[0]
        np.add.at(weights, (rows, own), np.where(same, mass + back, 2 * moment))
        np.add.at(weights, (rows, others), np.where(same, 0.0, 2 * (mass - moment)))
    for row in np.nonzero(met & (weights.sum(axis=1) < UNDERFLOW))[0]:
        if isinstance(law, BetaLaw):
            weights[row] = _weights_by_balls(points, classes, n_classes, queries[row : row + 1], eps, law)
    return weights


def _weights_by_balls(
    points: Floats, classes: NDArray[np.int64], n_classes: int, query: Floats, eps: float, law: BetaLaw
) -> Floats:
    """The coefficients of a query all of whose masses underflow, up to a common factor."""
    mass_of: dict[tuple[int, int], list[tuple[arb, arb]]] = {}
    for pivot, own in enumerate(classes):
        low, high = (ends[0] for ends in chords(points[pivot], points[pivot + 1 :], query, eps))
        for n in np.nonzero(high > low)[0]:
            other = int(classes[pivot + 1 + n])
            forth = masses_by_balls(law, low[n], high[n])
            mass_of.setdefault((int(own), other), []).append(forth)
            if other == own:
                mass_of[own, own].append(masses_by_balls(reflected(law), low[n], high[n]))
    totals = {pair: (sum(m for m, _ in found), sum(m for _, m in found)) for pair, found in mass_of.items()}
    largest = reduce(arb.max, (mass for mass, _ in totals.values()))
    weights = np.zeros(n_classes)
    for (own, other), (mass, moment) in totals.items():
        if own == other:
            weights[own] += float(mass / largest)
        else:
            weights[own] += float(2 * moment / largest)
            weights[other] += float(2 * (mass - moment) / largest)
    return weights


def _refuse_shared_points(points: Floats, classes: NDArray[np.int64]) -> None:
    order = np.lexsort((classes, *points.T))
    here, after = order[:-1], order[1:]
    shared = (points[here] == points[after]).all(axis=1) & (classes[here] != classes[after])
    if shared.any():
        where = points[here[shared.argmax()]].tolist()
        raise ValueError(f"points of different classes coincide at {where}; the classes must be disjoint, drop one")


def _tags(labels: Labels) -> list[Any]:
    """Labels as plain values: elements of a tensor are equal only to themselves."""
    remedy = "give a list or an array"
    try:
        tags = labels.tolist() if hasattr(labels, "tolist") else list(labels)
    except TypeError as cause:
        raise TypeError(f"labels must hold one label for each point, not {labels!r}; {remedy}") from cause
    if not isinstance(tags, list):
        raise TypeError(f"labels must hold one label for each point, not {labels!r}; {remedy}")
    if any(tag is None or tag != tag for tag in tags):
        raise ValueError("labels holds NaN or None, which is no label; drop those points")
    return tags


def _matrix(name: str, values: ArrayLike) -> Floats:
    try:
        matrix = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as cause:
        raise TypeError(f"{name} must be an array of numbers ({cause}); give nested lists or an array") from cause
    if matrix.ndim != 2 or matrix.shape[1] == 0:
        raise ValueError(f"{name} has shape {matrix.shape}; give one row for each point, shape (n, d) with d >= 1")
    if not np.isfinite(matrix).all():
        row = int(np.nonzero(~np.isfinite(matrix).all(axis=1))[0][0])
        raise ValueError(f"{name}[{row}] = {matrix[row].tolist()} is not finite; drop or mend that row")
    return matrix


def _radius(eps: float) -> float:
    if isinstance(eps, bool) or not isinstance(eps, Real):
        raise TypeError(f"eps must be a number, not {type(eps).__name__} {eps!r}; pass for example 0.1")
    if not 0 <= eps < float("inf"):
        raise ValueError(f"eps must be finite and >= 0, not {eps!r}; 0 gives the limit")
    return float(eps)
