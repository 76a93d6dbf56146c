r"""Setting of Section 5.3: every $-1 < \tau < 1$ outside two values gives a covariance matrix.

The classes are drawn from normal laws of covariance $\Sigma / \sigma_1^2$ and $\Sigma / \sigma_2^2$ for
$$-1 < \tau < 1, \quad \tau \notin \{-1/(d-1), -1/(d-2)\}$$
so $\Sigma = (1 - \tau) I + \tau J$ must be positive definite for all these $\tau$ and every $d \ge 2$. The subject
is the lower end of the range.
"""

import sympy as sp

from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.equicorrelation import d, from_eigenvalues, from_exact_matrices
from theory.sohn2022.enclosed_listings import from_pivots
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="lemma-2", equation="Section 5.3"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=sp.Integer(-1),
    checks=(from_exact_matrices, from_eigenvalues, from_pivots),
    controls=(
        Control(subject=-1 / (d - sp.Rational(3, 2)), why="between the two excluded values"),
        Control(subject=sp.Integer(0), why="safe, but not the whole range"),
        Control(subject=-1 / d, why="near miss: d for d - 1"),
    ),
    erratum=(
        r"For $d \ge 3$ and $-1 < \tau < -1/(d-1)$ the matrix (9) is invertible but not positive definite ($d = 3$, "
        r"$\tau = -3/4$ has the eigenvalue $-1/2$), so that no such normal law exists; the setting needs $-1/(d-1) "
        r"< \tau < 1$, and then $-1/(d-2)$ needs no exclusion."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
