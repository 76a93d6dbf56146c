r"""Equations (22)-(23): the normalisation of the class densities.

The logarithm of the factor before the exponential of $N(\mu, \Sigma / \sigma^2)$ in dimension $d$ is
$$-\frac{d}{2} \log(2\pi) - \frac12 \log \det \Sigma + d \log \sigma$$ with $\det \Sigma = (1 - \tau)^{d-1} (1 +
(d-1)\tau)$. The subject is this logarithm, with $\mu_1 = 1 - \tau$ and $\mu_2 = 1 + (d-1) \tau$ for the eigenvalues
of $\Sigma$.
"""

import numpy as np
import sympy as sp

from numerics.densities import GaussianDensity
from theory.checks import agreement, identity
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.equicorrelation import SIGMA, d, matrix
from theory.evidence import Evidence
from theory.standalone import run_alone

mu_1, mu_2, sigma = sp.symbols("mu_1 mu_2 sigma", positive=True)
TAU = sp.Rational(1, 3)


def from_the_principal_axes(logarithm: sp.Expr) -> Evidence:
    """Along each principal axis a normal density of variance eigenvalue / sigma^2 has 1/sqrt(2 pi variance)."""
    repeated, single = (-sp.log(2 * sp.pi * mu / sigma**2) / 2 for mu in (mu_1, mu_2))
    return identity(logarithm, (d - 1) * repeated + single)


def from_float_densities(logarithm: sp.Expr) -> Evidence:
    """The log density at the mean in floating point, tau = 1/3, d = 1 .. 4."""

    def at_mean(point: dict[sp.Symbol, sp.Rational | int]) -> float:
        size = int(point[d])
        cov = np.array(matrix(SIGMA, size, tau=TAU), dtype=float) / float(point[sigma]) ** 2
        return float(GaussianDensity(np.zeros(size), cov).log_density(np.zeros((1, size)))[0])

    regime = [
        {d: size, sigma: s, mu_1: 1 - TAU, mu_2: 1 + (size - 1) * TAU}
        for size in (1, 2, 3, 4)
        for s in (sp.Rational(1, 2), 1, 3)
    ]
    return agreement(logarithm, at_mean, regime, tolerance=1e-12, what="log density at the mean")


HALF_LOG_DET = ((d - 1) * sp.log(mu_1) + sp.log(mu_2)) / 2

CLAIM = Claim(
    source=Source(paper="sohn2022", number="equations-21-27", equation="(22)-(23)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=-d * sp.log(2 * sp.pi) / 2 - HALF_LOG_DET + d * sp.log(sigma),
    checks=(from_the_principal_axes, from_float_densities),
    controls=(
        Control(
            subject=-d * sp.log(2 * sp.pi) / 2 - HALF_LOG_DET, why="the power of sigma left out, as in Appendix C.2"
        ),
        Control(subject=-d * sp.log(2 * sp.pi) / 2 - HALF_LOG_DET - d * sp.log(sigma), why="sigma for 1/sigma"),
        Control(subject=-sp.log(2 * sp.pi) / 2 - HALF_LOG_DET + d * sp.log(sigma), why="near miss: right at d = 1"),
    ),
    uses=("sohn2022/lemma_2_determinant",),
)

if __name__ == "__main__":
    run_alone(__file__)
