r"""Definition 2.1, the constraint meant: the minimum over the simplex is eq. (1).

Over $\theta \in [0, 1]^k$ with $\sum_i \theta_i \le 1$ the Mixup loss restricted to $B_\epsilon(x)$,
$-\sum_i c_i \log \theta_i$, is least at $\theta_i = c_i / \sum_q c_q$, as in
Lemma 2.3; with another bound on the sum it is not, as soon as two of the weights $c_i$ are positive.
"""

import sympy as sp

from theory.chidambaram2022.constraint_set import from_alternating_line, from_scaling
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="definition-2.1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Rational(1),
    checks=(from_alternating_line, from_scaling),
    controls=(
        Control(subject=sp.Rational(2), why="the whole cube for k = 2, as printed"),
        Control(subject=sp.Rational(1, 2), why="a sum of at most 1/2, which leaves eq. (1) out"),
        Control(subject=sp.Rational(101, 100), why="near miss: a sum of at most 1.01"),
    ),
    uses=("chidambaram2022/lemma_2_3_any_k",),
    repairs="chidambaram2022/definition_2_1_unit_cube",
)

if __name__ == "__main__":
    run_alone(__file__)
