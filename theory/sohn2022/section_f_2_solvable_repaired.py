r"""Section F.2, repaired: ratios below the reach are attained.

For $N(0, 4)$ and $N(0, 1)$ the shares 1/2, 3/5 and 33/50 of the narrow class are attained; $\frac{2}{3}$ is the
largest share.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.genmix import SOLVABLE, from_discriminants
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-F.2"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=SOLVABLE,
    checks=(from_discriminants,),
    controls=(
        Control(subject=sp.Tuple(sp.Rational(9, 10)), why="a share above the reach"),
        Control(subject=sp.Tuple(sp.Rational(1, 2), sp.Rational(3, 4)), why="one share above the reach"),
        Control(subject=sp.Tuple(sp.Rational(67, 100)), why="near miss: just above 2/3"),
    ),
    repairs="sohn2022/section_f_2_solvable",
)

if __name__ == "__main__":
    run_alone(__file__)
