r"""Example 3: the angles at norm 25 are the global minimisers, over the whole circle.

At $n = 33$, $\alpha = 7/4$, $\sigma = 1/10$ and $r = 25$ the least losses of vanilla training, Mixup and GenLabel over
all angles lie within $0.005 \pi$ of
$$0.22 \pi, \quad 0.30 \pi, \quad 0.25 \pi$$
Vanilla training and GenLabel are even least over the whole disc $\|\theta\| \le 25$; Mixup would choose a shorter
$\theta$, and its loss on the circle has a second valley near $-0.44 \pi$, which is higher.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.global_angles import from_a_fine_grid, from_the_whole_circle, from_the_whole_disc
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="example-3"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(sp.Rational(11, 50), sp.Rational(3, 10), sp.Rational(1, 4)),
    checks=(from_the_whole_disc, from_the_whole_circle, from_a_fine_grid),
    controls=(
        Control(
            subject=sp.Tuple(sp.Rational(11, 50), sp.Rational(-11, 25), sp.Rational(1, 4)),
            why="the second valley of Mixup",
        ),
        Control(
            subject=sp.Tuple(sp.Rational(1, 4), sp.Rational(3, 10), sp.Rational(1, 4)),
            why="vanilla at the max-margin direction already",
        ),
        Control(
            subject=sp.Tuple(sp.Rational(11, 50), sp.Rational(29, 100), sp.Rational(1, 4)),
            why="near miss: the last digit of Mixup",
        ),
    ),
    uses=("sohn2022/example_3_angles",),
)

if __name__ == "__main__":
    run_alone(__file__)
