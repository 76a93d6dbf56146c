r"""Algorithm 4: the loop over a pair of classes ends.

The while-loop collects points with $|p_j / (p_i + p_j) - \lambda| \le \varepsilon$ whose two likeliest classes are
$i$ and $j$. For $N(-1, 1)$ and $N(1, 1)$ with a third class $N(m, 1)$, $\lambda = 1/2$, $\varepsilon = 1/100$, it
ends for every $m \ge 0$.
"""

import sympy as sp

from theory.claim import INSTANCE, REFUTED, Claim, Control, Source
from theory.sohn2022.genmix import from_admissible_points, from_grid_of_points
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="algorithm-4"),
    quantifier=INSTANCE,
    expected=REFUTED,
    subject=sp.Rational(0),
    checks=(
        from_admissible_points,
        from_grid_of_points,
    ),
    controls=(
        Control(subject=sp.Rational(1, 2), why="half-way to the second class"),
        Control(subject=sp.Integer(2), why="beyond the least mean"),
        Control(subject=sp.Rational(101, 100), why="near miss: 1 per cent beyond"),
    ),
    erratum=(
        "Algorithm 4 does not end where every point of the wanted ratio is intruded by a third class, as between "
        "$N(-1, 1)$ and $N(1, 1)$ with a third class $N(0, 1)$; a bound on its attempts would do."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
