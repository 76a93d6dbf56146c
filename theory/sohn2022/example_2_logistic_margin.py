r"""Example 2: mixing with logistic labels of the printed width reaches the maximum margin exactly.

The minimiser of softmax regression on all pairs with the logistic label of width $\sigma = \frac{1}{2 \sqrt{d}}$,
$d = 5$, uniform $\lambda$, has the margin of the SVM ("leads to the max-margin classifier", Figure 4), and a larger
one than with linear labels. (The subject lists the signs of SVM $-$ logistic and logistic $-$ linear.)
"""

import sympy as sp

from theory.claim import INSTANCE, REFUTED, Claim, Control, Source
from theory.sohn2022.margin_quadrature import from_softmax_quadrature
from theory.sohn2022.three_class_margins import from_certified_minimisers
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="example-2"),
    quantifier=INSTANCE,
    expected=REFUTED,
    subject=sp.Tuple(0, 1),
    checks=(from_certified_minimisers, from_softmax_quadrature),
    controls=(
        Control(subject=sp.Tuple(-1, 1), why="more than the largest margin"),
        Control(subject=sp.Tuple(1, -1), why="linear labels above logistic ones"),
        Control(subject=sp.Tuple(0, 0), why="near miss: all alike"),
    ),
    erratum=(
        r"With the logistic label of the printed width $\sigma = 1/(2 \sqrt{d})$ the minimiser of Example 2 has a "
        'margin of about $4.996$, very close to the largest margin $5$ but certainly below it, so that "leads to '
        'the max-margin classifier" holds nearly, not exactly.'
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
