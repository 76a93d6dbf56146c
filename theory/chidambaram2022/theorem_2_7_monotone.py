r"""Theorem 2.7, the one-sided term: the middle point is lost for all larger $\alpha$ once it is lost for one.

For $Y \sim \mathrm{Beta}(\alpha, \alpha)$, $0 < \epsilon < 1$ and $R = |2Y - 1|$,
$$E[1 - 2Y;\ Y < \epsilon] = \frac{(\epsilon (1 - \epsilon))^\alpha}{\alpha B(\alpha, \alpha)}
= \frac{1}{2} E[R;\ R > |1 - 2\epsilon|]$$
Hence $h_\epsilon^1(1) > 1/2$ if and only if $E[g(R)] > 1$, where $g(r)$ is 2 for $r < \epsilon$, less $2r$ for
$r > |1 - 2\epsilon|$, and never increases. The density of R is proportional to $(1 - r^2)^{\alpha - 1}$: for a larger
$\alpha$ the ratio of densities falls in r, R falls stochastically and $E[g(R)]$ grows, from -2 as $\alpha \to 0$ to 2
as $\alpha \to \infty$. So there is exactly one critical $\alpha^*(\epsilon)$.
"""

from fractions import Fraction

import sympy as sp

from numerics.laws import BetaLaw
from numerics.quadrature import piecewise_expectation
from theory.checks import agreement, identity
from theory.chidambaram2022.alternating_line import RADII, alpha, eps
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

r = sp.Symbol("r", positive=True)
REGIME = [{eps: e, alpha: a} for e in RADII for a in map(Fraction, ("1/2", "1", "7/2", "20"))]
EXACT = [{eps: Fraction(e), alpha: Fraction(a)} for e in ("1/7", "2/5", "8/9") for a in ("2/3", "1", "9/2")]


def from_derivative(term: sp.Expr) -> Evidence:
    """It vanishes at 0 and its derivative in eps is (1 - 2 eps) times the density."""
    density = (eps * (1 - eps)) ** (alpha - 1) / sp.beta(alpha, alpha)
    ratio = sp.powsimp(sp.expand(sp.simplify(sp.diff(term, eps) / density)))
    return identity([ratio, term.subs(eps, 0)], [1 - 2 * eps, 0], at=EXACT)


def from_reflection(term: sp.Expr) -> Evidence:
    """Symmetric about 1/2: the part of the integral over (1 - eps, eps) is odd."""
    return identity(term, term.subs(eps, 1 - eps), at=EXACT)


def from_quadrature(term: sp.Expr) -> Evidence:
    """Independent of the antiderivative: half of E[R; R > |1 - 2 eps|] by quadrature."""

    def half_tail(at: dict[sp.Symbol, Fraction]) -> float:
        cut, law = abs(1 - 2 * float(at[eps])), BetaLaw(float(at[alpha]))
        spread = piecewise_expectation(
            lambda lam: abs(2 * lam - 1) * (abs(2 * lam - 1) > cut), law, kinks=(0.5, (1 - cut) / 2, (1 + cut) / 2)
        )
        return spread.value / 2

    return agreement(term, half_tail, REGIME, tolerance=1e-8, what="E[1 - 2Y; Y < eps]")


def from_likelihood_ratio(term: sp.Expr) -> Evidence:
    """The stochastic order: as T = E[R; R > r]/2 at eps = (1 - r)/2, the density p of R is -(2/r) dT/dr.

    It is ((1 - r^2)/4)^(alpha - 1) / B(alpha, alpha), and d/d alpha d/dr log p = -2r/(1 - r^2) < 0: for a larger alpha
    the ratio of densities falls in r.
    """
    density = ((1 - r**2) / 4) ** (alpha - 1) / sp.beta(alpha, alpha)
    slope = sp.diff(term.subs(eps, (1 - r) / 2), r)
    ratio = sp.powsimp(sp.simplify(-2 * slope / (r * density)))
    crossed = sp.diff(sp.expand_log(sp.log(density), force=True), r, alpha)
    return identity([ratio, crossed], [1, -2 * r / (1 - r**2)], at=[{r: at[eps], alpha: at[alpha]} for at in EXACT])


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-2.7"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=(eps * (1 - eps)) ** alpha / (alpha * sp.beta(alpha, alpha)),
    checks=(from_derivative, from_reflection, from_likelihood_ratio, from_quadrature),
    controls=(
        Control(subject=sp.Integer(0), why="the symmetry used in print: no one-sided term at all"),
        Control(subject=(eps * (1 - eps)) ** alpha / sp.beta(alpha, alpha), why="near miss: right at alpha = 1 only"),
        Control(subject=eps**alpha * (1 - eps) / (alpha * sp.beta(alpha, alpha)), why="not symmetric about 1/2"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
