r"""Theorem 2, second inequality repaired: centred data, and the coefficient of the attack itself.

Where the mean of the data is orthogonal to the gradient at every point and no unit is at its kink at a data point,
all parameters with $(2 y_i - 1) f(x_i) \ge 0$ and all $c > 0$ have
$$\tilde L^{gen} \ge \frac{1}{n} \sum_i \ell_i + \delta |g_i - y_i| N_i + \frac{\delta^2}{2} g_i (1 - g_i) N_i^2$$
with $N_i = \|\nabla f(x_i)\|$ and $\delta = R c_x \frac{c^2 + 1}{2 (c+1)^2}$, since
$|f(x_i)| = |\nabla f(x_i)^T x_i| \ge R c_x \|\nabla f(x_i)\|$.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.ordering_cases import RANGE, Ordering
from theory.sohn2022.ordering_proofs import proofs_of_second
from theory.sohn2022.rational_orderings import from_network_fractions_second
from theory.sohn2022.relu_networks import from_networks_second
from theory.sohn2022.taylor_orderings import c
from theory.standalone import run_alone

RADIUS = (c**2 + 1) / (2 * (c + 1) ** 2)
SUBJECT = Ordering(centred=True, scored=True, low=RANGE[0], high=RANGE[1], attack=RADIUS)

CLAIM = Claim(
    source=Source(paper="sohn2022", number="theorem-2"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=SUBJECT,
    checks=(proofs_of_second, from_networks_second, from_network_fractions_second),
    controls=(
        Control(subject=SUBJECT._replace(attack=sp.Rational(1, 2) + 0 * c), why="half the distance to the boundary"),
        Control(subject=SUBJECT._replace(attack=sp.Rational(1, 3) + 0 * c), why="the moment 1/3 of Mixup itself"),
        Control(
            subject=SUBJECT._replace(attack=RADIUS * sp.Rational(101, 100)), why="near miss: a radius 1 per cent larger"
        ),
        Control(subject=SUBJECT._replace(centred=False), why="data that are not centred"),
    ),
    uses=("sohn2022/theorem_2_homogeneity",),
    repairs="sohn2022/theorem_2_second_inequality",
)

if __name__ == "__main__":
    run_alone(__file__)
