r"""Figure 7, its $\delta$ read as a distance: the point falls at most $\delta$ away from $X_i$ on every line.

The caption says so of every line between $X_i$ and $X_j$ that intersects the point $x$. Squared, with $l$ the length of
the segment from $s \in X_i$ to $t \in X_j$:
$$|x - s|^2 \le \delta^2$$
"""

from theory.chidambaram2022.weight_bound import delta, from_segments, from_sharpness, from_the_segment, length
from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="figures-4-7"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=delta**2,
    checks=(from_segments, from_the_segment, from_sharpness),
    controls=(
        Control(subject=length**2 / 4, why="half of the length, where delta is half of the class distance at most"),
        Control(subject=delta**2 / 4, why="half of delta"),
        Control(subject=delta**2 * length, why="near miss: the length to the first power, right at length 1"),
        Control(subject=4 * delta**2 * length**2, why="twice what holds: valid, but not sharp"),
    ),
    erratum=(
        r"Read as a distance, the $\delta$ in the caption of Figure 7, like its bound $\frac{1}{2} \min_j d(X_i, X_j)$ "
        r"in Assumption 3.1, does not fit the sets $A^{i,j}_{x, \epsilon, \delta}$, where $\delta$ bounds the weight "
        r"$1 - \lambda$ of the foreign point: on a segment of length $l$ the point can be almost $\delta l$ away from "
        r"$X_i$, which exceeds $\delta$ for $l > 1$."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
