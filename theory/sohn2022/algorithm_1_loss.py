r"""Algorithm 1: one cross-entropy of the combined label is the listing's sum of two.

The step of the listing uses $\gamma CE(y^{gen}, f) + (1-\gamma) CE(y^{mix}, f)$, the text the label
$\gamma y^{gen} + (1-\gamma) y^{mix}$; both are the same loss, and $\gamma = 0$ is Mixup.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.listings import from_cross_entropies, from_mixup_at_zero
from theory.standalone import run_alone

gamma, gen, mix = sp.symbols("gamma y_gen y_mix", positive=True)

CLAIM = Claim(
    source=Source(paper="sohn2022", number="algorithm-1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=gamma * gen + (1 - gamma) * mix,
    checks=(
        from_cross_entropies,
        from_mixup_at_zero,
    ),
    controls=(
        Control(subject=gen, why="GenLabel alone"),
        Control(subject=(1 - gamma) * gen + gamma * mix, why="the loss ratio on the other label"),
        Control(subject=gamma * gen + (1 - gamma) * mix**2, why="near miss: Mixup label squared"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
