r"""Algorithm 4, repaired: the loop ends where an admissible point exists.

For $N(-1, 1)$ and $N(1, 1)$ with a third class $N(m, 1)$, $\lambda = 1/2$, $\varepsilon = 1/100$, points of the
wanted ratio without intrusion exist for $m \ge 1$ and for no $m$ just below; linear inequalities decide it.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.genmix import from_admissible_points, from_grid_of_points
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="algorithm-4"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Rational(1),
    checks=(
        from_admissible_points,
        from_grid_of_points,
    ),
    controls=(
        Control(subject=sp.Integer(0), why="every third class to the right of the middle"),
        Control(subject=sp.Rational(1, 2), why="half-way to the second class"),
        Control(subject=sp.Rational(101, 100), why="near miss: 1 per cent beyond"),
    ),
    repairs="sohn2022/algorithm_4_termination",
)

if __name__ == "__main__":
    run_alone(__file__)
