"""Matrices over pairs of points whose entries depend on the number of shared points alone, for symbolic m.

The pairs g beside two given pairs e, f are counted from the definition: both ends among the points of e and f, one
end outside, or both. The counts are polynomials in m, so that products of such matrices are known for every m >= 4
(and for m = 3, where no two pairs are disjoint, in the entries that exist).
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations
from math import comb

import numpy as np
import sympy as sp
from flint import fmpq_mat
from numpy.typing import NDArray

from numerics.pair_incidence import (
    beside,
    coset_representatives,
    incidence,
    n_row_permutations,
    near_renamings,
    pairs,
    permutes_columns,
    structured,
)
from numerics.rank import Ints, ranks
from theory.checks import exhaustive
from theory.evidence import Evidence

m = sp.Symbol("m", integer=True, positive=True)

Entries = tuple[sp.Expr, sp.Expr, sp.Expr]
"""Values at two pairs that share 2, 1 and 0 points."""

OTHER = {2: (0, 1), 1: (0, 2), 0: (2, 3)}
"""A pair that shares 2, 1, 0 points with the pair (0, 1)."""

CLIQUE = 4
"""Pairs that meet pairwise share a point as soon as there are four of them."""


def product(left: Entries, right: Entries) -> Entries:
    """Entries of the product of two such matrices."""
    found = [_sum_over_pairs({0, 1}, set(OTHER[shared]), left, right) for shared in (2, 1, 0)]
    return found[0], found[1], found[2]


def on_points(entries: Entries) -> tuple[sp.Expr, sp.Expr]:
    """Entries of the product with A, at a point of the pair and at another point."""
    in_star = (sp.Integer(1), sp.Integer(1), sp.Integer(0))
    return _sum_over_pairs({0, 1}, {0}, entries, in_star), _sum_over_pairs({0, 1}, {2}, entries, in_star)


def _sum_over_pairs(first: set[int], second: set[int], left: Sequence[sp.Expr], right: Sequence[sp.Expr]) -> sp.Expr:
    """Sum over all pairs g of left[|e and g|] right[|g and f|]; entries are listed for 2, 1, 0 shared points."""
    near = sorted(first | second)
    n_far = m - len(near)
    inside = [(set(pair), sp.Integer(1)) for pair in combinations(near, 2)]
    across = [({point}, n_far) for point in near]
    outside = [(set[int](), n_far * (n_far - 1) / 2)]
    return sp.Add(*(n * left[2 - len(g & first)] * right[2 - len(g & second)] for g, n in (*inside, *across, *outside)))


def projector_entries() -> Entries:
    """Entries of the projector on the columns of A, solved for: they are slope * shared + level, and it keeps A."""
    slope, level = sp.symbols("slope level")
    entries = (2 * slope + level, slope + level, level)
    inside, outside = on_points(entries)
    solved = sp.solve([inside - 1, outside], [slope, level], dict=True)[0]
    found = [sp.factor(entry.subs(solved)) for entry in entries]
    return found[0], found[1], found[2]


@cache
def exact_projector(n_points: int) -> tuple[Ints, int]:
    """The projector A (A^T A)^{-1} A^T by exact elimination: an integer matrix and its common denominator."""
    a = fmpq_mat([[int(entry) for entry in row] for row in incidence(n_points)])
    projector = a * (a.transpose() * a).inv() * a.transpose()
    rows = [[Fraction(int(entry.p), int(entry.q)) for entry in row] for row in projector.tolist()]
    denominator = int(np.lcm.reduce([entry.denominator for row in rows for entry in row]))
    return np.array([[int(entry * denominator) for entry in row] for row in rows]), denominator


def shared_points(n_points: int) -> Ints:
    """How many points two pairs share, as a matrix over the pairs."""
    a = incidence(n_points)
    return a @ a.T


def keeps_the_rank(n_points: int, rows: Ints) -> NDArray[np.bool_]:
    """Whether rank [A, PA] = m, for each row permutation of a stack (exact)."""
    return ranks(beside(n_points, rows)) == n_points


def suspects(n_points: int) -> Ints:
    """Row permutations near the renamings of the points: two or three pairs moved, complements, turned stars."""
    return np.concatenate([near_renamings(n_points), structured(n_points)])


@cache
def n_of_small_rank(n_points: int) -> int:
    """How many of all (m(m-1)/2)! row permutations keep the rank at m: one of each class of m! is looked at."""
    classes = coset_representatives(n_points)
    renamings = int(sp.factorial(n_points))
    if len(classes) * renamings != n_row_permutations(n_points):
        raise ArithmeticError(f"{len(classes)} classes of {renamings} do not make all row permutations of {n_points}")
    return int(keeps_the_rank(n_points, classes).sum()) * renamings


@cache
def fails_for_almost_all(n_points: int) -> bool:
    """Whether some P keeps the rank without renaming the points, or A itself has not full rank; m <= 5."""
    if n_points < 3:
        return len(pairs(n_points)) < n_points
    classes = coset_representatives(n_points)
    return bool((keeps_the_rank(n_points, classes) & ~permutes_columns(n_points, classes)).any())


def whole(value: object) -> int | None:
    """A subject as a whole number; None where it is none."""
    number = sp.sympify(value)
    return int(number) if number.is_Integer else None


def stars_are_cliques(least: int) -> Evidence:
    """For every m >= least, m - 1 pairs that meet pairwise share a point: then P takes stars to stars.

    Four pairs cover at most eight points, so the pairs of eight points show all cases with four pairs; more pairs than
    four share a point as soon as any four do. For least <= 4 the smaller cliques are looked at too.
    """
    sizes = sorted({min(max(n - 1, 2), CLIQUE) for n in range(least, least + CLIQUE)})

    def share_a_point(chosen: tuple[tuple[int, int], ...]) -> bool:
        meet = all(set(e) & set(f) for e, f in combinations(chosen, 2))
        return not meet or bool(set.intersection(*map(set, chosen)))

    cases = (chosen for size in sizes for chosen in combinations(pairs(2 * CLIQUE), size))
    n_cases = sum(comb(comb(2 * CLIQUE, 2), size) for size in sizes)
    return exhaustive(share_a_point, cases, size=n_cases, what=f"{sizes} pairs that meet pairwise share a point")


def drawn_points(n_points: int, seed: int) -> NDArray[np.float64]:
    """Independent normal points in the plane, shape (n_points, 2)."""
    return np.random.default_rng([n_points, seed]).standard_normal((n_points, 2))


def midpoints_of(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """The midpoints of the pairs i < j in a scrambled order, shape (m(m-1)/2, d)."""
    first, second = np.triu_indices(len(points), 1)
    middles = (points[first] + points[second]) / 2
    return middles[np.random.default_rng(len(points)).permutation(len(middles))]
