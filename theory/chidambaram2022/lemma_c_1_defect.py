r"""Lemma C.1, second step: a permutation keeps the column space of A only if it keeps who meets whom.

For a permutation $P$ of the pairs of $m \ge 4$ points let $n(P)$ be the number of ordered pairs $(e, f)$ of pairs for
which $e$ and $f$ share another number of points than $Pe$ and $Pf$. Then
$$\| \Pi - P \Pi P^T \|_F^2 = \frac{n(P)}{(m-2)^2},$$
so that $[A, PA]$ has rank $m$ exactly if $n(P) = 0$.
"""

import numpy as np
import sympy as sp

from theory.checks import identity, on_instances
from theory.chidambaram2022.pair_scheme import (
    exact_projector,
    keeps_the_rank,
    m,
    projector_entries,
    shared_points,
    suspects,
)
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone


def from_projector_entries(weight: sp.Expr) -> Evidence:
    """A pair of pairs that changes its number of shared points (1 to 0 or 0 to 1) changes the entry by 1/(m-2)."""
    _, meeting, disjoint = projector_entries()
    return identity((meeting - disjoint) ** 2, weight)


def from_suspects(weight: sp.Expr) -> Evidence:
    """Exact Frobenius norms and exact ranks for the permutations near the renamings, m = 4, 5, 6."""

    def agrees(case: tuple[int, tuple[int, ...], bool]) -> bool:
        n_points, rows, small = case
        projector, denominator = exact_projector(n_points)
        shared, order = shared_points(n_points), np.ix_(rows, rows)
        norm = sp.Rational(int(((projector - projector[order]) ** 2).sum()), denominator**2)
        n_changed = int((shared != shared[order]).sum())
        return bool(norm == n_changed * weight.subs(m, n_points)) and small == (n_changed == 0)

    stacks = ((n, suspects(n)) for n in (4, 5, 6))
    cases = (
        (n, tuple(rows), bool(small))
        for n, stack in stacks
        for rows, small in zip(stack.tolist(), keeps_the_rank(n, stack), strict=True)
    )
    return on_instances(agrees, cases, what="norm and rank at (m, P, rank is m)")


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="lemma-c.1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=1 / (m - 2) ** 2,
    checks=(from_projector_entries, from_suspects),
    controls=(
        Control(subject=1 / (m - 1) ** 2, why="the number of pairs through a point in place of m - 2"),
        Control(subject=1 / (m - 2), why="the change of one entry, not its square"),
        Control(subject=4 / ((m - 1) * (m - 2)) ** 2, why="near miss: as if meeting pairs had the entry 0"),
    ),
    uses=("chidambaram2022/lemma_c_1_projector",),
)

if __name__ == "__main__":
    run_alone(__file__)
