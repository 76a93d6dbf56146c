r"""Theorem 2.11 fails for four points: the mirrored set has the same midpoints.

With $s = x_1 + x_2 + x_3 + x_4$, the points
$$x_i' = \frac{s}{2} - x_i, \quad i = 1, 2, 3, 4,$$
have $x_i' + x_j' = x_k + x_l$ for $\{i, j, k, l\} = \{1, 2, 3, 4\}$, so the six midpoints are the same. They are
another set for almost all points, namely unless two disjoint pairs have the same midpoint.
"""

from itertools import combinations, permutations

import numpy as np
import sympy as sp

from numerics.pair_peeling import same_sets
from theory.checks import exhaustive, identity, on_instances
from theory.chidambaram2022.pair_scheme import drawn_points, midpoints_of
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.midpoints import AmbiguousMidpointsError, recover_from_midpoints
from theory.standalone import run_alone

x = sp.symbols("x1:5", real=True)
Mirrored = tuple[sp.Expr, ...]


def from_pair_sums(mirrored: Mirrored) -> Evidence:
    """The sum of two mirrored points is the sum of the other two points, for all x."""
    both = [(e, tuple(sorted({0, 1, 2, 3} - set(e)))) for e in combinations(range(4), 2)]
    return identity([mirrored[i] + mirrored[j] for (i, j), _ in both], [x[k] + x[l] for _, (k, l) in both])


def from_other_orders(mirrored: Mirrored) -> Evidence:
    """None of the 24 orders of x is the mirrored set for all x: some coordinate differs by a nonzero linear form."""
    return exhaustive(
        lambda order: any(sp.expand(mirrored[i] - x[order[i]]) != 0 for i in range(4)),
        permutations(range(4)),
        size=24,
        what="x in another order is another set",
    )


def from_reconstruction(mirrored: Mirrored) -> Evidence:
    """The reconstruction from midpoints finds two sets for normal points in the plane, the second one mirrored."""

    def among_solutions(seed: int) -> bool:
        points = drawn_points(4, seed)
        image = np.column_stack([sp.lambdify(x, mirrored)(*coordinate) for coordinate in points.T])
        try:
            recover_from_midpoints(midpoints_of(points))
        except AmbiguousMidpointsError as ambiguous:
            found = ambiguous.solutions
            return len(found) == 2 and all(any(same_sets(s, p, 1e-9) for s in found) for p in (points, image))
        return False

    return on_instances(among_solutions, range(20), what="two solutions for seed", exact=False)


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-2.11"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=tuple(sum(x) / 2 - point for point in x),
    checks=(from_pair_sums, from_other_orders, from_reconstruction),
    controls=(
        Control(subject=x, why="the points themselves: no other set"),
        Control(subject=tuple(sum(x) - point for point in x), why="mirrored at the sum"),
        Control(subject=tuple(sum(x) / 4 - point for point in x), why="mirrored about half the mean"),
        Control(
            subject=(*(sum(x) / 2 - point for point in x[:3]), x[3]), why="near miss: three points mirrored, one kept"
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
