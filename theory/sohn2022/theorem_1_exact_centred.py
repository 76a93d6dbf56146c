r"""Theorem 1 beyond Taylor forms: an identity for centred data.

With classes of equal spread ($c = 1$) and the label that step 4 of Appendix C.7 leaves, a step at $\lambda = 1/2$ in
every pair, data whose mean scores 0 and $\theta$ in $\Theta$, the exact losses satisfy
$$L^{mix} - L^{gen} = \frac{1}{24} \cdot \frac{1}{n} \sum_i |\theta^T x_i|$$
The first inequality therefore holds for the losses themselves, not for their Taylor forms alone.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.exact_orderings import from_centred_losses, from_centred_sums
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="theorem-1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Rational(1, 24),
    checks=(from_centred_sums, from_centred_losses),
    controls=(
        Control(subject=sp.Rational(1, 12), why="the factor of the covariance of label and score"),
        Control(subject=sp.Rational(1, 48), why="half as much"),
        Control(subject=sp.Rational(1, 25), why="near miss: 25 for 24"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
