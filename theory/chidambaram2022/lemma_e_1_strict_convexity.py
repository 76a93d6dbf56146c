r"""Lemma E.1: the loss of two points of opposite labels is strictly convex on their span.

With $f(\lambda) = \lambda x + (1-\lambda) z$ the loss is $E[\log(1 + e^{-\theta^\top f}) + (1-\lambda) \theta^\top f]$,
and
$$\nabla^2 J_{mix}(\theta) = E\left[ \frac{e^{-\theta^\top f(\lambda)}}{(1 + e^{-\theta^\top f(\lambda)})^2}
f(\lambda) f(\lambda)^\top \right].$$
At two weights $\lambda_1 \ne \lambda_2$ the Gram determinant of $f(\lambda_1), f(\lambda_2)$ is
$(\lambda_1 - \lambda_2)^2$ times that of $x, z$, so the expectation is positive definite on the span for every law that
is not a single atom; support on all of $[0, 1]$ is more than is needed.
"""

import numpy as np
import sympy as sp

from numerics.linear_losses import Atoms, LinearMixup, Pairs, hessian, mixtures
from theory.checks import agreement, identity
from theory.chidambaram2022.margin_losses import lam
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

theta = sp.Matrix(sp.symbols("theta_1 theta_2", real=True))
x = sp.Matrix(sp.symbols("x_1 x_2", real=True))
z = sp.Matrix(sp.symbols("z_1 z_2", real=True))
other = sp.Symbol("mu", positive=True)
F = lam * x + (1 - lam) * z
LOGIT = theta.dot(F)
NIL = sp.zeros(2, 2)
HESSIAN = sp.exp(-LOGIT) / (1 + sp.exp(-LOGIT)) ** 2 * F * F.T
POINT = {
    **dict(zip(theta, (1, -2), strict=True)),
    **dict(zip(x, (2, 1), strict=True)),
    **dict(zip(z, (-1, 3), strict=True)),
}


def from_definition(integrand: sp.Matrix) -> Evidence:
    """Second derivatives of the cross-entropy of the mixed label, and the second line of (10)."""
    loss = lam * sp.log(1 + sp.exp(-LOGIT)) + (1 - lam) * sp.log(1 + sp.exp(LOGIT))
    second_line = sp.log(1 + sp.exp(-LOGIT)) + (1 - lam) * LOGIT
    slopes = [sp.diff(form, theta[0]) for form in (loss, second_line)]
    return identity([*sp.hessian(loss, list(theta)), slopes[0]], [*integrand, slopes[1]])


def from_determinant(integrand: sp.Matrix) -> Evidence:
    """Two weights already make it positive definite: the determinant of the sum is a product of positive factors.

    For every theta: the exponentials e^(-theta.f) at the two weights are symbols p and q.
    """
    odds = sp.symbols("p q", positive=True)
    both = sum((integrand.subs(sp.exp(-LOGIT), e).subs(lam, at) for e, at in zip(odds, (lam, other), strict=True)), NIL)
    area = x[0] * z[1] - x[1] * z[0]
    ratio = both.det() * sp.Mul(*((1 + e) ** 2 / e for e in odds))
    return identity(sp.cancel(sp.together(ratio)), sp.expand((lam - other) ** 2 * area**2))


def from_vectors(integrand: sp.Matrix) -> Evidence:
    """The Hessian of the loss over theta from its definition, at single weights."""

    def entry(case: tuple[str, int, int]) -> float:
        weight, row, column = case
        pair: LinearMixup = mixtures(
            [[2, 1], [-1, 3]], [1, -1], Atoms.at(float(sp.Rational(weight))), pairs=Pairs.ACROSS
        )
        return float(hessian(pair, np.array([1.0, -2.0]))[row, column])

    cases = [(weight, row, column) for weight in ("0", "1/3", "1") for row in (0, 1) for column in (0, 1)]
    form = lambda case: float(integrand[case[1], case[2]].subs(POINT).subs(lam, sp.Rational(case[0])))
    return agreement(form, entry, cases, tolerance=1e-12, what="entry of the Hessian")


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="lemma-e.1", equation="(10), (11)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=HESSIAN,
    checks=(from_definition, from_determinant, from_vectors),
    controls=(
        Control(subject=HESSIAN * (1 + sp.exp(-LOGIT)), why="the denominator not squared"),
        Control(subject=HESSIAN.subs(lam, 1 - lam), why="x and z exchanged"),
        Control(subject=HESSIAN * sp.exp(LOGIT / 8), why="near miss: right at theta = 0"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
