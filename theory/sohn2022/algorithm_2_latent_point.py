r"""Algorithm 2: the latent mixed point of the listing.

Line 6 evaluates the latent densities $p_c$ at $z^{mix} = f_\phi(x^{mix})$, the output of the whole model, which has
$0 \cdot d + 1 \cdot k$ entries, one for each of $k$ classes; the densities live on $\mathbb{R}^d$, the space of the
features.
"""

import sympy as sp

from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.sohn2022.listings import from_a_small_network, from_shapes
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="algorithm-2"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=sp.Tuple(0, 1),
    checks=(
        from_shapes,
        from_a_small_network,
    ),
    controls=(
        Control(subject=sp.Tuple(0, 2), why="two entries for each class"),
        Control(subject=sp.Tuple(1, 1), why="features and outputs"),
        Control(subject=sp.Tuple(0, sp.Rational(101, 100)), why="near miss: 1 per cent more"),
    ),
    erratum=(
        r'In our copy line 6 of Algorithm 2 reads $f_\phi(x^{mix})$ (the superscript "feature" may have been lost), '
        r"while Section 4.2 rightly has $f_\phi^{feature}(x^{mix})$: the densities are those of the features, not "
        "of the outputs."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
