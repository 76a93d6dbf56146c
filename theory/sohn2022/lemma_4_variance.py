r"""Lemma 4: $Y_j$ is normal with variance $1/(c_d A_j)$.

$Y_j = Z_j - B_j (Z_{j+1} + \dots + Z_d)$ is a linear form of a normal vector, hence normal, of mean 0 and variance
$$\frac{1}{c_d A_j} = \frac{(1-\tau)(1 + (d-j)\tau)}{1 + (d-j-1)\tau}$$ for $1 \le j \le d$.
"""

import numpy as np
import sympy as sp

from theory.checks import all_of, identity, within_error
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.equicorrelation import SIGMA, covariance_of_residuals, d, j, matrix, tau
from theory.evidence import Evidence
from theory.standalone import run_alone

B = tau / (1 + (d - j - 1) * tau)
C = ((d - 2) * tau + 1) / ((1 - tau) * ((d - 1) * tau + 1))
DRAWS = 40_000


def from_the_entries_of_sigma(variance: sp.Expr) -> Evidence:
    """Var(Y_j) summed up from the entries of Sigma, for every j and d."""
    return identity(variance, covariance_of_residuals(B)[2])


def from_the_recurrence(variance: sp.Expr) -> Evidence:
    """1/(c_d A_j) starts at 1/c_d and is divided by 1 - B_j^2 at each step of (13)."""
    start = identity(variance.subs(j, 1), 1 / C)
    return all_of([start, identity(variance.subs(j, j + 1) * (1 - B**2), variance)])


def from_sampling(variance: sp.Expr) -> Evidence:
    """Mean square of Y_2 over draws of Z in dimension 4 with tau = 1/2."""
    at = {d: 4, j: 2, tau: sp.Rational(1, 2)}
    sigma = np.array(matrix(SIGMA, 4, tau=sp.Rational(1, 2)), dtype=float)
    z = np.random.default_rng(4).multivariate_normal(np.zeros(4), sigma, DRAWS)
    squares = (z[:, 1] - float(B.subs(at)) * z[:, 2:].sum(axis=1)) ** 2
    error = float(squares.std() / np.sqrt(DRAWS))
    return within_error(float(variance.subs(at)), float(squares.mean()), error, n_cases=DRAWS, what="Var(Y_2)")


V = (1 - tau) * (1 + (d - j) * tau) / (1 + (d - j - 1) * tau)

CLAIM = Claim(
    source=Source(paper="sohn2022", number="lemma-4", equation="(15)-(17)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=V,
    checks=(from_the_entries_of_sigma, from_the_recurrence, from_sampling),
    controls=(
        Control(subject=1 / V, why="the precision for the variance"),
        Control(subject=1 - tau**2 + 0 * j * d, why="one later variable instead of d - j"),
        Control(
            subject=(1 - tau) * (1 + (d - j - 1) * tau) / (1 + (d - j - 2) * tau), why="near miss: j one too large"
        ),
    ),
    uses=("sohn2022/lemma_3_closed_forms",),
)

if __name__ == "__main__":
    run_alone(__file__)
