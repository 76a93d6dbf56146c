r"""Theorem 2: the adversarial Taylor loss with the dimension in its second-order term.

The Taylor approximation of the adversarial loss has the term $\frac{\delta^2 d}{2} h'' \|\nabla f\|^2$, and with it
the GenLabel form is at least the adversarial form at $\delta = R c_x A(c)$.
"""

import sympy as sp

from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.sohn2022.relu_networks import dimension, from_mirror_slack, from_the_attack_itself, from_two_points
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="theorem-2"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=dimension / 2,
    checks=(
        from_the_attack_itself,
        from_two_points,
        from_mirror_slack,
    ),
    controls=(
        Control(subject=dimension, why="the dimension without the half"),
        Control(subject=dimension**2 / 2, why="the square of the dimension"),
        Control(subject=dimension * sp.Rational(101, 200), why="near miss: 1 per cent more"),
    ),
    erratum=(
        "The factor $d$ in the second-order term of Theorem 2's adversarial form does not belong there (Lemma 9, "
        r"and the attack of radius $\delta$ itself, have $\delta^2/2$); with it the second inequality fails for "
        r"every $d \ge 3$, already at the class means $\pm e_1$ with $c = 1$."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
