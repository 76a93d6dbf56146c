r"""Section 7.1: what noise exp(-d) would really come from.

The density proportional to $e^{-\|x\|}$ on $\mathbb{R}^d$ has a radius of law $\mathrm{Gamma}(d, 1)$, of mean square
$$d (d + 1);$$
Gaussian noise of unit variance has the mean square $d$. In high dimension the two lie far apart.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.listings import dim, from_radial_integrals
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-7.1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=dim * (dim + 1),
    checks=(from_radial_integrals,),
    controls=(
        Control(subject=dim + 0, why="the mean square of Gaussian noise"),
        Control(subject=dim**2, why="the square of the mean"),
        Control(subject=dim * (dim + 1) * sp.Rational(101, 100), why="near miss: 1 per cent more"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
