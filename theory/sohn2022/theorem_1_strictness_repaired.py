r"""Theorem 1, strictness repaired: equality exactly where no point is scored.

On centred data and for $\theta$ in $\Theta$ a point of score $\pm s$ contributes the positive factor of the gap times
$$\frac{s}{1 + e^s} + \frac{e^s}{2 (1 + e^s)^2} (s^2 + V),$$
with $V$ the variance of the scores: zero if all scores are, positive otherwise.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.ordering_cases import Ordering, from_first_inequality
from theory.sohn2022.ordering_proofs import from_each_share, from_the_common_factor
from theory.sohn2022.rational_orderings import from_fractions_first
from theory.sohn2022.taylor_orderings import genlabel_limits
from theory.standalone import run_alone

SUBJECT = Ordering(centred=True, scored=True, low=2 - sp.sqrt(3), high=2 + sp.sqrt(3), attack=genlabel_limits()[0])

CLAIM = Claim(
    source=Source(paper="sohn2022", number="theorem-1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=SUBJECT,
    checks=(from_each_share, from_the_common_factor, from_first_inequality, from_fractions_first),
    controls=(
        Control(subject=SUBJECT._replace(scored=False), why="theta = 0 admitted"),
        Control(subject=SUBJECT._replace(centred=False), why="data that are not centred"),
        Control(subject=SUBJECT._replace(high=sp.Rational(19, 5)), why="near miss: the upper end 3.8 for 3.732"),
    ),
    repairs="sohn2022/theorem_1_strictness",
)

if __name__ == "__main__":
    run_alone(__file__)
