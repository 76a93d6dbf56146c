r"""Figure 4: the segments that a ball meets, and the measure of $A_{x,\epsilon}^{i,j}$.

For $X_1 = \{(0,0), (0,3)\}$, $X_2 = \{(4,0), (4,3)\}$ and $x = (2, 3/2)$ the ball of radius $\epsilon \le 3/2$ meets
the two segments of length 5 between opposite corners and no other, both for $|\lambda - 1/2| < \epsilon/5$. With
uniform $\lambda$ the set $A_{x,\epsilon}^{1,2}$ has the measure $\epsilon/20$. Beyond $3/2$ the sides between the
classes enter.
"""

from fractions import Fraction

import sympy as sp

from numerics.exact_laws import UNIFORM
from numerics.exact_mixup import pair_mass
from numerics.finite_sets import labelled
from numerics.mixed_geometry import chords
from numerics.surds import rational
from theory.checks import identity, on_instances
from theory.chidambaram2022.flint_masses import flint_measure
from theory.chidambaram2022.searched_sets import exact
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

eps, lam = sp.symbols("epsilon lambda", positive=True)
DATA, X = labelled([(0, 0), (0, 3)], [(4, 0), (4, 3)]), (Fraction(2), Fraction(3, 2))
DIAGONALS = ((0, 3), (1, 2))
RADII = tuple(Fraction(n, 12) for n in range(1, 19))
HALF = sp.Rational(1, 2)


def from_the_ball(picture: sp.Tuple) -> Evidence:
    """Universal: squared distance less eps^2 factors at the two weights, on either diagonal; the measure follows."""
    low, high, measure = picture[:3]
    room = [
        sum((lam * a + (1 - lam) * b - sp.Rational(str(c))) ** 2 for a, b, c in zip(*ends, X, strict=True)) - eps**2
        for ends in ([[int(c) for c in DATA.points[end]] for end in pair] for pair in DIAGONALS)
    ]
    share = sp.Rational(len(DIAGONALS), len(DATA.points) ** 2)
    factored = 25 * (lam - low) * (lam - high)
    return identity([*room, measure], [factored, factored, share * (high - low)])


def from_chords(picture: sp.Tuple) -> Evidence:
    """Exact chords of all six segments for radii up to 3/2: the two diagonals, with the given ends."""

    def holds(radius: Fraction) -> bool:
        ends = tuple(rational(exact(part.subs(eps, sp.Rational(str(radius))))) for part in picture[:2])
        return [(chord.pair, (chord.low, chord.high)) for chord in chords(DATA, X, radius)] == [
            (pair, ends) for pair in DIAGONALS
        ]

    return on_instances(holds, RADII, what="the chords at eps")


def from_measure(picture: sp.Tuple) -> Evidence:
    """The definition, exactly and by balls: the measure of A^{1,2} up to the last radius, and more beyond it."""
    limit = exact(picture[3])

    def holds(part: Fraction) -> bool:
        radius = part * limit
        wanted = exact(picture[2].subs(eps, sp.Rational(str(radius))))
        mass = pair_mass(DATA, X, radius, UNIFORM, (0, 1))
        second = flint_measure(DATA.points[:2], DATA.points[2:], X, radius, Fraction(0)) / len(DATA.points) ** 2
        as_wanted = (mass - rational(wanted)).sign() == 0 and bool(abs(second - float(wanted)) < 1e-12)
        return as_wanted if part <= 1 else (mass - rational(wanted)).sign() > 0

    parts = [Fraction(1, 3), Fraction(1), Fraction(1001, 1000), Fraction(5, 4)]
    return on_instances(holds, parts, what="the measure of A at this part of the last radius")


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="figures-4-7"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple(HALF - eps / 5, HALF + eps / 5, eps / 20, 3 * HALF),
    checks=(from_the_ball, from_chords, from_measure),
    controls=(
        Control(
            subject=sp.Tuple(HALF - eps, HALF + eps, eps / 4, 3 * HALF), why="the radius in x read as one in lambda"
        ),
        Control(
            subject=sp.Tuple(HALF - eps / 5, HALF + eps / 5, eps / 10, 3 * HALF), why="A^{2,1} counted with A^{1,2}"
        ),
        Control(
            subject=sp.Tuple(HALF - eps / 5, HALF + eps / 5, eps / 20, sp.Integer(2)),
            why="only the sides at distance 2",
        ),
        Control(
            subject=sp.Tuple(HALF - eps / 5, HALF + 101 * eps / 500, 201 * eps / 4000, 3 * HALF),
            why="near miss: one end 1 per cent farther out",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
