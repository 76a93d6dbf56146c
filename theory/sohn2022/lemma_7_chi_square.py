r"""Lemma 7: $Z^T \Sigma^{-1} Z$ is chi-square with $d$ degrees of freedom.

For $Z \sim N(0, \Sigma)$ and $t > 0$ the logarithm of the Laplace transform is that of the chi-square law, which it
determines:
$$\log E \exp(-t Z^T \Sigma^{-1} Z) = -\frac{d}{2} \log(1 + 2t)$$
"""

import numpy as np
import sympy as sp

from theory.checks import identity, within_error
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.equicorrelation import SIGMA, covariance_of_residuals, d, j, matrix, tau
from theory.evidence import Evidence
from theory.standalone import run_alone

t = sp.Symbol("t", positive=True)
DRAWS = 40_000


def from_determinants(transform: sp.Expr) -> Evidence:
    """A normal integral is a ratio of determinants: half the log det of Sigma^-1 over that of (1 + 2t) Sigma^-1."""
    repeated, single = sp.symbols("mu_1 mu_2", positive=True)
    before = -(d - 1) * sp.log(repeated) - sp.log(single)
    after = (d - 1) * sp.log((1 + 2 * t) / repeated) + sp.log((1 + 2 * t) / single)
    return identity(transform, (before - after) / 2)


def from_the_residuals(transform: sp.Expr) -> Evidence:
    """The sum of d independent squares c_d A_j Y_j^2, each of variance c_d A_j Var(Y_j) from the entries of Sigma."""
    variance = covariance_of_residuals(tau / (1 + (d - j - 1) * tau))[2]
    precision = (1 + (d - j - 1) * tau) / ((1 - tau) * (1 + (d - j) * tau))
    return identity(transform, -d * sp.log(1 + 2 * t * sp.cancel(precision * variance)) / 2)


def from_sampling(transform: sp.Expr) -> Evidence:
    """E exp(-t Q) over draws of Z in dimension 3 with tau = 1/2, at t = 1/3."""
    sigma = np.array(matrix(SIGMA, 3, tau=sp.Rational(1, 2)), dtype=float)
    z = np.random.default_rng(7).multivariate_normal(np.zeros(3), sigma, DRAWS)
    values = np.exp(-np.einsum("ni,ij,nj->n", z, np.linalg.inv(sigma), z) / 3)
    error = float(values.std() / np.sqrt(DRAWS))
    value = float(sp.exp(transform.subs({d: 3, t: sp.Rational(1, 3)})))
    return within_error(value, float(values.mean()), error, n_cases=DRAWS, what="Laplace transform")


CLAIM = Claim(
    source=Source(paper="sohn2022", number="lemma-7", equation="(20)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=-d * sp.log(1 + 2 * t) / 2,
    checks=(from_determinants, from_the_residuals, from_sampling),
    controls=(
        Control(subject=-(d - 1) * sp.log(1 + 2 * t) / 2, why="one degree of freedom too few"),
        Control(subject=-d * t, why="a constant of the same mean"),
        Control(subject=-d * sp.log(1 + t), why="near miss: a gamma law of the same mean"),
    ),
    uses=("sohn2022/lemma_4_variance", "sohn2022/lemma_5_independence"),
)

if __name__ == "__main__":
    run_alone(__file__)
