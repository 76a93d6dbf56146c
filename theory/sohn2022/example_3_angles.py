r"""Example 3: the angles 0.22, 0.30 and 0.25 at norm 25.

For $r = 25$ the minimising angles of vanilla training, Mixup and GenLabel are, to two digits, $0.22 \pi$,
$0.30 \pi$ and $0.25 \pi$: so for $n = 33$, $\alpha = 7/4$, $\sigma = 1/10$. (The paper prints none of the three;
$\alpha = 1$ would give $0.32 \pi$ for Mixup and $\alpha = 2$ gives $0.29 \pi$, whatever $n$ between 1 and 100.)
"""

import sympy as sp

from theory.claim import EXISTS, VERIFIED, Claim, Control, Source
from theory.sohn2022.angle_problem import from_brackets
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="example-3"),
    quantifier=EXISTS,
    expected=VERIFIED,
    subject=sp.Tuple(sp.Rational(11, 50), sp.Rational(3, 10), sp.Rational(1, 4)),
    checks=(from_brackets,),
    controls=(
        Control(
            subject=sp.Tuple(sp.Rational(11, 50), sp.Rational(8, 25), sp.Rational(1, 4)),
            why="the angle of Mixup at alpha = 1",
        ),
        Control(
            subject=sp.Tuple(sp.Rational(1, 4), sp.Rational(3, 10), sp.Rational(1, 4)),
            why="vanilla at the max-margin direction already",
        ),
        Control(
            subject=sp.Tuple(sp.Rational(11, 50), sp.Rational(29, 100), sp.Rational(1, 4)),
            why="near miss: the last digit of Mixup, alpha = 2",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
