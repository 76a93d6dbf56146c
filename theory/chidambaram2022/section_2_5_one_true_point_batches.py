r"""Section 2.5, for the usual implementation: m/b true data points per epoch.

Where the $m$ data points are cut into batches of $b$ and each batch is mixed with a random order of itself, a point
meets itself with probability $1/b$, so that an epoch holds
$$\frac{m}{b}$$
true data points in expectation: one for a single batch ($b = m$), about 391 for 50,000 points in batches of 128.
"""

from itertools import permutations

import sympy as sp

from theory.checks import exhaustive, identity
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

m, b = sp.symbols("m b", integer=True, positive=True)


def from_linearity(expected: sp.Expr) -> Evidence:
    """A given point is fixed by (b-1)! of the b! orders of its batch; there are m points."""
    return identity(m * sp.factorial(b - 1) / sp.factorial(b), expected)


def from_all_orders(expected: sp.Expr) -> Evidence:
    """All orders of a batch of b = 1 to 7, three batches an epoch."""

    def agrees(size: int) -> bool:
        orders = list(permutations(range(size)))
        mean = sp.Rational(3 * sum(i == j for order in orders for i, j in enumerate(order)), len(orders))
        return bool(mean == expected.subs({m: 3 * size, b: size}))

    return exhaustive(agrees, range(1, 8), size=7, what="mean for three batches of b")


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="section-2.5-one-true-point"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=m * b**-1,
    checks=(from_linearity, from_all_orders),
    controls=(
        Control(subject=sp.Integer(1), why="the count for pairs drawn from the whole data set"),
        Control(subject=m / b**2, why="both points of a pair drawn independently of the batch order"),
        Control(subject=m / (b + 1), why="near miss: one more point in the batch"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
