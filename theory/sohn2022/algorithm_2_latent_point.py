r"""Algorithm 2: the latent mixed point of the listing.

Line 6 evaluates the latent densities $p_c$ at $z^{mix} = f_\phi(x^{mix})$, the output of the whole model, which has
$k$ entries, one for each class; the densities live on $\mathbb{R}^d$, the space of the features.
"""

import sympy as sp

from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.sohn2022.listings import from_a_small_network, from_shapes, n_classes
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="algorithm-2"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=n_classes,
    checks=(
        from_shapes,
        from_a_small_network,
    ),
    controls=(
        Control(subject=n_classes - 1, why="the classes but one"),
        Control(subject=2 * n_classes, why="two entries for each class"),
        Control(subject=n_classes * sp.Rational(101, 100), why="near miss: 1 per cent more"),
    ),
    erratum=(
        "Line 6 of Algorithm 2 should read f_phi^feature(x^mix), as Section 4.2 says: the densities are those of "
        "the features, not of the outputs."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
