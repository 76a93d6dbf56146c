r"""Definition 2.1, its argmin over $[0, 1]^k$ taken literally: the minimiser is eq. (1).

The Mixup loss restricted to $B_\epsilon(x)$, $-\sum_i c_i \log \theta_i$, is minimised over $\theta \in [0, 1]^k$, that
is over all of the cube, where the sum of the coordinates may be as large as k (here k = 2). The minimiser is
claimed to be that of Lemma 2.3, $\theta_i = c_i / \sum_q c_q$.
"""

import sympy as sp

from theory.chidambaram2022.constraint_set import from_alternating_line, from_scaling
from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="definition-2.1"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=sp.Rational(2),
    checks=(from_alternating_line, from_scaling),
    controls=(
        Control(subject=sp.Rational(3, 2), why="a sum of at most 3/2"),
        Control(subject=sp.Rational(1, 2), why="a sum of at most 1/2, which leaves eq. (1) out"),
        Control(subject=sp.Rational(101, 100), why="near miss: a sum of at most 1.01"),
    ),
    erratum=(
        "Taken literally, the minimum over $[0, 1]^k$ in Definition 2.1 is at the constant $(1, ..., 1)$, of loss 0; "
        r"what is meant, and should be written, is the constraint $\sum_i \theta_i = 1$, which makes a constant a "
        "classifier and to which the proof of Lemma 2.3 appeals."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
