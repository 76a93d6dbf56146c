r"""Lemma 3.7: for $d > 10 n \ln n + n - 1$ max-margin interpolates with probability at least $1 - 2/n$.

The labels must not depend on the points. By the exact tail of one point, the union bound and
$P(N > t) \le \frac{1}{2} e^{-t^2/2}$ the probability that the maximum-margin solution of $n \ge 2$ points does not
interpolate is, with $\nu = d - n + 2$, at most
$$\frac{n}{2} \left( 1 - \frac{1}{n} \right)^{\nu/2} \le \frac{n}{2} e^{-\nu/(2n)},$$
so that $d > 10 n \ln n + n - 1$ leaves at most $\frac{1}{2} n^{-4}$, far less than $2/n$, and already
$d > 4 n \ln n + n - 1$ leaves at most $\frac{1}{2} n^{-1}$. The subject holds these two bounds.
"""

import sympy as sp

from numerics.enclosure import ball, evaluate
from theory.checks import all_of, enclosure, identity, on_instances
from theory.chidambaram2022.support_vectors import exact_tail, least_dimension, n
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

CONSTANTS = (10, 4)
Bounds = tuple[sp.Expr, sp.Expr]


def from_chernoff(bounds: Bounds) -> Evidence:
    """The bound at nu = c n ln n, and the moment generating function of chi-squared behind it: proof for all n.

    Two inequalities enter through derivatives. exp(-x) - 1 + x is 0 at x = 0 and has the derivative 1 - exp(-x) > 0:
    with x = 1/n, 1 - 1/n < exp(-1/n). exp(-t^2/2) - erfc(t/sqrt(2)) is 0 at t = 0 and as t grows, and its derivative
    is positive up to sqrt(2/pi) and negative beyond: P(N > t) < exp(-t^2/2) / 2.
    """
    nu, t, x = sp.symbols("nu t x", positive=True)
    rate = 1 / (n - 1)
    printed = [n / 2 * sp.exp(-c * n * sp.log(n) / (2 * n)) for c in CONSTANTS]
    slopes = [sp.diff(sp.exp(-x) - 1 + x, x), sp.diff(sp.exp(-(t**2) / 2) - sp.erfc(t / sp.sqrt(2)), t)]
    return identity(
        [*printed, (1 + rate) ** (-nu / 2), *slopes],
        [*bounds, (1 - 1 / n) ** (nu / 2), 1 - sp.exp(-x), (sp.sqrt(2 / sp.pi) - t) * sp.exp(-(t**2) / 2)],
        at=[{**point, t: sp.Rational(3, 2), x: sp.Rational(1, 3)} for point in _points(nu)],
    )


def from_printed_bound(bounds: Bounds) -> Evidence:
    """Every n >= 2: n bound < 2, in balls over 0 <= 1/n <= 1/2."""
    r = sp.Symbol("r", positive=True)
    scaled = [sp.expand(bound.subs(n, 1 / r) / r) for bound in bounds]
    return all_of(
        [enclosure(lambda x, b=b: 2 - evaluate(b, {r: x}), {"1/n": (0, "1/2")}, what="2 - n bound > 0") for b in scaled]
    )


def from_exact_tail(bounds: Bounds) -> Evidence:
    """At the least d for each n up to 60: n times the exact tail stays below the bound."""

    def holds(case: tuple[int, int]) -> bool:
        points, which = case
        tail = exact_tail(points, least_dimension(CONSTANTS[which], points))
        return bool(points * tail < evaluate(bounds[which], {n: ball(points)}))

    cases = [(points, which) for points in range(2, 61) for which in (0, 1)]
    return on_instances(holds, cases, what="n tail(n, d) below the bound, (n, which)")


def _points(nu: sp.Symbol) -> list[dict[sp.Symbol, int]]:
    return [{n: points, nu: degrees} for points, degrees in ((2, 5), (3, 1), (7, 40), (12, 9))]


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="lemma-3.7"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=(n**-4 / 2, n**-1 / 2),
    checks=(from_chernoff, from_printed_bound, from_exact_tail),
    controls=(
        Control(subject=(n**-4 / 2, 3 / n), why="more than the printed 2/n"),
        Control(subject=(n**-16 / 2, n**-1 / 2), why="smaller than the exact probability for small n"),
        Control(subject=(n**-4, n**-1 / 2), why="the factor 1/2 of the normal tail lost"),
        Control(subject=(n**-5 / 2, n**-1 / 2), why="near miss: the union over n points forgotten"),
    ),
    uses=("chidambaram2022/lemma_3_7_point_tail", "chidambaram2022/definition_3_4_interpolation"),
)

if __name__ == "__main__":
    run_alone(__file__)
