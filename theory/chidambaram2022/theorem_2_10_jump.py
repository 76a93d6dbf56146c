r"""Theorem 2.10, sharpened: how far h falls beside a data point that a mixed segment passes.

On the line, let $x \in X_i$ lie between $s \in X_i$ at distance $p$ and $t \notin X_i$ at distance $q$, with no other
points, and let the symmetric mixing density have the limit $L$ at its ends and the value $m$ at $q/(p + q)$. Towards
$t$,
$$h^i(x + 0) = 1 - \frac{m p q}{(p + q) (L (p + q) + m q)},$$
while $h^i(x) = 1$. For uniform mixing and $p = q = 1$ this is $5/6$. As $L \to \infty$ the jump vanishes: with a
density that is unbounded at its ends, such as $\mathrm{Beta}(\alpha, \alpha)$ for $\alpha < 1$, $h$ is continuous
there.
"""

from fractions import Fraction

import sympy as sp

from numerics.exact_laws import UNIFORM, PolynomialLaw, beta_law
from numerics.exact_mixup import ray_limit
from numerics.finite_sets import exact_point, labelled
from theory.checks import identity, on_instances
from theory.chidambaram2022.flint_masses import flint_shares
from theory.chidambaram2022.searched_sets import LEVEL, exact
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

p, q, L, m = sp.symbols("p q L m", positive=True)
LAWS = ((UNIFORM, Fraction(1)), (beta_law(2), Fraction(0)), (LEVEL, Fraction(1, 2)))
NEAR, FAR = exact_point((1, 2, "1/3")), exact_point((1, 3, "5/2"))
CASES = [(law, end, a, b) for law, end in LAWS for a in NEAR for b in FAR]
SMALL = Fraction(1, 10**12)


def from_masses(beside: sp.Expr) -> Evidence:
    """Eq. (1) per 2 eps: the pair (x, t) has mass L/q and label e_i, the pair (s, t) m/(p+q) and share q/(p+q)."""
    short, long = L / q, m / (p + q)
    return identity((short + long * q / (p + q)) / (short + long), beside)


def from_unbounded_density(beside: sp.Expr) -> Evidence:
    """The jump vanishes as the density at the ends grows."""
    return identity(sp.limit(beside, L, sp.oo) * p, p)


def from_exact_limits(beside: sp.Expr) -> Evidence:
    """The exact limit of h along the ray, for three laws and nine pairs of distances."""

    def holds(case: tuple[PolynomialLaw, Fraction, Fraction, Fraction]) -> bool:
        law, end, a, b = case
        at = {p: a, q: b, L: end, m: law.density(b / (a + b))}
        shares = ray_limit(labelled([-a, 0], [b]), (Fraction(0),), (Fraction(1),), law)
        return shares is not None and shares.fractions()[0] == exact(beside.subs(at))

    return on_instances(holds, CASES, what="h^i(x + 0) at (law, L, p, q)")


def from_flint(beside: sp.Expr) -> Evidence:
    """A second path: h_eps by balls, eps = 1e-24, at a distance of 1e-12 from x, to 9 digits."""
    predicted = exact(beside.subs({p: 1, q: 1, L: 1, m: 1}))
    found = flint_shares([[(-1,), (0,)], [(1,)]], (SMALL,), SMALL**2)[0]
    near = abs(found * predicted.denominator - predicted.numerator) < 1e-9
    return on_instances(lambda _: bool(near), [f"{predicted}"], what="h_eps^1(1e-12) for {-1, 0}, {1}")


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-2.10"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=1 - m * p * q / ((p + q) * (L * (p + q) + m * q)),
    checks=(from_masses, from_exact_limits, from_unbounded_density, from_flint),
    controls=(
        Control(subject=sp.Integer(1), why="no jump, as printed"),
        Control(subject=(L + m * q / (p + q)) / (L + m), why="a segment's weight without its length"),
        Control(subject=q / (p + q), why="the pair with x itself left out"),
        Control(subject=1 - m * p * q / ((p + q) * (L * (p + q) + m * p)), why="near miss: right where p = q"),
        Control(subject=1 - m * p * q * L / ((p + q) * (L * (p + q) + m * q)), why="right for the uniform law alone"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
