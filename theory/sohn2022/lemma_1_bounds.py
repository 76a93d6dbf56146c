r"""Lemma 1: the limits of A and B stay below Mixup's 1/3 and 1/6 exactly for c between 2 - sqrt 3 and 2 + sqrt 3.

For the limits $A = \frac{c^2+1}{2(c+1)^2}$ and $B = \frac{c^2-c+1}{3(c+1)^2}$,
$$A - \frac13 = B - \frac16 = \frac{(c - 2 + \sqrt3)(c - 2 - \sqrt3)}{6(c+1)^2}$$
is negative exactly inside that interval, so the hypothesis on $c$ is sharp for both bounds at once.
"""

from fractions import Fraction

import sympy as sp

from theory.checks import identity, on_instances
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.taylor_coefficients import c
from theory.standalone import run_alone

SLOPE, CURVATURE = (c**2 + 1) / (2 * (c + 1) ** 2), (c**2 - c + 1) / (3 * (c + 1) ** 2)
SPREADS = tuple(Fraction(n, 50) for n in range(1, 300))


def from_the_factors(ends: sp.Tuple) -> Evidence:
    """Both differences are the product of the distances to the ends over 6 (c + 1)^2."""
    product = sp.expand((c - ends[0]) * (c - ends[1])) / (6 * (c + 1) ** 2)
    return identity([SLOPE - sp.Rational(1, 3), CURVATURE - sp.Rational(1, 6)], [product, product])


def from_exact_spreads(ends: sp.Tuple) -> Evidence:
    """Decide at rational c, in exact arithmetic, that the bounds hold inside the interval and fail outside."""

    def decided(spread: Fraction) -> bool:
        slope = (spread**2 + 1) / (2 * (spread + 1) ** 2)
        curvature = (spread**2 - spread + 1) / (3 * (spread + 1) ** 2)
        inside = bool(ends[0] < sp.Rational(spread)) and bool(sp.Rational(spread) < ends[1])
        return (slope < Fraction(1, 3), curvature < Fraction(1, 6)) == (inside, inside)

    return on_instances(decided, SPREADS, what="A < 1/3 and B < 1/6 inside, neither outside")


CLAIM = Claim(
    source=Source(paper="sohn2022", number="lemma-1", equation="C.7 step 4"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple(2 - sp.sqrt(3), 2 + sp.sqrt(3)),
    checks=(from_the_factors, from_exact_spreads),
    controls=(
        Control(subject=sp.Tuple(sp.Integer(0), sp.Integer(100)), why="no condition on c to speak of"),
        Control(subject=sp.Tuple(sp.Rational(1, 3), sp.Integer(3)), why="another interval symmetric under c -> 1/c"),
        Control(subject=sp.Tuple(2 - sp.sqrt(3), sp.Rational(7, 2)), why="near miss: the upper end too low"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
