r"""Algorithm 4: the loop over a pair of classes ends.

The while-loop collects points with $|p_j / (p_i + p_j) - \lambda| \le \varepsilon$ whose two likeliest classes are
$i$ and $j$; it ends if such points exist. Classes $N(-1, 1)$ and $N(1, 1)$ with a third at 5 or at 0,
$\lambda = 1/2$, $\varepsilon = 1/100$.
"""

import sympy as sp

from theory.claim import INSTANCE, REFUTED, Claim, Control, Source
from theory.sohn2022.genmix import BETWEEN, OUTSIDE, Means, from_admissible_points, from_grid_of_points
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="algorithm-4"),
    quantifier=INSTANCE,
    expected=REFUTED,
    subject=(OUTSIDE, BETWEEN),
    checks=(
        from_admissible_points,
        from_grid_of_points,
    ),
    controls=(
        Control(subject=(BETWEEN,), why="the third class between the two"),
        Control(
            subject=(OUTSIDE, Means(sp.Integer(-1), sp.Integer(1), sp.Rational(1, 2))),
            why="the third class off the middle",
        ),
        Control(
            subject=(OUTSIDE, Means(sp.Integer(-1), sp.Integer(1), sp.Rational(49, 50))),
            why="near miss: the third class almost at the second",
        ),
    ),
    erratum=(
        "Algorithm 4 does not end where every point of the wanted ratio is intruded by a third class, as between "
        "N(-1, 1) and N(1, 1) with a third class N(0, 1); it needs a bound on its attempts."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
