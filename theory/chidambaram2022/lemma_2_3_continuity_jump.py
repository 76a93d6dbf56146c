r"""Lemma 2.3, continuity, repaired: where $h_\epsilon$ of finite data jumps, and by how much.

Where a point of class $i$ enters the open ball $B_\epsilon(x)$ of $n$ uniform data points, $h_\epsilon^i$ jumps by
$$\frac{1 - h}{1 + n^2 A}$$
with $h$ its value and $A$ the mass in the ball just before. All other masses are continuous in $x$, for a segment meets
the sphere in two points at most. So $h_\epsilon$ is continuous at $x$ if each data point that enters or leaves there
belongs to a class of share 1, and, where no two of them enter together, only if (several together may have the very
shares of the ball). It is continuous where no data point lies on the sphere, and a jump is the smaller the larger
$n^2 A$ is.
"""

from theory.chidambaram2022.ball_jumps import A, from_eq_1, from_flint, from_long_search, from_search, h, n
from theory.claim import FORALL, VERIFIED, Claim, Control, Source, slow
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="lemma-2.3-continuity"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=(1 - h) / (1 + n**2 * A),
    checks=(from_search, from_eq_1, from_flint, slow(from_long_search)),
    controls=(
        Control(subject=0 * h, why="no jump, as printed"),
        Control(subject=1 - h, why="the entering point takes all"),
        Control(subject=(1 - h) / (1 + n * A), why="the pair of a point with itself weighted by 1/n"),
        Control(subject=(1 - h) / (2 + n**2 * A), why="near miss: the mass of the pair counted twice"),
    ),
    repairs="chidambaram2022/lemma_2_3_continuity_ball",
)

if __name__ == "__main__":
    run_alone(__file__)
