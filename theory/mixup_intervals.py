"""Where a segment meets a ball, and how much of the mixing law lies there, without loss of digits."""

import numpy as np
from flint import arb
from scipy import special

from numerics.enclosure import precision
from numerics.laws import BetaLaw, Floats, MixingLaw

UNDERFLOW = 1e-280
_NODES, _NODE_WEIGHTS = special.roots_legendre(8)
_NARROW = 0.1


def chords(pivot: Floats, partners: Floats, queries: Floats, eps: float) -> tuple[Floats, Floats]:
    """The lam in [0, 1] with |lam pivot + (1 - lam) partner - query| < eps, for each query and partner.

    Args:
        pivot: (d,), the point that gets lam.
        partners: (p, d).
        queries: (q, d).
        eps: radius > 0 of the open ball.

    Returns:
        Lower and upper ends, each (q, p); upper <= lower where no lam is inside.
    """
    direction = pivot - partners
    squared = (direction**2).sum(axis=1)
    apart = squared > 0
    scale = np.where(apart, squared, 1.0)
    offset = queries[:, None, :] - partners[None, :, :]
    centre = np.einsum("qpd,pd->qp", offset, direction) / scale
    offset -= centre[:, :, None] * direction
    room = eps**2 - (offset**2).sum(axis=2)
    half = np.sqrt(np.where(room > 0, room, 0.0) / scale)
    low, high = np.clip(centre - half, 0.0, 1.0), np.clip(centre + half, 0.0, 1.0)
    high = np.where(room > 0, high, low)
    return np.where(apart, low, 0.0), np.where(apart, high, np.where(room > 0, 1.0, 0.0))


def between(law: MixingLaw, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """P(low < Lambda < high) and E[Lambda; low < Lambda < high] for a law with a density.

    For Beta laws to about 13 digits relative to the mass: the upper tail is taken from above, a narrow interval by
    Gauss-Legendre, and E[Lambda; .] = (a P(.) - [lam (1 - lam) f(lam)]) / (a + b).
    """
    if not isinstance(law, BetaLaw):
        return law.mass(high) - law.mass(low), law.moment(high) - law.moment(low)
    flip = low + high > 1
    mass, moment = np.empty_like(low), np.empty_like(low)
    mass[~flip], moment[~flip] = _lower_half(law, low[~flip], high[~flip])
    mass[flip], from_above = _lower_half(reflected(law), 1 - high[flip], 1 - low[flip])
    moment[flip] = mass[flip] - from_above
    return mass, moment


def reflected(law: BetaLaw) -> BetaLaw:
    """The law of 1 - Lambda."""
    return BetaLaw(law.second, law.alpha)


def masses_by_balls(law: BetaLaw, low: float, high: float) -> tuple[arb, arb]:
    """P and E[Lambda; .] of an interval as balls, which have no smallest exponent."""
    a, b = arb(float(law.alpha)), arb(float(law.second))
    with precision(256):
        if low + high > 1:
            mass, moment = masses_by_balls(reflected(law), 1 - high, 1 - low)
            return mass, mass - moment
        ends = [arb(low), arb(high)]
        mass = ends[1].beta_lower(a, b, True) - ends[0].beta_lower(a, b, True)
        moment = ends[1].beta_lower(a + 1, b, True) - ends[0].beta_lower(a + 1, b, True)
        return mass, moment * a / (a + b)


def _lower_half(law: BetaLaw, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Mass and first moment of intervals in the half where the distribution function is small."""
    a, b = float(law.alpha), float(law.second)
    centre, half = (low + high) / 2, (high - low) / 2
    narrow = half * max(1.0, abs(a - 1), abs(b - 1)) < _NARROW * np.minimum(centre, 1 - centre)
    mass, moment = np.empty_like(low), np.empty_like(low)
    wide = ~narrow
    mass[wide] = law.mass(high[wide]) - law.mass(low[wide])
    boundary = _boundary(law, high[wide]) - _boundary(law, low[wide])
    moment[wide] = (a * mass[wide] - boundary) / (a + b)
    if narrow.any():
        nodes = centre[narrow, None] + half[narrow, None] * _NODES
        weights = law.density(nodes) * (half[narrow, None] * _NODE_WEIGHTS)
        mass[narrow], moment[narrow] = weights.sum(axis=1), (weights * nodes).sum(axis=1)
    return mass, moment


def _boundary(law: BetaLaw, lam: Floats) -> Floats:
    """lam (1 - lam) f(lam), whose derivative is (a - (a + b) lam) f(lam)."""
    return lam * (1 - lam) * law.density(lam)
