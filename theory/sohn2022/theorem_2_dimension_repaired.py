r"""Theorem 2, repaired: the adversarial Taylor loss does not contain the dimension.

An attack of radius $\delta$ moves the score by at most $\delta \|\nabla f\|$ to first order, so that the Taylor
approximation has the second-order term $\frac{\delta^2}{2} h'' \|\nabla f\|^2$. With it the class means in any number
of dimensions obey the second inequality.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.relu_networks import dimension, from_mirror_slack, from_the_attack_itself, from_two_points
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="theorem-2"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Rational(1, 2),
    checks=(
        from_the_attack_itself,
        from_two_points,
        from_mirror_slack,
    ),
    controls=(
        Control(subject=dimension / 2, why="the dimension, as printed"),
        Control(subject=sp.Integer(2), why="the reciprocal"),
        Control(subject=sp.Rational(1, 4), why="half as much: too weak an attack"),
        Control(subject=sp.Rational(101, 200), why="near miss: 1 per cent more"),
    ),
    repairs="sohn2022/theorem_2_dimension",
)

if __name__ == "__main__":
    run_alone(__file__)
