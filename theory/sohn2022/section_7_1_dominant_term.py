r"""Section 7.1: the cost of keeping the dominant term alone.

The mean of $k$ exponentials $e^{-d_i}$ lies between $\frac{1}{k}$ of the largest, attained where the others vanish,
and the largest: replacing it by the largest moves a log density by at most $\log k$, and for equal $k$ in all
classes the log odds of two classes by no more.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.listings import from_attained_bound, n_classes
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-7.1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=1 / n_classes,
    checks=(from_attained_bound,),
    controls=(
        Control(subject=n_classes, why="the number itself"),
        Control(subject=1 / (2 * n_classes), why="half as much"),
        Control(subject=sp.Rational(101, 100) / n_classes, why="near miss: 1 per cent more"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
