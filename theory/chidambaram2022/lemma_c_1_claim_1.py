r"""Lemma C.1, Claim 1: a column of A that is no column of PA; there are at least two.

Let $m \ge 4$. If the columns of $PA$ are not the columns of $A$ in some order, then at least
$$2$$
columns of $A$ are no columns of $PA$, and swapping the pairs $\{u, w\}$ and $\{v, w\}$ loses exactly two. So an index
set $I$ of $m - 1$ rows exists as in the printed claim (which asks for one): a column of $A$ is all ones on $I$ and no
column of $PA$ is. (For $m = 2, 3$ every $P$ only renames the points, and nothing is claimed.)
"""

from math import comb

import numpy as np
import sympy as sp

from numerics.pair_incidence import coset_representatives, n_kept_stars, pairs
from theory.checks import exhaustive, on_instances
from theory.chidambaram2022.pair_scheme import whole
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone


def from_column_sums(least: sp.Rational) -> Evidence:
    """Every m: with one column unknown it is fixed by the row sums 2; with two, a row with a single one left is not.

    The ones that a row lacks, none, one or two, lie in different unknown columns. Fewer than the least number of
    unknown columns must be filled in one way only, the least number in several.
    """
    number = whole(least)
    cases = [(j, None) for j in range(1, number + 1)] if number else [(0, least)]

    def as_claimed(case: tuple[int, object]) -> bool:
        unknown, _ = case
        fixed = all(comb(unknown, lacking) == 1 for lacking in range(min(2, unknown - 1) + 1))
        return number is not None and unknown > 0 and fixed == (unknown < number)

    return exhaustive(as_claimed, cases, size=len(cases), what="unknown columns are fixed by the row sums")


def from_classes(least: sp.Rational) -> Evidence:
    """All permutations for m = 4, 5, one of each class under renaming."""

    def fewest(n_points: int) -> int:
        lost = n_points - n_kept_stars(n_points, coset_representatives(n_points))
        return int(lost[lost > 0].min())

    return exhaustive(lambda n: bool(fewest(n) == least), (4, 5), size=2, what="fewest lost columns, all P, m points")


def from_swaps(least: sp.Rational) -> Evidence:
    """The swap of two pairs that meet loses the least number, m = 4 to 11."""

    def lost(n_points: int) -> int:
        rows = np.arange(len(pairs(n_points)))
        rows[[0, 1]] = 1, 0  # the pairs {0, 1} and {0, 2}
        return n_points - int(n_kept_stars(n_points, rows[None])[0])

    return on_instances(lambda n: bool(lost(n) == least), range(4, 12), what="columns lost by a swap, m points")


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="lemma-c.1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Rational(2),
    checks=(from_column_sums, from_classes, from_swaps),
    controls=(
        Control(subject=sp.Rational(1), why="near miss: the printed bound taken for the sharp one"),
        Control(subject=sp.Rational(3), why="one more than a swap loses"),
        Control(subject=sp.Rational(4), why="as many as a swap of two disjoint pairs loses"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
