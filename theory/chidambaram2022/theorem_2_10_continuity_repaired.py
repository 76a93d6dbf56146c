r"""Theorem 2.10, repaired: the exact condition for continuity at data points.

Let the supports be finite, $P_X$ uniform, and let the mixing density be continuous and positive on $(0, 1)$ with finite
limits at $0$ and $1$. Then $h$ is continuous at $x \in X_i$ if and only if no segment with $x$ strictly inside has
$1$ end or more outside $X_i$.

Along a ray from $x$, the segments that end at $x$ have labels which tend to $e_i$; a segment with $x$ strictly inside
keeps the share $1 - \mu$ of its label at $x$ and a weight that does not vanish against theirs.
"""

import sympy as sp

from theory.chidambaram2022.data_point_continuity import (
    from_every_kind_of_segment,
    from_flint,
    from_long_search,
    from_necessity,
    from_search,
)
from theory.claim import FORALL, VERIFIED, Claim, Control, Source, slow
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-2.10"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Rational(1),
    checks=(from_search, from_every_kind_of_segment, from_flint, from_necessity, slow(from_long_search)),
    controls=(
        Control(subject=sp.Integer(2), why="Assumption 2.9 as printed"),
        Control(subject=sp.Integer(0), why="every segment is forbidden, also within a class"),
        Control(subject=sp.Rational(21, 20), why="near miss: a segment with one foreign end is just allowed"),
    ),
    uses=("chidambaram2022/remark_2_4_continuous_density",),
    repairs="chidambaram2022/theorem_2_10_continuity",
)

if __name__ == "__main__":
    run_alone(__file__)
