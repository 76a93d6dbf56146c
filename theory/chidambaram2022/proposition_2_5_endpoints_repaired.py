r"""Proposition 2.5, proof repaired: the value at the ends of the segment.

At the ends $(0, \pm 1)$ of the segment between the points of $X_1$, for $0 < \epsilon \le 1$,
$$h^1_{\epsilon} = 1 - \frac{\epsilon^2}{1 + (1 + 2 \sqrt{2}) \epsilon},$$
which is below 1 and tends to 1 as $\epsilon \to 0$.
"""

import sympy as sp

from theory.chidambaram2022.cross import end_share_from_balls, end_share_from_quadrature, end_share_from_segments, eps
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="proposition-2.5"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=1 - eps**2 / (1 + (1 + 2 * sp.sqrt(2)) * eps),
    checks=(end_share_from_segments, end_share_from_balls, end_share_from_quadrature),
    controls=(
        Control(subject=sp.Integer(1), why="the printed value"),
        Control(subject=1 - eps**2 / (1 + 2 * sp.sqrt(2) * eps), why="the half of the vertical segment forgotten"),
        Control(
            subject=1 - eps**2 / (1 + (1 + sp.sqrt(2)) * eps),
            why="near miss: pairs of two classes counted in one order",
        ),
    ),
    repairs="chidambaram2022/proposition_2_5_endpoints",
)

if __name__ == "__main__":
    run_alone(__file__)
