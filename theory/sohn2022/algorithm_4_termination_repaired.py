r"""Algorithm 4, repaired: the loop ends where an admissible point exists.

For $N(-1, 1)$ and $N(1, 1)$ with a third class $N(5, 1)$, or $N(m, 1)$ with $m = 11/10$ beyond the second mean,
points of the ratio $\lambda = 1/2$ within $\varepsilon = 1/100$ without intrusion exist; whether they do is decided
by linear inequalities.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.genmix import BEYOND, OUTSIDE, Means, from_admissible_points, from_grid_of_points
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="algorithm-4"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=(OUTSIDE, BEYOND),
    checks=(
        from_admissible_points,
        from_grid_of_points,
    ),
    controls=(
        Control(subject=(Means(sp.Integer(-1), sp.Integer(1), sp.Integer(0)),), why="the third class between the two"),
        Control(
            subject=(OUTSIDE, Means(sp.Integer(-1), sp.Integer(1), sp.Rational(1, 2))),
            why="the third class off the middle",
        ),
        Control(
            subject=(OUTSIDE, Means(sp.Integer(-1), sp.Integer(1), sp.Rational(49, 50))),
            why="near miss: the third class almost at the second",
        ),
    ),
    repairs="sohn2022/algorithm_4_termination",
)

if __name__ == "__main__":
    run_alone(__file__)
