"""Manifolds of classes as exactly known curves, spheres and flats, with projections in L1, L2 and L-infinity.

A projection onto a segment or an arc is exact: the distance along the piece is smooth between finitely many places that
have a closed form (ends, zeros of a residual, ties of two residuals, stationary directions), and all are compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from numerics.laws import Floats

NORMS = ("1", "2", "inf")
TIE = 1e-9
"""Relative difference up to which two coordinates count as equal where a gradient is taken."""


@dataclass(frozen=True, kw_only=True)
class Segment:
    """The points start + t (end - start) of the plane, 0 <= t <= 1."""

    start: tuple[float, float]
    end: tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Arc:
    """The points centre + radius (cos a, sin a) of the plane, first <= a <= last, at most one turn."""

    centre: tuple[float, float]
    radius: float
    first: float = 0.0
    last: float = 2.0 * np.pi


@dataclass(frozen=True, kw_only=True, eq=False)
class Sphere:
    """All points at a distance `radius` from the centre, in any dimension; L2 only."""

    centre: Floats
    radius: float


@dataclass(frozen=True, kw_only=True, eq=False)
class Flat:
    """The points origin + basis^T c, with orthonormal rows of the basis (q, d); L2 only."""

    origin: Floats
    basis: Floats


Piece = Segment | Arc | Sphere | Flat


def lengths(vectors: ArrayLike, norm: str) -> Floats:
    """Length of each vector of the last axis in a norm of `NORMS`.

    Raises:
        ValueError: another norm.
    """
    v = np.abs(np.asarray(vectors, dtype=np.float64))
    if norm == "1":
        return np.asarray(v.sum(axis=-1))
    if norm == "2":
        return np.asarray(np.sqrt(np.square(v).sum(axis=-1)))
    if norm == "inf":
        return np.asarray(v.max(axis=-1))
    raise ValueError(f"norm {norm!r}: one of {', '.join(NORMS)}")


def slopes(vectors: ArrayLike, norm: str) -> Floats:
    """Gradient of the length at each vector, shape of `vectors`.

    At kinks, up to rounding, the subgradient in the middle: coordinates that tie share alike, a zero one has 0.
    """
    v = np.asarray(vectors, dtype=np.float64)
    size = lengths(v, norm)[..., None]
    if norm == "2":
        return np.divide(v, size, out=np.zeros_like(v), where=size > 0)
    signs = np.where(np.abs(v) > TIE * size, np.sign(v), 0.0)
    if norm == "1":
        return signs
    largest = np.abs(v) >= (1 - TIE) * size
    return np.asarray(signs * largest / largest.sum(axis=-1, keepdims=True))


def nearest(manifold: Sequence[Piece], points: ArrayLike, norm: str = "2") -> tuple[Floats, Floats]:
    """Distance of each point to a union of pieces, and a nearest point of it.

    Args:
        manifold: pieces, at least one.
        points: shape (n, d).
        norm: of `NORMS`.

    Returns:
        Distances (n,) and feet (n, d).

    Raises:
        ValueError: no piece, another norm, or L1 or L-infinity for a sphere or a flat.
    """
    if not manifold:
        raise ValueError("manifold must have at least one piece, not none")
    x = np.asarray(points, dtype=np.float64)
    best, feet = np.full(len(x), np.inf), np.zeros_like(x)
    for piece in manifold:
        found = _foot(piece, x, norm)
        away = lengths(x - found, norm)
        closer = away < best
        best, feet = np.where(closer, away, best), np.where(closer[:, None], found, feet)
    return best, feet


def sampled(manifold: Sequence[Piece], n_points: int, generator: np.random.Generator) -> Floats:
    """Points spread uniformly by length over segments and arcs, shape (n_points, 2)."""
    sizes = np.array([_size(piece) for piece in manifold])
    which = generator.choice(len(sizes), size=n_points, p=sizes / sizes.sum())
    place = generator.random(n_points)
    points = np.empty((n_points, 2))
    for n, piece in enumerate(manifold):
        mine = which == n
        points[mine] = _at(piece, place[mine])
    return points


def _size(piece: Piece) -> float:
    if isinstance(piece, Segment):
        return float(np.hypot(*np.subtract(piece.end, piece.start)))
    if isinstance(piece, Arc):
        return piece.radius * (piece.last - piece.first)
    raise TypeError(f"manifold: {type(piece).__name__} has no length; give segments and arcs")


def _at(piece: Piece, place: Floats) -> Floats:
    """Points at shares of the way along a segment or an arc."""
    if isinstance(piece, Segment):
        return np.array(piece.start) + place[..., None] * np.subtract(piece.end, piece.start)
    if isinstance(piece, Arc):
        return _on_circle(piece, piece.first + place * (piece.last - piece.first))
    raise TypeError(f"manifold: {type(piece).__name__} has no length; give segments and arcs")


def _on_circle(arc: Arc, angles: Floats) -> Floats:
    return np.array(arc.centre) + arc.radius * np.stack([np.cos(angles), np.sin(angles)], axis=-1)


def _foot(piece: Piece, x: Floats, norm: str) -> Floats:
    if isinstance(piece, Segment):
        places = np.nan_to_num(_places_on_segment(piece, x, norm))
        return _closest(x, _at(piece, np.clip(places, 0.0, 1.0)), norm)
    if isinstance(piece, Arc):
        return _closest(x, _on_circle(piece, _angles_on_arc(piece, x, norm)), norm)
    if norm != "2":
        raise ValueError(f"norm {norm!r}: the projection onto a {type(piece).__name__} is known for norm '2' only")
    if isinstance(piece, Flat):
        return np.asarray(piece.origin + (x - piece.origin) @ piece.basis.T @ piece.basis)
    away = x - piece.centre
    away[lengths(away, "2") == 0, 0] = 1.0  # from the centre all points are as near
    return np.asarray(piece.centre + piece.radius * away / lengths(away, "2")[:, None])


def _closest(x: Floats, candidates: Floats, norm: str) -> Floats:
    """Of candidates (n, c, d) the one nearest to each point."""
    best = lengths(x[:, None] - candidates, norm).argmin(axis=1)
    return np.asarray(candidates[np.arange(len(x)), best])


def _places_on_segment(piece: Segment, x: Floats, norm: str) -> Floats:
    """Shares t at which |x - start - t step| can be smallest, (n, c), not yet clipped; NaN where there is none."""
    step, away = np.subtract(piece.end, piece.start), x - np.array(piece.start)
    ends = np.broadcast_to([0.0, 1.0], (len(x), 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        if norm == "2":
            return np.concatenate([ends, (away @ step)[:, None] / (step @ step)], axis=1)
        zeros = away / step
        if norm == "1":
            return np.concatenate([ends, _finite(zeros)], axis=1)
        ties = np.stack([(away[:, 0] - s * away[:, 1]) / (step[0] - s * step[1]) for s in (1, -1)], axis=1)
    return np.concatenate([ends, _finite(zeros), _finite(ties)], axis=1)


def _finite(values: Floats) -> Floats:
    return np.where(np.isfinite(values), values, np.nan)


def _angles_on_arc(piece: Arc, x: Floats, norm: str) -> Floats:
    """Angles of the arc at which the distance can be smallest, (n, c)."""
    across, up = ((x - np.array(piece.centre)) / piece.radius).T
    radial = np.arctan2(up, across)
    fixed = np.broadcast_to([piece.first, piece.last], (len(x), 2))
    if norm == "2":
        return _kept(piece, np.concatenate([fixed, radial[:, None]], axis=1))
    quarter = np.pi / 4
    zeros = [sign * np.arccos(np.clip(across, -1, 1)) for sign in (1, -1)]
    zeros += [np.arcsin(np.clip(up, -1, 1)), np.pi - np.arcsin(np.clip(up, -1, 1))]
    stationary = quarter * (np.array([1, 3, 5, 7]) if norm == "1" else np.array([0, 2, 4, 6]))
    found = [fixed, np.broadcast_to(stationary, (len(x), 4)), np.stack(zeros, axis=1)]
    if norm == "inf":
        for turn, level in ((quarter, across - up), (-quarter, across + up)):
            reach = np.arccos(np.clip(level / np.sqrt(2), -1, 1))
            found.append(np.stack([reach - turn, -reach - turn], axis=1))
    return _kept(piece, np.concatenate(found, axis=1))


def _kept(piece: Arc, angles: Floats) -> Floats:
    """Angles brought onto the arc; its first end stands in for those that miss it."""
    turned = piece.first + np.mod(angles - piece.first, 2 * np.pi)
    turned = np.where(angles == piece.last, piece.last, turned)
    return np.where(turned <= piece.last, turned, piece.first)
