r"""Example 3: the maximum-margin direction is pi/4.

For every number of copies the direction $(\cos\frac{\pi}{4}, \sin\frac{\pi}{4})$ through the origin has the largest
margin on $(1, 0)$ and $(0, 1)$ of class $+1$ and $(-1, 0)$ of class $-1$; copies do not change it.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.angle_forms import from_rational_kkt, from_unit_length
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="example-3"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(sp.sqrt(2) / 2, sp.sqrt(2) / 2),
    checks=(
        from_rational_kkt,
        from_unit_length,
    ),
    controls=(
        Control(subject=sp.Tuple(sp.Integer(1), sp.Integer(0)), why="the direction of most of the points"),
        Control(subject=sp.Tuple(sp.Rational(3, 5), sp.Rational(4, 5)), why="a unit vector nearby"),
        Control(
            subject=sp.Tuple(sp.Rational(71, 100), sp.Rational(71, 100)), why="near miss: the direction, not the length"
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
