r"""Section F.2, repaired: ratios up to the reach are attained.

For $N(0, 4)$ and $N(0, 1)$ the shares of the narrow class below $\frac{2}{3}$ are attained, those above are not.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.enclosed_listings import from_ratio_at_centre
from theory.sohn2022.genmix import from_discriminants
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-F.2"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Rational(2, 3),
    checks=(from_discriminants, from_ratio_at_centre),
    controls=(
        Control(subject=sp.Integer(1), why="every share, as printed"),
        Control(subject=sp.Rational(1, 3), why="the share of the wide class"),
        Control(subject=sp.Rational(67, 100), why="near miss: just above 2/3"),
    ),
    repairs="sohn2022/section_f_2_solvable",
)

if __name__ == "__main__":
    run_alone(__file__)
