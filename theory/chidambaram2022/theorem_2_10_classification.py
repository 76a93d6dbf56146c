r"""Theorem 2.10, the classification: under Assumption 2.9 only mixed segments hold $h_\epsilon^i$ below 1.

Let the supports be finite, $P_X$ uniform over $n$ points, and let $x \in X_i$ satisfy Assumption 2.9. For every
$\epsilon$ up to the one of the assumption all pairs in the ball have an end in class $i$. With $a$ the mass of those
within class $i$ other than $(x, x)$, $m$ that of the mixed ones (each pair counted with $n^{-2}$) and $\mu$ the mean
share of the foreign ends,
$$h_\epsilon^i(x) = 1 - \frac{n^2 m \mu}{1 + n^2 (a + m)}.$$
A law with a density gives $a, m \to 0$, so that $h^i(x) = 1$: this half of the theorem holds, for every such law. (It
needs no assumption, by Proposition 2.8; Assumption 2.9 rules out the pairs that have no end in class $i$.)
"""

from fractions import Fraction

import sympy as sp

from numerics.exact_laws import UNIFORM, ExactLaw, PolynomialLaw, beta_law
from numerics.exact_mixup import ball_shares, limit_shares, pair_mass
from numerics.finite_sets import meets_assumption_2_9, squared_reach_2_9
from numerics.search import Instance, search
from theory.checks import identity, on_instances, searched
from theory.chidambaram2022.flint_masses import flint_shares
from theory.chidambaram2022.searched_sets import LAWS, at_data_points, exact
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

n, a, m, mu = sp.symbols("n a m mu", positive=True)
Case = tuple[Instance, Fraction, PolynomialLaw]


def from_eq_1(share: sp.Expr) -> Evidence:
    """Eq. (1) with the pair (x, x), the pairs within the class and the mixed ones; no others are in the ball."""
    return identity((1 / n**2 + a + (1 - mu) * m) / (1 / n**2 + a + m), share)


def from_exact_masses(share: sp.Expr) -> Evidence:
    """h_eps at data points of the line for three laws, eps the whole reach of Assumption 2.9 and half of it."""
    line = [i for i in at_data_points(n_random=0) if i.data.dimension == 1 and meets_assumption_2_9(*i)][:60]
    reaches = [(i, squared_reach_2_9(*i)) for i in line]
    radii = [
        (i, Fraction(sp.sqrt(squared)) * part) for i, squared in reaches if squared for part in (1, Fraction(1, 2))
    ]
    cases = [(i, eps, law) for i, eps in radii for law in (UNIFORM, beta_law(2), beta_law(1, 2))]
    return on_instances(lambda case: _is_predicted(case, share), cases, what="h_eps at (instance, eps, law)")


def from_search(share: sp.Expr) -> Evidence:
    """Look for a set and a data point that meets Assumption 2.9, where the exact limit is not that of the formula."""
    limit = exact(share.subs(m, 0).subs(a, 0))
    report = search(
        at_data_points(),
        hypotheses=lambda i: meets_assumption_2_9(*i),
        conclusion=lambda i: all(_limit(i, law) == limit for law in LAWS),
    )
    return searched(report, what="h^i is the limit of the formula under Assumption 2.9")


def from_flint(share: sp.Expr) -> Evidence:
    """A second path: on {0, 1}, {2} at 1 with eps = 1/4, where 9 a = 1/2, 9 m = 1 and mu = 5/16, by balls."""
    predicted = exact(share.subs({n: 3, a: sp.Rational(1, 18), m: sp.Rational(1, 9), mu: sp.Rational(5, 16)}))
    found = flint_shares([[(0,), (1,)], [(2,)]], (1,), Fraction(1, 4))[0]
    near = abs(found * predicted.denominator - predicted.numerator) < 1e-12
    return on_instances(lambda _: bool(near), [f"{predicted}"], what="h_eps^1(1) on {0, 1}, {2}, eps = 1/4")


def _limit(instance: Instance, law: ExactLaw) -> Fraction | None:
    shares = limit_shares(instance.data, instance.x, law)
    return shares.fractions()[instance.own] if shares else None


def _is_predicted(case: Case, share: sp.Expr) -> bool:
    (data, x, own), eps, law = case
    shares, alone = ball_shares(data, x, eps, law), Fraction(1, len(data.points) ** 2)
    others = [j for j in range(data.n_classes) if j != own]
    within = pair_mass(data, x, eps, law, (own, own)).fraction() - alone
    mixed = sum((2 * pair_mass(data, x, eps, law, (min(own, j), max(own, j))).fraction() for j in others), Fraction(0))
    if shares is None:
        return False
    foreign = sum((shares.weights[j].fraction() for j in others), Fraction(0))
    mean = sp.Rational(foreign / mixed) if mixed else sp.Rational(1, 2)
    at = {n: len(data.points), a: sp.Rational(within), m: sp.Rational(mixed), mu: mean}
    return shares.fractions()[own] == exact(share.subs(at))


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-2.10"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=1 - n**2 * m * mu / (1 + n**2 * (a + m)),
    checks=(from_eq_1, from_exact_masses, from_search, from_flint),
    controls=(
        Control(subject=1 - n * m * mu / (1 + n * (a + m)), why="the pair (x, x) weighted by 1/n, not 1/n^2"),
        Control(subject=1 - n**2 * m / (1 + n**2 * (a + m)), why="mixed pairs counted for the other classes alone"),
        Control(subject=1 - n**2 * m * mu / (1 + n**2 * m), why="the other pairs within the class left out"),
        Control(
            subject=sp.Rational(99, 100) - n**2 * m * mu / (1 + n**2 * (a + m)), why="near miss: 1 per cent too small"
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
