r"""Assumption 3.1: what it asks of two points at distance d.

For $X_1 = \{0\}$, $X_2 = \{d\}$ with $d \le 2$, the point $x = \mu d$ meets Assumption 3.1 for class 1 if and only if
its share of the foreign point is $\mu < d/2$, strictly. The right side grows with the scale, the left does not:
multiplied by 10, the set $\{0\}, \{1/2\}$ gains the points with $1/4 \le \mu \le 1$.
"""

from fractions import Fraction

import sympy as sp

from numerics.finite_sets import FiniteSet, Point, labelled, meets_assumption_3_1
from theory.checks import on_instances
from theory.chidambaram2022.lambda_bound import holds_by_measure
from theory.chidambaram2022.searched_sets import is_less
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

d = sp.Symbol("d", positive=True)
DISTANCES = (Fraction(1, 2), Fraction(4, 5), Fraction(1), Fraction(3, 2), Fraction(2))
CASES = [(distance, Fraction(n, 240)) for distance in DISTANCES for n in range(1, 240)]


def from_geometry(bound: sp.Expr) -> Evidence:
    """The exact predicate, from the largest foreign share on the segments through x."""
    return on_instances(
        lambda case: meets_assumption_3_1(*_place(*case), 0) == _predicted(bound, case),
        CASES,
        what="Assumption 3.1 holds exactly below the bound, at (d, mu)",
    )


def from_measure(bound: sp.Expr) -> Evidence:
    """The definition: an exact measure of zero for some delta below the printed bound and some eps."""
    return on_instances(
        lambda case: holds_by_measure(*_place(*case), 0) == _predicted(bound, case),
        CASES[::4] + [(distance, distance / 2) for distance in DISTANCES[:4]],
        what="A has measure zero exactly below the bound, at (d, mu)",
    )


def _place(distance: Fraction, share: Fraction) -> tuple[FiniteSet, Point]:
    return labelled([0], [distance]), (share * distance,)


def _predicted(bound: sp.Expr, case: tuple[Fraction, Fraction]) -> bool:
    distance, share = case
    return is_less(share, bound.subs(d, sp.Rational(distance.numerator, distance.denominator)))


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="assumption-3.1"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=d / 2,
    checks=(from_geometry, from_measure),
    controls=(
        Control(subject=sp.Rational(1, 2) + 0 * d, why="the number 1/2, the same at every scale"),
        Control(subject=d, why="the distance in place of half of it"),
        Control(subject=1 - d / 2, why="lambda at most delta in place of lambda at most 1 - delta"),
        Control(subject=99 * d / 200, why="near miss: 1 per cent less"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
