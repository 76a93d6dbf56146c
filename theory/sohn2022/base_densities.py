r"""The law of lambda under which the base point of a cross pair keeps its own label, from the relabelled loss itself.

A pair $x_0$ (class 0), $x_1$ (class 1) whose mixed point is class 0 with probability $P(\lambda)$ adds, over both
orders, $2 \int P(\lambda) \varphi(\lambda) d\lambda$ for the loss $\varphi$ with label 0: so the law of the base point
$x_0$ has the density $2 P(\lambda)$, of mass $2 \int P$, which is 1 only for balanced pairs.
"""

import numpy as np
import sympy as sp
from scipy.special import expit

from numerics.densities import GaussianDensity
from numerics.genlabel_loss import LogOdds, log_odds_of, pair_rule
from numerics.laws import BetaLaw
from numerics.quadrature import beta_nodes
from theory.checks import agreement, identity
from theory.evidence import Evidence

lam = sp.Symbol("lambda", real=True)
here, mirrored = sp.symbols("P_here P_mirrored", real=True)
_A = sp.symbols("a_0 a_1 a_2", real=True)


def from_polynomial_labels(density: sp.Expr) -> Evidence:
    """Integrate lam^k, k < 4, where P is any quadratic: the whole label-0 loss of both orders must come out."""
    label = sum(a * lam**n for n, a in enumerate(_A))
    law = density.subs({here: label, mirrored: label.subs(lam, 1 - lam)}, simultaneous=True)
    found = [sp.integrate(sp.expand(law * lam**k), (lam, 0, 1)) for k in range(4)]
    exact = [2 * sp.integrate(sp.expand(label * lam**k), (lam, 0, 1)) for k in range(4)]
    # A label that is a probability: (1 + lam)/3 rises from 1/3 to 2/3; lam^2 / 2; 1 - lam/4.
    labels = (("1/3", "1/3", "0"), ("0", "0", "1/2"), ("1", "-1/4", "0"))
    points = [dict(zip(_A, map(sp.Rational, values), strict=True)) for values in labels]
    return identity(found, exact, at=points)


def from_gaussian_labels(density: sp.Expr) -> Evidence:
    """The mean of lam under the law of a real pair of the plane, from its densities (c = 1/2, 1, 2, 3)."""
    law = sp.lambdify((here, mirrored), density)
    nodes, weights = beta_nodes(BetaLaw(1.0), 200)
    start, end = np.array([-0.4, 0.2]), np.array([1.3, -0.1])

    def labels(spread: str) -> LogOdds:
        second = float(sp.Rational(spread)) * 2.0
        class_0 = GaussianDensity(np.array([-1.0, 0.0]), np.eye(2) / 4.0)
        return log_odds_of(class_0, GaussianDensity(np.array([1.0, 0.0]), np.eye(2) / second**2))

    def mean(spread: str) -> float:
        odds = labels(spread)
        forth = expit(-odds(nodes[:, None] * start + (1 - nodes)[:, None] * end))
        back = expit(-odds((1 - nodes)[:, None] * start + nodes[:, None] * end))
        return float(weights @ (nodes * law(forth, back)))

    def twice_the_mean(spread: str) -> float:
        rule = pair_rule(labels(spread), start, end)
        return 2 * rule.expectation(rule.lam * (1 - rule.labels))

    return agreement(mean, twice_the_mean, ["1/2", "1", "2", "3"], tolerance=1e-8, what="E[lam]")
