r"""Theorem 2.7, the threshold in its proof: $\alpha > \frac{1}{2} (\log 4 / \epsilon^2 - 1)$ loses the middle point.

On the points 0, 1, 2 of classes 1, 2, 1 with $\lambda \sim \mathrm{Beta}(\alpha, \alpha)$, $0 < \epsilon < 1$:
$$\alpha > \frac{1}{2} \left( \frac{\log 4}{\epsilon^2} - 1 \right) \ \Rightarrow\  h_\epsilon^1(1) > \frac{1}{2}$$
"""

import sympy as sp

from theory.chidambaram2022.alternating_line import eps, from_every_radius, from_exact_cases
from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-2.7"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=(sp.log(4) / eps**2 - 1) / 2,
    checks=(from_exact_cases, from_every_radius),
    controls=(
        Control(subject=(sp.log(4) / (4 * eps**2) - 1) / 2, why="the radius in lambda doubled instead of halved"),
        Control(subject=(1 / eps**2 - 1) / 2, why="Chebyshev's inequality without its probability"),
        Control(
            subject=(sp.Rational(101, 100) * sp.log(4) / eps**2 - 1) / 2, why="near miss: 1 per cent above the print"
        ),
    ),
    positives=(
        Control(
            subject=(2 * sp.log(4) / eps**2 - 1) / 2,
            why="the same subgaussian step with the radius eps/2 in lambda and the variance 1/(8 alpha + 4)",
        ),
    ),
    erratum=(
        r"The proof of Theorem 2.7 reads the radius $\epsilon$ of the ball as the radius in $\lambda$ (for the points "
        r"0 and 2 it is $\epsilon / 2$), takes $1 / (4 \alpha + 2)$ for the variance $1 / (8 \alpha + 4)$, and uses "
        r"the symmetry of the law on the one-sided event $\lambda < \epsilon$; its threshold fails for example at "
        r"$\alpha = 1$, $\epsilon = 3/4$, where $h_\epsilon^1(1) = 21/44$, while $\alpha \ge \frac{1}{2} (2.0108 / "
        r"\epsilon^2 - 1)$ suffices for all $\epsilon \in (0, 1)$."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
