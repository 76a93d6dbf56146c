r"""Equations (28)-(36): the limit of the label between the class means.

With $x_i = -e_1$ of class 0, $x_j = e_1$ of class 1 and $\sigma_2 = c \sigma_1$, the log odds of class 1 are
$2 \sigma_1^2 c_d ((1 - c^2) \lambda^2 - 2 \lambda + 1)$ up to the constant $d \log c$. As $\sigma_1 \to \infty$ the
label becomes a step at the only root in $[0, 1]$,
$$\lambda = \frac{1}{1 + c}$$ with class 0 above it, for $c < 1$, $c = 1$ and $c > 1$ alike.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.step_labels import c, from_densities_at_means, from_distances, from_the_quadratic
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="equations-28-36", equation="C.7 step 4"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=1 / (1 + c),
    checks=(from_distances, from_the_quadratic, from_densities_at_means),
    controls=(
        Control(subject=sp.Rational(1, 2) + 0 * c, why="the midpoint: right at c = 1 and nowhere else"),
        Control(subject=c / (1 + c), why="the step of the pair in the other order"),
        Control(subject=1 / (1 + c**2), why="near miss: the variances' ratio for that of the spreads"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
