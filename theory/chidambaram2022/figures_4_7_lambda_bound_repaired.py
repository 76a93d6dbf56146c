r"""Figure 7: under Assumption 3.1 the point falls at most delta times the length of the segment away from $X_i$.

On every segment of length $l$ from $s \in X_i$ to $t \in X_j$ that holds $x$, where $A_{x,\epsilon,\delta}^{i,j}$ has
measure zero for some $\epsilon$,
$$|x - s|^2 \le \delta^2 l^2$$
and for $\delta < 1$ no smaller multiple will do.
"""

import sympy as sp

from theory.chidambaram2022.weight_bound import delta, from_segments, from_sharpness, from_the_segment, length
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="figures-4-7"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=delta**2 * length**2,
    checks=(from_segments, from_the_segment, from_sharpness),
    controls=(
        Control(subject=delta**2, why="the caption: delta as a distance"),
        Control(subject=length**2 / 4, why="half of the length"),
        Control(subject=delta**2 * length, why="the length to the first power"),
        Control(subject=sp.Rational(99, 100) * delta**2 * length**2, why="near miss: 1 per cent less"),
        Control(subject=sp.Rational(101, 100) * delta**2 * length**2, why="1 per cent more: valid, but not sharp"),
    ),
    repairs="chidambaram2022/figures_4_7_lambda_bound",
)

if __name__ == "__main__":
    run_alone(__file__)
