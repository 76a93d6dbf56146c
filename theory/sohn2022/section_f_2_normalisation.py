r"""Section F.2: the normalisation of the Gaussian density.

The density of a class is printed with $\sqrt{(2\pi)^k \det \Sigma}$, where $k$ is the number of classes throughout
the paper; the features have $d$ entries.
"""

import sympy as sp

from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.sohn2022.listings import from_total_mass, n_classes
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-F.2"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=n_classes,
    checks=(from_total_mass,),
    controls=(
        Control(subject=2 * n_classes, why="twice"),
        Control(subject=sp.Integer(1) + 0 * n_classes, why="one dimension"),
        Control(subject=n_classes * sp.Rational(101, 100), why="near miss: 1 per cent more"),
    ),
    erratum=(
        "The exponent of 2 pi should be the dimension of x, not the number of classes k; the slip cancels in "
        "every ratio of densities."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
