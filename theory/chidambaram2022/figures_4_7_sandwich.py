r"""Figure 5: the point 1 of the alternating line is sandwiched.

On $X_3^2$, the points 0, 1, 2 of classes 1, 2, 1, the ball of radius $\epsilon < 1$ about 1 meets the segment from 0 to
2 for $|\lambda - 1/2| < \epsilon/2$, and those from 0 and from 2 to 1 where the weight of the outer point is below
$\epsilon$. If $\lambda$ concentrates at $1/2$, the sandwiching pair keeps all of its mass in the ball, and
$$h_\epsilon^1(1) \to \frac{2}{3} \ (\epsilon < 1/2), \quad h_\epsilon^1(1) \to \frac{4}{7} \ (1/2 < \epsilon < 1)$$
"""

from fractions import Fraction

import sympy as sp

from numerics.finite_sets import labelled
from numerics.mixed_geometry import chords
from numerics.surds import rational
from theory.checks import agreement, identity, on_instances
from theory.chidambaram2022.alternating_line import limit_share, share_of_first
from theory.chidambaram2022.searched_sets import exact
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

eps, lam = sp.symbols("epsilon lambda", positive=True)
DATA, MIDDLE = labelled([0, 2], [1]), (Fraction(1),)
HALF = sp.Rational(1, 2)
CONCENTRATED = 10**4
RADII = tuple(Fraction(n, 16) for n in range(1, 16))


def from_the_ball(picture: sp.Tuple) -> Evidence:
    """Universal: squared distances to 1 less eps^2 factor at the ends, for the outer pair and for a pair with 1."""
    low, high, outer = picture[:3]
    outer_pair = (2 * (1 - lam) - 1) ** 2 - eps**2
    with_one = (lam * 0 + (1 - lam) - 1) ** 2 - eps**2
    return identity([outer_pair, with_one], [4 * (lam - low) * (lam - high), (lam - outer) * (lam + outer)])


def from_chords(picture: sp.Tuple) -> Evidence:
    """Exact chords of the three segments at 15 radii; the outer point comes first in each."""

    def holds(radius: Fraction) -> bool:
        low, high, outer = (rational(exact(part.subs(eps, sp.Rational(str(radius))))) for part in picture[:3])
        wanted = [((0, 1), low, high), ((0, 2), rational(0), outer), ((1, 2), rational(0), outer)]
        return [tuple(chord) for chord in chords(DATA, MIDDLE, radius)] == wanted

    return on_instances(holds, RADII, what="the chords at eps")


def from_atoms(picture: sp.Tuple) -> Evidence:
    """Exact: half of the law just below 1/2 and half just above, on either side of eps = 1/2."""
    cases = [(radius, exact(picture[3 if radius < Fraction(1, 2) else 4])) for radius in RADII if radius != RADII[7]]
    return on_instances(
        lambda case: limit_share(case[0]) == case[1], cases, what="the share of class 1 at (eps, share)"
    )


def from_large_alpha(picture: sp.Tuple) -> Evidence:
    """Independent of the limit: h_eps^1(1) under Beta(alpha, alpha) with alpha = 10^4."""
    return agreement(
        lambda radius: float(picture[3 if radius < Fraction(1, 2) else 4]),
        lambda radius: float(share_of_first(CONCENTRATED, radius).mid()),
        [Fraction(1, 8), Fraction(2, 5), Fraction(3, 5), Fraction(15, 16)],
        tolerance=1e-6,
        what="h_eps^1(1)",
    )


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="figures-4-7"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple(HALF - eps / 2, HALF + eps / 2, 1 * eps, sp.Rational(2, 3), sp.Rational(4, 7)),
    checks=(from_the_ball, from_chords, from_atoms, from_large_alpha),
    controls=(
        Control(
            subject=sp.Tuple(HALF - eps, HALF + eps, eps, sp.Rational(2, 3), sp.Rational(4, 7)),
            why="the radius in x read as one in lambda, as in the proof of Theorem 2.7",
        ),
        Control(
            subject=sp.Tuple(HALF - eps / 2, HALF + eps / 2, eps / 2, sp.Rational(2, 3), sp.Rational(4, 7)),
            why="the pairs with 1 as long as the outer pair",
        ),
        Control(
            subject=sp.Tuple(HALF - eps / 2, HALF + eps / 2, eps, sp.Rational(1, 2), sp.Rational(2, 5)),
            why="the outer pair counted once, not in both orders",
        ),
        Control(
            subject=sp.Tuple(HALF - eps / 2, HALF + eps / 2, eps, sp.Rational(2, 3), sp.Rational(2, 3)),
            why="near miss: the pairs with 1 never in the ball",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
