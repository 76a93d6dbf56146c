r"""Figure 14: a class half-way between two others keeps GenMix from mixing these.

For classes of covariance $v I$ about $(0, 0)$, $(-m, 0)$ and $(m, 0)$, classes 1 and 2 are as probable as each other
on the line $x = 0$ alone, and there class 0 is more probable than either by
$$\log p_0(0, y) - \log p_1(0, y) = \frac{m^2}{2 v}$$
at every height $y$: no point may be mixed for this pair, as the figure says of its own. Measured in our reading,
$m = 3$, $v = \frac{1}{10}$ and a class 3 about $(0, 3)$: this pair alone, in either order, stays without a point in
every run, with densities fitted to 100 points a class as with the true ones.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.middle_sets import from_empty_pairs, from_log_densities, mean, variance
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="figures-13-15", equation="(37)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=mean**2 / (2 * variance),
    checks=(from_log_densities, from_empty_pairs),
    controls=(
        Control(subject=-(mean**2) / (2 * variance), why="class 0 less probable: the pair would be mixed"),
        Control(subject=mean**2 / 2, why="the covariance left out"),
        Control(subject=mean**2 / variance, why="the half left out"),
        Control(subject=mean**2 / (2 * variance) * sp.Rational(101, 100), why="near miss: 1 per cent more"),
    ),
    uses=("sohn2022/section_f_2_quadratic",),
)

if __name__ == "__main__":
    run_alone(__file__)
