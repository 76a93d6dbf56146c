r"""Equation (36): the step of a pair taken in the other order, as printed.

The limit of the label is derived "without loss of generality" for $y_i = 0$, $y_j = 1$, and (36) then uses
$$y_{ij} = y_j \ \mathrm{for}\ \lambda < \frac{1}{1+c}, \quad y_i \ \mathrm{for}\ \lambda > \frac{1}{1+c}$$
for every ordered pair, also where $x_i = e_1$ is of class 1 and $x_j = -e_1$ of class 0. The subject is the step of
such a pair.
"""

from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.sohn2022.step_labels import c, from_reversed_densities, from_reversed_distances
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="equations-28-36", equation="(36)"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=1 / (1 + c),
    checks=(from_reversed_distances, from_reversed_densities),
    controls=(
        Control(subject=1 / (2 + 0 * c), why="the midpoint: right at c = 1 and nowhere else"),
        Control(subject=c / (2 + c), why="a step that vanishes with c like the right one"),
        Control(subject=c**2 / (1 + c**2), why="near miss: the variances' ratio for that of the spreads"),
    ),
    erratum=(
        r"The order of a pair matters when $c \ne 1$: the GenLabel depends on the mixed point alone, so a pair "
        "whose first point is of class 1 switches at $c/(1+c)$, not at $1/(1+c)$, and (36), which uses one step "
        "for both orders, gives the same point two labels."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
