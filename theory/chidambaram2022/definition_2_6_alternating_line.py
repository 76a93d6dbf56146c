r"""Definition 2.6: the 3-point alternating line, pinned by exact values.

$X_1 = \{0, 2\}$, $X_2 = \{1\}$, each point of weight 1/3. For the uniform law and $\epsilon = 3/4$ the masses at 1 are
$$\xi^{1,1} = 1/6, \quad \xi^{1,2} = 1/6, \quad \xi_\lambda^{1,2} = 1/16, \quad \xi^{2,2} = 1/9$$
and $h_\epsilon^1$ is 43/52 at 0, 53/92 at 1/2, 21/44 at 1 and 43/52 at 2.
"""

from fractions import Fraction

import numpy as np
import sympy as sp

from numerics.laws import BetaLaw
from numerics.mixing_loss import FiniteData, local_masses
from theory.checks import agreement, identity
from theory.chidambaram2022.alternating_line import CLASSES, POINTS, first_class_share
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.mixup_optimal import mixup_optimal
from theory.standalone import run_alone

Pins = tuple[tuple[sp.Rational, ...], tuple[sp.Rational, ...]]
QUERIES = tuple(map(Fraction, ("0", "1/2", "1", "2")))
RADIUS = Fraction(3, 4)
COLUMN = np.array([[float(point)] for point in POINTS])


def from_exact_integrals(pins: Pins) -> Evidence:
    """Rational arithmetic from the definition: every ordered pair, the open ball, the uniform law."""
    return identity(pins[1], [sp.Rational(*first_class_share(x, 1, RADIUS).as_integer_ratio()) for x in QUERIES])


def from_quadrature(pins: Pins) -> Evidence:
    """The masses at 1 by quadrature of the indicator."""
    found = local_masses(FiniteData(points=COLUMN, labels=CLASSES), np.array([1.0]), float(RADIUS), BetaLaw(1.0))
    values = (found.mass[0, 0], found.mass[0, 1], found.moment[0, 1], found.mass[1, 1])
    return agreement(
        lambda n: float(pins[0][n]), lambda n: float(values[n]), range(4), tolerance=1e-12, what="mass number"
    )


def from_public_function(pins: Pins) -> Evidence:
    """`mixup_optimal` on the same points."""
    shares = mixup_optimal(COLUMN, CLASSES, [[float(x)] for x in QUERIES], float(RADIUS), 1.0)[:, 0]
    return agreement(
        lambda n: float(pins[1][n]), lambda n: float(shares[n]), range(4), tolerance=1e-12, what="share number"
    )


MASSES = (sp.Rational(1, 6), sp.Rational(1, 6), sp.Rational(1, 16), sp.Rational(1, 9))
SHARES = (sp.Rational(43, 52), sp.Rational(53, 92), sp.Rational(21, 44), sp.Rational(43, 52))

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="definition-2.6"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=(MASSES, SHARES),
    checks=(from_exact_integrals, from_quadrature, from_public_function),
    controls=(
        Control(subject=(MASSES, (*SHARES[:2], sp.Rational(1, 2), SHARES[3])), why="undecided at the middle point"),
        Control(
            subject=((sp.Rational(1, 3), *MASSES[1:]), SHARES), why="the pair (0, 2) with the radius doubled in lambda"
        ),
        Control(subject=(MASSES, (*SHARES[:2], sp.Rational(10, 21), SHARES[3])), why="near miss: 10/21 for 21/44"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
