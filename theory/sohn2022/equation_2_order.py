r"""Equation (2): the margins of the four classifiers.

$$\mathrm{margin}(SVM) = \mathrm{margin}(GenLabel) > \mathrm{margin}(vanilla) > \mathrm{margin}(mixup)$$
Read on Example 3 at the norm $r = 25$ of Figure 7. (The subject lists the signs of SVM $-$ GenLabel, GenLabel $-$
vanilla, vanilla $-$ Mixup, GenLabel $-$ Mixup.)
"""

import sympy as sp

from theory.claim import INSTANCE, REFUTED, Claim, Control, Source
from theory.sohn2022.angle_problem import from_middle_norm
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="equation-2", equation="(2)"),
    quantifier=INSTANCE,
    expected=REFUTED,
    subject=sp.Tuple(0, 1, 1, 1),
    checks=(from_middle_norm,),
    controls=(
        Control(subject=sp.Tuple(1, -1, 1, 1), why="vanilla and GenLabel exchanged"),
        Control(subject=sp.Tuple(1, 1, -1, 1), why="vanilla and Mixup exchanged"),
        Control(subject=sp.Tuple(0, 0, 1, 1), why="near miss: the limit of a large norm"),
    ),
    erratum=(
        "The margin of GenLabel is not that of the SVM at any fixed norm and width (0.7039 against 0.7071 at r = "
        "25, sigma = 1/10); equality holds in the limit alone, where vanilla training reaches it too."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
