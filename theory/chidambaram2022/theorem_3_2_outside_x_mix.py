r"""Theorem 3.2, for any point $x$ as printed: $x$ with Assumptions 2.9 and 3.1 is classified, on $X_{mix}$ or off it.

Let the supports be finite and $P_X$ uniform. If $x$ meets Assumptions 2.9 and 3.1 for class $i$, then eq. (1)
determines $h(x)$, even if $0$ segments pass through $x$.

The subject is the least number of segments through $x$, a data point counting as one.
"""

import sympy as sp

from theory.chidambaram2022.determined_points import from_flint, from_search, from_weight
from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-3.2"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=sp.Integer(0),
    checks=(from_search, from_weight, from_flint),
    controls=(
        Control(subject=sp.Integer(2), why="two segments at least"),
        Control(subject=sp.Integer(3), why="three segments at least"),
        Control(subject=sp.Rational(-1, 100), why="near miss: below 0, every point"),
    ),
    erratum=(
        "Theorem 3.2 speaks of any point $x$; off $X_{mix}$ both assumptions hold vacuously while members of "
        r"$\mathcal{C}^*$ are unconstrained, so that $x \in X_{mix}$ has to be added, as in Lemma 2.3."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
