r"""Section F.2, repaired: the condition on the log ratio.

Condition (37) with $\varepsilon = 0$ is $p_j : p_i = \lambda : (1 - \lambda)$, a quadratic equation for Gaussian
classes.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.enclosed_listings import from_placed_points
from theory.sohn2022.listings import from_ratio_of_densities, share
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-F.2"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=share / (1 - share),
    checks=(from_ratio_of_densities, from_placed_points),
    controls=(
        Control(subject=sp.exp(-share) / (1 - sp.exp(-share)), why="the absolute logarithm, as printed"),
        Control(subject=(1 - share) / share, why="the classes exchanged"),
        Control(subject=share / (1 - share) * sp.Rational(101, 100), why="near miss: 1 per cent more"),
    ),
    repairs="sohn2022/section_f_2_condition",
)

if __name__ == "__main__":
    run_alone(__file__)
