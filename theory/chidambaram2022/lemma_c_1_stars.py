r"""Lemma C.1, third step: four pairs that meet pairwise share a point.

Among the pairs of $n$ points, the number of sets of four pairs that meet pairwise is
$$n \binom{n-1}{4} = \frac{n(n-1)(n-2)(n-3)(n-4)}{24},$$
which is the number of sets of four pairs through one point: there are no others. (Three pairs can form a triangle.) So
for $m \ge 5$ every set of $m - 1$ pairs that meet pairwise is a star, a permutation that keeps who meets whom takes
stars to stars, and these are the columns of $A$.
"""

from itertools import combinations
from math import comb

import sympy as sp

from numerics.pair_incidence import pairs
from theory.checks import exhaustive, identity
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

n = sp.Symbol("n", integer=True, positive=True)
MOST_POINTS = 8  # four pairs cover no more


def _cliques(n_points: int) -> list[set[int]]:
    """The points covered by each set of four pairs of 0..n_points-1 that meet pairwise."""
    chosen = (c for c in combinations(pairs(n_points), 4) if all(set(e) & set(f) for e, f in combinations(c, 2)))
    return [{point for pair in c for point in pair} for c in chosen]


def from_eight_points(count: sp.Expr) -> Evidence:
    """Count by the points covered, at most eight; the sets on j given points number c_j, those on any j C(n, j) c_j."""
    covered = [len(points) for points in _cliques(MOST_POINTS)]
    on_given = {j: sp.Rational(covered.count(j), comb(MOST_POINTS, j)) for j in sorted(set(covered))}
    return identity(sp.Add(*(c * sp.ff(n, j).expand(func=True) / sp.factorial(j) for j, c in on_given.items())), count)


def from_small_sets(count: sp.Expr) -> Evidence:
    """Brute force for two to seven points."""
    return exhaustive(
        lambda k: len(_cliques(k)) == count.subs(n, k), range(2, 8), size=6, what="number of sets for n points"
    )


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="lemma-c.1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=n * (n - 1) * (n - 2) * (n - 3) * (n - 4) / 24,
    checks=(from_eight_points, from_small_sets),
    controls=(
        Control(
            subject=n * (n - 1) * (n - 2) * (n - 3) * (n - 4) / 24 + n * (n - 1) * (n - 2) * (n - 3) / 24,
            why="one more set on every four points",
        ),
        Control(subject=n * (n - 1) * (n - 2) * (n - 3) / 6, why="three pairs through one point"),
        Control(
            subject=n * (n - 1) * (n - 2) * (n - 3) * (n - 4) * (n - 5) / 24,
            why="near miss in form: a point too many chosen",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
