r"""Assumption 3.1, repaired: which data points meet it for their own class.

A point $x \in X_i$ meets Assumption 3.1 for class $i$ if and only if every segment from a point of $X_i$ to a point of
another class through $x$ has at $x$ a foreign share below
$$\frac{d}{2}, \quad d = \min_j d(X_i, X_j).$$
A point that lies inside no such segment always does.
"""

import sympy as sp

from theory.chidambaram2022.data_point_bound import (
    d,
    from_flint,
    from_intervals,
    from_long_search,
    from_measure,
    from_search,
)
from theory.claim import FORALL, VERIFIED, Claim, Control, Source, slow
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="assumption-3.1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=d / 2,
    checks=(from_search, from_measure, from_intervals, from_flint, slow(from_long_search)),
    controls=(
        Control(subject=sp.Integer(1), why="every data point, as printed"),
        Control(subject=sp.Rational(1, 2), why="a bound that does not know the scale"),
        Control(subject=d, why="the distance in place of half of it"),
        Control(subject=101 * d / 200, why="near miss: 1 per cent more than half the distance"),
    ),
    repairs="chidambaram2022/assumption_3_1_data_points",
)

if __name__ == "__main__":
    run_alone(__file__)
