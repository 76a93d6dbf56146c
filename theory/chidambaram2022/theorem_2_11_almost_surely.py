r"""Theorem 2.11: the midpoints of the pairs determine the points, with probability 1.

Let $m \ge 6$ points be drawn from a law with a density. With probability 1 the points are determined, up to order, by
the $\binom{m}{2}$ midpoints of their pairs $i < j$.

Proof: another set $x'$ with the same midpoints gives $A x = P A x'$ with one permutation $P$ for all coordinates. If
$P$ renames the points, $x'$ is $x$ in another order, for $A$ has full rank. Otherwise $\mathrm{rank}\,[A, PA] > m$,
so the first coordinates of $x$ lie in a proper subspace; there are finitely many.
"""

import numpy as np
import sympy as sp

from numerics.pair_incidence import beside, permutes_columns
from numerics.pair_peeling import same_sets
from numerics.rank import ranks
from theory.checks import exhaustive, on_instances
from theory.chidambaram2022.pair_scheme import drawn_points, midpoints_of, stars_are_cliques, suspects, whole
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.midpoints import AmbiguousMidpointsError, recover_from_midpoints
from theory.standalone import run_alone


def from_cliques(least: sp.Rational) -> Evidence:
    """Every m from the least on: the last step of Lemma C.1 (pairs that meet pairwise share a point)."""
    number = whole(least)
    return _no_number(least) if number is None else stars_are_cliques(number)


def from_exceptional_subspaces(least: sp.Rational) -> Evidence:
    """Exact dimension 2m - rank [A, PA] < m of the ambiguous coordinates for suspicious P, three sizes."""
    number = whole(least)
    if number is None:
        return _no_number(least)

    def proper(n_points: int) -> bool:
        stack = suspects(n_points)
        other = stack[~permutes_columns(n_points, stack)]
        return bool((2 * n_points - ranks(beside(n_points, other)) < n_points).all())

    return on_instances(proper, range(number, number + 3), what="proper subspaces for m points")


def from_reconstruction(least: sp.Rational) -> Evidence:
    """Points drawn from a normal law in the plane come back, alone, from their midpoints."""
    number = whole(least)
    if number is None:
        return _no_number(least)

    def comes_back(case: tuple[int, int]) -> bool:
        points = drawn_points(*case)
        try:
            return same_sets(recover_from_midpoints(midpoints_of(points)), points, 1e-9)
        except AmbiguousMidpointsError:
            return False

    cases = ((n, seed) for n in np.unique([*range(number, number + 6), 16, 32, 100]) for seed in range(3))
    return on_instances(comes_back, cases, what="recovery of (m, seed)", exact=False)


def _no_number(least: object) -> Evidence:
    return exhaustive(lambda _: False, [least], size=1, what="a number of points is whole")


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-2.11"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Rational(6),
    checks=(from_cliques, from_exceptional_subspaces, from_reconstruction),
    controls=(
        Control(subject=sp.Rational(4), why="near miss: four points have the midpoints of their mirrored set"),
        Control(subject=sp.Rational(3), why="true at three points, but not at every larger number"),
        Control(subject=sp.Rational(2), why="two points have one midpoint"),
    ),
    uses=("chidambaram2022/lemma_c_1_exact_set", "chidambaram2022/lemma_c_1_projector"),
    erratum=(
        "Theorem 2.11 at $m = 6$ rests on a lemma stated for $m > 6$ (which holds at $m = 6$ too), and indexes the "
        r"midpoints by $1 \le i \le j \le m$, where the count of $m (m - 1) / 2$ and the text before it mean $i < j$."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
