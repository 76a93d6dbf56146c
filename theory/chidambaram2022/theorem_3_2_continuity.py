r"""Theorem 3.2: at a point that meets Assumptions 2.9 and 3.1, h is continuous.

Let the supports be finite, $P_X$ uniform, and let $x \in X_{mix}$, no data point, meet Assumption 2.9 and Assumption
3.1 (with $\delta$ at most $1/2$, too) for class $i$. Let $w_1$ be the weight of the segments through $x$ on one line
and $\mu_1$ their mean foreign share, $w_2$ and $\mu_2$ those of the other lines. Then the limit of $h^i$ along the
first line is $1 - \mu_1$, and so is
$$h^i(x) = 1 - \mu_1.$$
"""

from theory.chidambaram2022.crossing_continuity import from_flint, from_lines, from_search, mu1, mu2, w1, w2
from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-3.2"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=(1 - mu1, 1 - mu1),
    checks=(from_search, from_lines, from_flint),
    controls=(
        Control(subject=(1 - mu2, 1 - mu2), why="the share of the other lines"),
        Control(subject=(1 - mu1, 1 - (mu1 + mu2) / 2), why="lines of equal weight"),
        Control(
            subject=(1 - mu1, 1 - (mu1 * w2 + mu2 * w1) / (w1 + w2)),
            why="near miss: the weights of the lines exchanged",
        ),
    ),
    erratum=(
        "Theorem 3.2 asserts continuity at $x$, but where segments cross at $x$ in different directions $h(x)$ is "
        r"their average, while beside $x$ each line keeps its own share: for $X_1 = \{(0, 0), (0, 1), (1, 0)\}$, $X_2 "
        r"= \{(1, 2)\}$ it fails at $(1/3, 2/3)$; off the data points $h$ is continuous if and only if all lines "
        "through $x$ give the same shares."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
