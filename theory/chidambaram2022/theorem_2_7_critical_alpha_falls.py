r"""Theorem 2.7, the critical $\alpha^*(\epsilon)$ falls strictly: wider balls lose the middle point sooner.

With $G = 2 P(R < \epsilon) - 4 E[1 - 2Y;\ Y < \epsilon] - 1$, of which $\alpha^*(\epsilon)$ is the only root in
$\alpha$, and $B = B(\alpha, \alpha)$,
$$B \frac{\partial G}{\partial \epsilon} = 2 \left( \frac{1 - \epsilon^2}{4} \right)^{\alpha - 1}
- 4 (1 - 2 \epsilon) (\epsilon (1 - \epsilon))^{\alpha - 1}.$$
It is positive at $\alpha = \alpha^*(\epsilon)$ for all $0 < \epsilon < 1$: by $\alpha^* > 2$ for $\epsilon \le 1/3$,
by $\alpha^* \le \frac{1}{2} (2.0108/\epsilon^2 - 1)$ for $1/3 < \epsilon < 1/2$, and beyond for every $\alpha$. As
$G$ grows with $\alpha$, $\alpha^*$ falls: from $\infty$ as $\epsilon \to 0$, where $G \to -1$ for each $\alpha$, to
0 as $\epsilon \to 1$, where $G \to 1$.
"""

from fractions import Fraction

import sympy as sp
from flint import arb

from numerics.enclosure import ball, evaluate, precision
from theory.checks import all_of, enclosure, identity, on_instances
from theory.chidambaram2022.alternating_line import alpha, eps, excess
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

THIRD, HALF = Fraction(1, 3), Fraction(1, 2)
ABOVE = (sp.Rational(20108, 10000) / eps**2 - 1) / 2
STEP, POINTS = Fraction(1, 10**9), [(a, Fraction(n, 10)) for a in (1, 2, Fraction(7, 2)) for n in range(1, 10)]


def from_derivative(slope: sp.Expr) -> Evidence:
    """The density of R at eps, and the derivative of the one-sided term (eps (1 - eps))^alpha / (alpha B)."""
    inner = (eps * (1 - eps)) ** (alpha - 1)
    ratio = sp.powsimp(sp.expand(sp.simplify(sp.diff((eps * (1 - eps)) ** alpha / alpha, eps) / inner)))
    return identity(2 * ((1 - eps**2) / 4) ** (alpha - 1) - 4 * ratio * inner, slope)


def from_three_ranges(slope: sp.Expr) -> Evidence:
    """Universal: positive where the root can be; the quotient 4 eps/(1 + eps) of the two bases is 1 at eps = 1/3.

    Divided by the first power the slope is monotone in alpha: for eps <= 1/3 it grows, from alpha = 2 on, where
    P(R < eps) = (3 eps - eps^3)/2 is less than the 1/2 that a root needs; for eps in (1/3, 1/2) it falls, up to the
    bound on alpha*; for eps = (1 + w)/2 both terms are positive.
    """
    low, middle = {"epsilon": (Fraction(0), THIRD)}, {"epsilon": (THIRD, HALF)}
    at_two, at_bound = slope.subs(alpha, 2), slope.subs(alpha, ABOVE)
    w = sp.Symbol("w", positive=True)
    upper = (1 + w) / 2
    signs = 2 * ((1 - upper**2) / 4) ** (alpha - 1) + 4 * w * (upper * (1 - upper)) ** (alpha - 1)
    points = [{w: Fraction(n, 5), alpha: Fraction(a, 2)} for n in (1, 4) for a in (1, 3)]
    parts = (
        enclosure(lambda e: (1 - 3 * e + e**3) / 2, low, what="no root up to alpha = 2: 1/2 - P(R < eps) > 0"),
        enclosure(lambda e: evaluate(at_two, {eps: e}), low, what="slope > 0 at alpha = 2"),
        enclosure(lambda e: evaluate(at_bound, {eps: e}), middle, what="slope > 0 at the bound on alpha*"),
        identity(slope.subs(eps, upper), signs, at=points),
    )
    return all_of(parts)


def from_differences(slope: sp.Expr) -> Evidence:
    """Independent of the derivative: difference quotients of G, enclosed through incomplete beta functions."""

    def near(case: tuple[Fraction | int, Fraction]) -> bool:
        a, e = case
        with precision(256):
            quotient = (excess(a, e + STEP) - excess(a, e - STEP)) / (2 * ball(STEP))
            scale = (2 * ball(a).lgamma() - (2 * ball(a)).lgamma()).exp()
            return bool(abs(quotient * scale - evaluate(slope, {alpha: a, eps: e})) < arb("1e-12"))

    return on_instances(near, POINTS, what="B dG/d eps at (alpha, eps)")


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-2.7"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=2 * ((1 - eps**2) / 4) ** (alpha - 1) - 4 * (1 - 2 * eps) * (eps * (1 - eps)) ** (alpha - 1),
    checks=(from_derivative, from_three_ranges, from_differences),
    controls=(
        Control(
            subject=((1 - eps**2) / 4) ** (alpha - 1) - 4 * (1 - 2 * eps) * (eps * (1 - eps)) ** (alpha - 1),
            why="the density of R halved: not positive",
        ),
        Control(subject=2 * ((1 - eps**2) / 4) ** (alpha - 1), why="the one-sided term taken for 0 by symmetry"),
        Control(
            subject=2 * ((1 - eps**2) / 4) ** (alpha - 1) - 4 * (1 - 2 * eps) * (eps * (1 - eps)) ** alpha,
            why="near miss: the exponent off by one",
        ),
    ),
    uses=("chidambaram2022/theorem_2_7_monotone", "chidambaram2022/theorem_2_7_threshold"),
)

if __name__ == "__main__":
    run_alone(__file__)
