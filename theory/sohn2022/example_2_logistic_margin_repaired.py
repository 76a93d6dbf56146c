r"""Example 2, repaired: logistic labels come close to the maximum margin.

For the population minimisers over all pairs (no bias, uniform $\lambda$)
$$5 = \mathrm{margin}(SVM) > \mathrm{margin}(logistic) > \mathrm{margin}(linear)$$
with $4.996$ and $4.699$: the linear label costs six per cent of the margin.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.margin_quadrature import from_softmax_quadrature
from theory.sohn2022.three_class_margins import from_certified_minimisers
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="example-2"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(1, 1),
    checks=(from_certified_minimisers, from_softmax_quadrature),
    controls=(
        Control(subject=sp.Tuple(0, 1), why="equality, as stated"),
        Control(subject=sp.Tuple(1, -1), why="linear labels above logistic ones"),
        Control(subject=sp.Tuple(1, 0), why="near miss: linear and logistic alike"),
    ),
    repairs="sohn2022/example_2_logistic_margin",
)

if __name__ == "__main__":
    run_alone(__file__)
