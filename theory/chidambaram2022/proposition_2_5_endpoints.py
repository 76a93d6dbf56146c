r"""Proposition 2.5, proof, the segment taken with its ends: $h_\epsilon^1 = 1$ at every point but the centre.

Every point other than $(0, 0)$ on the segment between the points of $X_1$, its ends among them, has
$$h^1_{\epsilon}(x) = 1$$
for all small enough $\epsilon$. (Tested at the end $(0, 1)$; at inner points it is true.)
"""

import sympy as sp

from theory.chidambaram2022.cross import end_share_from_balls, end_share_from_quadrature, end_share_from_segments, eps
from theory.claim import INSTANCE, REFUTED, Claim, Control, Source
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="proposition-2.5"),
    quantifier=INSTANCE,
    expected=REFUTED,
    subject=sp.Rational(1),
    checks=(end_share_from_balls, end_share_from_segments, end_share_from_quadrature),
    controls=(
        Control(subject=sp.Rational(1, 2), why="the value at the centre"),
        Control(subject=1 - eps, why="a gap of first order"),
        Control(subject=1 - eps**2, why="near miss: the gap without its denominator"),
    ),
    erratum=(
        "In the proof of Proposition 2.5 the ends of the segment, if they are counted among its points, are an "
        r"exception, for segments between the classes end there: $h_\epsilon^1$ falls short of 1 by $\epsilon^2 / (1 + "
        r"(1 + 2 \sqrt{2}) \epsilon)$, and only its limit is 1; neither the inner points nor the proposition is "
        "affected."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
