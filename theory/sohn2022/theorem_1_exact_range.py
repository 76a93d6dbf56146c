r"""Theorem 1 beyond Taylor forms: the range of c for the exact losses.

With the label that step 4 of Appendix C.7 leaves, one step at $\frac{1}{1+c}$ in every pair, the exact Mixup loss is at
least the exact GenLabel loss for all data and all $\theta$ of $\Theta$ exactly when
$$\sqrt{3} - 1 \le c \le \frac{1 + \sqrt{3}}{2}$$
The wider range of the theorem, $2 - \sqrt{3} < c < 2 + \sqrt{3}$, is that of centred and balanced data, where the gap
is $\frac{4c - 1 - c^2}{12 (1+c)^2}$ times the mean score of class 1.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.exact_orderings import from_losses_inside, from_the_sign_of_each_weight
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="theorem-1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple(sp.sqrt(3) - 1, (1 + sp.sqrt(3)) / 2),
    checks=(from_the_sign_of_each_weight, from_losses_inside),
    controls=(
        Control(subject=sp.Tuple(2 - sp.sqrt(3), 2 + sp.sqrt(3)), why="the range of the Taylor forms"),
        Control(subject=sp.Tuple(sp.Rational(7, 10), (1 + sp.sqrt(3)) / 2), why="the lower end too low"),
        Control(
            subject=sp.Tuple(sp.sqrt(3) - 1, sp.Rational(69, 50)), why="near miss: the upper end 1 per cent higher"
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
