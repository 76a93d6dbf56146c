r"""Definition 3.3: interpolating solutions of a small dataset.

$\hat\theta$ interpolates if $\hat\theta^\top x_i = -\hat\theta^\top z_j = k$ with one $k > 0$ for all points. For
$X_1 = \{(2, 1, 0), (1, 3, 0)\}$ and $X_{-1} = \{(-3, 2, -1)\}$ these are exactly the positive multiples of
$$\hat\theta = \left( \tfrac{2}{5}, \tfrac{1}{5}, \tfrac{1}{5} \right), \quad k = 1.$$
"""

from fractions import Fraction

import numpy as np
import sympy as sp

from theory.checks import agreement, on_instances
from theory.chidambaram2022.interpolation import Dataset, with_margins
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

DATA = Dataset(((2, 1, 0), (1, 3, 0), (-3, 2, -1)), (1, 1, -1))
Solution = tuple[sp.Rational, ...]


def from_definition(solution: Solution) -> Evidence:
    """All margins equal 1 in rationals, which is positive."""
    theta = [Fraction(int(c.p), int(c.q)) for c in solution]
    margins = [sum(a * b for a, b in zip(row, theta, strict=True)) for row in DATA.signed]
    return on_instances(lambda margin: margin == 1, margins, what="margin 1")


def from_gram_matrix(solution: Solution) -> Evidence:
    """The only solution in the span, from the Gram matrix in rationals."""
    theta = with_margins(DATA, [Fraction(1)] * 3)
    pairs = list(zip(theta or (), solution, strict=True))
    return on_instances(
        lambda pair: sp.Rational(pair[0].numerator, pair[0].denominator) == pair[1], pairs, what="entry"
    )


def from_least_squares(solution: Solution) -> Evidence:
    """The shortest solution in float64."""
    found = np.linalg.pinv(np.array(DATA.signed, dtype=float)) @ np.ones(3)
    return agreement(
        lambda i: float(solution[i]), lambda i: float(found[i]), range(3), tolerance=1e-12, what="entry of theta"
    )


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="definition-3.3"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=(sp.Rational(2, 5), sp.Rational(1, 5), sp.Rational(1, 5)),
    checks=(from_definition, from_gram_matrix, from_least_squares),
    controls=(
        Control(subject=(-sp.Rational(2, 5), -sp.Rational(1, 5), -sp.Rational(1, 5)), why="k = -1 is not positive"),
        Control(subject=(sp.Rational(1, 2), sp.Rational(1, 5), sp.Rational(1, 5)), why="margins that differ"),
        Control(subject=(sp.Rational(2, 5), sp.Rational(21, 100), sp.Rational(1, 5)), why="near miss: 5 per cent off"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
