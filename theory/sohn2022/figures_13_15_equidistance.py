r"""Figures 13 to 15: GenMix's points are equidistant from two manifolds, as far as the stopping test asks.

With $p_c = e^{-d(x, M_c)}$ and $\lambda = 1/2$, the stopping test
$|\frac{1}{1 + e^{d_j - d_i}} - \frac{1}{2}| \le \varepsilon$ allows a difference of distances of
$$|d_j - d_i| \le \log\frac{1/2 + \varepsilon}{1/2 - \varepsilon}$$
and no more, which is $4 \varepsilon$ nearly. At $\varepsilon = 10^{-6}$ every point found on circle, moon, V, Ket and
Y meets it if each test projects anew. Our reading: sets and sizes are not printed, and the manifold of a class is the
curve from which its data are drawn, in place of one learned by a generative network.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.equidistant_points import from_all_points, from_exact_distances, from_share_tolerance
from theory.standalone import run_alone

TOLERANCE = sp.Rational(1, 1_000_000)
BOUND = sp.log((sp.Rational(1, 2) + TOLERANCE) / (sp.Rational(1, 2) - TOLERANCE))

CLAIM = Claim(
    source=Source(paper="sohn2022", number="figures-13-15"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=BOUND,
    checks=(from_share_tolerance, from_exact_distances, from_all_points),
    controls=(
        Control(subject=TOLERANCE, why="the tolerance on the share taken for one on the difference of distances"),
        Control(subject=sp.Rational(1, 100_000_000), why="far more exact than the test asks"),
        Control(subject=BOUND / 2, why="half of it, as if 1/(1 + e^D) had slope 1/2 at 0"),
        Control(subject=BOUND * sp.Rational(101, 100), why="near miss: 1 per cent more"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
