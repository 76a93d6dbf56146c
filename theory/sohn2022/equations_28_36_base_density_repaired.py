r"""Equations (31)-(32), repaired: the law of the base point.

For a pair of both classes whose mixed points are of class 0 with probability $P(\lambda)$, the two orders together
weigh the base point of class 0 with the density
$$2 P(\lambda)$$ of mass $2 a_{ij}$, because the label depends on the mixed point alone. It equals the printed
$P(\lambda) + 1 - P(1 - \lambda)$ where $P(\lambda) + P(1 - \lambda) = 1$, as for $c = 1$ at the class means.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.base_densities import from_gaussian_labels, from_polynomial_labels, here, mirrored
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="equations-28-36", equation="(31)-(32)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=2 * here,
    checks=(from_polynomial_labels, from_gaussian_labels),
    controls=(
        Control(subject=here + 1 - mirrored, why="as printed"),
        Control(subject=2 * mirrored, why="the label read from the other end"),
        Control(subject=here * sp.Rational(201, 100), why="near miss: half a per cent more"),
    ),
    repairs="sohn2022/equations_28_36_base_density",
)

if __name__ == "__main__":
    run_alone(__file__)
