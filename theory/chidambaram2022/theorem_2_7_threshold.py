r"""Theorem 2.7, a threshold that holds: $\alpha \ge \frac{1}{2} (2.0108 / \epsilon^2 - 1)$ loses the middle point.

On the points 0, 1, 2 of classes 1, 2, 1 with $\lambda \sim \mathrm{Beta}(\alpha, \alpha)$, $0 < \epsilon < 1$:
$$\alpha \ge \frac{1}{2} \left( \frac{2.0108}{\epsilon^2} - 1 \right) \ \Rightarrow\  h_\epsilon^1(1) > \frac{1}{2}$$
The constant is the best of this form to four decimals: with 2.0107 the conclusion fails near $\epsilon = 0.662$. For
$\epsilon \ge 1$ every $\alpha > 0$ loses the point, with $h_\epsilon^1(1) = 4/7$ at $\epsilon = 1$ and $2/3$ beyond.
"""

import sympy as sp

from theory.chidambaram2022.alternating_line import eps, from_every_radius, from_exact_cases, from_sharpness
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-2.7"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=(sp.Rational(20108, 10000) / eps**2 - 1) / 2,
    checks=(from_exact_cases, from_every_radius, from_sharpness),
    controls=(
        Control(subject=(sp.log(4) / eps**2 - 1) / 2, why="the printed threshold"),
        Control(subject=(2 / eps**2 - 1) / 2, why="near miss: the round constant 2 is half a per cent too small"),
        Control(subject=(sp.Rational(20309, 10000) / eps**2 - 1) / 2, why="1 per cent above: true, but not sharp"),
        Control(subject=(4 + 2 * sp.sqrt(3)) / (2 * eps**2) - sp.Rational(1, 2), why="Chebyshev alone: far from sharp"),
    ),
    uses=("chidambaram2022/theorem_2_7_monotone",),
    repairs="chidambaram2022/theorem_2_7_printed_threshold",
)

if __name__ == "__main__":
    run_alone(__file__)
