r"""Example 1: without manifold intrusion Mixup reaches the margin 1/2.

Mixing only points of different classes leaves $L_1 + L_2$, which is minimised by $\theta = 1/2$, the largest margin
that $\min(\theta, 1 - \theta)$ can be.
"""

import sympy as sp

from numerics.three_points import numeric_loss
from theory.checks import agreement
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.minimal_margin import is_least, loss_without_intrusion
from theory.standalone import run_alone


def from_the_definition(minimiser: sp.Rational) -> Evidence:
    """The loss integrated from its definition is stationary there, and rises beyond."""
    return is_least(loss_without_intrusion(), loss_without_intrusion(small=False), minimiser)


def from_quadrature(minimiser: sp.Rational) -> Evidence:
    """The numerical loss of the pairs of different classes vanishes there: no smaller value is possible."""
    value = numeric_loss(float(minimiser), weight=0.0)
    return agreement(lambda _: 0.0, lambda _: value, ["the minimiser"], tolerance=1e-10, what="least loss")


CLAIM = Claim(
    source=Source(paper="sohn2022", number="example-1", equation="C.1"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Rational(1, 2),
    checks=(from_the_definition, from_quadrature),
    controls=(
        Control(subject=sp.Rational(3, 8), why="the minimiser with the intruding pair"),
        Control(subject=sp.Rational(1, 4), why="the kink 2 theta in place of theta"),
        Control(subject=sp.Rational(101, 200), why="near miss: 1 per cent above"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
