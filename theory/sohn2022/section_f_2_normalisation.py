r"""Section F.2: the normalisation of the Gaussian density.

The density of a class is printed with $\sqrt{(2\pi)^k \det \Sigma}$, where $k$ is the number of classes throughout
the paper; the features have $d$ entries. (The subject lists the coefficients of $d$ and $k$ in the exponent.)
"""

import sympy as sp

from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.sohn2022.enclosed_listings import from_enclosed_mass
from theory.sohn2022.listings import from_total_mass
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-F.2"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=sp.Tuple(0, 1),
    checks=(from_total_mass, from_enclosed_mass),
    controls=(
        Control(subject=sp.Tuple(0, 2), why="twice"),
        Control(subject=sp.Tuple(1, 1), why="both"),
        Control(subject=sp.Tuple(sp.Rational(101, 100), 0), why="near miss: 1 per cent more than d"),
    ),
    erratum=(
        r"In Section F.2 the exponent of $2 \pi$ should be the dimension of $x$, not the number of classes $k$; the "
        "slip cancels in every ratio of densities."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
