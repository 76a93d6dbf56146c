r"""Lemma 8: the second-order Taylor form of the Mixup loss.

With linear labels and $\lambda \sim U[0, 1]$ the value, slope and curvature terms at either point of a pair weigh
$$1, \quad \frac13, \quad \frac16$$
the moments of $1 - \lambda$ under the density $2 \lambda$: to split the label between the two points is to choose
the base point with probability $\lambda$. The error is of order $s^4$ as $\theta$ is scaled by $s$. The subject is
the weights of both classes.
"""

import sympy as sp

from theory.checks import identity
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.taylor_coefficients import (
    MOMENTS,
    Weights,
    agrees_through_third_order,
    lam,
    mixup_order,
)
from theory.standalone import run_alone

ONE, HALF, THIRD, QUARTER = sp.Integer(1), sp.Rational(1, 2), sp.Rational(1, 3), sp.Rational(1, 4)


def from_the_base_point(weights: Weights) -> Evidence:
    """Moments of 1 - lam under twice the label's weight lam (both orders of the pair), for either class."""
    found = [sp.integrate(2 * lam * (1 - lam) ** k, (lam, 0, 1)) for k in (0, 1, 2)]
    return identity(list(weights), found * 2)


def from_expansion_at_zero(weights: Weights) -> Evidence:
    """The form equals the exact loss through third order in the scale of theta, for every pair of scores."""
    moments = {m: sp.Rational(1, k + 2) for k, m in enumerate(MOMENTS)}
    return agrees_through_third_order(weights, moments)


def from_quadrature(weights: Weights) -> Evidence:
    """The error against the exact Mixup loss of points of the line falls like s^4."""
    return mixup_order(weights)


CLAIM = Claim(
    source=Source(paper="sohn2022", number="lemma-8"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=Weights(*[sp.Rational(1), sp.Rational(1, 3), sp.Rational(1, 6)] * 2),
    checks=(from_the_base_point, from_expansion_at_zero, from_quadrature),
    controls=(
        Control(subject=Weights(*[ONE, HALF, THIRD] * 2), why="the moments under the uniform law"),
        Control(subject=Weights(*[ONE, QUARTER, ONE / 12] * 2), why="the weights of a step label"),
        Control(
            subject=Weights(*[ONE, THIRD, THIRD / 3] * 2), why="near miss: the square of the mean for the curvature"
        ),
    ),
    uses=("sohn2022/lemma_1_same_class",),
)

if __name__ == "__main__":
    run_alone(__file__)
