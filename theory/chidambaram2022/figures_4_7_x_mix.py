r"""Figure 4: $X_{mix}$ of a finite set is the union of the segments between its points.

For $X_1 = \{(0,0), (0,3)\}$, $X_2 = \{(4,0), (4,3)\}$ it is the rectangle's four sides and two diagonals: of the 63
points of $[0,4] \times [0,3]$ whose coordinates are multiples of $1/2$ it holds 29, the 28 of the sides and the centre.
"""

from fractions import Fraction

import sympy as sp

from numerics.exact_laws import UNIFORM
from numerics.exact_mixup import pair_mass
from numerics.finite_sets import Point, in_x_mix, labelled
from theory.checks import on_instances
from theory.chidambaram2022.flint_masses import flint_measure
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

DATA = labelled([(0, 0), (0, 3)], [(4, 0), (4, 3)])
GRID = tuple((Fraction(m, 2), Fraction(n, 2)) for m in range(9) for n in range(7))
RADII = (Fraction(1, 50), Fraction(1, 10_000))


def from_segments(count: sp.Integer) -> Evidence:
    """The points on a segment, by exact geometry."""
    found = sum(in_x_mix(DATA, x) for x in GRID)
    return on_instances(lambda n: n == count, [found], what=f"grid points on a segment, claimed {count}, found")


def from_measure(count: sp.Integer) -> Evidence:
    """The definition: the points about which A has positive measure, for either radius."""
    found = [_masses(x) for x in GRID]
    counts = [sum(masses[n] for masses in found) for n in range(len(RADII))]
    return on_instances(lambda n: n == count, counts, what=f"points of positive measure, claimed {count}, found")


def from_flint(count: sp.Integer) -> Evidence:
    """A second path: the same measure by balls, over all pairs."""
    found = sum(bool(flint_measure(DATA.points, DATA.points, x, RADII[0], Fraction(0)) > 0) for x in GRID)
    return on_instances(lambda n: n == count, [found], what=f"points of positive measure, claimed {count}, found")


def _masses(x: Point) -> tuple[bool, ...]:
    classes = [(i, j) for i in range(DATA.n_classes) for j in range(DATA.n_classes)]
    return tuple(any(pair_mass(DATA, x, radius, UNIFORM, pair).terms for pair in classes) for radius in RADII)


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="figures-4-7"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Rational(29),
    checks=(from_segments, from_measure, from_flint),
    controls=(
        Control(subject=sp.Integer(19), why="only segments between the classes"),
        Control(subject=sp.Integer(14), why="only segments within the classes"),
        Control(subject=sp.Integer(63), why="the whole convex hull"),
        Control(subject=sp.Integer(28), why="near miss: without the centre, which two diagonals share"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
