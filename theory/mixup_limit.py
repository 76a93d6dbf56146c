"""The limit eps -> 0 of the coefficients of eq. (1) on finite data.

A ball of radius eps about x cuts a lam-interval of length 2 eps / |s - t| out of the segment through s and t, so
that the segment enters with weight f(lam*) / |s - t|. A data point's pair with itself keeps its mass, and so outweighs
all segments.
"""

import numpy as np
from numpy.typing import NDArray

from numerics.laws import Floats, MixingLaw

ON_SEGMENT = 1e-12


def limit_coefficients(
    points: Floats, classes: NDArray[np.int64], n_classes: int, queries: Floats, eps: float, law: MixingLaw
) -> Floats:
    """The limit of the coefficients divided by 2 eps; 1 for the class of a data point, in another unit.

    Args:
        points: (n, d), sorted by class.
        classes: (n,) ascending.
        n_classes: k.
        queries: (m, d).
        eps: 0; the argument keeps the form of the other path.
        law: mixing law, its density continuous at the weights met.

    Returns:
        (m, k); rows of zeros where no segment passes, or where the density vanishes on all of them.
    """
    weights = np.zeros((len(queries), n_classes))
    at_point = np.zeros_like(weights)
    for pivot, own in enumerate(classes):
        scale = np.abs(queries).max(axis=1, initial=0.0) + np.abs(points[pivot]).max(initial=0.0)
        near = np.sqrt(((queries - points[pivot]) ** 2).sum(axis=1)) <= ON_SEGMENT * scale
        at_point[near, own] = 1.0
        lam, length = _crossings(points[pivot], points[pivot + 1 :], queries)
        rows, partners = np.nonzero(~np.isnan(lam))
        others, lam, length = classes[pivot + 1 :][partners], lam[rows, partners], length[partners]
        forth = law.density(lam) / length
        back = law.density(1 - lam) / length
        same = others == own
        np.add.at(weights, (rows, own), np.where(same, forth + back, 2 * lam * forth))
        np.add.at(weights, (rows, others), np.where(same, 0.0, 2 * (1 - lam) * forth))
    return np.where(at_point.any(axis=1, keepdims=True), at_point, weights)


def _crossings(pivot: Floats, partners: Floats, queries: Floats) -> tuple[Floats, Floats]:
    """The lam in (0, 1) at which each segment passes through a query, (q, p), else NaN; its length (p,)."""
    direction = pivot - partners
    squared = (direction**2).sum(axis=1)
    apart = squared > 0
    offset = queries[:, None, :] - partners[None, :, :]
    lam = np.einsum("qpd,pd->qp", offset, direction) / np.where(apart, squared, 1.0)
    offset -= lam[:, :, None] * direction
    size = np.abs(queries).max(axis=1, initial=0.0)[:, None] + np.abs(partners).max(axis=1, initial=0.0)
    touches = np.sqrt((offset**2).sum(axis=2)) <= ON_SEGMENT * (size + np.abs(pivot).max(initial=0.0))
    return np.where(touches & apart & (lam > 0) & (lam < 1), lam, np.nan), np.sqrt(squared)
