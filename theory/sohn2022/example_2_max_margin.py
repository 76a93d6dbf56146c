r"""Example 2: the printed SVM solution has the largest margin.

With $w_1 = (-1, 1)$, $w_2 = (1, 1)$, $w_3 = (-1, -1)$ every point of $(-5, 5)$, $(5, 5)$, $(-5, -5)$ lies at
distance at least 5 from the boundaries of its class; no classifier does better, since points 1 and 2 are 10 apart.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.three_class_margins import from_boundaries, from_halfway_points, from_scores
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="example-2"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Matrix([[-1, 1], [1, 1], [-1, -1]]),
    checks=(
        from_boundaries,
        from_halfway_points,
        from_scores,
    ),
    controls=(
        Control(subject=sp.Matrix([[-1, 1], [1, 1], [-2, 1]]), why="the third class beside the first"),
        Control(subject=sp.Matrix([[-1, 1], [1, 2], [-2, -1]]), why="boundaries turned"),
        Control(
            subject=sp.Matrix([[-1, 1], [1, 1], [-1, sp.Rational(-101, 100)]]),
            why="near miss: one entry 1 per cent off",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
