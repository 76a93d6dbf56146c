r"""Figure 5: the counts of the 160 datasets add up.

Logistic labels gain on 87 datasets, tie on 23 and lose on 50: together 160. The exact sign test of 87 against 50
rejects equal chances at 1 per cent.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.printed_tables import from_sign_test, from_the_sum
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="figure-5"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(87, 23, 50, 160),
    checks=(
        from_the_sum,
        from_sign_test,
    ),
    controls=(
        Control(subject=sp.Tuple(87, 23, 50, 157), why="three datasets lost"),
        Control(subject=sp.Tuple(75, 23, 62, 160), why="wins and losses nearly even"),
        Control(subject=sp.Tuple(87, 24, 50, 160), why="near miss: one tie more"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
