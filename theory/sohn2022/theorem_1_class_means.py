r"""Theorem 1 at the class means themselves: the first inequality needs no centring, the second does.

Where densities are so sharp that every point of class 1 lies at $e_1$ and every point of class 0 at $-e_1$, the scores
are $s = \theta_1 \ge 0$ and $-s$. With the share $q$ of class 1 and $h'' = e^s / (1 + e^s)^2$ the first gap is
$\frac{1}{3} - A = \frac{1}{6} - B$ times
$$4 q (1 - q) (\frac{s}{1 + e^s} + h'' s^2)$$
so that it is positive for $s > 0$ wherever both classes occur. The second gap is
$$4 q (1 - q) (\frac{A s}{1 + e^s} + B h'' s^2) - \frac{A s}{1 + e^s} - \frac{A^2}{2} h'' s^2$$
of slope $-\frac{A}{2} (2 q - 1)^2$ at $s = 0$: negative for small scores unless $q = \frac{1}{2}$.
"""

from fractions import Fraction

import sympy as sp

from theory.checks import all_of, encloses, identity
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.taylor_orderings import MIXUP, c, first_gap, genlabel_limits, linear, second_gap
from theory.standalone import run_alone

q, s, A, B = sp.symbols("q s A B", positive=True)
CASES = ((1, 1, "1", "1"), (2, 1, "1/2", "1"), (1, 3, "2", "1/2"), (5, 2, "1/10", "3"))
WRONG, BEND = 1 / (1 + sp.exp(s)), sp.exp(s) / (1 + sp.exp(s)) ** 2


def from_the_definition(gaps: sp.Tuple) -> Evidence:
    """Average slope and curvature terms over the two means, less those of the attack of radius A R c_x."""
    centre = (2 * q - 1) * s
    variance = s**2 - centre**2

    def average(slope: sp.Expr, curvature: sp.Expr, shift: sp.Expr) -> sp.Expr:
        total = sp.Integer(0)
        for share, label, u in ((q, 1, s), (1 - q, 0, -s)):
            g = sp.exp(u) / (1 + sp.exp(u))
            mixing = slope * (g - label) * (centre - u) + curvature / 2 * g * (1 - g) * ((u - centre) ** 2 + variance)
            total += share * (mixing - shift * (1 - 2 * label) * (g - label) - shift**2 / 2 * g * (1 - g))
        return total

    return identity(list(gaps), [average(sp.Integer(1), sp.Integer(1), sp.Integer(0)), average(A, B, A * s)])


def from_exact_data(gaps: sp.Tuple) -> Evidence:
    """Points 1 and -1 on the line, counted, against the forms of the other claims, by balls."""
    parts = []
    for ups, downs, weight, spread in CASES:
        case = linear([[1]] * ups + [[-1]] * downs, [1] * ups + [0] * downs, [weight])
        slope, curvature = (part.subs(c, sp.Rational(spread)) for part in genlabel_limits())
        at = {q: sp.Rational(ups, ups + downs), s: sp.Rational(weight), A: slope, B: curvature}
        first, second = (part.subs(at) for part in gaps)
        balls = first_gap(case, sp.Rational(spread)), second_gap(case, sp.Rational(spread), slope)
        for value, ball in zip(((MIXUP[0] - slope) * first, second), balls, strict=True):
            parts.append(encloses(value, ball, tolerance=1e-9, what=f"gap for {ups} and {downs} points"))
    return all_of(parts)


def from_small_scores(gaps: sp.Tuple) -> Evidence:
    """The slope of the second gap at s = 0 is -A (2 q - 1)^2 / 2."""
    slope = sp.diff(gaps[1], s).subs(s, 0)
    return identity(slope, -A * (2 * q - 1) ** 2 / 2, at=[{q: Fraction(2, 3), A: Fraction(1, 4), B: Fraction(1, 12)}])


FIRST = 4 * q * (1 - q) * (s * WRONG + BEND * s**2)
SECOND = 4 * q * (1 - q) * (A * s * WRONG + B * BEND * s**2) - A * s * WRONG - A**2 / 2 * BEND * s**2

CLAIM = Claim(
    source=Source(paper="sohn2022", number="theorem-1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple(FIRST, SECOND),
    checks=(from_the_definition, from_exact_data, from_small_scores),
    controls=(
        Control(subject=sp.Tuple(FIRST / (4 * q * (1 - q)), SECOND), why="balanced classes taken for granted"),
        Control(subject=sp.Tuple(FIRST, SECOND + A * s * WRONG * (1 - 4 * q * (1 - q))), why="centred data"),
        Control(subject=sp.Tuple(FIRST, SECOND - A**2 / 2 * BEND * s**2), why="near miss: the attack without its half"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
