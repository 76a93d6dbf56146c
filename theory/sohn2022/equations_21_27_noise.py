r"""Equations (24)-(25): the noise of a mixed point seen by the densities.

For $Z_{ij} = \lambda Z_i + (1 - \lambda) Z_j$ with independent $Z_i \sim N(0, \Sigma / \sigma_1^2)$ and
$Z_j \sim N(0, \Sigma / \sigma_2^2)$, both $Z' = e_1^T \Sigma^{-1} Z_{ij}$ and $\bar z = Z_{ij}^T \Sigma^{-1} Z_{ij}$
scale with
$$k = \frac{\lambda^2}{\sigma_1^2} + \frac{(1 - \lambda)^2}{\sigma_2^2}$$
$Z'$ is normal of variance $k c_d$, and $\bar z$ is $k$ times a chi-square variable with $d$ degrees of freedom. The
subject is $k$. (Both are functions of the same $Z_{ij}$ and not independent.)
"""

import numpy as np
import sympy as sp

from theory.checks import all_of, identity, within_error
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.equicorrelation import SIGMA, Pattern, d, matrix, product, tau
from theory.evidence import Evidence
from theory.sohn2022.gaussian_label import lam, sigma_1, sigma_2
from theory.standalone import run_alone

DRAWS = 40_000


def from_the_algebra(factor: sp.Expr) -> Evidence:
    """In the algebra of a I + b J: the diagonal entry of Sigma^-1 Cov Sigma^-1 and the trace of Sigma^-1 Cov."""
    a, b = SIGMA
    inverse = Pattern(1 / a, -b / (a * (a + d * b)))
    first, second = (Pattern(a / s**2, b / s**2) for s in (sigma_1, sigma_2))
    mixed = Pattern(*(lam**2 * x + (1 - lam) ** 2 * y for x, y in zip(first, second, strict=True)))
    whitened = product(inverse, mixed)
    sandwich = product(whitened, inverse)
    c_d = ((d - 2) * tau + 1) / ((1 - tau) * ((d - 1) * tau + 1))
    trace = d * (whitened.identity + whitened.ones)
    return identity([factor * c_d, factor * d], [sandwich.identity + sandwich.ones, trace])


def from_sampling(factor: sp.Expr) -> Evidence:
    """Mean squares over draws in dimension 3 with tau = 1/2, lambda = 1/3, sigma_1 = 2, sigma_2 = 3."""
    sigma = np.array(matrix(SIGMA, 3, tau=sp.Rational(1, 2)), dtype=float)
    draw = np.random.default_rng(24).multivariate_normal(np.zeros(3), sigma, (2, DRAWS))
    z = draw[0] / 3 / 2 + draw[1] * 2 / 3 / 3
    inverse = np.linalg.inv(sigma)
    value = float(factor.subs({lam: sp.Rational(1, 3), sigma_1: 2, sigma_2: 3}))
    parts = []
    for name, seen, scale in (
        ("Var Z'", (z @ inverse[:, 0]) ** 2, inverse[0, 0]),
        ("E z-bar", np.einsum("ni,ij,nj->n", z, inverse, z), 3.0),
    ):
        error = float(seen.std() / np.sqrt(DRAWS))
        parts.append(within_error(value * float(scale), float(seen.mean()), error, n_cases=DRAWS, what=name))
    return all_of(parts)


CLAIM = Claim(
    source=Source(paper="sohn2022", number="equations-21-27", equation="(21), (24), (25)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=lam**2 / sigma_1**2 + (1 - lam) ** 2 / sigma_2**2,
    checks=(from_the_algebra, from_sampling),
    controls=(
        Control(subject=lam / sigma_1**2 + (1 - lam) / sigma_2**2, why="the weights unsquared"),
        Control(subject=(lam / sigma_1 + (1 - lam) / sigma_2) ** 2, why="fully dependent noises"),
        Control(subject=(1 - lam) ** 2 / sigma_1**2 + lam**2 / sigma_2**2, why="near miss: the spreads exchanged"),
    ),
    uses=("sohn2022/lemma_6_variance", "sohn2022/lemma_7_chi_square"),
)

if __name__ == "__main__":
    run_alone(__file__)
