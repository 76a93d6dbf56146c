r"""Theorem 2.7, the critical $\alpha^*(\epsilon)$: the middle point is kept below it and lost above it.

For $0 < \epsilon < 1$ it is the only root in $\alpha$ of
$$2 P(|2Y - 1| < \epsilon) - 4 E[1 - 2Y;\ Y < \epsilon] = 1, \quad Y \sim \mathrm{Beta}(\alpha, \alpha)$$
It equals 1 at $\epsilon = (1 + \sqrt{5})/4$, and to 20 decimals 4.88329280963246961216 at 1/4, 3.15620823163856511604
at 1/2, 1.27105204493335906952 at 3/4 and 0.65881039326055716027 at 9/10.
"""

import numpy as np
import sympy as sp
from flint import arb

from numerics.enclosure import precision
from numerics.laws import BetaLaw
from numerics.mixing_loss import FiniteData, local_masses, loss_weights
from theory.checks import agreement, all_of, encloses, identity
from theory.chidambaram2022.alternating_line import CLASSES, POINTS, critical_alpha
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

Pairs = tuple[tuple[sp.Expr, sp.Expr], ...]
UNIT = sp.Rational(10) ** 20
DATA = FiniteData(points=np.array(POINTS, dtype=float)[:, None], labels=CLASSES)
GOLDEN = ((1 + sp.sqrt(5)) / 4, sp.Rational(1))
PAIRS = (
    GOLDEN,
    (sp.Rational(1, 4), 488329280963246961216 / UNIT),
    (sp.Rational(1, 2), 315620823163856511604 / UNIT),
    (sp.Rational(3, 4), 127105204493335906952 / UNIT),
    (sp.Rational(9, 10), 65881039326055716027 / UNIT),
)


def from_root_enclosures(pairs: Pairs) -> Evidence:
    """Each value lies within half a unit of its last decimal of a root isolated by balls."""
    with precision(192):
        half_unit = arb(0, arb(1) / (2 * 10**20))
        parts = [
            encloses(value, critical_alpha(radius).ball + half_unit, tolerance=1e-20, what=f"alpha*({radius})")
            for radius, value in pairs
        ]
    return all_of(parts)


def from_uniform_law(pairs: Pairs) -> Evidence:
    """At alpha = 1 the equation reads 4 eps^2 - 2 eps - 1 = 0; the first pair solves it."""
    radius, value = pairs[0]
    return identity([4 * radius**2 - 2 * radius - 1, value], [0, 1])


def from_definition(pairs: Pairs) -> Evidence:
    """Independent of the form: the masses integrated from their definition give h_eps^1(1) = 1/2."""

    def share(pair: tuple[sp.Expr, sp.Expr]) -> float:
        masses = local_masses(DATA, np.array([1.0]), float(pair[0]), BetaLaw(float(pair[1])))
        weights = loss_weights(masses)
        return float(weights[0] / weights.sum())

    return agreement(share, lambda _: 0.5, pairs, tolerance=1e-8, what="h_eps^1(1)")


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-2.7"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=PAIRS,
    checks=(from_root_enclosures, from_uniform_law, from_definition),
    controls=(
        Control(subject=tuple((e, 2 * a) for e, a in PAIRS), why="twice the critical alpha"),
        Control(subject=tuple((e / 2, a) for e, a in PAIRS), why="the radius in lambda in place of the one in x"),
        Control(
            subject=((sp.Rational(809, 1000), sp.Integer(1)), *PAIRS[1:]), why="near miss: 0.809 for (1 + sqrt 5)/4"
        ),
    ),
    uses=("chidambaram2022/theorem_2_7_monotone",),
)

if __name__ == "__main__":
    run_alone(__file__)
