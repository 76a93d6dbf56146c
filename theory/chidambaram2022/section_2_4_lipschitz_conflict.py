r"""Section 2.4: when a Mixup point conflicts with an original point.

A classifier whose share $g^i$ is $L$-Lipschitz sees an original point $x$ of class $i$ once and a Mixup point $z$ of
other classes, at the distance $\epsilon$, with the weight $w \ge 1$. With $c = L \epsilon$ it can fit both, $g^i(x) =
1$ and $g^i(z) = 0$, if and only if $c \ge 1$. Below, as long as $c \le 1/w$, the least of $-\log g^i(x) - w \log(1 -
g^i(z))$ is reached at
$$g^i(x) = \frac{1 + c}{1 + w}, \quad g^i(z) = \frac{1 - w c}{1 + w},$$
and for $1/w \le c \le 1$ at $g^i(x) = c$, $g^i(z) = 0$. So points of equal weight are told apart at every distance
($g^i(x) > 1/2$), and a Mixup point of weight $w$ turns $x$ over only where $c < (w - 1)/2$ and $c < 1/2$: the
conflict that the text excludes "unless $\epsilon \ll 1/L$" begins at $\epsilon = 1/L$ for the loss and at $1/(2L)$ at
most for the class.
"""

from fractions import Fraction

import sympy as sp
from flint import arb

from numerics.enclosure import ball, precision
from theory.checks import identity, on_instances
from theory.chidambaram2022.searched_sets import exact
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

c, w, q = sp.symbols("c w q", positive=True)
Pair = tuple[sp.Expr, sp.Expr]
CASES = [(Fraction(a, 12), b) for b in (1, 2, 5) for a in range(1, 13) if a * b <= 12]
STEPS = [Fraction(n, 60) for n in range(1, 60)]


def from_stationarity(best: Pair) -> Evidence:
    """The slack g(x) - g(z) = c is used up, and the derivative of the loss along it vanishes; the loss is convex."""
    at_x, at_z = best
    slope = sp.diff(-sp.log(q + c) - w * sp.log(1 - q), q)
    return identity([at_x - at_z, sp.cancel(slope.subs(q, at_z)) + c], [c, c])


def from_competitors(best: Pair) -> Evidence:
    """No pair of shares on a grid with g(x) - g(z) <= c has a smaller loss, by balls."""

    def holds(case: tuple[Fraction, int]) -> bool:
        mine = _shares(best, case)
        if not 0 < mine[0] <= 1 or not 0 <= mine[1] < 1 or mine[0] - mine[1] > case[0]:
            return False
        rivals = [(min(z + case[0], Fraction(1)), z) for z in STEPS]
        with precision(100):
            return not any(_loss(rival, case[1]) < _loss(mine, case[1]) for rival in rivals)

    return on_instances(holds, CASES, what="no rival has a smaller loss, at (c, w)")


def from_fit(best: Pair) -> Evidence:
    """Both points are fitted exactly at c = 1 with w = 1, and at no smaller c."""
    fitted = (Fraction(1), Fraction(0))
    return on_instances(
        lambda at: (_shares(best, (at, 1)) == fitted) == (at == 1),
        [*STEPS, Fraction(1)],
        what="both fitted exactly, at c",
    )


def _shares(best: Pair, case: tuple[Fraction, int]) -> tuple[Fraction, Fraction]:
    at = {c: sp.Rational(case[0].numerator, case[0].denominator), w: case[1]}
    return exact(best[0].subs(at)), exact(best[1].subs(at))


def _loss(shares: tuple[Fraction, Fraction], weight: int) -> arb:
    return -ball(shares[0]).log() - weight * ball(1 - shares[1]).log()


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="section-2.4-lipschitz"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=((1 + c) / (1 + w), (1 - w * c) / (1 + w)),
    checks=(from_stationarity, from_competitors, from_fit),
    controls=(
        Control(subject=((1 + c) / 2, (1 - c) / 2), why="right for equal weights alone"),
        Control(subject=((1 + w * c) / (1 + w), (1 - c) / (1 + w)), why="the weight on the wrong point"),
        Control(subject=(1 / (1 + w) + 0 * c, 1 / (1 + w) + 0 * c), why="a constant classifier"),
        Control(
            subject=((1 + c) / (1 + w) - sp.Rational(1, 200), (1 - w * c) / (1 + w) - sp.Rational(1, 200)),
            why="near miss: both shares a little smaller",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
