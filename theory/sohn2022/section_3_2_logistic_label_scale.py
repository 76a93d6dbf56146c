r"""Section 3.2: the logistic label is the GenLabel of two normal classes.

The label $\rho = 1 / (1 + \exp(-2 (\lambda - 1/2) / \sigma^2))$ of the section is, for two points at distance
$\ell$, the GenLabel of normal classes about them of variance
$$s^2 = \frac{\ell^2 \sigma^2}{2}$$
At distance 1 this is $\sigma^2 / 2$: the $\sigma$ of Section 3.2 is $\sqrt 2$ times that of Proposition 1. In
Example 2, between $x_2$ and $x_3$ at $\ell^2 = 8 d^2$ with $\sigma = 1 / (2 \sqrt d)$, it is $s^2 = d$, and $\rho =
1/(1 + \exp(-8 d (\lambda - 1/2)))$ as printed there. The subject is the variance.
"""

import sympy as sp

from theory.checks import identity
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

lam = sp.Symbol("lambda", real=True)
sigma, length, d = sp.symbols("sigma ell d", positive=True)


def from_the_densities(variance: sp.Expr) -> Evidence:
    """The log odds of normal densities about 0 and ell at lambda ell, against those of rho."""
    odds = ((lam * length) ** 2 - ((lam - 1) * length) ** 2) / (2 * variance)
    return identity(odds, 2 * (lam - sp.Rational(1, 2)) / sigma**2)


def from_example_2(variance: sp.Expr) -> Evidence:
    """In Example 2 the points (d, d), (-d, -d) with this variance have log odds 8 d (lambda - 1/2)."""
    at_example = variance.subs({length: 2 * sp.sqrt(2) * d, sigma: 1 / (2 * sp.sqrt(d))})
    point = (2 * lam - 1) * d
    odds = (2 * (point + d) ** 2 - 2 * (point - d) ** 2) / (2 * at_example)
    return identity(odds, 8 * d * (lam - sp.Rational(1, 2)))


CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-3.2-logistic-label"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=length**2 * sigma**2 / 2,
    checks=(from_the_densities, from_example_2),
    controls=(
        Control(subject=sigma**2 + 0 * length, why="the variance of Proposition 1"),
        Control(subject=length**2 * sigma**2, why="without the factor 2 of the section's label"),
        Control(subject=length * sigma**2 / 2, why="near miss: the distance unsquared, right at distance 1"),
    ),
    uses=("sohn2022/proposition_1_label",),
)

if __name__ == "__main__":
    run_alone(__file__)
