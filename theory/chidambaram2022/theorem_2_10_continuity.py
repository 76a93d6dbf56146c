r"""Theorem 2.10, for every mixing law with a density: under Assumption 2.9 $h$ is continuous at data points.

Let the supports $X_1, ..., X_k$ be finite, $P_X$ uniform, and let every point $x \in X_i$ satisfy Assumption 2.9: no
segment through $x$ has $2$ ends outside $X_i$. Then the Mixup-optimal classifier $h$, on $X_{mix}$ where eq. (1)
determines it, is continuous at every data point. (That $h^i = 1$ on $X_i$ is Proposition 2.8, and true.)

(Every function on a finite set is continuous, and off $X_{mix}$ members of $C^*$ are free: only on $X_{mix}$ does the
statement say something.) The subject is the number of foreign ends from which a segment through $x$ is forbidden.
"""

import sympy as sp

from theory.chidambaram2022.data_point_continuity import (
    from_every_kind_of_segment,
    from_flint,
    from_necessity,
    from_search,
)
from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-2.10"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=sp.Integer(2),
    checks=(from_search, from_every_kind_of_segment, from_flint, from_necessity),
    controls=(
        Control(subject=sp.Integer(3), why="no segment is forbidden"),
        Control(subject=sp.Integer(0), why="every segment is forbidden, more than needed"),
        Control(subject=sp.Rational(21, 20), why="near miss: a segment with one foreign end is just allowed"),
    ),
    erratum=(
        r"Theorem 2.10 holds for the values $h^i = 1$ but not for continuity: $X_1 = \{0, 1\}$, $X_2 = \{2\}$ meets "
        "Assumption 2.9 at every data point, yet under uniform mixing $h^1$ tends to $5/6$ beside the point 1, "
        "because of the segment from 0 to 2; where the density has finite limits at 0 and 1, a data point must not "
        "lie inside a segment with even one end in another class."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
