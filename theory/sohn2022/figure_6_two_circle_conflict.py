r"""Figure 6: how often Mixup labels a point of the two-circle data against the nearest circle.

Members are uniform on four equally likely circles of radii $1$ and $0.8$ about $(0, 0)$ and $(2.4, 0)$, the outer left
one and the inner right one of the first class, the others of the second, and $\lambda$ is uniform. The circle nearest
to the mixture has another class than the member of larger weight with probability $0.360$, and the class of neither
member with probability $0.176$. Kernel densities of data with Laplace noise of scale $0.01$ contradict the linear label
as often within $0.02$, as fixed before the run, and nearest data points are of neither class as often within $0.02$.
"""

from functools import cache

import numpy as np
import sympy as sp

from numerics.label_conflict import Ring, ring_shares
from theory.checks import agreement, all_of, measured, within_error
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.measurements import beside
from theory.sohn2022.synthetic_records import seen
from theory.standalone import run_alone

RINGS = (Ring(0.0, 1.0, 0), Ring(0.0, 0.8, 1), Ring(2.4, 0.8, 0), Ring(2.4, 1.0, 1))
TOLERANCE, N_DRAWS = 0.02, 200_000
NAMES = ("conflict", "intrusion")
Shares = tuple[sp.Rational, sp.Rational]


def from_quadrature(shares: Shares) -> Evidence:
    """Midpoint sums over both angles and the weight."""
    return agreement(
        lambda n: float(shares[n]),
        lambda n: _computed()[n],
        range(2),
        tolerance=0.001,
        what="shares of conflict and intrusion",
        relative=False,
    )


def from_draws(shares: Shares) -> Evidence:
    """A second path: members and weights drawn."""
    parts = []
    for n, name in enumerate(NAMES):
        share = _drawn()[n]
        error = (share * (1 - share) / N_DRAWS) ** 0.5
        parts.append(within_error(float(shares[n]), share, error, n_cases=N_DRAWS, what=f"share of {name}"))
    return all_of(parts)


def from_data_with_noise(shares: Shares) -> Evidence:
    """Random pairs of the networks' training data: kernel densities, and nearest data points."""
    return measured(
        [
            beside(
                seen("two-circle", "mixup", name),
                float(share),
                quantity=f"share of {name} among mixed points, two-circle",
                tolerance=TOLERANCE,
                criterion=f"|difference| <= {TOLERANCE}",
            )
            for name, share in zip(NAMES, shares, strict=True)
        ]
    )


@cache
def _computed() -> tuple[float, float]:
    return ring_shares(RINGS, n_angles=60, n_weights=60)


@cache
def _drawn() -> tuple[float, float]:
    generator = np.random.default_rng(20220106)
    which, angle = generator.integers(4, size=(2, N_DRAWS)), 2 * np.pi * generator.random((2, N_DRAWS))
    centre, radius, label = (np.array(column)[which] for column in zip(*RINGS, strict=True))
    lam = generator.random(N_DRAWS)
    x, y = (lam * p[0] + (1 - lam) * p[1] for p in (centre + radius * np.cos(angle), radius * np.sin(angle)))
    away = np.stack([np.abs(np.hypot(x - ring.centre, y) - ring.radius) for ring in RINGS])
    top = np.array([ring.label for ring in RINGS])[away.argmin(axis=0)]
    against = top != np.where(lam >= 0.5, *label)
    return float(against.mean()), float(np.mean((top != label[0]) & (top != label[1])))


CONFLICT, INTRUSION = sp.Rational(360, 1000), sp.Rational(176, 1000)
CLAIM = Claim(
    source=Source(paper="sohn2022", number="figure-6"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=(CONFLICT, INTRUSION),
    checks=(from_quadrature, from_draws, from_data_with_noise),
    controls=(
        Control(subject=(sp.Integer(0), sp.Integer(0)), why="no mixed point is labelled against the nearest circle"),
        Control(subject=(sp.Rational(1, 2), sp.Rational(1, 4)), why="labels independent of the place"),
        Control(subject=(INTRUSION, CONFLICT), why="the two shares exchanged"),
        Control(subject=(CONFLICT, CONFLICT / 2 + sp.Rational(3, 100)), why="a near miss: intrusion is 3% more"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
