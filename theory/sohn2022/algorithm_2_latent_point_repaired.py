r"""Algorithm 2, repaired: the latent mixed point is the feature of the mixed input.

With $z^{mix} = f_\phi^{feature}(x^{mix})$, as in the text of Section 4.2, the argument has the $d$ entries that the
latent densities take.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.listings import dim, from_a_small_network, from_shapes, n_classes
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="algorithm-2"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=dim,
    checks=(
        from_shapes,
        from_a_small_network,
    ),
    controls=(
        Control(subject=n_classes, why="the outputs, as printed"),
        Control(subject=dim + n_classes, why="features and outputs"),
        Control(subject=dim * sp.Rational(101, 100), why="near miss: 1 per cent more"),
    ),
    repairs="sohn2022/algorithm_2_latent_point",
)

if __name__ == "__main__":
    run_alone(__file__)
