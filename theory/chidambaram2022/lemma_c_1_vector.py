r"""Lemma C.1, the last step of the printed proof: a vector in the column space of A alone.

For $u = -e_1 + \sum_{i \ge 2} e_i$ the vector $v = Au$ has the entries
$$0 \ \text{at the pairs through the first point,} \qquad 2 \ \text{at the others.}$$
So does $PA (1, ..., 1)^T$ on the rows $C_2$; where $C_2$ has full column rank no other combination does, and on the
rows $C_1$ that one has the entry 2: $v$ is not in the column space of $PA$, and $\mathrm{rank}\,[A, PA] > m$.
(The printed proof ends with "not in the column span of A", where $PA$ is meant.)
"""

import numpy as np
import sympy as sp

from numerics.pair_incidence import incidence, near_renamings, pairs, permutes_columns
from numerics.rank import ranks
from theory.checks import exhaustive, on_instances
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

Entries = tuple[int, int]


def from_two_kinds_of_pairs(entries: Entries) -> Evidence:
    """Every m: a row adds u at two points, and only the first point has -1."""
    through_first, elsewhere = -1 + 1, 1 + 1
    cases = list(zip(entries, (through_first, elsewhere), strict=True))
    return exhaustive(lambda case: bool(case[0] == case[1]), cases, size=2, what="entry of Au by kind of pair")


def from_matrices(entries: Entries) -> Evidence:
    """Exact, m = 6, 7: Au has these entries, and for swaps and 3-cycles a vector so built raises the rank of PA.

    The first point runs through all stars of A; one of them is no star of PA, and its vector serves.
    """

    def serves(case: tuple[int, tuple[int, ...]]) -> bool:
        n_points, rows = case
        a = incidence(n_points)
        signs = np.ones((n_points, n_points), dtype=np.int64) - 2 * np.eye(n_points, dtype=np.int64)
        through = [[p in pair for pair in pairs(n_points)] for p in range(n_points)]
        built = np.array([[entries[0] if yes else entries[1] for yes in row] for row in through])
        stack = np.array([np.column_stack([a[list(rows)], a @ u]) for u in signs])
        return np.array_equal(built, (a @ signs).T) and bool((ranks(stack) > n_points).any())

    stacks = ((n, near_renamings(n)[:: 7 * n]) for n in (6, 7))
    cases = [(n, tuple(rows)) for n, stack in stacks for rows in stack[~permutes_columns(n, stack)]]
    return on_instances(serves, cases, what="Au outside the column space of PA at (m, P)")


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="lemma-c.1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=(0, 2),
    checks=(from_two_kinds_of_pairs, from_matrices),
    controls=(
        Control(subject=(2, 0), why="the two kinds exchanged"),
        Control(subject=(0, 1), why="one point of the pair counted"),
        Control(subject=(sp.Integer(-1), sp.Integer(2)), why="near miss: only the first point counted in its pairs"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
