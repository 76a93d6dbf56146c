r"""Corollary 3.8 for the loss of Section 2.1: the Mixup minimiser has the direction of gradient descent on ERM.

Under the conditions of Lemma 3.7, which say nothing about the class sizes $n_1, n_{-1}$, the minimiser of
$$J_{mix} = J_{mix}^{1,1} + J_{mix}^{-1,-1} + 2 J_{mix}^{1,-1}$$
has with high probability the direction of the maximum-margin solution, to which gradient descent on the empirical
cross-entropy converges.
"""

from theory.chidambaram2022.full_loss import from_common_margins, from_gaussian_draws, from_unit_vectors, m, n
from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="corollary-3.8"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=(n, m),
    checks=(from_unit_vectors, from_common_margins, from_gaussian_draws),
    controls=(
        Control(subject=(m, n), why="the classes exchanged"),
        Control(subject=(n + m, m), why="class 1 larger"),
        Control(subject=(n, n + 1), why="near miss: one point more in class -1"),
    ),
    erratum=(
        "Corollary 3.8 inherits the restriction of Theorem 3.5: for $J_{mix}$ of Section 2.1, which mixes within "
        "classes too, the optimal direction is that of the maximum margin only where the classes have equal size "
        "(Gaussian points are linearly independent with probability one); for the loss (7) it holds for any sizes."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
