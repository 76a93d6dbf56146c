r"""Lemma C.1, proof of Claim 2: where the edges left force a triangle.

For $m \ge 1$ the inequality of the printed proof,
$$\binom{m}{2} - (m - 1) > \frac{m^2}{4},$$
holds exactly for $m > 3 + \sqrt{5} = 5.236...$, that is from six points on. (The paper draws it from $m > 6$, which
is more than is needed.)
"""

import sympy as sp

from numerics.enclosure import evaluate, sign
from theory.checks import identity, on_instances
from theory.chidambaram2022.pair_scheme import m
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

MARGIN = m * (m - 1) / 2 - (m - 1) - m**2 / 4


def from_factors(bound: sp.Expr) -> Evidence:
    """Four times the margin is (m - bound)(m - 6 + bound): of the two roots, of sum 6, only one exceeds 1."""
    return identity(4 * MARGIN, (m - bound) * (m - 6 + bound))


def from_whole_numbers(bound: sp.Expr) -> Evidence:
    """Exact integers m = 1 to 300 on both sides of the bound."""

    def agrees(n_points: int) -> bool | None:
        above = sign(evaluate(n_points - bound))
        return None if above is None else bool(MARGIN.subs(m, n_points) > 0) == (above > 0)

    return on_instances(agrees, range(1, 301), what="more edges than m^2/4, m points")


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="lemma-c.1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=3 + sp.sqrt(5),
    checks=(from_factors, from_whole_numbers),
    controls=(
        Control(subject=sp.Integer(6), why="m > 6 as printed: six points are enough"),
        Control(subject=3 - sp.sqrt(5), why="the other root"),
        Control(subject=sp.Integer(4), why="five points, where 6 edges do not exceed 25/4"),
        Control(subject=sp.Rational(21, 4), why="near miss: the same whole numbers, another root"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
