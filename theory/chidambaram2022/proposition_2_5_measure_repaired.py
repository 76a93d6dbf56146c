r"""Proposition 2.5, proof repaired: the measures at the centre.

At the centre of the cross, for $0 < \epsilon \le 1/\sqrt{2}$,
$$\xi^{1,1}_{x,\epsilon} = \xi^{2,2}_{x,\epsilon} = \frac{\epsilon}{8}.$$
The mixture of $(0, 1)$ and $(0, -1)$ is $(0, 2\lambda - 1)$; it lies within $\epsilon$ of the centre for
$|\lambda - 1/2| < \epsilon / 2$, which has measure $\epsilon$, and the two ordered pairs have measure $2/16$. No other
segment comes within $1/\sqrt{2}$.
"""

from fractions import Fraction

import sympy as sp

from theory.checks import on_instances
from theory.chidambaram2022.cross import (
    CENTRE,
    centre_mass_from_fractions,
    centre_mass_from_quadrature,
    centre_mass_from_segments,
    clearance,
    eps,
)
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone


def from_clearance(measure: sp.Expr) -> Evidence:
    """The formula is right up to eps = 1/sqrt(2), the distance of the slanted segments, where it gives sqrt(2)/16."""
    edge = measure.subs(eps, sp.sqrt(sp.Rational(1, 2)))
    return on_instances(
        lambda bound: bool(edge**2 == bound / 64),
        [sp.Rational(str(clearance(CENTRE)))],
        hypotheses=lambda bound: bound == Fraction(1, 2),
        what="square of the mass at the squared clearance",
    )


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="proposition-2.5"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=eps / 8,
    checks=(centre_mass_from_segments, centre_mass_from_fractions, centre_mass_from_quadrature, from_clearance),
    controls=(
        Control(subject=eps / 4, why="the printed value: radius eps in lambda in place of eps/2"),
        Control(subject=eps / 16, why="unordered pairs"),
        Control(subject=101 * eps / 800, why="near miss: one per cent more"),
    ),
    repairs="chidambaram2022/proposition_2_5_measure",
)

if __name__ == "__main__":
    run_alone(__file__)
