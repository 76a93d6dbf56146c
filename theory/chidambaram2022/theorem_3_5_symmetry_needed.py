r"""Theorem 3.5: for an asymmetric mixing law the minimiser of (7) is no rescaling of the max-margin solution.

Let the weight $\lambda$ of the point of class 1 have the density $3 \lambda^2$ on $[0, 1]$. For one point in each
class the loss of (7) is least at the margins
$$u = 2.703367871, \quad v = 2.823624907$$
of class 1 and of class $-1$, each within $10^{-8}$. They differ, so that for orthonormal points, where the
maximum-margin solution interpolates, the minimiser is no rescaling of it: the symmetry of the law is needed. (It is not
necessary: the density $2 \lambda$ happens to give $u = v = k$ of the uniform law.)
"""

from fractions import Fraction

import sympy as sp
from flint import acb, arb

from numerics.enclosure import ball, precision
from numerics.linear_losses import Atoms, Pairs, minimise, mixtures
from theory.checks import agreement, on_instances
from theory.chidambaram2022.margin_losses import BITS, logistic
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

Margins = tuple[sp.Rational, sp.Rational]
NEARBY = arb("1e-8")


def from_strong_convexity(margins: Margins) -> Evidence:
    """Ball arithmetic: the gradient over the curvature bounds the distance to the minimiser by 1e-8.

    The Hessian is at least w E[f f^T], f = (lam, lam - 1), w the least of sigma (1 - sigma) over the logits within
    distance 1; under the density 3 lam^2 E[f f^T] has the rows (3/5, -3/20), (-3/20, 1/10) and no eigenvalue below
    1/20.
    """

    def is_near(found: Margins) -> bool | None:
        first, second = (ball(Fraction(int(c.p), int(c.q))) for c in found)
        residual = lambda z: logistic(z * first - (1 - z) * second) - z
        slopes = [
            acb.integral(lambda z, _, f=f: 3 * z**2 * f(z) * residual(z), 0, 1).real
            for f in (lambda z: z, lambda z: z - 1)
        ]
        norm = (slopes[0] ** 2 + slopes[1] ** 2).sqrt()
        reach = abs(first).max(abs(second)) + 1
        modulus = 1 / ((reach / 2).exp() + (-reach / 2).exp()) ** 2 / 20
        if norm / modulus < NEARBY:
            return True
        steepest = arb(1) / 4
        return False if norm / steepest > NEARBY else None

    with precision(BITS):
        return on_instances(is_near, [margins], what="within 1e-8 of the minimiser (u, v)")


def from_newton(margins: Margins) -> Evidence:
    """The loss over theta from its definition, two unit vectors, Gauss-Jacobi nodes of Beta(3, 1)."""
    found = minimise(mixtures([[1, 0], [0, 1]], [1, -1], Atoms.of_beta(3, 1), pairs=Pairs.ACROSS)).theta
    margin = (float(found[0]), -float(found[1]))
    return agreement(lambda i: float(margins[i]), lambda i: margin[i], (0, 1), tolerance=1e-7, what="margin")


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-3.5", equation="(7)"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=(sp.Rational(2703367870923, 1_000_000_000_000), sp.Rational(2823624907393, 1_000_000_000_000)),
    checks=(from_strong_convexity, from_newton),
    controls=(
        Control(subject=(sp.Rational(13, 5), sp.Rational(13, 5)), why="equal margins, near those of the uniform law"),
        Control(
            subject=(sp.Rational(2823624907393, 1_000_000_000_000), sp.Rational(2703367870923, 1_000_000_000_000)),
            why="the classes exchanged",
        ),
        Control(
            subject=(sp.Rational(2703367870923, 1_000_000_000_000), sp.Rational(28236, 10**4)),
            why="near miss: four decimals of v",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
