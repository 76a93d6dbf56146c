r"""Equation (36), repaired: the step of a pair taken in the other order.

For $x_i = e_1$ of class 1 and $x_j = -e_1$ of class 0 the limit of the label is $y_j$ below and $y_i$ above
$$\lambda = \frac{c}{1 + c}$$
as it must be, since $\lambda x_i + (1 - \lambda) x_j$ is the point that the pair $(j, i)$ reaches at $1 - \lambda$.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.step_labels import c, from_reversed_densities, from_reversed_distances
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="equations-28-36", equation="(36)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=c / (1 + c),
    checks=(from_reversed_distances, from_reversed_densities),
    controls=(
        Control(subject=1 / (1 + c), why="as printed, for pairs in either order"),
        Control(subject=sp.Rational(1, 2) + 0 * c, why="the midpoint: right at c = 1 and nowhere else"),
        Control(subject=c**2 / (1 + c**2), why="near miss: the variances' ratio for that of the spreads"),
    ),
    repairs="sohn2022/equations_28_36_reversed_pairs",
    uses=("sohn2022/equations_28_36_limit_label",),
)

if __name__ == "__main__":
    run_alone(__file__)
