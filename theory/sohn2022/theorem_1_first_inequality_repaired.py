r"""Theorem 1, first inequality repaired: centred data.

Where the mean of the data scores 0 and some point does not, every $\theta$ of $\Theta$ and every
$2 - \sqrt{3} < c < 2 + \sqrt{3}$ have $\tilde L^{mix} > \tilde L^{gen}$. Both coefficients differ by the same factor,
$$\frac{1}{3} - A(c) = \frac{1}{6} - B(c) = \frac{(c - 2 + \sqrt{3})(2 + \sqrt{3} - c)}{6 (1 + c)^2},$$
so that the sign of the gap is the sign of this factor: the range of $c$ is exact.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.ordering_cases import Ordering, from_first_inequality, from_random_data
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
    checks=(from_the_common_factor, from_each_share, from_first_inequality, from_random_data, from_fractions_first),
    controls=(
        Control(subject=SUBJECT._replace(centred=False), why="data that are not centred, as printed"),
        Control(subject=SUBJECT._replace(scored=False), why="theta = 0 admitted: both sides are equal"),
        Control(subject=SUBJECT._replace(low=sp.Rational(1, 6)), why="c = 1/5 admitted: the factor is negative there"),
        Control(subject=SUBJECT._replace(high=sp.Rational(19, 5)), why="near miss: the upper end 3.8 for 3.732"),
    ),
    repairs="sohn2022/theorem_1_first_inequality",
)

if __name__ == "__main__":
    run_alone(__file__)
