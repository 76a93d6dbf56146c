r"""Figures 11-12: the middle features of two Gaussian classes fill a circle.

Figure 12 looks for hidden features with $p_i(z) = p_j(z)$. For the classes $N(0, I)$ and $N((3, 0), 4 I)$ of the plane
these are the points of the circle about $(-1, 0)$ with the squared radius
$$4 + \frac{16}{3} \log 2$$
so that a ray from the first mean meets exactly one: on the segment between the means at $1.774$ of $3$, nearer to the
wide class, since equal likelihood is equal distance for equal covariances only. An invertible feature map carries them
back to inputs.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.middle_points import Circle, from_bisected_rays, from_both_densities
from theory.standalone import run_alone

SQUARE = 4 + sp.Rational(16, 3) * sp.log(2)

CLAIM = Claim(
    source=Source(paper="sohn2022", number="figures-11-12"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=Circle(sp.Rational(-1), SQUARE),
    checks=(from_both_densities, from_bisected_rays),
    controls=(
        Control(subject=Circle(sp.Integer(-1), sp.Integer(4)), why="the determinants left out: equal scaled distances"),
        Control(subject=Circle(sp.Integer(1), SQUARE), why="the centre between the means"),
        Control(
            subject=Circle(sp.Integer(-1), SQUARE * sp.Rational(101, 100)),
            why="near miss: a radius half a per cent off",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
