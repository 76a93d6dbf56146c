"""Eq. (1) in the plane at speed: partners found by angle about the query, one tabulated incomplete beta function.

Two points farther than eps from the query have a chord in the ball if and only if their directions, seen from the
query, differ from opposite by less than asin(eps / r_s) + asin(eps / r_t). So the points are sorted into rings of
doubling radius and into sectors in each, and each point meets a short window of its own and of every outer ring.
Angles are approximate and windows a little too wide; the chord decides.

With F the distribution function, E = lam (1 - lam) F' and differences taken between the ends of a chord, its mass is
dF and its first moment (dF - dE / alpha) / 2, so that the pair adds dF - dE / alpha to s and dF + dE / alpha to t.
"""

from functools import lru_cache
from math import pi, sqrt
from typing import NamedTuple

import numba
import numpy as np
from numpy.typing import NDArray

from numerics.laws import BetaLaw, Floats, MixingLaw
from theory.mixup_intervals import between

DEGREE, N_CELLS = 5, 4096
N_RINGS, N_SECTORS = 10, 512
EXACT_BELOW = 1e-10
RELATIVE_ERROR = 4e-13
SLACK = 1e-4
Indices = NDArray[np.int64]


class Sky(NamedTuple):
    """The points as seen from a query, by ring and by sector in each: sector m starts at place starts[m]."""

    x: Floats
    y: Floats
    turn: Floats
    spread: Floats
    order: Indices
    starts: Indices
    n_rings: int


class Chords(NamedTuple):
    """Partners of one point, where they lie, and chords: ends mirrored into low + high <= 1, side -1 if mirrored."""

    partner: Indices
    x: Floats
    y: Floats
    low: Floats
    high: Floats
    side: Floats


def fits(points: Floats, eps: float, law: MixingLaw) -> bool:
    """Whether this path is exact and fast here: the plane, a symmetric and not too sharp Beta law, no tiny ball."""
    if points.shape[1] != 2 or not isinstance(law, BetaLaw) or not law.is_symmetric or not 3 <= law.alpha <= 1024:
        return False
    return len(points) >= 64 and eps >= 2e-3 * float(np.ptp(points, axis=0).max())


def planar_coefficients(
    points: Floats, classes: Indices, n_classes: int, queries: Floats, eps: float, law: BetaLaw
) -> tuple[Floats, Indices]:
    """The coefficients of eq. (1) times n^2, (m, k), and the number of chords met, (m,).

    Where the mass is below 1e-10, or so small that the error of the table shows, the exact function takes over.
    """
    table, trusted = _table(float(law.alpha))
    weights, counts = np.zeros((len(queries), n_classes)), np.zeros(len(queries), dtype=np.int64)
    _add_block(points, classes, queries, eps, 1 / float(law.alpha), table, weights, counts)
    small = (weights.sum(axis=1) < trusted * len(points) ** 2) & (counts > 0)
    for row in np.nonzero(small)[0]:
        weights[row] = _exact_weights(points, classes, n_classes, queries[row], eps, law, int(counts[row]))
    return weights, counts


def _exact_weights(
    points: Floats, classes: Indices, n_classes: int, query: Floats, eps: float, law: BetaLaw, count: int
) -> Floats:
    """The coefficients of one query without the table."""
    first, chords = _all_chords(points, query, eps, count)
    mass, moment = between(law, chords.low, chords.high)
    moment = np.where(chords.side < 0, mass - moment, moment)
    inside = ((points - query) ** 2).sum(axis=1) < eps**2
    weights = np.bincount(classes[inside], minlength=n_classes).astype(np.float64)
    np.add.at(weights, classes[first], 2 * moment)
    np.add.at(weights, classes[chords.partner], 2 * (mass - moment))
    return weights


@lru_cache(maxsize=8)
def _table(alpha: float) -> tuple[Floats, float]:
    """F on equal cells of [0, 1], (cells + 1, degree + 1), highest power first, and the least mass it may be used for.

    In each cell the density is interpolated at Chebyshev nodes and integrated.
    """
    law, step = BetaLaw(alpha), 1 / N_CELLS
    left = np.arange(N_CELLS) * step
    nodes = (1 - np.cos((np.arange(DEGREE) + 0.5) * pi / DEGREE)) / 2
    powers = np.linalg.solve(np.vander(nodes, increasing=True), law.density(left[:, None] + step * nodes).T).T
    table = np.zeros((N_CELLS + 1, DEGREE + 1))
    table[:, -1] = law.mass(np.append(left, 1.0))
    table[:-1, -2::-1] = powers * step / np.arange(1, DEGREE + 1)
    between_nodes = left[: N_CELLS // 2] + step * np.array([[0.0], [0.25], [0.5], [0.75], [1.0]])
    found = np.vectorize(lambda lam: _look_up(table, lam), otypes=[float, float])(between_nodes)
    exact = law.mass(between_nodes)
    edge = between_nodes * (1 - between_nodes) * law.density(between_nodes)
    wrong = np.abs(found[0] - exact) + np.abs(found[1] - edge) / alpha - RELATIVE_ERROR * exact
    return table, max(EXACT_BELOW, float(wrong.max()) / RELATIVE_ERROR)


@numba.njit(cache=True, error_model="numpy", fastmath={"contract", "nsz"})
def _look_up(table: Floats, lam: float) -> tuple[float, float]:
    """F(lam) and lam (1 - lam) F'(lam)."""
    place = lam * N_CELLS
    cell = np.uint64(place)
    u = place - np.int64(cell)
    value, slope = table[cell, 0], 0.0
    for k in range(1, DEGREE + 1):
        slope = slope * u + value
        value = value * u + table[cell, k]
    return value, slope * (lam * (1.0 - lam) * N_CELLS)


@numba.njit(cache=True, error_model="numpy")
def _spread(sine: float) -> float:
    """At least asin(sine), and not much more where it is small."""
    return sine * (1.0 + (pi / 2 - 1.0) * sine * sine) + SLACK


_WIDEST = np.array([2 * pi, *(_spread(0.5**ring) for ring in range(N_RINGS - 1))])


@numba.njit(cache=True, error_model="numpy")
def _turn(x: float, y: float) -> float:
    """The angle of (x, y) in [0, 2 pi], to 2e-5."""
    across, along = min(abs(x), abs(y)), max(abs(x), abs(y))
    t = across / (along + 1e-300)
    s = t * t
    angle = t * (0.9998660 + s * (-0.3302995 + s * (0.1801410 + s * (-0.0851330 + s * 0.0208351))))
    angle = pi / 2 - angle if abs(y) > abs(x) else angle
    angle = pi - angle if x < 0 else angle
    return 2 * pi - angle if y < 0 else angle


@numba.njit(cache=True, error_model="numpy")
def _look_around(points, query, eps):  # type: ignore[no-untyped-def]
    """Sort the points by ring and sector: ring 0 is the ball, ring k reaches from 2^(k - 1) eps to 2^k eps."""
    n = len(points)
    x, y = points[:, 0] - query[0], points[:, 1] - query[1]
    squared, turn, spread, key = np.empty(n), np.empty(n), np.empty(n), np.zeros(n, dtype=np.int64)
    for i in range(n):
        squared[i] = x[i] * x[i] + y[i] * y[i]
        turn[i] = _turn(x[i], y[i])
        spread[i] = 2 * pi if squared[i] < eps * eps else _spread(min(eps / sqrt(squared[i]), 1.0))
    for ring in range(N_RINGS - 1):
        limit = eps * eps * 4.0**ring
        for i in range(n):
            key[i] += squared[i] >= limit
    starts = np.zeros(N_RINGS * N_SECTORS + 2, dtype=np.int64)
    for i in range(n):
        key[i] = key[i] * N_SECTORS + min(int(turn[i] * (N_SECTORS / (2 * pi))), N_SECTORS - 1)
        starts[key[i] + 2] += 1
    starts = np.cumsum(starts)
    order = np.empty(n, dtype=np.int64)
    for i in range(n):
        order[starts[key[i] + 1]] = i
        starts[key[i] + 1] += 1
    return Sky(x[order], y[order], turn[order], spread[order], order, starts, int(key.max()) // N_SECTORS + 1)


@numba.njit(cache=True, error_model="numpy", inline="always")
def _find_partners(sky, a, own, chords):  # type: ignore[no-untyped-def]
    """Write the points after a that may lie opposite to it, ring by ring, and return their number."""
    n_found = 0
    opposite = sky.turn[a] + pi if sky.turn[a] < pi else sky.turn[a] - pi
    for ring in range(own, sky.n_rings):
        base, width = ring * N_SECTORS, sky.spread[a] + _WIDEST[ring]
        if sky.starts[base + N_SECTORS] <= a + 1:
            continue
        left, right = 0, N_SECTORS
        if width < pi:
            left = int((opposite - width) * (N_SECTORS / (2 * pi)) + N_SECTORS) - N_SECTORS
            right = int((opposite + width) * (N_SECTORS / (2 * pi))) + 1
        wrapped = (left + N_SECTORS, N_SECTORS) if left < 0 else (0, max(right - N_SECTORS, 0))
        for first, last in ((max(left, 0), min(right, N_SECTORS)), wrapped):
            for b in range(max(sky.starts[base + first], a + 1), sky.starts[base + last]):
                chords.partner[n_found], chords.x[n_found], chords.y[n_found] = b, sky.x[b], sky.y[b]
                off = abs(sky.turn[b] - opposite)
                n_found += min(off, 2 * pi - off) < sky.spread[a] + sky.spread[b]
    return n_found


@numba.njit(cache=True, error_model="numpy", fastmath={"contract", "nsz"}, inline="always")
def _cut(sky, a, n_found, eps, chords):  # type: ignore[no-untyped-def]
    """Write the lam in [0, 1] with |lam s + (1 - lam) t| < eps for each partner t of s; return how many exist."""
    n_met, sx, sy = 0, sky.x[a], sky.y[a]
    for i in range(n_found):
        tx, ty = chords.x[i], chords.y[i]
        dx, dy = sx - tx, sy - ty
        squared = dx * dx + dy * dy
        inverse = 1.0 / (squared + 1e-300)
        cross = sx * dy - sy * dx
        distance = cross * cross * inverse if squared > 0.0 else sx * sx + sy * sy
        centre = -(tx * dx + ty * dy) * inverse
        half = sqrt(max(eps * eps - distance, 0.0) * inverse)
        low, high = min(max(centre - half, 0.0), 1.0), max(min(centre + half, 1.0), 0.0)
        mirrored = low + high > 1.0
        chords.low[i], chords.high[i] = 1.0 - high if mirrored else low, 1.0 - low if mirrored else high
        chords.side[i] = -1.0 if mirrored else 1.0
        n_met += low < high
    return n_met


@numba.njit(cache=True, error_model="numpy")
def _room(n):  # type: ignore[no-untyped-def]
    return Chords(np.empty(n, dtype=np.int64), np.empty(n), np.empty(n), np.empty(n), np.empty(n), np.empty(n))


@numba.njit(cache=True, error_model="numpy", fastmath={"contract", "nsz"})
def _add_query(points, classes, query, eps, per_alpha, table, weights):  # type: ignore[no-untyped-def]
    """Add all pairs of one query, each once, and return the number of chords met."""
    sky, chords, shares, n_met = _look_around(points, query, eps), _room(len(points)), np.zeros(len(points)), 0
    for ring in range(sky.n_rings):
        for a in range(sky.starts[ring * N_SECTORS], sky.starts[(ring + 1) * N_SECTORS]):
            n_found = _find_partners(sky, a, ring, chords)
            n_met += _cut(sky, a, n_found, eps, chords)
            own = 1.0 if ring == 0 else 0.0
            for i in range(n_found):
                below, edge_below = _look_up(table, chords.low[i])
                above, edge_above = _look_up(table, chords.high[i])
                mass, tilt = above - below, (edge_above - edge_below) * chords.side[i] * per_alpha
                own += mass - tilt
                shares[chords.partner[i]] += mass + tilt
            shares[a] += own
    if n_met == 0:
        shares[:] = 0.0
        shares[: sky.starts[N_SECTORS]] = 1.0
    for place in range(len(points)):
        weights[classes[sky.order[place]]] += shares[place]
    return n_met


@numba.njit(cache=True, error_model="numpy")
def _add_block(points, classes, queries, eps, per_alpha, table, weights, counts):  # type: ignore[no-untyped-def]
    """Add all pairs of each query to its row of weights; write their numbers."""
    for row in range(len(queries)):
        counts[row] = _add_query(points, classes, queries[row], eps, per_alpha, table, weights[row])


@numba.njit(cache=True, error_model="numpy")
def _all_chords(points, query, eps, count):  # type: ignore[no-untyped-def]
    """The chords met by one query, `count` of them, with the index of the point that has lam."""
    sky, chords, kept = _look_around(points, query, eps), _room(len(points)), _room(count)
    first, n_kept = np.empty(count, dtype=np.int64), 0
    for ring in range(sky.n_rings):
        for a in range(sky.starts[ring * N_SECTORS], sky.starts[(ring + 1) * N_SECTORS]):
            n_found = _find_partners(sky, a, ring, chords)
            _cut(sky, a, n_found, eps, chords)
            for i in range(n_found):
                if chords.low[i] < chords.high[i]:
                    first[n_kept], kept.partner[n_kept] = sky.order[a], sky.order[chords.partner[i]]
                    kept.low[n_kept], kept.high[n_kept] = chords.low[i], chords.high[i]
                    kept.side[n_kept] = chords.side[i]
                    n_kept += 1
    return first, kept
