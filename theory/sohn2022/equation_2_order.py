r"""Equation (2) on Example 3, read as exact at the norm of Figure 7.

$$\mathrm{margin}(SVM) = \mathrm{margin}(GenLabel) > \mathrm{margin}(vanilla) > \mathrm{margin}(mixup)$$
The paper states (2) for the data of Example 2 in the limit $\sigma \to 0$, calls Example 3 "another example satisfying
(2)", and closes Appendix C.3 with this display "according to Fig. 7", for a fixed norm $r$ and a small $\sigma$ that it
does not name. That last reading is tried here, with $r = 25$, $n = 33$, for $\sigma = 1/10$ and $\alpha$ 1 or 2, and
for the limit $\sigma \to 0$ (a step) at $\alpha = 1$. At one wider label both sides agree (a claim of its own).
(The subject lists the signs of SVM $-$ GenLabel, GenLabel $-$ vanilla, vanilla $-$ Mixup, GenLabel $-$ Mixup.)
"""

import sympy as sp

from theory.claim import INSTANCE, REFUTED, Claim, Control, Source
from theory.sohn2022.angle_problem import from_middle_norm
from theory.sohn2022.margin_quadrature import from_angle_quadrature
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="equation-2", equation="(2)"),
    quantifier=INSTANCE,
    expected=REFUTED,
    subject=sp.Tuple(0, 1, 1, 1),
    checks=(from_middle_norm, from_angle_quadrature),
    controls=(
        Control(subject=sp.Tuple(1, -1, 1, 1), why="vanilla and GenLabel exchanged"),
        Control(subject=sp.Tuple(1, 1, -1, 1), why="vanilla and Mixup exchanged"),
        Control(subject=sp.Tuple(0, 0, 1, 1), why="near miss: the limit of a large norm"),
    ),
    erratum=(
        "Read on Example 3 at the norm $r = 25$ of Figure 7 (the display that closes Appendix C.3), the first sign "
        r"of equation (2) holds to the two printed digits of the angle: with $n = 33$, $\alpha = 1$ the margin of "
        r"GenLabel is $0.7039$ at $\sigma = 1/10$ and $0.7035$ for $\sigma \to 0$ beside the SVM's $0.7071$; they are "
        r"equal at $\sigma = 0.1682$, where the shifts by norm and width cancel, and in the limit $\sigma \to 0$, "
        r"$r \to \infty$, where vanilla training reaches the same margin."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
