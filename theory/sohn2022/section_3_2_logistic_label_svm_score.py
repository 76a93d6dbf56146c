r"""Section 3.2: the score of the SVM equals the logistic label in Example 2.

With $w_1 = [-1, 1]$, $w_2 = [1, 1]$, $w_3 = [-1, -1]$ and the mixed points $x = [(2\lambda - 1) d, (2\lambda - 1)
d]$, the softmax score of class 2 is said to be
$$p_2 = \frac{\exp(2 d (2\lambda - 1))}{0 + \exp(2 d (2\lambda - 1)) + \exp(-2 d (2\lambda - 1))}$$ and so to equal
the logistic label exactly. The subject is the first term of the denominator.
"""

import sympy as sp

from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.sohn2022.three_scores import from_exact_midpoint, from_the_softmax
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-3.2-logistic-label"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=sp.Integer(0),
    checks=(from_exact_midpoint, from_the_softmax),
    controls=(
        Control(subject=sp.Integer(2), why="the two other classes counted"),
        Control(subject=sp.Rational(1, 2), why="half of it"),
        Control(subject=sp.Rational(101, 100), why="near miss: 1 per cent more than exp(0)"),
    ),
    erratum=(
        r"On this segment the first class scores $\exp(w_1^T x) = \exp(0) = 1$, not $0$, so that the SVM's $p_2$ is "
        r"$1/3$ and not $1/2$ at $\lambda = 1/2$; away from the midpoint it does tend to the logistic label as $d$ "
        "grows."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
