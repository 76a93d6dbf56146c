r"""Section 7.1: the density of spherical Gaussian noise.

Assuming spherical Gaussian noise around the generated point, $p(x \mid G(w))$ is taken proportional to
$e^{-d(x, G(w))}$ with the distance $d$.
"""

import sympy as sp

from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.sohn2022.enclosed_listings import from_unit_variance
from theory.sohn2022.listings import distance, from_gaussian_noise
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-7.1"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=distance,
    checks=(from_gaussian_noise, from_unit_variance),
    controls=(
        Control(subject=2 * distance, why="twice the distance"),
        Control(subject=distance**2, why="the square without one half"),
        Control(subject=distance**2 * sp.Rational(101, 200), why="near miss: 1 per cent more"),
    ),
    erratum=(
        "Where $d$ is a distance (as in Section F.3, which uses its triangle inequality) spherical Gaussian noise "
        r"of unit variance gives $\exp(-d^2/2)$, not $\exp(-d)$, which is a law of its own with a Gamma-distributed "
        "radius."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
