r"""Figure 6: at the shown weight 32 of the 81 ordered pairs of class centres mix onto the ground of a third class.

The centres are $\{-10, 0, 10\}^2$. A mixture $\lambda \mu + (1-\lambda) \mu'$ is nearest to a centre of a third class
exactly for the $32$ ordered pairs that are $20$ apart in a coordinate, and exactly for $1/4 < \lambda < 3/4$; the
figure has $\lambda = 6/10$. For other pairs and weights, but for $\lambda = 1/2$, the nearest centre is that of larger
weight, which the linear label puts first: label conflict is intrusion here. For $16$ of the $32$ pairs
$\lambda = 1/2$ gives a centre itself.
"""

from fractions import Fraction
from itertools import product

import sympy as sp

from numerics.finite_sets import FiniteSet
from numerics.mixed_geometry import hits, intrusion, mixed_point
from theory.checks import exhaustive, on_instances
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

CENTRES = tuple((Fraction(x), Fraction(y)) for x in (-10, 0, 10) for y in (-10, 0, 10))
DATA = FiniteSet(CENTRES, tuple(range(9)))
PAIRS = tuple((i, j) for i in range(9) for j in range(9))
WEIGHTS = tuple(Fraction(n, 120) for n in range(1, 120) if n != 60)
SHOWN = Fraction(6, 10)


def from_intervals(conflict: sp.Tuple) -> Evidence:
    """Where a third centre is the nearest, from linear functions of lam, for every pair."""
    low, high = (Fraction(str(end)) for end in conflict[1:3])
    return exhaustive(
        lambda pair: _third_nearest(pair) == (((low, high),) if _far(pair) else ()),
        PAIRS,
        size=81,
        what="weights at which a third centre is the nearest, pair",
    )


def from_distances(conflict: sp.Tuple) -> Evidence:
    """A second path: squared distances to the nine centres at each weight of a grid, for every pair."""
    return exhaustive(
        lambda case: _conflicts(*case) == (_far(case[0]) and bool(conflict[1] < case[1] < conflict[2])),
        product(PAIRS, WEIGHTS),
        size=81 * len(WEIGHTS),
        what="the nearest centre is not the heavier, (pair, lam)",
    )


def from_counts(conflict: sp.Tuple) -> Evidence:
    """Pairs in conflict at the shown weight, and pairs that hit a third centre."""
    in_conflict = sum(_conflicts(pair, SHOWN) for pair in PAIRS)
    hitting = sum(bool(hits(DATA, pair)) for pair in PAIRS if pair[0] != pair[1])
    cases = [(in_conflict, conflict[0]), (hitting, conflict[3])]
    return on_instances(lambda case: bool(case[0] == case[1]), cases, what="pairs (counted, claimed)")


def _far(pair: tuple[int, int]) -> bool:
    return any(abs(a - b) == 20 for a, b in zip(CENTRES[pair[0]], CENTRES[pair[1]], strict=True))


def _third_nearest(pair: tuple[int, int]) -> tuple[tuple[Fraction, Fraction], ...]:
    return () if pair[0] == pair[1] else tuple((found.low, found.high) for found in intrusion(DATA, pair))


def _conflicts(pair: tuple[int, int], lam: Fraction) -> bool:
    x = mixed_point(CENTRES[pair[0]], CENTRES[pair[1]], lam)
    away = [sum((a - b) ** 2 for a, b in zip(x, centre, strict=True)) for centre in CENTRES]
    return away[pair[0] if lam > Fraction(1, 2) else pair[1]] != min(away)


QUARTER = sp.Rational(1, 4)
CLAIM = Claim(
    source=Source(paper="sohn2022", number="figure-6"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(32, QUARTER, 1 - QUARTER, 16),
    checks=(from_intervals, from_distances, from_counts),
    controls=(
        Control(subject=sp.Tuple(16, QUARTER, 1 - QUARTER, 16), why="only pairs that hit a centre"),
        Control(subject=sp.Tuple(32, sp.Integer(0), sp.Integer(1), 16), why="at every weight"),
        Control(subject=sp.Tuple(40, QUARTER, 1 - QUARTER, 32), why="diagonal neighbours counted as well"),
        Control(subject=sp.Tuple(32, sp.Rational(26, 100), 1 - QUARTER, 16), why="a near miss: one end off by 1/100"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
