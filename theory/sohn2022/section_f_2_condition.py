r"""Section F.2: the likelihood-ratio condition of the text.

GenMix + GM looks for $x$ with $|\log \frac{p_j(x)}{p_i(x) + p_j(x)}| = \lambda$, that is
$p_j : p_i = e^{-\lambda} : (1 - e^{-\lambda})$, as the condition (37), $\frac{p_j(x)}{p_i(x) + p_j(x)} = \lambda$.
"""

import sympy as sp

from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.sohn2022.enclosed_listings import from_placed_points
from theory.sohn2022.listings import from_ratio_of_densities, share
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-F.2"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=sp.exp(-share) / (1 - sp.exp(-share)),
    checks=(from_ratio_of_densities, from_placed_points),
    controls=(
        Control(subject=share, why="the share itself as odds"),
        Control(subject=(1 - share) / share, why="the classes exchanged"),
        Control(subject=share / (1 - share) * sp.Rational(101, 100), why="near miss: 1 per cent more"),
    ),
    erratum=(
        "The condition with the absolute logarithm in Section F.2 is not condition (37), which it is to solve: at "
        r"$\lambda = 1/2$ it asks for the share $e^{-1/2} = 0.607$ and not $1/2$; what quadratic discriminant "
        r"analysis solves is $\log(p_j/p_i) = \log(\lambda/(1 - \lambda))$."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
