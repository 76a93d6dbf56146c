r"""Section 7.1, repaired: spherical Gaussian noise gives the squared distance.

The log density of spherical Gaussian noise of unit variance at distance $r$ lies $r^2 / 2$ below that at its centre.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.enclosed_listings import from_unit_variance
from theory.sohn2022.listings import distance, from_gaussian_noise
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-7.1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=distance**2 / 2,
    checks=(from_gaussian_noise, from_unit_variance),
    controls=(
        Control(subject=distance, why="the distance, as printed"),
        Control(subject=distance**2, why="the square without one half"),
        Control(subject=distance**2 * sp.Rational(101, 200), why="near miss: 1 per cent more"),
    ),
    repairs="sohn2022/section_7_1_noise",
)

if __name__ == "__main__":
    run_alone(__file__)
