r"""Theorem 2: for ReLU networks the Taylor form of the Mixup loss exceeds that of the GenLabel loss.

For a network $f$ without biases, data with $\|x_i\| \ge c_x > 0$, sharp densities,
$2 - \sqrt{3} < c < 2 + \sqrt{3}$ and all parameters with $(2 y_i - 1) f(x_i) \ge 0$, some $f(x_i) \ne 0$:
$\tilde L^{mix} > \tilde L^{gen}$.
"""

import sympy as sp

from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.sohn2022.ordering_cases import Ordering
from theory.sohn2022.rational_orderings import from_network_fractions_first
from theory.sohn2022.relu_networks import from_networks_first
from theory.sohn2022.taylor_orderings import c
from theory.standalone import run_alone

RADIUS = (c**2 + 1) / (2 * (c + 1) ** 2)
SUBJECT = Ordering(centred=False, scored=True, low=2 - sp.sqrt(3), high=2 + sp.sqrt(3), attack=RADIUS)

CLAIM = Claim(
    source=Source(paper="sohn2022", number="theorem-2"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=SUBJECT,
    checks=(from_networks_first, from_network_fractions_first),
    controls=(
        Control(
            subject=SUBJECT._replace(centred=True, low=sp.Rational(1, 6)),
            why="c = 1/5 admitted: the factor is negative there",
        ),
        Control(
            subject=SUBJECT._replace(centred=True, high=sp.Rational(9, 2)),
            why="c = 4 admitted: the factor is negative there",
        ),
        Control(
            subject=SUBJECT._replace(centred=True, high=sp.Rational(19, 5)),
            why="near miss: the upper end 3.8 for 3.732",
        ),
    ),
    erratum=(
        r"Theorem 2 inherits the missing hypothesis of Theorem 1: a network $\mathrm{relu}(\theta^T x) - "
        r"\mathrm{relu}(-\theta^T x)$ is the linear model, and on two points of class 1 that score $1/1000$ and "
        "$11/5$ the inequality is reversed."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
