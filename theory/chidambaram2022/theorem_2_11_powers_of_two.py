r"""Theorem 2.11 without probability: for every power of two some midpoints fit two sets.

The numbers $1, ..., 2m$ fall into those that exceed by one a number with an even and with an odd count of binary ones:
$$\{1, 4\}, \{2, 3\}; \quad \{1, 4, 6, 7\}, \{2, 3, 5, 8\}; \quad \{1, 4, 6, 7, 10, 11, 13, 16\}, \{2, 3, 5, 8, ...\}$$
and so on. Both have the same pair sums, for $m = 2, 4, 8, 16$ and every power of two: if $X$ and $Y$ have, so have
$X \cup (Y + c)$ and $Y \cup (X + c)$.
"""

from collections import Counter
from fractions import Fraction
from itertools import combinations, pairwise

import numpy as np
import sympy as sp

from numerics.pair_peeling import same_sets
from theory.checks import all_of, exhaustive, on_instances
from theory.chidambaram2022.pair_scheme import midpoints_of
from theory.claim import EXISTS, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.midpoints import AmbiguousMidpointsError, recover_from_midpoints
from theory.standalone import run_alone

TwoSets = tuple[tuple[int, ...], tuple[int, ...]]
TWO = ((1, 4), (2, 3))
FOUR = ((1, 4, 6, 7), (2, 3, 5, 8))
EIGHT = ((1, 4, 6, 7, 10, 11, 13, 16), (2, 3, 5, 8, 9, 12, 14, 15))
SIXTEEN = (
    (1, 4, 6, 7, 10, 11, 13, 16, 18, 19, 21, 24, 25, 28, 30, 31),
    (2, 3, 5, 8, 9, 12, 14, 15, 17, 20, 22, 23, 26, 27, 29, 32),
)


def from_pair_sums(witnesses: tuple[TwoSets, ...]) -> Evidence:
    """Exact: two different sets of m numbers with the same pair sums, for m = 2, 4, 8, 16, ... in turn."""

    def fit(case: tuple[int, TwoSets]) -> bool:
        power, (left, right) = case
        sums = [Counter(Fraction(str(a + b)) for a, b in combinations(s, 2)) for s in (left, right)]
        return len(left) == len(right) == 2**power and set(left) != set(right) and sums[0] == sums[1]

    cases = list(enumerate(witnesses, start=1))
    return exhaustive(fit, cases, size=4, what="two sets of 2^r numbers, (r, sets)")


def from_doubling(witnesses: tuple[TwoSets, ...]) -> Evidence:
    """Each witness is the one before, doubled; and doubling keeps the property, for all sets.

    With X = sum of z^x and X2 = X at z^2, the pair sums have the series (X^2 - X2) / 2; c enters as a factor w = z^c.
    """
    x, y, x2, w = sp.symbols("X Y X2 w")
    y2 = x2 - x**2 + y**2  # X and Y have the same pair sums
    doubled = [(x + w * y) ** 2 - (x2 + w**2 * y2), (y + w * x) ** 2 - (y2 + w**2 * x2)]

    def is_doubled(case: tuple[TwoSets, TwoSets]) -> bool:
        (left, right), (larger, other) = case
        shift = 2 * len(left)
        grown = [{*a, *(n + shift for n in b)} for a, b in ((left, right), (right, left))]
        return grown == [set(larger), set(other)]

    keeps = exhaustive(lambda pair: sp.expand(pair[0] - pair[1]) == 0, [doubled], size=1, what="doubled pair sums")
    steps = list(pairwise(witnesses))
    return all_of([keeps, exhaustive(is_doubled, steps, size=3, what="doubled sets")])


def from_reconstruction(witnesses: tuple[TwoSets, ...]) -> Evidence:
    """The reconstruction from midpoints finds both sets (m = 4, 8, 16)."""

    def finds_both(sets: TwoSets) -> bool:
        points = [np.array(s, dtype=float)[:, None] for s in sets]
        try:
            recover_from_midpoints(midpoints_of(points[0]))
        except AmbiguousMidpointsError as ambiguous:
            return all(any(same_sets(s, p, 1e-9) for s in ambiguous.solutions) for p in points)
        return False

    return on_instances(finds_both, [w for w in witnesses if len(w[0]) > 2], what="both sets found", exact=False)


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-2.11"),
    quantifier=EXISTS,
    expected=VERIFIED,
    subject=(TWO, FOUR, EIGHT, SIXTEEN),
    checks=(from_pair_sums, from_doubling, from_reconstruction),
    controls=(
        Control(
            subject=(TWO, FOUR, EIGHT, (tuple(range(1, 32, 2)), tuple(range(2, 33, 2)))),
            why="sixteen odd and sixteen even numbers",
        ),
        Control(subject=(TWO, FOUR, EIGHT, (SIXTEEN[0], SIXTEEN[0])), why="the same set twice"),
        Control(
            subject=(TWO, FOUR, ((1, 4, 6, 7, 10, 11, 13, 16), (2, 3, 5, 8, 9, 12, 14, 17)), SIXTEEN),
            why="near miss: one number of the eight moved by one",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
