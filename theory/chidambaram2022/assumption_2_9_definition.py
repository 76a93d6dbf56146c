r"""Assumption 2.9: what it forbids, and the largest eps for which it holds.

For a class $i$ and a point $x$, Assumption 2.9 asks that $A_{x,\epsilon}^{j,q}$ have measure zero for $j, q \ne i$:
that the open ball meet no segment between points of other classes, identical pairs included. The largest such
$\epsilon$ is the distance from $x$ to these segments. For class 1 and $x = (0, 2)$ its square is

- $16/5$ where the others are $(0, 0)$ and $(2, 1)$: the foot lies inside the segment, where the two share the class;
- $16/5$ where the two are of different classes, too;
- $2$ where the others are $(1, 1)$ and $(2, 0)$: the nearest point of the segment is an end;
- $4$ where there is one other point, $(0, 0)$: identical pairs count.
"""

from fractions import Fraction

import sympy as sp

from numerics.exact_laws import UNIFORM
from numerics.exact_mixup import pair_mass
from numerics.finite_sets import FiniteSet, labelled, squared_reach_2_9
from theory.checks import on_instances
from theory.chidambaram2022.flint_masses import flint_measure
from theory.chidambaram2022.searched_sets import exact
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

X = (Fraction(0), Fraction(2))
EXAMPLES = (
    labelled([(0, 3)], [(0, 0), (2, 1)]),
    labelled([(0, 3)], [(0, 0)], [(2, 1)]),
    labelled([(0, 3)], [(1, 1), (2, 0)]),
    labelled([(0, 3)], [(0, 0)]),
)
NARROW, WIDE = Fraction(999, 1000), Fraction(1001, 1000)
Squares = tuple[sp.Rational, ...]


def from_geometry(squares: Squares) -> Evidence:
    """The exact distance from x to the segments between points of other classes."""
    cases = list(zip(EXAMPLES, map(exact, squares), strict=True))
    return on_instances(lambda case: squared_reach_2_9(case[0], X, 0) == case[1], cases, what="the squared reach of")


def from_measure(squares: Squares) -> Evidence:
    """The definition: exact measure zero for eps 1/1000 below the root, positive for eps 1/1000 above it."""

    def holds(case: tuple[FiniteSet, Fraction]) -> bool:
        data, square = case
        below, above = (_near_root(square, factor) for factor in (NARROW, WIDE))
        return not _foreign_mass(data, below) and _foreign_mass(data, above)

    cases = list(zip(EXAMPLES, map(exact, squares), strict=True))
    return on_instances(holds, cases, what="A has measure zero up to the root and no further, for")


def from_flint(squares: Squares) -> Evidence:
    """A second path: the same measures by balls, for all pairs of other points."""

    def holds(case: tuple[FiniteSet, Fraction]) -> bool:
        data, square = case
        others = [p for p, c in zip(data.points, data.classes, strict=True) if c]
        near, far = (
            flint_measure(others, others, X, _near_root(square, factor), Fraction(0)) for factor in (NARROW, WIDE)
        )
        return bool(near == 0) and bool(far > 0)

    cases = list(zip(EXAMPLES, map(exact, squares), strict=True))
    return on_instances(holds, cases, what="A has measure zero up to the root and no further, by balls, for")


def _near_root(square: Fraction, factor: Fraction) -> Fraction:
    """A rational number within 1e-9 of the root, times the factor."""
    root = sp.sqrt(sp.Rational(square.numerator, square.denominator)).evalf(30)
    return Fraction(str(root)).limit_denominator(10**12) * factor


def _foreign_mass(data: FiniteSet, eps: Fraction) -> bool:
    pairs = [(j, q) for j in range(1, data.n_classes) for q in range(1, data.n_classes)]
    return any(pair_mass(data, X, eps, UNIFORM, pair).terms for pair in pairs)


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="assumption-2.9"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=(sp.Rational(16, 5), sp.Rational(16, 5), sp.Rational(2), sp.Rational(4)),
    checks=(from_geometry, from_measure, from_flint),
    controls=(
        Control(
            subject=(sp.Rational(16, 5), sp.Rational(4), sp.Rational(2), sp.Rational(4)),
            why="only pairs of one class counted",
        ),
        Control(
            subject=(sp.Rational(16, 5), sp.Rational(16, 5), sp.Rational(2), sp.Rational(9)),
            why="identical pairs left out",
        ),
        Control(
            subject=(sp.Rational(16, 5), sp.Rational(16, 5), sp.Rational(2), sp.Rational(1)),
            why="pairs with the class itself counted",
        ),
        Control(
            subject=(sp.Rational(16, 5), sp.Rational(16, 5), sp.Rational(19, 10), sp.Rational(4)),
            why="near miss: the line in place of the segment, nearly",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
