r"""Corollary 3.8, repaired: for the loss of Section 2.1 it holds where the classes have equal size.

Under the conditions of Lemma 3.7, with labels that do not depend on the points and $n_1 = n_{-1} = n/2$, the
minimiser of
$$J_{mix} = J_{mix}^{1,1} + J_{mix}^{-1,-1} + 2 J_{mix}^{1,-1}$$
in the span of the data has with probability at least $1 - \frac{1}{2} n^{-4}$ the direction of the maximum-margin
solution, to which gradient descent on the empirical cross-entropy converges. That convergence is a cited theorem,
checked here by running the descent and not proved: SUPPORTED.
"""

from theory.chidambaram2022.full_loss import from_common_margins, from_gaussian_draws, from_unit_vectors, m, n
from theory.claim import FORALL, SUPPORTED, Claim, Control, Source
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="corollary-3.8"),
    quantifier=FORALL,
    expected=SUPPORTED,
    subject=(n / 2, n / 2),
    checks=(from_unit_vectors, from_common_margins, from_gaussian_draws),
    controls=(
        Control(subject=(n, m), why="the printed statement: any sizes"),
        Control(subject=(n / 2, n), why="class -1 twice as large"),
        Control(subject=(n / 2 + 1, n / 2), why="near miss: one point more in class 1"),
    ),
    uses=("chidambaram2022/lemma_3_7_probability", "chidambaram2022/theorem_3_5_full_loss_balanced"),
    repairs="chidambaram2022/corollary_3_8_full_loss",
)

if __name__ == "__main__":
    run_alone(__file__)
