r"""Theorem 3.5: where the maximum-margin solution does not interpolate, the Mixup minimiser has another direction.

For linearly independent data the minimiser of (7) has all margins equal to $k(P_f)$ whatever the maximum-margin
solution is, so that the hypothesis is necessary too. For $X_1 = \{(1,0,0), (3,1,0)\}$, $X_{-1} = \{(0,0,-1)\}$ the
maximum-margin direction is $(1, 0, 1)$, with margins $1, 3, 1$, and the minimiser of (7) is $k(P_f) \, (1, -2, 1)$ for
every symmetric law.
"""

from fractions import Fraction

import numpy as np
import sympy as sp

from numerics.convex import exact_max_margin, max_margin
from numerics.enclosure import ball, precision
from numerics.linear_losses import Atoms, Pairs, minimise, mixtures
from theory.checks import agreement, on_instances
from theory.chidambaram2022.interpolation import Dataset
from theory.chidambaram2022.margin_losses import BITS, loss_gradient, scale
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

DATA = Dataset(((1, 0, 0), (3, 1, 0), (0, 0, -1)), (1, 1, -1))
Direction = tuple[sp.Rational, ...]


def from_gradient(direction: Direction) -> Evidence:
    """The gradient of (7) at k times the direction, enclosed from the definition, contains 0 in each coordinate."""

    def vanishes(alpha: int) -> bool:
        with precision(BITS):
            theta = [ball(c) * scale(alpha).ball for c in direction]
            gradient = loss_gradient(DATA.points, DATA.labels, theta, alpha, Pairs.ACROSS)
            return not any(bool(g > 0) or bool(g < 0) for g in gradient)

    return on_instances(vanishes, (1, 8), what="the gradient of (7) is 0 for Beta(alpha, alpha)")


def from_supports(direction: Direction) -> Evidence:
    """In rationals: its margins are equal, and it is not the maximum-margin direction, found by trying all supports."""
    widest = exact_max_margin(DATA.points, DATA.labels)
    mine = [Fraction(int(c.p), int(c.q)) for c in direction]
    margins = [sum(a * b for a, b in zip(x, mine, strict=True)) for x in DATA.signed]

    def differs(margin: Fraction) -> bool:
        return margin == 1 and widest is not None and not widest.interpolates and list(widest.w) != mine

    return on_instances(differs, margins, what="margin 1, another direction than max-margin")


def from_newton(direction: Direction) -> Evidence:
    """Newton on the definition of (7); the convex solver's maximum-margin direction is far from it."""

    def deviation(alpha: int) -> float:
        found = minimise(mixtures(DATA.points, DATA.labels, Atoms.of_beta(alpha), pairs=Pairs.ACROSS)).theta
        widest = max_margin(DATA.points, DATA.labels).direction
        cosine = float(found @ widest) / float(np.linalg.norm(found)) if widest is not None else float("nan")
        return float(np.abs(found - float(scale(alpha).low) * np.array(direction, dtype=float)).max()) + (cosine > 0.6)

    return agreement(deviation, lambda _: 0.0, (1, 32), tolerance=1e-9, what="distance from the minimiser of (7)")


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-3.5", equation="(7)"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=(sp.Rational(1), sp.Rational(-2), sp.Rational(1)),
    checks=(from_gradient, from_supports, from_newton),
    controls=(
        Control(subject=(sp.Rational(1), sp.Rational(0), sp.Rational(1)), why="the maximum-margin direction"),
        Control(
            subject=(sp.Rational(4), sp.Rational(1), sp.Rational(1)), why="the sum of the points with their labels"
        ),
        Control(subject=(sp.Rational(1), sp.Rational(-199, 100), sp.Rational(1)), why="near miss: half a per cent off"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
