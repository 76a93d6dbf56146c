r"""Figure 8: the Taylor forms over the angle.

On 20 points of each class drawn as in Figure 8, with $\theta = 10 (\cos\varphi, \sin\varphi)$ and equal spreads, at
21 angles of $[-\pi/4, \pi/4]$: the form of Mixup exceeds that of GenLabel, with $A = 1/4$ and $B = 1/12$, and this
exceeds that of the attack of radius $R c_x A$.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.two_gaussians import from_angles, from_equal_spreads
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="figure-8"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(sp.Rational(1, 4), sp.Rational(1, 12)),
    checks=(
        from_angles,
        from_equal_spreads,
    ),
    controls=(
        Control(subject=sp.Tuple(sp.Rational(2, 5), sp.Rational(1, 5)), why="moments above those of Mixup"),
        Control(subject=sp.Tuple(sp.Rational(1, 3), sp.Rational(1, 6)), why="the moments of Mixup"),
        Control(subject=sp.Tuple(sp.Rational(101, 400), sp.Rational(1, 12)), why="near miss: 1 per cent more"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
