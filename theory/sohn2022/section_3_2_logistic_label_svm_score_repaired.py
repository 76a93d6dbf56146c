r"""Section 3.2, repaired: the score of the SVM in Example 2.

On $x = [(2\lambda - 1) d, (2\lambda - 1) d]$ the first class scores $\exp(w_1^T x) = 1$, so that
$$p_2 = \frac{\exp(2 d (2\lambda - 1))}{1 + \exp(2 d (2\lambda - 1)) + \exp(-2 d (2\lambda - 1))}$$
The odds of class 2 against class 3 are those of the logistic label; the first class takes its share of both. The
subject is the first term of the denominator.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.three_scores import from_exact_midpoint, from_the_softmax
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-3.2-logistic-label"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Rational(1),
    checks=(from_exact_midpoint, from_the_softmax),
    controls=(
        Control(subject=sp.Integer(0), why="as printed"),
        Control(subject=sp.Integer(2), why="the two other classes counted"),
        Control(subject=sp.Rational(99, 100), why="near miss: 1 per cent less"),
    ),
    repairs="sohn2022/section_3_2_logistic_label_svm_score",
)

if __name__ == "__main__":
    run_alone(__file__)
