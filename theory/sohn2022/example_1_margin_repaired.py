r"""Example 1, repaired: Mixup reaches the margin 3/8.

With the squared norm taken on both label components for every pair, $L_1 = L_2 = \frac{2}{3}(1 - 2\theta)^2$ and
$L_3 = \frac{4}{3}\theta$ on $0 < \theta \le 1/2$, so that the loss stands
$$L(\theta) - L(3/8) = \frac{16}{3} \left(\theta - \frac{3}{8}\right)^2$$
above its minimum at $\theta = 3/8$.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.minimal_margin import from_competitors, from_gradient_descent, from_quadrature, from_stationarity
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="example-1", equation="C.1"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Rational(3, 8),
    checks=(from_competitors, from_stationarity, from_quadrature, from_gradient_descent),
    controls=(
        Control(subject=sp.Rational(7, 16), why="the printed value, with half the weight of the intruding pair"),
        Control(subject=sp.Rational(1, 2), why="the margin without manifold intrusion"),
        Control(subject=sp.Rational(97, 256), why="near miss: 1 per cent above"),
    ),
    repairs="sohn2022/example_1_margin",
)

if __name__ == "__main__":
    run_alone(__file__)
