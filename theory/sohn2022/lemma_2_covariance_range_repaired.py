r"""Setting of Section 5.3, repaired: the exact range of $\tau$.

For $d \ge 2$ the matrix $\Sigma = (1 - \tau) I + \tau J$ is positive definite exactly for
$$-\frac{1}{d-1} < \tau < 1$$
At $\tau = -1/(d-1) + s d/(d-1)$ with $0 < s < 1$ its eigenvalues are $(1 - s) d/(d-1)$ and $s d$, both positive; at
$s = 0$ the second vanishes. The subject is the lower end of the range.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.equicorrelation import d, from_eigenvalues, from_exact_matrices
from theory.sohn2022.enclosed_listings import from_pivots
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="lemma-2", equation="Section 5.3"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=-1 / (d - 1),
    checks=(from_exact_matrices, from_eigenvalues, from_pivots),
    controls=(
        Control(subject=sp.Integer(-1), why="the printed lower end"),
        Control(subject=sp.Integer(0), why="safe, but not the whole range"),
        Control(subject=-1 / d, why="near miss: d for d - 1"),
    ),
    repairs="sohn2022/lemma_2_covariance_range",
)

if __name__ == "__main__":
    run_alone(__file__)
