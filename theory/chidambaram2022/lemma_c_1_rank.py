r"""Lemma C.1: the rank of [A, PA] exceeds m.

Let $m > 6$, let $A$ be the matrix with a row for each pair of $m$ points and ones at the two points, and let $P$ be a
permutation of the rows. If the columns of $PA$ are not the columns of $A$ in some order, then
$\mathrm{rank}\,[A, PA] > m$.

Proof for every $m$: the rank is $m$ exactly if $P$ keeps who meets whom among the pairs (steps one and two); $m - 1$
pairs that meet pairwise share a point (step three), so that $P$ takes stars to stars and columns to columns.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from numerics.pair_incidence import Ints, is_identity, keeps_a_star, n_near_renamings, permutes_columns
from theory.checks import exhaustive, on_instances
from theory.chidambaram2022.pair_scheme import keeps_the_rank, stars_are_cliques, suspects, whole
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone


@dataclass(frozen=True, kw_only=True)
class RankLaw:
    """From `least` points on, the rank stays at m for the excused permutations and for no others."""

    least: object
    excused: Callable[[int, Ints], NDArray[np.bool_]]


def from_cliques(law: RankLaw) -> Evidence:
    """Every m at once: pairs that meet pairwise share a point (all sets of four pairs of eight points)."""
    least = whole(law.least)
    return _no_number(law) if least is None else stars_are_cliques(least)


def from_suspects(law: RankLaw) -> Evidence:
    """Exact ranks for all P that move two or three pairs, complements, turned stars; three sizes from the least."""
    least = whole(law.least)
    if least is None:
        return _no_number(law)

    def agrees(case: tuple[int, Ints]) -> bool:
        n_points, rows = case
        return bool((keeps_the_rank(n_points, rows) == law.excused(n_points, rows)).all())

    blocks = [
        (n, stack[low:high])
        for n in range(least, least + 3)
        for stack in (suspects(n),)
        for low, high in pairwise(np.linspace(0, len(stack), 9, dtype=int))
    ]
    n_swaps = ", ".join(f"{n_near_renamings(n)} near renamings at m = {n}" for n in range(least, least + 3))
    return on_instances(agrees, blocks, what=f"rank is m exactly for the excused P ({n_swaps} and more)")


def _no_number(law: RankLaw) -> Evidence:
    return exhaustive(lambda _: False, [law.least], size=1, what="a number of points is whole")


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="lemma-c.1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=RankLaw(least=7, excused=permutes_columns),
    checks=(from_cliques, from_suspects),
    controls=(
        Control(subject=RankLaw(least=4, excused=permutes_columns), why="four points: the complement keeps the rank"),
        Control(subject=RankLaw(least=7, excused=is_identity), why="renamed points forgotten"),
        Control(subject=RankLaw(least=7, excused=keeps_a_star), why="near miss: one common column taken for all"),
    ),
    uses=(
        "chidambaram2022/lemma_c_1_projector",
        "chidambaram2022/lemma_c_1_defect",
        "chidambaram2022/lemma_c_1_stars",
    ),
    erratum=(
        r"Lemma C.1 is stated for $m > 6$ but Theorem 2.11, which rests on it, for $m \ge 6$; the lemma holds at $m = "
        "5$ and $m = 6$ too, and its printed proof already covers $m = 6$ (the step by Turán's theorem needs $m > 3 + "
        r"\sqrt{5}$ only)."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
