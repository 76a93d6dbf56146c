r"""Theorem 2.11, sharpened: the numbers of points at which the midpoints do not tell.

Points drawn from a density are determined by the midpoints of their pairs, with probability 1, for $m = 3$ and every
$m \ge 5$; with probability 1 they are not for
$$m \in \{1, 2, 4\}.$$
One point has no midpoint, two have one, and four points have the midpoints of their mirrored set.
"""

import sympy as sp

from theory.checks import exhaustive, on_instances
from theory.chidambaram2022.pair_scheme import (
    drawn_points,
    fails_for_almost_all,
    midpoints_of,
    stars_are_cliques,
    whole,
)
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.midpoints import AmbiguousMidpointsError, recover_from_midpoints
from theory.standalone import run_alone

Numbers = tuple[int, ...]


def from_all_permutations(exceptions: Numbers) -> Evidence:
    """m = 1 to 5: an exception where A has not full rank or some P keeps the rank and renames nothing (exact)."""
    return exhaustive(
        lambda n: (n in exceptions) == fails_for_almost_all(n), range(1, 6), size=5, what="ambiguous for m points"
    )


def from_cliques(exceptions: Numbers) -> Evidence:
    """Every m above the exceptions, and those between them: the last step of Lemma C.1 from there on."""
    last = whole(max(exceptions))
    if last is None:
        return exhaustive(lambda _: False, [max(exceptions)], size=1, what="a number of points is whole")
    return stars_are_cliques(last + 1)


def from_reconstruction(exceptions: Numbers) -> Evidence:
    """Normal points in the plane: several sets fit exactly at the exceptions, m = 2 to 12 and 16."""

    def ambiguous(n_points: int) -> bool:
        try:
            recover_from_midpoints(midpoints_of(drawn_points(n_points, 1)))
        except AmbiguousMidpointsError:
            return True
        return False

    return on_instances(
        lambda n: (n in exceptions) == ambiguous(n), [*range(2, 13), 16], what="ambiguous for m points", exact=False
    )


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-2.11"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=(1, 2, 4),
    checks=(from_all_permutations, from_cliques, from_reconstruction),
    controls=(
        Control(subject=(1, 2), why="the mirrored set of four points forgotten"),
        Control(subject=(1, 2, 3, 4, 5), why="as if the theorem's m >= 6 were sharp"),
        Control(subject=(1, 2, 4, 8), why="near miss: eight points can be ambiguous, but almost none are"),
        Control(subject=(sp.Integer(2), sp.Integer(4)), why="one point, which has no midpoint, forgotten"),
    ),
    uses=("chidambaram2022/lemma_c_1_exact_set", "chidambaram2022/lemma_c_1_projector"),
)

if __name__ == "__main__":
    run_alone(__file__)
