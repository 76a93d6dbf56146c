r"""Algorithm 2, repaired: the latent mixed point is the feature of the mixed input.

With $z^{mix} = f_\phi^{feature}(x^{mix})$, as in the text of Section 4.2, the argument has the
$1 \cdot d + 0 \cdot k$ entries that the latent densities take.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.listings import from_a_small_network, from_shapes
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="algorithm-2"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple(1, 0),
    checks=(
        from_shapes,
        from_a_small_network,
    ),
    controls=(
        Control(subject=sp.Tuple(0, 1), why="the outputs, as printed"),
        Control(subject=sp.Tuple(1, 1), why="features and outputs"),
        Control(subject=sp.Tuple(sp.Rational(101, 100), 0), why="near miss: 1 per cent more"),
    ),
    repairs="sohn2022/algorithm_2_latent_point",
)

if __name__ == "__main__":
    run_alone(__file__)
