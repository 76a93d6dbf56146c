r"""Proposition 2.2: the least Mixup loss on $X_3^2$, approached by continuous classifiers and reached by none.

For $X_1 = \{0, 2\}$, $X_2 = \{1\}$ and uniform mixing, the Mixup-optimal classifier, which jumps from $h^2 = 2/3$
beside the point 1 to $1$ at it, has
$$J_{mix}(h) = \frac{1}{3} + \frac{\log 3}{6} - \frac{2 \log 2}{9}.$$
Continuous classifiers that bridge the jump within a distance $\tau$ of the point 1 have a larger loss, by less than
$\tau$.
"""

from fractions import Fraction

import sympy as sp

from numerics.enclosure import evaluate, precision
from theory.checks import encloses, identity, on_instances
from theory.chidambaram2022.three_point_competitors import competitor_loss, least_loss
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

u = sp.Symbol("u", positive=True)
WIDTHS = [Fraction(1, 2**n) for n in range(1, 13)]


def from_antiderivative(loss: sp.Expr) -> Evidence:
    """J(h) is the integral of the entropy of (u, 1 - u) over 0 < u < 2/3; (x^2/4 - x^2 log(x)/2)' = -x log x."""
    part = lambda x: x**2 / 4 - x**2 / 2 * sp.log(x)
    above = part(sp.Rational(2, 3)) + part(sp.Integer(1)) - part(sp.Rational(1, 3))
    return identity([sp.diff(part(u), u) * u, sp.expand_log(above, force=True)], [-(u**2) * sp.log(u), loss])


def from_integration(loss: sp.Expr) -> Evidence:
    """Rigorous integration of the cross-entropy of h against itself, from the masses of eq. (1)."""
    return encloses(loss, least_loss(), tolerance=1e-6, what="J_mix(h) on X_3^2")


def from_competitors(loss: sp.Expr) -> Evidence:
    """Twelve continuous competitors: above the loss, and within tau of it."""

    def holds(tau: Fraction) -> bool:
        with precision(80):
            excess = competitor_loss(tau) - evaluate(loss)
            return bool(excess > 0) and bool(excess * tau.denominator < tau.numerator)

    return on_instances(holds, WIDTHS, what="0 < J(g) - J(h) < tau for the competitor of width tau")


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="proposition-2.2"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Rational(1, 3) + sp.log(3) / 6 - 2 * sp.log(2) / 9,
    checks=(from_antiderivative, from_integration, from_competitors),
    controls=(
        Control(subject=sp.Rational(1, 3) + sp.log(3) / 6, why="one term lost"),
        Control(subject=sp.Integer(0), why="the loss of a classifier that is certain everywhere"),
        Control(subject=sp.Rational(3, 8) * 1, why="above the competitors: they would beat it"),
        Control(
            subject=sp.Rational(1, 3) + sp.log(3) / 6 - 2 * sp.log(2) / 9 - sp.Rational(1, 1000),
            why="near miss: below what the competitors approach",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
