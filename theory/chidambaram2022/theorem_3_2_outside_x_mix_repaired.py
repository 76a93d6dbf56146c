r"""Theorem 3.2, repaired: eq. (1) determines $h$ exactly on $X_{mix}$.

Let the supports be finite, $P_X$ uniform, and the mixing density continuous and positive on $(0, 1)$. Eq. (1)
determines $h(x)$ if and only if at least $1$ segment passes through $x$ (a data point counting as one), which is
$x \in X_{mix}$: one segment suffices, for its mass per $\epsilon$ tends to $2 f(\lambda) / |s - t| > 0$. Off $X_{mix}$
Assumptions 2.9 and 3.1 hold for every class at once, so they cannot say how $x$ is classified.
"""

import sympy as sp

from theory.chidambaram2022.determined_points import from_flint, from_long_search, from_search, from_weight
from theory.claim import FORALL, VERIFIED, Claim, Control, Source, slow
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-3.2"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Rational(1),
    checks=(from_search, from_weight, from_flint, slow(from_long_search)),
    controls=(
        Control(subject=sp.Integer(0), why="every point, as printed"),
        Control(subject=sp.Integer(2), why="two segments at least"),
        Control(subject=sp.Rational(21, 20), why="near miss: one segment is just not enough"),
    ),
    repairs="chidambaram2022/theorem_3_2_outside_x_mix",
)

if __name__ == "__main__":
    run_alone(__file__)
