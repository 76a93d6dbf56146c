r"""Proposition 2.5: the Mixup-optimal classifier of the cross is not continuous at the centre.

Let $X_1 = \{(0, 1), (0, -1)\}$, $X_2 = \{(1, 0), (-1, 0)\}$, all points equally likely, and let the mixing weight be
uniform. Then
$$h(0, 0) = \left(\frac{1}{2}, \frac{1}{2}\right), \quad h(0, y) = (1, 0), \quad h(x, 0) = (0, 1), \quad
0 < |x|, |y| < 1,$$
so that $h$ has two limits at the centre, one along either segment, and its value is neither.
"""

from fractions import Fraction

import sympy as sp

from theory.checks import agreement, on_instances
from theory.chidambaram2022.cross import CENTRE, clearance, numeric_share, share
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

Values = tuple[tuple[sp.Rational, sp.Rational], ...]
NEAR = tuple(sign * Fraction(1, n) for n in range(2, 20) for sign in (1, -1))
PLACES = (
    (CENTRE, 0),
    *(((Fraction(0), y), 1) for y in NEAR),
    *(((x, Fraction(0)), 2) for x in NEAR),
)


def from_segments(values: Values) -> Evidence:
    """Exact: below its clearance, h_eps at a point does not depend on eps; the centre and 72 points near it."""

    def agrees(case: tuple[tuple[Fraction, Fraction], int]) -> bool:
        query, kind = case
        first = share(query)
        return clearance(query) > 0 and (first, 1 - first) == tuple(map(sp.sympify, values[kind]))

    return on_instances(agrees, PLACES, what="h at (point, kind)")


def from_quadrature(values: Values) -> Evidence:
    """The masses of small balls from their definition, at the centre and at two points of each arm."""
    places = [place for place in PLACES if place[0] == CENTRE or max(map(abs, place[0])) in (Fraction(1, 2), NEAR[8])]
    return agreement(
        lambda place: float(values[place[1]][0]),
        lambda place: numeric_share(place[0], Fraction(1, 50)),
        places,
        tolerance=1e-9,
        what="h_eps^1 for eps = 1/50",
    )


def from_sums(values: Values) -> Evidence:
    """The two values at each point add up to 1, exactly."""
    return on_instances(lambda pair: bool(sum(pair) == 1), values, what="a classifier's values add up to 1")


HALF = sp.Rational(1, 2)
ONE = sp.Rational(1)
NONE = sp.Rational(0)

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="proposition-2.5"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=((HALF, HALF), (ONE, NONE), (NONE, ONE)),
    checks=(from_segments, from_quadrature, from_sums),
    controls=(
        Control(subject=((HALF, HALF), (HALF, HALF), (HALF, HALF)), why="continuous at the centre"),
        Control(subject=((ONE, NONE), (ONE, NONE), (NONE, ONE)), why="the first class takes the centre"),
        Control(subject=((HALF, HALF), (ONE, HALF), (NONE, ONE)), why="values of sum 3/2"),
        Control(
            subject=((sp.Rational(51, 100), sp.Rational(49, 100)), (ONE, NONE), (NONE, ONE)),
            why="near miss: one per cent off balance",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
