r"""Lemma C.1, Claim 2: the remaining rows have full column rank, from six points on.

Let $C_1$ be $m - 1$ rows of $PA$ without an all-one column and $C_2$ the other rows. Then $\mathrm{rank}(C_2) = m$ for
every $m \ge 6$. At $m = 5$ it fails: take away the triangle and the edge that leave $K_{2,3}$. (It fails at $m = 4$
too; for $m \le 3$ no such $C_1$ exists. The paper asks for $m > 6$.)

Proof: a graph has rank $m$ exactly if no component is bipartite. A component with parts of sizes $a$ and $m - a$ takes
away at least $\binom{a}{2} + \binom{m-a}{2} \ge m(m-2)/4$ edges, one on $r$ points, $2 \le r \le m - 2$, at least
$2(m-2)$; both exceed $m - 1$.
"""

from itertools import combinations

import numpy as np
import sympy as sp

from numerics.pair_incidence import incidence
from numerics.rank import ranks
from theory.checks import all_of, exhaustive, identity
from theory.chidambaram2022.pair_scheme import m, whole
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

a, n = sp.symbols("a n", integer=True, nonnegative=True)


def from_bipartite_components(least: sp.Rational) -> Evidence:
    """Every m = least + n: the edges that a bipartite component costs exceed m - 1 by a polynomial without minus."""
    inside = a * (a - 1) / 2 + (m - a) * (m - a - 1) / 2
    square = identity(4 * inside, m * (m - 2) + (2 * a - m) ** 2)
    margins = [m * (m - 2) - 4 * (m - 1), 2 * (m - 2) - (m - 1)]
    signs = [c for margin in margins for c in sp.Poly(margin.subs(m, least + n), n).all_coeffs()]
    constants = [margin.subs(m, least) for margin in margins]
    size = sum(int(sp.degree(margin, m)) + 1 for margin in margins) + len(margins)
    cases = [*((c, c >= 0) for c in signs), *((c, c > 0) for c in constants)]
    positive = exhaustive(lambda case: bool(case[1]), cases, size=size, what="coefficients of the margin in n")
    return all_of([square, positive])


def from_every_graph(least: sp.Rational) -> Evidence:
    """All ways to take m - 1 edges without emptying a point: full rank at the least m, not always just below it."""
    number = whole(least)

    def full(n_points: int) -> bool:
        rows = incidence(n_points)
        taken = np.array(list(combinations(range(len(rows)), n_points - 1)))
        kept = np.array([np.setdiff1d(np.arange(len(rows)), gone) for gone in taken])
        stack = rows[kept]
        allowed = (stack.sum(axis=1) > 0).all(axis=1)
        return bool((ranks(stack[allowed]) == n_points).all())

    cases = [least] if number is None else [number - 1, number]
    return exhaustive(
        lambda k: number is not None and full(k) == (k >= number), cases, size=len(cases), what="every C_2, m points"
    )


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="lemma-c.1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Rational(6),
    checks=(from_bipartite_components, from_every_graph),
    controls=(
        Control(subject=sp.Rational(5), why="near miss: the triangle and an edge away leave the bipartite K_{2,3}"),
        Control(subject=sp.Rational(4), why="a path of four points is left"),
        Control(subject=sp.Rational(7), why="m > 6 as printed: true, but six points suffice"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
