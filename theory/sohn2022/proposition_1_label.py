r"""Proposition 1: the GenLabel of two normal classes on a line is a logistic label.

For $(x | y = 0) \sim N(0, \sigma^2)$ and $(x | y = 1) \sim N(1, \sigma^2)$ the mixed point $x^{mix} = \lambda$ has
$$y^{gen} = \frac{1}{1 + \exp(-(\lambda - 1/2) / \sigma^2)}$$
This is exact for every $\sigma > 0$, not only for small ones, as long as the mixed point is $\lambda$ itself. The
subject is the log odds.
"""

import numpy as np
import sympy as sp

from numerics.densities import GaussianDensity, class_labels
from theory.checks import agreement, all_of, identity
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.enclosed_listings import from_rational_odds
from theory.standalone import run_alone

lam, sigma = sp.Symbol("lambda", real=True), sp.Symbol("sigma", positive=True)
SIGMAS = ("1/5", "1", "3")


def from_the_densities(log_odds: sp.Expr) -> Evidence:
    """The logarithm of the ratio of the two normal densities, normalised."""

    def log_density(mean: int) -> sp.Expr:
        return -((lam - mean) ** 2) / (2 * sigma**2) - sp.log(sigma) - sp.log(2 * sp.pi) / 2

    return identity(log_odds, log_density(1) - log_density(0))


def from_class_labels(log_odds: sp.Expr) -> Evidence:
    """The label computed in floating point from fitted densities, for small, unit and large sigma."""

    def label(point: dict[sp.Symbol, str]) -> float:
        variance = float(sp.Rational(point[sigma])) ** 2
        classes = [GaussianDensity(np.array([mean]), np.array([[variance]])) for mean in (0.0, 1.0)]
        return float(class_labels(classes, np.array([[float(sp.Rational(point[lam]))]]))[0, 1])

    points = [{sigma: s, lam: w} for s in SIGMAS for w in ("1/16", "1/4", "1/2", "7/8")]
    return agreement(1 / (1 + sp.exp(-log_odds)), label, points, tolerance=1e-12, what="the label")


def from_symmetry(log_odds: sp.Expr) -> Evidence:
    """Exchanging the classes turns lambda into 1 - lambda; at lambda = 3/4 the odds are exp(1 / (4 sigma^2))."""
    return all_of(
        [
            identity(log_odds.subs(lam, 1 - lam), -log_odds),
            identity(log_odds.subs(lam, sp.Rational(3, 4)), 1 / (4 * sigma**2)),
        ]
    )


CLAIM = Claim(
    source=Source(paper="sohn2022", number="proposition-1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=(lam - sp.Rational(1, 2)) / sigma**2,
    checks=(from_the_densities, from_class_labels, from_symmetry, from_rational_odds),
    controls=(
        Control(subject=2 * (lam - sp.Rational(1, 2)) / sigma**2, why="the logistic label of Section 3.2"),
        Control(subject=sp.log(lam / (1 - lam)) + 0 * sigma, why="the label lambda of Mixup"),
        Control(subject=(lam - sp.Rational(1, 2)) / sigma, why="near miss: sigma for sigma^2"),
    ),
    erratum=(
        r"The proof leaves out the factor $1/\sigma$ of both densities (it cancels), and the restriction to small "
        r"$\sigma$ serves the approximation of the points by their means, not the formula, which holds for every "
        r"$\sigma > 0$."
    ),
    repairs="sohn2022/proposition_1_as_used",
)

if __name__ == "__main__":
    run_alone(__file__)
