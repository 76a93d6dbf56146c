r"""Theorem 2: for ReLU networks the Taylor form of the GenLabel loss is at least that of the adversarial loss.

As Theorem 1, with $\nabla f(x_i)$ for $\theta$, $R = \min_i |\cos(\nabla f(x_i), x_i)|$ and $\delta = R c_x A(c)$;
here with the second-order coefficient $\delta^2 / 2$ of the attack itself (see the claim on the dimension).
"""

import sympy as sp

from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.sohn2022.ordering_cases import RANGE, Ordering
from theory.sohn2022.rational_orderings import from_network_fractions_second
from theory.sohn2022.relu_networks import from_networks_second
from theory.sohn2022.taylor_orderings import c
from theory.standalone import run_alone

RADIUS = (c**2 + 1) / (2 * (c + 1) ** 2)
SUBJECT = Ordering(centred=False, scored=True, low=RANGE[0], high=RANGE[1], attack=RADIUS)

CLAIM = Claim(
    source=Source(paper="sohn2022", number="theorem-2"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=SUBJECT,
    checks=(from_networks_second, from_network_fractions_second),
    controls=(
        Control(
            subject=SUBJECT._replace(centred=True, attack=sp.Rational(1, 2) + 0 * c),
            why="half the distance to the boundary",
        ),
        Control(
            subject=SUBJECT._replace(centred=True, attack=sp.Rational(1, 3) + 0 * c),
            why="the moment 1/3 of Mixup itself",
        ),
        Control(
            subject=SUBJECT._replace(centred=True, attack=RADIUS * sp.Rational(101, 100)),
            why="near miss: a radius 1 per cent larger",
        ),
    ),
    erratum=(
        r"Theorem 2 inherits the missing hypothesis of Theorem 1: with the network $(\mathrm{relu}(x) - "
        r"\mathrm{relu}(-x))/2$ and the points $1$, $1$ of class 1 and $-1$ of class 0, the means of the classes, "
        "the form of the attack is the larger."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
