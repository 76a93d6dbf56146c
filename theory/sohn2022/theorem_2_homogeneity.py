r"""Theorem 2, a premise: a ReLU network without biases equals its gradient times its input.

Where no unit is at its kink, $f(x) = \nabla f(x)^T x$ (and $\nabla^2 f = 0$, so that the third term of Lemma 1
vanishes). Shown with symbolic weights for every activation pattern of two hidden layers; each further layer is one
more matrix.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.relu_networks import from_every_pattern, from_exact_networks
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="theorem-2"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Rational(1),
    checks=(
        from_every_pattern,
        from_exact_networks,
    ),
    controls=(
        Control(subject=sp.Integer(2), why="homogeneous of degree 2"),
        Control(subject=sp.Integer(0), why="a constant"),
        Control(subject=sp.Rational(101, 100), why="near miss: 1 per cent more"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
