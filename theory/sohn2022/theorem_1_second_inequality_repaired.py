r"""Theorem 1, second inequality repaired: centred data, and the radius is the largest.

Where the mean of the data scores 0, every $\theta$ of $\Theta$ has
$\tilde L^{gen} \ge n^{-1} \sum_i \tilde\ell_{adv}(\delta, (x_i, y_i))$ with $\delta = R c_x A(c)$, for every $c > 0$:
point by point $|\theta^T x_i| \ge R c_x \|\theta\|$, and $B(c) > A(c)^2$. No larger multiple of $R c_x$ serves: two
points at $\pm s$ leave a slack of second order in $s$.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.ordering_cases import RANGE, Ordering, from_random_data, from_second_inequality
from theory.sohn2022.ordering_proofs import proofs_of_second
from theory.sohn2022.rational_orderings import from_fractions_second
from theory.sohn2022.taylor_orderings import c
from theory.standalone import run_alone

RADIUS = (c**2 + 1) / (2 * (c + 1) ** 2)
SUBJECT = Ordering(centred=True, scored=True, low=RANGE[0], high=RANGE[1], attack=RADIUS)

CLAIM = Claim(
    source=Source(paper="sohn2022", number="theorem-1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=SUBJECT,
    checks=(proofs_of_second, from_second_inequality, from_random_data, from_fractions_second),
    controls=(
        Control(subject=SUBJECT._replace(centred=False), why="data that are not centred, as printed"),
        Control(subject=SUBJECT._replace(attack=sp.Rational(1, 3) + 0 * c), why="the moment 1/3 of Mixup itself"),
        Control(
            subject=SUBJECT._replace(attack=RADIUS * sp.Rational(101, 100)), why="near miss: a radius 1 per cent larger"
        ),
        Control(subject=SUBJECT._replace(attack=c**2 / (c + 1) ** 2), why="what class 0 alone would need"),
    ),
    repairs="sohn2022/theorem_1_second_inequality",
)

if __name__ == "__main__":
    run_alone(__file__)
