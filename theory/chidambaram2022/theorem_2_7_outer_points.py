r"""Theorem 2.7, the other two points: 0 and 2 are classified correctly for every $\epsilon$ and every $\alpha$.

On the points 0, 1, 2 of classes 1, 2, 1 with $Y \sim \mathrm{Beta}(\alpha, \alpha)$ let $F = P(Y < \epsilon/2)$ and
$T(c) = E[1 - 2Y;\ Y < c] \ge 0$. At the points 0 and 2 the weight of class 1 in eq. (1) exceeds that of class 2 by a
ninth of
$$1 + 2 F + 2 T(\epsilon) \ (\epsilon \le 1), \quad 2 F - 2 T(2 - \epsilon) \ (1 < \epsilon \le 2)$$
Both are positive: in the second $F \ge 1/2$, and $2 T \le E|2Y - 1| < 1$. For $\epsilon > 2$ the ball holds
everything, and $h_\epsilon^1 = 2/3$. So the error of $h_\epsilon$ on this dataset is 0 or $1/3$, never more.
"""

from fractions import Fraction

import sympy as sp

from numerics.exact_laws import beta_law
from numerics.line_masses import exact_weights
from numerics.surds import ZERO, rational
from theory.checks import identity, on_instances
from theory.chidambaram2022.alternating_line import CLASSES, POINTS
from theory.chidambaram2022.searched_sets import exact
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

F, T = sp.symbols("F T", nonnegative=True)
Leads = tuple[sp.Expr, sp.Expr]
RADII = tuple(Fraction(n, 8) for n in range(1, 17))
HALF = sp.Rational(1, 2)


def from_eq_1(leads: Leads) -> Evidence:
    """Eq. (1) at 0, times 9, with H = P(Y < c) and M = E[Y; Y < c]: c is eps, then 2 - eps.

    In the ball are (0, 0), (0, 2) and (2, 0), (0, 1) in both orders; for eps > 1 also (1, 1) and (1, 2) in both orders.
    """
    mass, moment = sp.symbols("H M", nonnegative=True)
    near = (1 + 2 * F + 2 * (mass - moment)) - 2 * moment
    above = HALF - moment  # E[Y; Y > c]
    far = (1 + 2 * F + 2 * HALF + 2 * (1 - mass - above)) - (1 + 2 * HALF + 2 * above)
    return identity([near, far], [lead.subs(T, mass - 2 * moment) for lead in leads])


def from_signs(leads: Leads) -> Evidence:
    """Universal: with 2F = f and 2T = t the first is 1 + f + t; with 2F = 1 + f and 2T = 1 - u the second is f + u."""
    f, t, u = sp.symbols("f t u", nonnegative=True)
    signs = [leads[0].subs({F: f / 2, T: t / 2}), leads[1].subs({F: (1 + f) / 2, T: (1 - u) / 2})]
    return identity(signs, [1 + f + t, f + u])


def from_exact_cases(leads: Leads) -> Evidence:
    """A second path in fractions: the weights at 0 and at 2 from the definition, alpha = 1 to 6, 16 radii."""

    def holds(case: tuple[int, Fraction]) -> bool:
        alpha, eps = case
        claimed = _value(leads[0] if eps <= 1 else leads[1], alpha, eps)
        at_ends = (exact_weights(POINTS, CLASSES, Fraction(x), eps, alpha) for x in (0, 2))
        return all(first - second == claimed > 0 for first, second in at_ends)

    cases = [(alpha, eps) for alpha in range(1, 7) for eps in RADII]
    return on_instances(holds, cases, what="9 times the lead of class 1 at 0 and 2, at (alpha, eps)")


def _value(lead: sp.Expr, alpha: int, eps: Fraction) -> Fraction:
    law, cut = beta_law(alpha), rational(eps if eps <= 1 else 2 - eps)
    masses = (law.mass(ZERO, rational(eps / 2)), law.mass(ZERO, cut), law.moment(ZERO, cut))
    below, mass, moment = (part.fraction() for part in masses)
    return exact(lead.subs({F: sp.Rational(below), T: sp.Rational(mass - 2 * moment)}))


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-2.7"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=(1 + 2 * F + 2 * T, 2 * F - 2 * T),
    checks=(from_eq_1, from_signs, from_exact_cases),
    controls=(
        Control(subject=(1 + 2 * F, 2 * F), why="the one-sided term taken for 0 by symmetry"),
        Control(subject=(1 + F + 2 * T, F - 2 * T), why="the pair of 0 and 2 counted in one order"),
        Control(subject=(2 * F + 2 * T, 2 * F - 2 * T), why="the pair of a point with itself left out"),
        Control(subject=(1 + 2 * F + 2 * T, 2 * F - sp.Rational(101, 50) * T), why="near miss: 1 per cent more of T"),
    ),
    uses=("chidambaram2022/theorem_2_7_monotone",),
)

if __name__ == "__main__":
    run_alone(__file__)
