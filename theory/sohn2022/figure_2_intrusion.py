r"""Figure 2: mixing the outer points lands on the inner one, with the other label.

In Example 1 the mixture of $x_1 = -1$ and $x_3 = 1$, both of label $e_1$, with $\lambda = 1/2$ is $0 = x_2$ and has
the label $1 \cdot e_1$, while $y_2 = e_2$. By the nearest data point the pair intrudes for $1/4 < \lambda < 3/4$; the
pairs of different labels never do. The colliding pair has one class twice: "a third class" is a second one here.
"""

from fractions import Fraction

import sympy as sp

from numerics.finite_sets import FiniteSet
from numerics.mixed_geometry import hits, intrusion, linear_label, mixed_point
from numerics.three_points import INTRUDING, LABELS, PAIRS, POINTS
from theory.checks import on_instances
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

DATA = FiniteSet(tuple((Fraction(x),) for x in POINTS), tuple(label.index(1) for label in LABELS))
HALF = sp.Rational(1, 2)
QUARTER = sp.Rational(1, 4)
THIRD = sp.Rational(1, 3)
GRID = tuple(Fraction(n, 360) for n in range(1, 360))


def from_mixing(picture: sp.Tuple) -> Evidence:
    """The mixture at lam is the point 0 of label e_2, and its own label is the given multiple of e_1."""
    lam, share = (Fraction(str(value)) for value in picture[:2])

    def holds(pair: tuple[int, int]) -> bool:
        lands = mixed_point(DATA.points[pair[0]], DATA.points[pair[1]], lam) == DATA.points[1]
        return lands and linear_label(DATA, pair, lam) == (share, Fraction(0)) and LABELS[1] == (0, 1)

    return on_instances(holds, [INTRUDING], what="the mixture lands on x_2 with the label of x_1, pair")


def from_collisions(picture: sp.Tuple) -> Evidence:
    """All mixtures that are data points of a class of neither end: one, of one pair."""
    wanted = {INTRUDING: (Fraction(str(picture[0])),)}
    return on_instances(
        lambda pair: tuple(hit.lam for hit in hits(DATA, pair)) == wanted.get(pair, ()),
        PAIRS,
        what="the collisions of the pair",
    )


def from_nearest_point(picture: sp.Tuple) -> Evidence:
    """Where the nearest data point has the class of neither end, from linear functions of lam."""
    wanted = {INTRUDING: ((Fraction(str(picture[2])), Fraction(str(picture[3]))),)}
    return on_instances(
        lambda pair: intrusion(DATA, pair) == wanted.get(pair, ()), PAIRS, what="the weights that intrude, pair"
    )


def from_distances(picture: sp.Tuple) -> Evidence:
    """A second path: distances to the three points at each weight of a grid."""

    def intrudes(lam: Fraction) -> bool:
        x = lam * POINTS[INTRUDING[0]] + (1 - lam) * POINTS[INTRUDING[1]]
        return abs(x - POINTS[1]) < min(abs(x - POINTS[0]), abs(x - POINTS[2]))

    return on_instances(lambda lam: intrudes(lam) == bool(picture[2] < lam < picture[3]), GRID, what="lam intrudes")


CLAIM = Claim(
    source=Source(paper="sohn2022", number="figure-2"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(HALF, 1, QUARTER, 3 * QUARTER),
    checks=(from_mixing, from_collisions, from_nearest_point, from_distances),
    controls=(
        Control(subject=sp.Tuple(THIRD, 1, QUARTER, 3 * QUARTER), why="another weight"),
        Control(subject=sp.Tuple(HALF, HALF, QUARTER, 3 * QUARTER), why="the label of a pair of different classes"),
        Control(subject=sp.Tuple(HALF, 1, 0, 1), why="every mixture of the pair intrudes"),
        Control(subject=sp.Tuple(HALF, 1, QUARTER + HALF / 50, 3 * QUARTER), why="near miss: one end off by 1/100"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
