r"""Figure 14: on lines between Gaussian classes GenMix's points are exact, and Mixup's midpoints are not near.

On the line between a draw of class $i$ and one of class $j$ the log ratio of the densities is quadratic, and its root
in closed form is as probable in either class: over all points of all runs $|\log p_j - \log p_i|$ is at most
$10^{-9}$. For Mixup's own midpoints of different classes the mean of $|\log p_j - \log p_i|$ is at least $1$. Both
bounds were fixed before the run.
"""

import sympy as sp

from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.sohn2022.equidistant_points import from_gaussian_lines, from_midpoints
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="figures-13-15"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=(sp.Rational(1, 10**9), sp.Integer(1)),
    checks=(from_gaussian_lines, from_midpoints),
    controls=(
        Control(subject=(sp.Integer(0), sp.Integer(1)), why="no rounding at all"),
        Control(subject=(sp.Rational(1, 10**9), sp.Integer(50)), why="Mixup's midpoints near the rarer class always"),
        Control(subject=(sp.Rational(1, 10**14), sp.Integer(1)), why="near miss: one digit beyond the rounding"),
    ),
    uses=("sohn2022/section_f_2_quadratic",),
)

if __name__ == "__main__":
    run_alone(__file__)
