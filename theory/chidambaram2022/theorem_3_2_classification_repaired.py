r"""Theorem 3.2, repaired: the bound on delta is the number 1/2, whatever the distances.

Let the supports be finite, $P_X$ uniform, the mixing density continuous and positive on $(0, 1)$, and let
$x \in X_{mix}$ meet Assumption 2.9 for class $i$. If every segment from $s \in X_i$ to $t \notin X_i$ through
$x = \lambda s + (1 - \lambda) t$ has $1 - \lambda < 1/2$, then $h^i(x) > 1/2$, so that $x$ is classified as $i$. No
larger number will do, and the statement does not change with the scale.
"""

import sympy as sp

from theory.chidambaram2022.margin_bound import (
    d,
    from_flint,
    from_induction,
    from_long_search,
    from_search,
    from_two_points,
)
from theory.claim import FORALL, VERIFIED, Claim, Control, Source, slow
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-3.2"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Rational(1, 2),
    checks=(from_search, from_induction, from_two_points, from_flint, slow(from_long_search)),
    controls=(
        Control(subject=d / 2, why="the bound as printed, which compares a weight with a distance"),
        Control(subject=sp.Integer(1), why="every point is allowed"),
        Control(subject=sp.Rational(1, 3), why="too small: points classified as i are left out"),
        Control(subject=sp.Rational(101, 200), why="near miss: the midpoint of two classes is just allowed"),
    ),
    uses=("chidambaram2022/remark_2_4_continuous_density",),
    repairs="chidambaram2022/theorem_3_2_classification",
)

if __name__ == "__main__":
    run_alone(__file__)
