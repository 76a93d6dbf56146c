r"""Section F.2, repaired: the normalisation of the Gaussian density.

A Gaussian density on $\mathbb{R}^d$ integrates to 1 with $\sqrt{(2\pi)^d \det \Sigma}$.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.listings import dim, from_total_mass, n_classes
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-F.2"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=dim,
    checks=(from_total_mass,),
    controls=(
        Control(subject=n_classes, why="the number of classes, as printed"),
        Control(subject=2 * dim, why="twice"),
        Control(subject=dim * sp.Rational(101, 100), why="near miss: 1 per cent more"),
    ),
    repairs="sohn2022/section_f_2_normalisation",
)

if __name__ == "__main__":
    run_alone(__file__)
