r"""Assumption 3.1: how far from a class a point may lie.

For $X_1 = \{0\}$, $X_2 = \{d\}$ the points of $X_{mix} = [0, d]$ that meet Assumptions 2.9 and 3.1 for class 1 are
those at a distance below
$$\min\left(\frac{d^2}{2}, d\right)$$
from $0$: half the distance, as Section 3.1 observes, for $d = 1$ alone. With the number $1/2$ as bound on $\delta$ (see
Theorem 3.2, repaired) the reach is $d/2$ at every scale.
"""

from fractions import Fraction

import sympy as sp

from numerics.finite_sets import labelled, meets_assumption_2_9
from theory.checks import on_instances
from theory.chidambaram2022.flint_masses import flint_measure
from theory.chidambaram2022.lambda_bound import holds_by_measure
from theory.chidambaram2022.searched_sets import is_less
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

d = sp.Symbol("d", positive=True)
DISTANCES = (Fraction(1, 2), Fraction(1), Fraction(3, 2), Fraction(2), Fraction(3))
CASES = [(distance, distance * Fraction(n, 200)) for distance in DISTANCES for n in range(4, 201, 2)]
EDGES = [(distance, distance**2 * Fraction(n, 400)) for distance in DISTANCES[:3] for n in (199, 200, 201)]
HAIR, TINY = Fraction(1, 2**20), Fraction(1, 2**40)


def from_measure(reach: sp.Expr) -> Evidence:
    """Assumption 2.9 from the geometry and Assumption 3.1 from exact measures, at points up to the far end."""

    def holds(case: tuple[Fraction, Fraction]) -> bool:
        distance, x = case
        data = labelled([0], [distance])
        met = meets_assumption_2_9(data, (x,), 0) and holds_by_measure(data, (x,), 0)
        return met == is_less(x, _at(reach, distance))

    return on_instances(holds, CASES + EDGES, what="both assumptions hold exactly within reach, at (d, x)")


def from_flint(reach: sp.Expr) -> Evidence:
    """A second path for Assumption 3.1 short of the far end: balls, delta = (1 - 2^-20) d/2, eps = 2^-40."""

    def holds(case: tuple[Fraction, Fraction]) -> bool:
        distance, x = case
        null = flint_measure([(0,)], [(distance,)], (x,), TINY, distance / 2 * (1 - HAIR)) == 0
        return bool(null) == is_less(x, _at(reach, distance))

    return on_instances(
        holds, [c for c in CASES + EDGES if c[1] < c[0]], what="A is null exactly within reach, at (d, x)"
    )


def _at(reach: sp.Expr, distance: Fraction) -> sp.Expr:
    return reach.subs(d, sp.Rational(distance.numerator, distance.denominator))


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="assumption-3.1"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Min(d**2 / 2, d),
    checks=(from_measure, from_flint),
    controls=(
        Control(subject=d / 2, why="half the distance at every scale"),
        Control(subject=d**2 / 2, why="beyond the other point for d > 2"),
        Control(subject=sp.Min(d**2, d), why="the whole distance bounds delta"),
        Control(subject=sp.Min(99 * d**2 / 200, d), why="near miss: 1 per cent less"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
