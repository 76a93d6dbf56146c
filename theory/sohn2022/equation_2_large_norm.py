r"""Equation (2) on Example 3 at a large norm: vanilla training overtakes a soft GenLabel.

At $r = 400$, with $n = 33$, $\alpha = 1$ and a label of width $\sigma = 1/5$, the certified minimisers of Example 3
have $\mathrm{margin}(SVM) > \mathrm{margin}(GenLabel)$ and $\mathrm{margin}(GenLabel) < \mathrm{margin}(vanilla)$
(signs 1 and $-1$): vanilla training tends to the max-margin direction, GenLabel of fixed width to a direction
beside it.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.angle_problem import from_large_norm
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="equation-2", equation="(2)"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(1, -1),
    checks=(from_large_norm,),
    controls=(
        Control(subject=sp.Tuple(1, 1), why="the order at r = 25"),
        Control(subject=sp.Tuple(0, -1), why="GenLabel at the largest margin"),
        Control(subject=sp.Tuple(1, 0), why="near miss: vanilla and GenLabel equal"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
