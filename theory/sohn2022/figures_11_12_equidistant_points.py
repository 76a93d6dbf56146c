r"""Figures 11-12: the points between two manifolds with a given difference of distances.

Figure 11 looks for points with $d(x, M_j) - d(x, M_i) = \log(1/\lambda - 1)$. Between circles about $(-2, 0)$ and
$(2, 0)$ of radius 1 and 1/2 these lie on a branch of a hyperbola: $(x / a)^2 - y^2 / (4 - a^2) = 1$ with
$$a = \frac{1}{4} - \frac{1}{2} \log(1/\lambda - 1)$$
At $\lambda = 1/2$ the point on the axis is $1/4$, at the distance $5/4$ of either circle: it is not half-way between
the centres.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.middle_points import Curve, from_bisected_lines, from_foci, share
from theory.standalone import run_alone

PLACE = sp.Rational(1, 4) - sp.log(1 / share - 1) / 2

CLAIM = Claim(
    source=Source(paper="sohn2022", number="figures-11-12"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=Curve(PLACE, 4 - PLACE**2),
    checks=(from_foci, from_bisected_lines),
    controls=(
        Control(
            subject=Curve(PLACE - sp.Rational(1, 4), 4 - (PLACE - sp.Rational(1, 4)) ** 2), why="the radii left out"
        ),
        Control(
            subject=Curve(sp.Rational(1, 2) - PLACE, 4 - (sp.Rational(1, 2) - PLACE) ** 2), why="the classes exchanged"
        ),
        Control(subject=Curve(PLACE, 4 + PLACE**2), why="near miss: the sign in the other half-axis"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
