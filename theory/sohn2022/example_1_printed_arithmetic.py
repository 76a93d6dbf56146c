r"""Example 1: the printed $L_1$, $L_2$, $L_3$ give 7/16.

With $L_1 = L_2 = \frac{2}{3}(2\theta - 1)^2$ and $L_3 = \frac{2}{3}\theta$ as printed,
$$\frac{3}{2}(L_1 + L_2 + L_3) = 8\theta^2 - 7\theta + 2,$$
whose derivative vanishes at $\theta = 7/16$. (The arithmetic is right; the printed $L_3$ is half the loss as defined.)
"""

from typing import NamedTuple

import sympy as sp

from theory.checks import identity
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.minimal_margin import theta
from theory.standalone import run_alone


class Printed(NamedTuple):
    """The printed pair losses, their sum times 3/2, and the stationary point."""

    different: sp.Expr
    same: sp.Expr
    total: sp.Expr
    minimiser: sp.Expr


def from_expansion(printed: Printed) -> Evidence:
    """Three halves of the sum, expanded."""
    return identity(sp.Rational(3, 2) * (2 * printed.different + printed.same), printed.total)


def from_derivative(printed: Printed) -> Evidence:
    """The derivative of the printed pair losses vanishes at the minimiser."""
    slope = sp.diff(2 * printed.different + printed.same, theta)
    return identity(slope.subs(theta, printed.minimiser), 0)


SUBJECT = Printed(
    different=sp.Rational(2, 3) * (2 * theta - 1) ** 2,
    same=sp.Rational(2, 3) * theta,
    total=8 * theta**2 - 7 * theta + 2,
    minimiser=sp.Rational(7, 16),
)

CLAIM = Claim(
    source=Source(paper="sohn2022", number="example-1", equation="C.1"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=SUBJECT,
    checks=(from_expansion, from_derivative),
    controls=(
        Control(subject=SUBJECT._replace(same=sp.Rational(4, 3) * theta), why="L_3 as defined, with its factor 2"),
        Control(subject=SUBJECT._replace(minimiser=sp.Rational(3, 8)), why="the minimiser of the loss as defined"),
        Control(subject=SUBJECT._replace(total=8 * theta**2 - 7 * theta + 3), why="near miss: the constant term"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
