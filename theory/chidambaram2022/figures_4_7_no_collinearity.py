r"""Figure 6: Assumption 2.9 at a point beside a segment between other classes, and at a point on it.

For $X_1 = \{(0,0), (6,8)\}$, $X_2 = \{(14,2)\}$, $X_3 = \{(-2,14)\}$ no segment between points outside class 1 comes
nearer to $(0,0)$ than 10, so that the assumption holds there with $\epsilon = 10$ and no larger one: the nearest point
of the segment from $X_2$ to $X_3$ is $(6,8)$, where the assumption fails for every $\epsilon$, at $\lambda = 1/2$.
"""

from fractions import Fraction

import sympy as sp

from numerics.exact_laws import UNIFORM
from numerics.exact_mixup import pair_mass
from numerics.finite_sets import Point, labelled, meets_assumption_2_9, squared_reach_2_9, weight_on_segment
from theory.checks import on_instances
from theory.chidambaram2022.flint_masses import flint_measure
from theory.chidambaram2022.searched_sets import exact
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

DATA = labelled([(0, 0), (6, 8)], [(14, 2)], [(-2, 14)])
BESIDE, ON, SECOND, THIRD = DATA.points
NARROW, WIDE = Fraction(999, 1000), Fraction(1001, 1000)
REACH = sp.Rational(10)
HALF = sp.Rational(1, 2)


def from_geometry(picture: sp.Tuple) -> Evidence:
    """Exact distances to the segments between foreign points, and the weight at which they hit (6, 8)."""
    reach, weight = map(exact, picture)
    wanted = {BESIDE: (True, reach**2, None), ON: (False, Fraction(0), weight)}

    def holds(x: Point) -> bool:
        seen = meets_assumption_2_9(DATA, x, 0), squared_reach_2_9(DATA, x, 0), weight_on_segment(SECOND, THIRD, x)
        return seen == wanted[x]

    return on_instances(holds, [BESIDE, ON], what="assumption, squared reach and weight at")


def from_measure(picture: sp.Tuple) -> Evidence:
    """The definition: no foreign mass within 999/1000 of the reach, some within 1001/1000, and some at (6, 8)."""
    reach = exact(picture[0])
    cases = [(BESIDE, reach * NARROW, False), (BESIDE, reach * WIDE, True), (ON, Fraction(1, 1000), True)]
    return on_instances(lambda case: _is_met(case[0], case[1]) == case[2], cases, what="foreign mass at (x, eps)")


def from_flint(picture: sp.Tuple) -> Evidence:
    """A second path: the same measures by balls, the last at the mixture of the given weight."""
    reach, weight = map(exact, picture)
    mixture = tuple(weight * a + (1 - weight) * b for a, b in zip(SECOND, THIRD, strict=True))

    def holds(case: tuple[Point, Fraction, bool]) -> bool:
        measure = flint_measure((SECOND, THIRD), (SECOND, THIRD), case[0], case[1], Fraction(0))
        return bool(measure > 0) if case[2] else bool(measure == 0)

    cases = [(BESIDE, reach * NARROW, False), (BESIDE, reach * WIDE, True), (ON, Fraction(1, 10**6), True)]
    return on_instances(lambda case: mixture == ON and holds(case), cases, what="foreign mass at (x, eps, whether)")


def _is_met(x: Point, eps: Fraction) -> bool:
    pairs = [(i, j) for i in range(1, DATA.n_classes) for j in range(1, DATA.n_classes)]
    return any(pair_mass(DATA, x, eps, UNIFORM, pair).terms for pair in pairs)


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="figures-4-7"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(REACH, HALF),
    checks=(from_geometry, from_measure, from_flint),
    controls=(
        Control(
            subject=sp.Tuple(sp.Integer(14), HALF), why="foreign points alone, about 14.14 away, not their segments"
        ),
        Control(subject=sp.Tuple(sp.Integer(5), HALF), why="half of the distance"),
        Control(subject=sp.Tuple(REACH, sp.Rational(1, 3)), why="another weight"),
        Control(subject=sp.Tuple(sp.Rational(101, 10), HALF), why="near miss: 1 per cent more"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
