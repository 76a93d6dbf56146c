r"""Equations (31)-(32): the law of the base point, as printed.

For a pair of both classes whose mixed points are of class 0 with probability $P(\lambda)$, exchanging $i$ and $j$ in
(30) leads to the density of $\lambda$ for the base point of class 0
$$P(\lambda) + 1 - P(1 - \lambda)$$ in (32), a mixture of mass 1. The subject is this density, in $P(\lambda)$ and
$P(1 - \lambda)$.
"""

import sympy as sp

from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.sohn2022.base_densities import from_gaussian_labels, from_polynomial_labels, here, mirrored
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="equations-28-36", equation="(31)-(32)"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=here + 1 - mirrored,
    checks=(from_polynomial_labels, from_gaussian_labels),
    controls=(
        Control(subject=here + mirrored, why="the mirrored label added"),
        Control(subject=2 * mirrored, why="the label read from the other end"),
        Control(subject=here * sp.Rational(201, 100), why="near miss: half a per cent more"),
    ),
    erratum=(
        "From (30) to (31) the indices $i$ and $j$ are exchanged in the points but not in $a_{ij}$ and the law "
        "$F_{ij}^2$; with those exchanged too, the base point has the density $2 P$, whose mass $2 a_{ij}$ is $1$ "
        "only for balanced pairs."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
