r"""Figure 6: on the nine Gaussian classes GenLabel puts the nearest class first, as the largest margin asks.

With the true means and identity covariance, as Section E.1 has it, the log odds of the class about $m + 10 e$ against
its neighbour about $m$, $e$ a coordinate direction, are at a point $x$
$$10 \left((x - m)_e - 5\right)$$
So the two labels are level half-way, $5$ from either centre, which is the most that all nine can have, and the top-1
label is the nearest centre at every mixed point: at the shown weight $6/10$ it is that of the member of larger weight
for $49$ of the $81$ ordered pairs of centres, and of a third class for $32$. So far the caption, by which GenLabel does
not suffer from label conflict, holds by its construction.
"""

from itertools import product

import sympy as sp

from theory.checks import identity, on_instances
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

m, x, n, y = sp.symbols("m x n y", real=True)
CENTRES = tuple(product((-10, 0, 10), repeat=2))
SHOWN = sp.Rational(6, 10)


def from_log_densities(labels: sp.Tuple) -> Evidence:
    """Universal: log densities with identity covariance of the two neighbours, the other coordinate left free."""
    log_density = lambda centre: -((x - centre) ** 2 + (y - n) ** 2) / 2
    level = labels[0].subs(x, m + labels[1])
    return identity([log_density(m + 10) - log_density(m), level], [labels[0], sp.Integer(0)])


def from_all_pairs(labels: sp.Tuple) -> Evidence:
    """Exact, at the shown weight: steps of the log odds choose the nearest centre of every pair's mixture; counts."""
    kept, third, consistent = 0, 0, True
    for first, second in product(CENTRES, repeat=2):
        point = [SHOWN * a + (1 - SHOWN) * b for a, b in zip(first, second, strict=True)]
        top = tuple(_step(labels[0], value) for value in point)
        nearest = min(CENTRES, key=lambda c: sum((a - b) ** 2 for a, b in zip(point, c, strict=True)))
        consistent &= top == nearest
        kept += top == first
        third += top not in (first, second)
    cases = [("nearest", consistent, True), ("heavier", kept, labels[2]), ("third", third, labels[3])]
    what = "top-1 label of pairs (which, seen, claimed)"
    return on_instances(lambda case: bool(case[1] == case[2]), cases, what=what)


def _step(log_odds: sp.Expr, value: sp.Expr) -> int:
    """The coordinate of the likeliest class on one axis: from -10 up while the log odds of the next are positive."""
    at = -10
    while at < 10 and log_odds.subs({x: value, m: at}) > 0:
        at += 10
    return at


CLAIM = Claim(
    source=Source(paper="sohn2022", number="figure-6"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple(10 * (x - m - 5), 5, 49, 32),
    checks=(from_log_densities, from_all_pairs),
    controls=(
        Control(subject=sp.Tuple(100 * (x - m - 5), 5, 49, 32), why="the covariance of the data, I / 10"),
        Control(subject=sp.Tuple(10 * (x - m - 10), 10, 9, 0), why="a class up to its neighbour's centre"),
        Control(subject=sp.Tuple(10 * (x - m - 5), 5, 81, 0), why="the member of larger weight, always"),
        Control(
            subject=sp.Tuple(10 * (x - m - sp.Rational(51, 10)), sp.Rational(51, 10), 49, 32),
            why="near miss: level a tenth farther from the first centre",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
