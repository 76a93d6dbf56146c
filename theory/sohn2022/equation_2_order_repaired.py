r"""Equation (2) on Example 3, repaired: strict at the norm of Figure 7.

At $r = 25$, $n = 33$, with $\sigma = 1/10$ and $\alpha$ 1 or 2 or with the step of $\sigma \to 0$ and $\alpha = 1$, the
certified minimisers of Example 3 have
$$\mathrm{margin}(SVM) > \mathrm{margin}(GenLabel) > \mathrm{margin}(vanilla) > \mathrm{margin}(mixup)$$
(The subject lists the signs of SVM $-$ GenLabel, GenLabel $-$ vanilla, vanilla $-$ Mixup, GenLabel $-$ Mixup.)
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.angle_problem import from_middle_norm
from theory.sohn2022.margin_quadrature import from_angle_quadrature
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="equation-2", equation="(2)"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(1, 1, 1, 1),
    checks=(from_middle_norm, from_angle_quadrature),
    controls=(
        Control(subject=sp.Tuple(1, -1, 1, 1), why="vanilla and GenLabel exchanged"),
        Control(subject=sp.Tuple(1, 1, -1, 1), why="vanilla and Mixup exchanged"),
        Control(subject=sp.Tuple(0, 1, 1, 1), why="near miss: equality, as printed"),
    ),
    repairs="sohn2022/equation_2_order",
)

if __name__ == "__main__":
    run_alone(__file__)
