r"""Section 2.5: Mixup training sees one true data point per epoch in expectation.

An epoch draws $m$ ordered pairs of the $m$ data points, each of the $m^2$ pairs with probability $1/m^2$. The number of
pairs $(i, i)$ among them, the only mixtures that are data points for almost every mixing weight, has the expectation
$$m \cdot m \cdot \frac{1}{m^2} = 1.$$
It is binomial with parameters $m$ and $1/m$.
"""

from fractions import Fraction
from itertools import product
from math import comb

import sympy as sp

from theory.checks import exhaustive, identity, on_instances
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

m = sp.Symbol("m", integer=True, positive=True)


def from_linearity(expected: sp.Expr) -> Evidence:
    """m draws, m pairs (i, i), probability 1/m^2 each."""
    return identity(sp.Mul(m, m, 1 / m**2, evaluate=False), expected)


def from_all_epochs(expected: sp.Expr) -> Evidence:
    """Every epoch of m = 1, 2, 3 points, pair by pair: 1, 16 and 729 of them."""

    def mean(n_points: int) -> sp.Rational:
        epochs = list(product(product(range(n_points), repeat=2), repeat=n_points))
        return sp.Rational(sum(i == j for epoch in epochs for i, j in epoch), len(epochs))

    return exhaustive(lambda n: bool(mean(n) == expected.subs(m, n)), (1, 2, 3), size=3, what="mean for m points")


def from_binomial_law(expected: sp.Expr) -> Evidence:
    """The mean of the binomial law with parameters m and 1/m, in fractions, m = 1 to 60."""

    def agrees(n: int) -> bool:
        chance = Fraction(1, n)
        mean = sum(k * comb(n, k) * chance**k * (1 - chance) ** (n - k) for k in range(n + 1))
        return bool(sp.Rational(mean.numerator, mean.denominator) == expected.subs(m, n))

    return on_instances(agrees, range(1, 61), what="mean for m points")


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="section-2.5-one-true-point"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Rational(1),
    checks=(from_linearity, from_all_epochs, from_binomial_law),
    controls=(
        Control(subject=sp.Rational(2), why="both orders of a pair counted"),
        Control(subject=1 / m, why="the chance of one draw, not of m draws"),
        Control(subject=2 / (m + 1), why="unordered pairs, m(m+1)/2 of them, drawn alike"),
        Control(subject=1 - 1 / m**2, why="near miss: the chance of one given pair left out"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
