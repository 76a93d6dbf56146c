r"""Table 15: on noisy circles and spheres GenMix errs as the boundary half-way between them does.

With Gaussian noise of spread $\sigma$ on each of $d$ coordinates about spheres of radius $1$ and $\frac{1}{2}$, the
squared distance to the centre over $\sigma^2$ is noncentral chi-square, and the boundary of radius $m$ errs with
probability
$$\frac{1}{2} P(\chi^2_d(\sigma^{-2}) < \frac{m^2}{\sigma^2}) + \frac{1}{2} P(\chi^2_d(\frac{1}{4 \sigma^2}) >
\frac{m^2}{\sigma^2})$$ At $m = \frac{3}{4}$, where $d(x, M_1) = d(x, M_2)$, these are $5.05\%$ for $d = 2$,
$\sigma = 0.15$ and $0.19\%$ for $d = 3$, $\sigma = 0.085$, noise chosen so as to be near the printed $4.90\%$ and
$0.22\%$. Networks trained by GenMix with the true manifolds are within half a percentage point, as was fixed before
the run.
"""

import sympy as sp

from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.sohn2022.circle_errors import from_drawn_points, from_trained_networks
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-15"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=sp.Rational(3, 4),
    checks=(from_trained_networks, from_drawn_points),
    controls=(
        Control(subject=sp.Rational(1, 2), why="the boundary on the inner circle"),
        Control(subject=sp.Rational(9, 10), why="the boundary nearer to the outer circle"),
        Control(subject=sp.sqrt(sp.Rational(1, 2)), why="half of the disc's area inside"),
        Control(subject=sp.Rational(3, 4) * sp.Rational(109, 100), why="near miss: a radius 9 per cent larger"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
