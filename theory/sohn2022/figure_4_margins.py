r"""Figure 4: the margins of the population minimisers.

For the three points of Example 2 the minimisers over all pairs have, to three decimals, the margins 4.699 (linear
labels) and 4.996 (logistic labels); the largest is 5.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.three_class_margins import from_rounding
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="figure-4"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(sp.Rational(4699, 1000), sp.Rational(4996, 1000)),
    checks=(from_rounding,),
    controls=(
        Control(subject=sp.Tuple(sp.Rational(4699, 1000), sp.Rational(5)), why="the largest margin"),
        Control(subject=sp.Tuple(sp.Rational(35, 10), sp.Rational(4996, 1000)), why="a much smaller margin"),
        Control(
            subject=sp.Tuple(sp.Rational(4733, 1000), sp.Rational(4996, 1000)),
            why="near miss: linear labels without self-pairs",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
