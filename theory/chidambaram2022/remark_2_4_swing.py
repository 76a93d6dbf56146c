r"""Remark 2.4, repaired: a bounded density for which the limit does not exist.

Let the mixing density be $(3 - b)/2$ for $1/4 < |\lambda - 1/2| \le 1/2$, $b$ for $1/8 < |\lambda - 1/2| \le 1/4$,
and so on in turn, $0 < b < 3$. Between even and odd $n$ its mean over $|\lambda - 1/2| < 2^{-n}$ swings by the factor
$$\frac{1 + b}{2},$$
and with it the weight of every segment halved by $x$. So $h_\epsilon(x)$ has no limit where halved segments of one
length meet others, not halved, of another mean label, unless $b = 1$, the uniform law. (Halved segments of one length
alone, as on the cross of Proposition 2.5, swing together, and the limit exists.)
"""

from theory.chidambaram2022.shell_oscillation import b, from_fractions, from_search, from_series
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="remark-2.4"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=(1 + b) / 2,
    checks=(from_search, from_series, from_fractions),
    controls=(
        Control(subject=1 + 0 * b, why="no swing, as printed"),
        Control(subject=b, why="the density of the inner shell alone"),
        Control(subject=2 * b / (3 - b), why="the densities of neighbouring shells, not their means"),
        Control(subject=(101 + 100 * b) / 200, why="near miss: less than 1 per cent off"),
    ),
    repairs="chidambaram2022/remark_2_4_limit_exists",
)

if __name__ == "__main__":
    run_alone(__file__)
