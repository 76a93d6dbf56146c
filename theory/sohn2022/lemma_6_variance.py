r"""Lemma 6: $e_1^T \Sigma^{-1} Z$ is normal with variance $c_d$.

For $Z \sim N(0, \Sigma)$ this linear form is normal, of mean 0 and variance
$$e_1^T \Sigma^{-1} \Sigma \Sigma^{-1} e_1 = e_1^T \Sigma^{-1} e_1 = c_d = \frac{1}{1-\tau} \frac{(d-2)\tau +
1}{(d-1)\tau + 1}$$
"""

import numpy as np
import sympy as sp

from theory.checks import identity, within_error
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.equicorrelation import SIGMA, Pattern, covariance_of_residuals, d, j, matrix, product, tau
from theory.evidence import Evidence
from theory.standalone import run_alone

DRAWS = 40_000


def from_the_algebra(variance: sp.Expr) -> Evidence:
    """The diagonal of Sigma^-1 Sigma Sigma^-1, with the inverse of a I + b J from a and b alone."""
    a, b = SIGMA
    inverse = Pattern(1 / a, -b / (a * (a + d * b)))
    sandwich = product(product(inverse, SIGMA), inverse)
    return identity(variance, sandwich.identity + sandwich.ones)


def from_the_first_residual(variance: sp.Expr) -> Evidence:
    """The form is c_d Y_1, so its variance is c_d^2 Var(Y_1), from the entries of Sigma."""
    spread = covariance_of_residuals(tau / ((d - 2) * tau + 1))[2].subs(j, 1)
    return identity(variance, variance**2 * spread)


def from_sampling(variance: sp.Expr) -> Evidence:
    """Mean square of the form over draws of Z in dimension 4 with tau = 1/2."""
    sigma = np.array(matrix(SIGMA, 4, tau=sp.Rational(1, 2)), dtype=float)
    z = np.random.default_rng(6).multivariate_normal(np.zeros(4), sigma, DRAWS)
    squares = (z @ np.linalg.inv(sigma)[:, 0]) ** 2
    error = float(squares.std() / np.sqrt(DRAWS))
    value = float(variance.subs({d: 4, tau: sp.Rational(1, 2)}))
    return within_error(value, float(squares.mean()), error, n_cases=DRAWS, what="variance")


CLAIM = Claim(
    source=Source(paper="sohn2022", number="lemma-6", equation="(19)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=((d - 2) * tau + 1) / ((1 - tau) * ((d - 1) * tau + 1)),
    checks=(from_the_algebra, from_the_first_residual, from_sampling),
    controls=(
        Control(subject=(1 - tau) * ((d - 1) * tau + 1) / ((d - 2) * tau + 1), why="Var(Y_1) itself, 1/c_d"),
        Control(subject=1 / (1 - tau**2) + 0 * d, why="right at d = 2 and nowhere else"),
        Control(subject=1 / (1 - tau) + 0 * d, why="near miss: the limit for large d"),
    ),
    erratum="The constant $c_d$ of the lemma is defined in (11), not in (12).",
    uses=("sohn2022/lemma_2_inverse",),
)

if __name__ == "__main__":
    run_alone(__file__)
