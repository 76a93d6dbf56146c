r"""Theorem 3.2, $\delta$ bounded by a distance as printed: $x$ with Assumptions 2.9 and 3.1 is classified as $i$.

Let the supports $X_1, ..., X_k$ be finite and $P_X$ uniform, and let $x \in X_{mix}$ meet Assumption 2.9 and
Assumption 3.1 for class $i$: for some $\delta$ below $d / 2$, with $d = \min_j d(X_i, X_j)$, every segment from
$s \in X_i$ to $t \notin X_i$ through $x = \lambda s + (1 - \lambda) t$ has $1 - \lambda < \delta$. Then
$h^i(x) > h^j(x)$ for all $j \ne i$.

The subject is the bound on $\delta$ as an expression in the distance $d$.
"""

from theory.chidambaram2022.margin_bound import d, from_flint, from_induction, from_search, from_two_points
from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-3.2"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=d / 2,
    checks=(from_search, from_induction, from_two_points, from_flint),
    controls=(
        Control(subject=d, why="the distance in place of half of it"),
        Control(subject=1 + 0 * d, why="every point is allowed"),
        Control(subject=101 * d / 200, why="near miss: 1 per cent more than half the distance"),
    ),
    erratum=(
        r"Assumption 3.1 bounds the mixing weight by a distance: for $X_1 = \{0\}$, $X_2 = \{3\}$ it allows $\delta$ "
        "up to $3/2$, so that the point 2 meets both assumptions for class 1 and is classified as 2; with the pure "
        r"number $1/2$, which the proof uses, in place of $\frac{1}{2} \min_j d(X_i, X_j)$, Theorem 3.2 classifies "
        "strictly."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
