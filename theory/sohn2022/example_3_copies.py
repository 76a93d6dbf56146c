r"""Example 3: which numbers of copies give the printed vanilla angle.

At $r = 25$ the vanilla minimiser is $0.22 \pi$ to two digits exactly for $18 \le n \le 59$, where
$$n + 1 = \cot\varphi \frac{1 + e^{r \cos\varphi}}{1 + e^{r \sin\varphi}}$$
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.angle_forms import from_closed_form, from_rounding
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="example-3"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(18, 59),
    checks=(
        from_rounding,
        from_closed_form,
    ),
    controls=(
        Control(subject=sp.Tuple(18, 100), why="too many copies"),
        Control(subject=sp.Tuple(1, 59), why="too few copies"),
        Control(subject=sp.Tuple(18, 60), why="near miss: one copy more"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
