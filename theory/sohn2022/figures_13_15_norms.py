r"""Figure 15: GenMix's points between the moons are equidistant in $L_1$, $L_2$ and $L_\infty$.

In each norm every point found differs in its distances to the two half circles by at most
$$\log\frac{1/2 + \varepsilon}{1/2 - \varepsilon}$$
at $\varepsilon = 10^{-6}$: seen on the points themselves, with distances by ever finer grids of angles, and on the
largest difference of each run. Our reading: the half circles stand for learned manifolds; starts are uniform on the
box drawn.
"""

import sympy as sp

from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.sohn2022.equidistant_points import from_largest_between_moons, from_refined_grids
from theory.standalone import run_alone

TOLERANCE = sp.Rational(1, 1_000_000)
BOUND = sp.log((sp.Rational(1, 2) + TOLERANCE) / (sp.Rational(1, 2) - TOLERANCE))

CLAIM = Claim(
    source=Source(paper="sohn2022", number="figures-13-15"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=BOUND,
    checks=(from_refined_grids, from_largest_between_moons),
    controls=(
        Control(subject=TOLERANCE, why="the tolerance on the share taken for one on the difference of distances"),
        Control(subject=sp.Rational(1, 100_000_000), why="far more exact than the test asks"),
        Control(subject=BOUND * sp.Rational(9, 10), why="near miss: a tenth less"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
