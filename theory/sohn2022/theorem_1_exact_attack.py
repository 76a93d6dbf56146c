r"""Theorem 1 beyond Taylor forms: the exact GenLabel loss bounds the exact adversarial loss.

With classes of equal spread ($c = 1$) and the label that step 4 of Appendix C.7 leaves, a step at $\lambda = 1/2$ in
every pair, data whose mean scores 0 and $\theta$ in $\Theta$, the losses themselves satisfy
$$L^{gen} \ge \frac{1}{n} \sum_i \max_{\|\delta_i\| \le \frac{1}{4} R c_x} \ell(\theta, (x_i + \delta_i, y_i))$$
Seen from its own class each point is mixed with $\lambda \sim U[1/2, 1]$, keeps its label and moves on average to
$\frac{3}{4}$ of its score; the loss is convex, and $|\theta^T x_i| \ge R c_x \|\theta\|$.
No radius larger by a factor serves.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.exact_orderings import from_exact_attacks, from_jensen
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="theorem-1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Rational(1, 4),
    checks=(from_jensen, from_exact_attacks),
    controls=(
        Control(subject=sp.Rational(1, 3), why="the moment of Mixup"),
        Control(subject=sp.Rational(1, 2), why="half the distance"),
        Control(subject=sp.Rational(101, 400), why="near miss: 1 per cent larger"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
