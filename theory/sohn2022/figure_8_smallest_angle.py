r"""Figure 8: on data drawn as in the figure the Taylor forms are smallest close to $\varphi = 0$.

On 20 points of each class drawn as in Figure 8 the Taylor forms of Mixup and of GenLabel each fall and then rise over
$[-\pi/4, \pi/4]$, and are smallest at the angles
$$-0.004 \pi, \quad -0.004 \pi$$
to three decimals: within a hundredth of $\pi$ of the $\varphi = 0$ of the text, off it by the chance of the draw.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.form_slopes import from_covers, from_minimisation
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="figure-8"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(sp.Rational(-4, 1000), sp.Rational(-4, 1000)),
    checks=(from_covers, from_minimisation),
    controls=(
        Control(subject=sp.Tuple(sp.Rational(0), sp.Rational(0)), why="the angle of the text, taken as exact"),
        Control(subject=sp.Tuple(sp.Rational(4, 1000), sp.Rational(4, 1000)), why="the other side"),
        Control(
            subject=sp.Tuple(sp.Rational(-4, 1000), sp.Rational(-5, 1000)),
            why="near miss: the last digit of GenLabel",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
