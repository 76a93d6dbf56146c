r"""Theorem 2, first inequality repaired: centred data.

Where the mean of the data is orthogonal to the gradient at every point, no unit is at its kink at a data point and
some $f(x_i) \ne 0$, all parameters with $(2 y_i - 1) f(x_i) \ge 0$ and all $2 - \sqrt{3} < c < 2 + \sqrt{3}$ have
$\tilde L^{mix} > \tilde L^{gen}$: the share of each point is that of Theorem 1 with $\nabla f(x_i)$ for $\theta$.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.ordering_cases import Ordering
from theory.sohn2022.ordering_proofs import from_each_share, from_the_common_factor
from theory.sohn2022.rational_orderings import from_network_fractions_first
from theory.sohn2022.relu_networks import from_networks_first
from theory.sohn2022.taylor_orderings import genlabel_limits
from theory.standalone import run_alone

SUBJECT = Ordering(centred=True, scored=True, low=2 - sp.sqrt(3), high=2 + sp.sqrt(3), attack=genlabel_limits()[0])

CLAIM = Claim(
    source=Source(paper="sohn2022", number="theorem-2"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=SUBJECT,
    checks=(from_the_common_factor, from_each_share, from_networks_first, from_network_fractions_first),
    controls=(
        Control(subject=SUBJECT._replace(centred=False), why="data that are not centred"),
        Control(subject=SUBJECT._replace(scored=False), why="the silent network admitted"),
        Control(subject=SUBJECT._replace(high=sp.Rational(19, 5)), why="near miss: the upper end 3.8 for 3.732"),
    ),
    uses=("sohn2022/theorem_2_homogeneity",),
    repairs="sohn2022/theorem_2_first_inequality",
)

if __name__ == "__main__":
    run_alone(__file__)
