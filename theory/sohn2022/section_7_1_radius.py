r"""Section 7.1: what noise exp(-d) would really come from.

The density proportional to $e^{-\|x\|}$ on $\mathbb{R}^d$ has a radius of law $\mathrm{Gamma}(d, 1)$, of mean $d$:
in high dimension its points lie at distance about $d$, those of Gaussian noise at about $\sqrt{d}$.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.listings import dim, from_radial_integrals
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-7.1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=dim,
    checks=(from_radial_integrals,),
    controls=(
        Control(subject=sp.sqrt(dim), why="the radius of Gaussian noise"),
        Control(subject=dim + 1, why="one dimension more"),
        Control(subject=dim * sp.Rational(101, 100), why="near miss: 1 per cent more"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
