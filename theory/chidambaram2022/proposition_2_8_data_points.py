r"""Proposition 2.8: on finite data the Mixup-optimal classifier is right at every data point.

Let the supports be finite and $P_X$ uniform over $n$ points. If the pairs other than $(x, x)$ have the total mass $m$
in a ball about $x \in X_i$ (each pair counted with $n^{-2}$), of which the part $t$ counts for class $i$, then
$$h_\epsilon^i(x) = 1 - \frac{n^2 m (1 - t)}{1 + n^2 m}.$$
A law with a density gives $m \to 0$ as $\epsilon \to 0$, so that $h^i(x) = 1$; no bound on the density is needed.
"""

from fractions import Fraction

import sympy as sp

from numerics.exact_laws import UNIFORM, ExactLaw, PolynomialLaw, beta_law
from numerics.exact_mixup import ball_shares, limit_shares
from numerics.search import Instance, search
from theory.checks import identity, on_instances, searched
from theory.chidambaram2022.flint_masses import flint_shares
from theory.chidambaram2022.searched_sets import LAWS, at_data_points, exact
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

n, m, t = sp.symbols("n m t", positive=True)
TINY, HALF = Fraction(1, 10**12), sp.Rational(1, 2)


def from_eq_1(share: sp.Expr) -> Evidence:
    """Eq. (1), the mass of the pair (x, x) set apart."""
    return identity((1 / n**2 + t * m) / (1 / n**2 + m), share)


def from_exact_masses(share: sp.Expr) -> Evidence:
    """h_eps at data points of the line, for two laws and two radii, in rational numbers."""
    line = [i for i in at_data_points(n_random=0) if i.data.dimension == 1][:60]
    cases = [(i, eps, law) for i in line for eps in (Fraction(1, 3), Fraction(3, 2)) for law in (UNIFORM, beta_law(2))]

    def holds(case: tuple[Instance, Fraction, PolynomialLaw]) -> bool:
        (data, x, own), eps, law = case
        shares = ball_shares(data, x, eps, law)
        if shares is None:
            return False
        alone = Fraction(1, len(data.points) ** 2)
        rest, mine = shares.total.fraction() - alone, shares.weights[own].fraction() - alone
        at = {n: len(data.points), m: sp.Rational(rest), t: sp.Rational(mine / rest) if rest else sp.Integer(0)}
        return shares.fractions()[own] == exact(share.subs(at))

    return on_instances(holds, cases, what="h_eps at (instance, eps, law)")


def from_search(share: sp.Expr) -> Evidence:
    """Look for a finite set where the exact limit at a data point is not the one that the formula gives for m = 0."""
    limit = exact(share.subs({m: 0, t: HALF}))
    report = search(
        at_data_points(),
        hypotheses=lambda _: True,
        conclusion=lambda i: all(_at_point(i, law) == limit for law in LAWS),
    )
    return searched(report, what="h^i is the limit of the formula on X_i")


def from_flint(share: sp.Expr) -> Evidence:
    """A second path: h_eps by balls with eps = 1e-12 at the middle of X_3^2, close to the formula's limit."""
    found = flint_shares([[(0,), (2,)], [(1,)]], (1,), TINY)[1]
    limit = exact(share.subs({m: 0, t: HALF}))
    near = abs(found * limit.denominator - limit.numerator) < 1e-9
    return on_instances(lambda _: bool(near), [f"limit {limit}"], what="h_eps^2(1) on X_3^2")


def _at_point(instance: Instance, law: ExactLaw) -> Fraction | None:
    shares = limit_shares(instance.data, instance.x, law)
    return shares.fractions()[instance.own] if shares else None


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="proposition-2.8"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=1 - n**2 * m * (1 - t) / (1 + n**2 * m),
    checks=(from_eq_1, from_exact_masses, from_search, from_flint),
    controls=(
        Control(subject=1 - n * m * (1 - t) / (1 + n * m), why="the pair (x, x) weighted by 1/n, not 1/n^2"),
        Control(subject=t, why="the pair (x, x) left out: at a point between two others h would be theirs"),
        Control(subject=1 - n**2 * m / (1 + n**2 * m), why="no other pair counts for class i"),
        Control(
            subject=sp.Rational(99, 100) - n**2 * m * (1 - t) / (1 + n**2 * m), why="near miss: 1 per cent too small"
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
