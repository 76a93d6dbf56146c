"""The iteration of Section F.3 of sohn2022: from a start to a point with a wanted difference of two distances."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

from numerics.curves import Piece, lengths, nearest, slopes

Manifold = Sequence[Piece]
ROOM = 0.25
"""Longest step, as a share of the distances to the feet, which must stay much larger than it."""
N_STEPS = 5
"""Gradient steps between two projections."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Ends:
    """Where the iteration ended: points (n, d), pairs (n, 2), whether the stopping test was met (n,)."""

    points: np.ndarray
    pairs: np.ndarray
    reached: np.ndarray


def walk(
    manifolds: Sequence[Manifold],
    starts: np.ndarray,
    *,
    lam: float,
    norm: str = "2",
    tolerance: float = 1e-6,
    renewed: bool = True,
    n_rounds: int = 60,
) -> Ends:
    """Project, approach the wanted difference of distances, project anew, from each start.

    The pair of a start is its nearest class i and the next j. With the feet held, |x - m_j| - |x - m_i| is brought to
    log(1/lam - 1) by gradient descent on its squared error with Polyak's step, no further than `ROOM` of the distances
    to the feet. A start at which this gradient is 0 stays where it is and never meets the stopping test.

    Args:
        manifolds: one for each class, k >= 2.
        starts: shape (n, d).
        lam: share of class j, in (0, 1).
        norm: of the distance.
        tolerance: on the share.
        renewed: whether the test projects anew; False tests with the feet of the point before the last step, as the
            print may be read.
        n_rounds: projections at most.
    """
    if not 0.0 < lam < 1.0:
        raise ValueError(f"lam {lam!r} must lie between 0 and 1; 0.5 asks for points as probable in both classes")
    wanted = -float(special.logit(lam))
    x = np.array(starts, dtype=np.float64)
    away = np.stack([nearest(manifold, x, norm)[0] for manifold in manifolds], axis=1)
    pairs = np.argsort(away, axis=1, kind="stable")[:, :2]
    reached, active = np.zeros(len(x), dtype=bool), np.arange(len(x))
    for _ in range(n_rounds):
        feet = _feet(manifolds, x[active], pairs[active], norm)
        if renewed:
            met = np.abs(special.expit(-_difference(x[active], feet, norm)) - lam) <= tolerance
            reached[active[met]] = True
            active, feet = active[~met], feet[:, ~met]
        if not len(active):
            break
        moved = _approached(x[active], feet, wanted, norm)
        going = lengths(moved - x[active], "2") > 0
        x[active] = moved
        if not renewed:
            met = np.abs(special.expit(-_difference(moved, feet, norm)) - lam) <= tolerance
            reached[active[met]] = True
            going &= ~met
        active = active[going]
    return Ends(points=x, pairs=pairs, reached=reached)


def _feet(manifolds: Sequence[Manifold], x: np.ndarray, pairs: np.ndarray, norm: str) -> np.ndarray:
    """Nearest points on the two manifolds of each pair, (2, n, d)."""
    feet = np.zeros((2, *x.shape))
    for c, manifold in enumerate(manifolds):
        for side in (0, 1):
            mine = pairs[:, side] == c
            if mine.any():
                feet[side, mine] = nearest(manifold, x[mine], norm)[1]
    return feet


def _difference(x: np.ndarray, feet: np.ndarray, norm: str) -> np.ndarray:
    """d_j - d_i with the feet held."""
    return np.asarray(lengths(x - feet[1], norm) - lengths(x - feet[0], norm))


def _approached(x: np.ndarray, feet: np.ndarray, wanted: float, norm: str) -> np.ndarray:
    """Solve the sub-problem with the feet held, inside the room."""
    room = ROOM * np.minimum(*(lengths(x - foot, "2") for foot in feet))
    at = x.copy()
    for _ in range(N_STEPS):
        slope = slopes(at - feet[1], norm) - slopes(at - feet[0], norm)
        size = np.square(slope).sum(axis=1)
        size = np.where(size > 1e-24, size, np.inf)  # parallel feet: the gradient is 0 up to rounding
        step = at - ((_difference(at, feet, norm) - wanted) / size)[:, None] * slope - x
        far = lengths(step, "2")
        at = x + step * np.minimum(1.0, np.divide(room, far, out=np.ones_like(far), where=far > 0))[:, None]
    return at
