r"""Equations (5)-(8): how often each segment occurs among the ordered pairs.

Among the $(n+2)^2$ ordered pairs of the points of Example 3 the segments $L_1$ and $L_2$ occur $2n$ times each, the
point of class $-1$ with itself or a copy $n^2$ times, the segment $L_3$ twice, and each point of class $+1$ with
itself once:
$$2n + 2n + n^2 + 2 + 1 + 1 = (n+2)^2$$
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.angle_forms import from_enumeration, from_the_total, n
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="equations-5-8", equation="(7)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple(2 * n, 2 * n, n**2, 2, 1, 1),
    checks=(
        from_enumeration,
        from_the_total,
    ),
    controls=(
        Control(subject=sp.Tuple(n, n, n**2, 1, 1, 1), why="unordered pairs for the segments"),
        Control(subject=sp.Tuple(2 * n, 2 * n, n * (n - 1), 2, 1, 1), why="copies mixed only with other copies"),
        Control(subject=sp.Tuple(2 * n, 2 * n, n**2, 2, 2, 1), why="near miss: one pair too many"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
