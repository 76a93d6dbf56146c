r"""Section F.2, repaired: the normalisation of the Gaussian density.

A Gaussian density on $\mathbb{R}^d$ integrates to 1 with $\sqrt{(2\pi)^d \det \Sigma}$.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.enclosed_listings import from_enclosed_mass
from theory.sohn2022.listings import from_total_mass
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-F.2"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple(1, 0),
    checks=(from_total_mass, from_enclosed_mass),
    controls=(
        Control(subject=sp.Tuple(0, 1), why="the number of classes, as printed"),
        Control(subject=sp.Tuple(2, 0), why="twice"),
        Control(subject=sp.Tuple(sp.Rational(101, 100), 0), why="near miss: 1 per cent more"),
    ),
    repairs="sohn2022/section_f_2_normalisation",
)

if __name__ == "__main__":
    run_alone(__file__)
