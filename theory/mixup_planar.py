"""Eq. (1) in the plane at speed: partners found by angle about the query, one tabulated incomplete beta function.

Two points farther than eps from the query have a chord in the ball if and only if their directions, seen from the
query, differ from opposite by less than asin(eps / r_s) + asin(eps / r_t). So the points are sorted by angle into rings
of doubling radius, and each point meets a short window of every ring.
"""

from functools import lru_cache

import numba
import numpy as np
from numpy.typing import NDArray

from numerics.laws import BetaLaw, Floats, MixingLaw
from theory.mixup_intervals import between

N_CELLS = 1 << 14
N_RINGS = 24
EXACT_BELOW = 1e-10
SLACK = 1e-9
_NO_PAIRS = (np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64), np.empty(0), np.empty(0))


def fits(points: Floats, eps: float, law: MixingLaw) -> bool:
    """Whether the table is exact enough here: the plane, a symmetric and not too sharp Beta law, no tiny ball."""
    if points.shape[1] != 2 or not isinstance(law, BetaLaw) or not law.is_symmetric or not 3 <= law.alpha <= 1024:
        return False
    return len(points) >= 64 and eps >= 2e-3 * float(np.ptp(points, axis=0).max())


def planar_coefficients(
    points: Floats, classes: NDArray[np.int64], n_classes: int, queries: Floats, eps: float, law: BetaLaw
) -> tuple[Floats, NDArray[np.int64]]:
    """The coefficients of eq. (1) times n^2, (m, k), and the number of chords met, (m,).

    Where the mass is below 1e-10 the tabulated incomplete beta function gives way to the exact one.
    """
    table = _table(float(law.alpha))
    weights = np.zeros((len(queries), n_classes))
    counts = _scan_block(points, classes, queries, eps, 1 / float(law.alpha), table, weights)
    small = (weights.sum(axis=1) < EXACT_BELOW * len(points) ** 2) & (counts > 0)
    for row in np.nonzero(small)[0]:
        pairs = tuple(np.empty(counts[row], dtype=kept.dtype) for kept in _NO_PAIRS)
        weights[row] = 0.0
        _scan(points, classes, queries[row], eps, 1 / float(law.alpha), table, weights[row], *pairs)
        weights[row] = _exact_weights(classes, n_classes, law, *pairs)
        weights[row] += _self_weights(points, classes, n_classes, queries[row], eps)
    return weights, counts


def _exact_weights(
    classes: NDArray[np.int64],
    n_classes: int,
    law: BetaLaw,
    first: NDArray[np.int64],
    second: NDArray[np.int64],
    low: Floats,
    high: Floats,
) -> Floats:
    mass, moment = between(law, low, high)
    weights = np.zeros(n_classes)
    np.add.at(weights, classes[first], 2 * moment)
    np.add.at(weights, classes[second], 2 * (mass - moment))
    return weights


def _self_weights(points: Floats, classes: NDArray[np.int64], n_classes: int, query: Floats, eps: float) -> Floats:
    inside = ((points - query) ** 2).sum(axis=1) < eps**2
    weights = np.zeros(n_classes)
    np.add.at(weights, classes[inside], 1.0)
    return weights


@lru_cache(maxsize=8)
def _table(alpha: float) -> Floats:
    """F and lam (1 - lam) f with their derivatives at equal steps on [0, 1/2], (cells + 1, 4)."""
    law, lam = BetaLaw(alpha), np.linspace(0.0, 0.5, N_CELLS + 1)
    density, step = law.density(lam), 0.5 / N_CELLS
    edge = lam * (1 - lam) * density
    return np.column_stack([law.mass(lam), density * step, edge, alpha * (1 - 2 * lam) * density * step])


@numba.njit(cache=True, error_model="numpy")
def _look_up(table: Floats, lam: float) -> tuple[float, float]:
    """F(lam) and lam (1 - lam) f(lam) by cubic Hermite interpolation, mirrored about 1/2."""
    mirrored = lam > 0.5
    place = (1.0 - lam if mirrored else lam) * (2.0 * N_CELLS)
    cell = min(int(place), N_CELLS - 1)
    u = place - cell
    v = 1.0 - u
    left, right = table[cell], table[cell + 1]
    a, b, c, d = (1.0 + 2.0 * u) * v * v, u * v * v, u * u * (3.0 - 2.0 * u), -u * u * v
    mass = a * left[0] + b * left[1] + c * right[0] + d * right[1]
    edge = a * left[2] + b * left[3] + c * right[2] + d * right[3]
    return (1.0 - mass if mirrored else mass), edge


@numba.njit(cache=True, error_model="numpy")
def _chord(sx: float, sy: float, tx: float, ty: float, eps: float) -> tuple[float, float]:
    """The lam in [0, 1] with |lam s + (1 - lam) t| < eps; (0, 0) where there is none."""
    dx, dy = sx - tx, sy - ty
    squared = dx * dx + dy * dy
    if squared == 0.0:
        return (0.0, 1.0) if sx * sx + sy * sy < eps * eps else (0.0, 0.0)
    cross = sx * ty - sy * tx
    inverse = 1.0 / squared
    room = eps * eps - cross * cross * inverse
    if room <= 0.0:
        return 0.0, 0.0
    centre, half = -(tx * dx + ty * dy) * inverse, np.sqrt(room * inverse)
    low, high = max(centre - half, 0.0), min(centre + half, 1.0)
    return (low, high) if low < high else (0.0, 0.0)


@numba.njit(cache=True, error_model="numpy")
def _add_pair(own: int, other: int, low: float, high: float, per_alpha: float, table: Floats, weights: Floats) -> None:
    """Add 2 M1 to the class of s and 2 (M0 - M1) to that of t; for equal classes the sum is that of both orders."""
    flipped = low + high > 1.0
    if flipped:
        low, high = 1.0 - high, 1.0 - low
    mass_low, edge_low = _look_up(table, low)
    mass_high, edge_high = _look_up(table, high)
    mass = mass_high - mass_low
    moment = 0.5 * (mass - (edge_high - edge_low) * per_alpha)
    if flipped:
        moment = mass - moment
    weights[own] += 2.0 * moment
    weights[other] += 2.0 * (mass - moment)


@numba.njit(cache=True, error_model="numpy")
def _meet(s, t, low, high, classes, per_alpha, table, weights, first, second, lows, highs, place):  # type: ignore[no-untyped-def]
    """Add one pair, the earlier point first, or keep it at its place."""
    if s > t:
        s, t, low, high = t, s, 1.0 - high, 1.0 - low
    if len(first) > 0:
        first[place], second[place], lows[place], highs[place] = s, t, low, high
    else:
        _add_pair(classes[s], classes[t], low, high, per_alpha, table, weights)


@numba.njit(cache=True, error_model="numpy")
def _scan(points, classes, query, eps, per_alpha, table, weights, first, second, lows, highs):  # type: ignore[no-untyped-def]
    """Add all pairs of one query, or, where arrays of the right length are given, keep them; return their number."""
    x, y = points[:, 0] - query[0], points[:, 1] - query[1]
    radius = np.sqrt(x * x + y * y)
    near, far, starts = _rings(x, y, radius, eps)
    n_kept = 0
    for s in near:
        weights[classes[s]] += radius[s] < eps
        for t in range(len(points)):
            if radius[t] >= 2 * eps or t > s:
                low, high = _chord(x[s], y[s], x[t], y[t], eps)
                if low < high:
                    _meet(s, t, low, high, classes, per_alpha, table, weights, first, second, lows, highs, n_kept)
                    n_kept += 1
    px, py, angle, spread = x[far], y[far], np.arctan2(y[far], x[far]), np.arcsin(eps / radius[far])
    for own in range(N_RINGS):
        for a in range(starts[own], starts[own + 1]):
            for begin, end, target in _windows(a, own, starts, angle, spread):
                for b in range(begin, end):
                    if abs(angle[b] - target) < spread[a] + spread[b] + SLACK:
                        low, high = _chord(px[a], py[a], px[b], py[b], eps)
                        if low < high:
                            s, t = far[a], far[b]
                            _meet(
                                s, t, low, high, classes, per_alpha, table, weights, first, second, lows, highs, n_kept
                            )
                            n_kept += 1
    return n_kept


@numba.njit(cache=True, error_model="numpy")
def _windows(a, own, starts, angle, spread):  # type: ignore[no-untyped-def]
    """The stretches of its own and the outer rings that may lie opposite to a point, each with its target angle."""
    opposite = angle[a] + np.pi if angle[a] <= 0 else angle[a] - np.pi
    for k in range(own, N_RINGS):
        start, stop = (a + 1 if k == own else starts[k]), starts[k + 1]
        if start == stop:
            continue
        width = spread[a] + np.arcsin(0.5 ** (k + 1)) + SLACK
        for turn in (-2 * np.pi, 0.0, 2 * np.pi):
            target = opposite + turn
            if target + width >= -np.pi and target - width <= np.pi:
                ring = angle[start:stop]
                begin = start + np.searchsorted(ring, target - width)
                yield begin, start + np.searchsorted(ring, target + width, side="right"), target


@numba.njit(cache=True, error_model="numpy")
def _rings(x, y, radius, eps):  # type: ignore[no-untyped-def]
    """Points within 2 eps; the others, ring by ring and by angle in each; where each ring starts."""
    near = np.nonzero(radius < 2 * eps)[0]
    outside = np.nonzero(radius >= 2 * eps)[0]
    outside = outside[np.argsort(np.arctan2(y[outside], x[outside]))]
    ring, starts = np.empty(len(outside), dtype=np.int64), np.zeros(N_RINGS + 1, dtype=np.int64)
    for n, point in enumerate(outside):
        ring[n] = min(max(int(np.log2(radius[point] / eps)) - 1, 0), N_RINGS - 1)
        starts[ring[n] + 1] += 1
    starts = np.cumsum(starts)
    filled, far = starts.copy(), np.empty(len(outside), dtype=np.int64)
    for n, point in enumerate(outside):
        far[filled[ring[n]]] = point
        filled[ring[n]] += 1
    return near, far, starts


@numba.njit(cache=True, error_model="numpy")
def _scan_block(points, classes, queries, eps, per_alpha, table, weights):  # type: ignore[no-untyped-def]
    """Add all pairs of each query to its row of weights; return their numbers."""
    counts = np.zeros(len(queries), dtype=np.int64)
    indices, ends = np.empty(0, dtype=np.int64), np.empty(0)
    for row in range(len(queries)):
        counts[row] = _scan(
            points, classes, queries[row], eps, per_alpha, table, weights[row], indices, indices, ends, ends
        )
    return counts
