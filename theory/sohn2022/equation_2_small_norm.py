r"""Equation (2) on Example 3 at a small norm: the order is another one.

At $r = 5$, with $n = 33$, $\sigma = 1/10$ and $\alpha$ 1 or 2, the certified minimisers of Example 3 have
$$\mathrm{margin}(SVM) > \mathrm{margin}(mixup) > \mathrm{margin}(GenLabel) > \mathrm{margin}(vanilla)$$
While the norm is small Mixup has a larger margin than vanilla training: (2) is a statement about a window of norms.
(The subject lists the signs of SVM $-$ GenLabel, GenLabel $-$ vanilla, vanilla $-$ Mixup, GenLabel $-$ Mixup.)
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.angle_problem import from_small_norm
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="equation-2", equation="(2)"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(1, 1, -1, -1),
    checks=(from_small_norm,),
    controls=(
        Control(subject=sp.Tuple(1, 1, 1, 1), why="the order at r = 25"),
        Control(subject=sp.Tuple(1, -1, -1, -1), why="vanilla above GenLabel"),
        Control(subject=sp.Tuple(1, 1, -1, 1), why="near miss: Mixup and GenLabel exchanged"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
