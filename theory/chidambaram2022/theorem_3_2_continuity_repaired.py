r"""Theorem 3.2, repaired: the exact condition for continuity off the data points.

Let the supports be finite, $P_X$ uniform, the mixing density continuous and positive on $(0, 1)$, and let $x \in
X_{mix}$ be no data point. Along one line of segments through $x$, of weight $w_1$ and mean foreign share $\mu_1$,
beside other lines of weight $w_2$ and mean foreign share $\mu_2$,
$$\lim_{r \to 0} h^i(x + r u) = 1 - \mu_1, \quad h^i(x) = 1 - \frac{\mu_1 w_1 + \mu_2 w_2}{w_1 + w_2}.$$
So $h$ is continuous at $x$ if and only if all lines through $x$ give the same shares: always in one dimension, and
where no two segments cross at $x$, or none of them has a foreign end. (At data points see Theorem 2.10.)
"""

from theory.chidambaram2022.crossing_continuity import (
    from_flint,
    from_lines,
    from_long_search,
    from_search,
    mu1,
    mu2,
    w1,
    w2,
)
from theory.claim import FORALL, VERIFIED, Claim, Control, Source, slow
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-3.2"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=(1 - mu1, 1 - (mu1 * w1 + mu2 * w2) / (w1 + w2)),
    checks=(from_search, from_lines, from_flint, slow(from_long_search)),
    controls=(
        Control(subject=(1 - mu1, 1 - mu1), why="no jump, as printed"),
        Control(subject=(1 - mu1, 1 - (mu1 + mu2) / 2), why="lines of equal weight"),
        Control(
            subject=(1 - mu1, 1 - (mu1 * w2 + mu2 * w1) / (w1 + w2)),
            why="near miss: the weights of the lines exchanged",
        ),
    ),
    uses=("chidambaram2022/remark_2_4_continuous_density",),
    repairs="chidambaram2022/theorem_3_2_continuity",
)

if __name__ == "__main__":
    run_alone(__file__)
