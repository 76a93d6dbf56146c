r"""Assumption 3.1: every data point meets it for its own class.

"Any point $x \in X_i$ is easily seen to satisfy Assumption 3.1 with respect to class $i$": whatever the foreign share
$\mu < 1$ of a segment from $X_i$ through $x$. On this the paper rests Theorem 2.10 as a corollary of Theorem 3.2.

The subject is the bound below which the foreign shares at $x \in X_i$ must lie, an expression in $d$.
"""

import sympy as sp

from theory.chidambaram2022.data_point_bound import d, from_flint, from_intervals, from_measure, from_search
from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="assumption-3.1"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=sp.Integer(1),
    checks=(from_search, from_measure, from_intervals, from_flint),
    controls=(
        Control(subject=sp.Rational(1, 2), why="a bound that does not know the scale"),
        Control(subject=d, why="the distance in place of half of it"),
        Control(subject=101 * d / 200, why="near miss: 1 per cent more than half the distance"),
    ),
    erratum=(
        r"Not every data point meets Assumption 3.1 for its class: in $X_1 = \{0, 1\}$, $X_2 = \{2\}$ the point 1 is "
        r"the midpoint of 0 and 2, and $\delta$ must stay below $1/2$; so Theorem 2.10 does not follow from Theorem "
        "3.2 as a corollary."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
