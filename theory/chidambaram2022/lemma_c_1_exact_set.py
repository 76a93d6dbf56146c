r"""Lemma C.1, sharpened: it holds for three points and for five or more, and fails for four.

Of the $\binom{m}{2}!$ permutations $P$ of the pairs of $m \ge 3$ points, those with $\mathrm{rank}\,[A, PA] = m$ number
$$m! \quad (m \ne 4), \qquad 48 \quad (m = 4).$$
The $m!$ renamings of the points, whose columns are those of $A$, are always among them; so the lemma holds exactly for
$m = 3$ and $m \ge 5$ (and for $m = 2$, where $P$ is the identity). At $m = 4$ swapping each pair with the pair of the
other two points keeps the rank.
"""

from functools import cache

import sympy as sp

from numerics.pair_incidence import all_row_permutations
from theory.checks import exhaustive, identity
from theory.chidambaram2022.pair_scheme import keeps_the_rank, m, n_of_small_rank
from theory.claim import FORALL, VERIFIED, Claim, Control, Source, slow
from theory.evidence import Evidence
from theory.standalone import run_alone

Counts = tuple[sp.Expr, int]


@cache
def _one_by_one(n_points: int) -> int:
    return sum(int(keeps_the_rank(n_points, rows).sum()) for rows in all_row_permutations(n_points))


def _at(counts: Counts, n_points: int) -> sp.Expr:
    return sp.sympify(counts[1] if n_points == 4 else counts[0].subs(m, n_points))


def from_star_images(counts: Counts) -> Evidence:
    """Every m >= 5: P is known from the images of the pairs 01, 02, 03, ...; these are pairs through one point.

    There are m(m-1)/2 places for 01, then 2(m-2) for 02, which meets it, then m-3, m-4, ... for the others.
    """
    return identity(m * (m - 1) / 2 * 2 * (m - 2) * sp.factorial(m - 3), counts[0], at=[{m: n} for n in range(5, 12)])


def from_classes(counts: Counts) -> Evidence:
    """All permutations for m = 3, 4, 5: the rank is the same for P and for P after a renaming, so one of each m!."""
    return exhaustive(
        lambda n: _at(counts, n) == n_of_small_rank(n), (3, 4, 5), size=3, what="P of rank m, among all, for m points"
    )


def from_all_permutations(counts: Counts) -> Evidence:
    """All 6, 720 and 3,628,800 permutations for m = 3, 4, 5, one by one."""
    return exhaustive(
        lambda n: _at(counts, n) == _one_by_one(n),
        (3, 4, 5),
        size=3,
        what="P of rank m, one by one, for m points",
    )


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="lemma-c.1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=(sp.factorial(m), 48),
    checks=(from_star_images, from_classes, slow(from_all_permutations)),
    controls=(
        Control(subject=(sp.factorial(m), 24), why="four points are no exception"),
        Control(subject=(2 * sp.factorial(m), 48), why="the exception taken for the rule"),
        Control(
            subject=(sp.factorial(m) + (m - 3) * (m - 5), 48), why="near miss: right at m = 3, 4, 5, wrong from 6 on"
        ),
    ),
    uses=("chidambaram2022/lemma_c_1_defect", "chidambaram2022/lemma_c_1_stars"),
)

if __name__ == "__main__":
    run_alone(__file__)
