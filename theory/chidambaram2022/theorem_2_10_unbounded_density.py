r"""Theorem 2.10, sharpened: for Beta(alpha, alpha) with alpha < 1 continuity needs no assumption.

For $\mathrm{Beta}(\alpha, \alpha)$ mixing, $h$ is continuous at every data point of every finite set if and only if
$\alpha < 1$. At a distance $r$ from $x$, the segments that end at $x$ have weights of order $r^{\alpha - 1}$, and a
segment with $x$ strictly inside a weight of order $1$; every such segment comes with two that end at $x$, one on each
side. For $\alpha \ge 1$ the set $\{0, 1\}, \{2\}$ of Theorem 2.10 is a counterexample.

The subject is the least $\alpha$ for which continuity can fail.
"""

from fractions import Fraction

import sympy as sp

from numerics.exact_laws import HalfIntegerBeta
from numerics.exact_mixup import is_continuous
from numerics.search import SearchReport, search
from theory.checks import identity, on_instances
from theory.chidambaram2022.searched_sets import at_data_points
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

lam, alpha = sp.symbols("lam alpha", positive=True)
HALVES = (1, 2, 3, 4)


def from_orders(threshold: sp.Expr) -> Evidence:
    """The order of the density at its ends, lim lam f'(lam) / f(lam) at 0, is negative exactly below the threshold."""
    logarithm = (alpha - 1) * sp.log(lam) + (alpha - 1) * sp.log(1 - lam)
    return identity(sp.limit(sp.cancel(lam * sp.diff(logarithm, lam)), lam, 0), alpha - threshold)


def from_search(threshold: sp.Expr) -> Evidence:
    """For alpha = 1/2, 1, 3/2, 2: a set with a jump at a data point is found exactly from the threshold on."""
    return on_instances(
        lambda twice: (_search(twice).witness is None) == bool(Fraction(twice, 2) < threshold),
        HALVES,
        what="a jump is found exactly from the threshold on, at twice alpha",
    )


def _search(twice_alpha: int) -> SearchReport:
    law = HalfIntegerBeta(twice_alpha)
    return search(
        at_data_points(n_random=30), hypotheses=lambda _: True, conclusion=lambda i: is_continuous(i.data, i.x, law)
    )


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-2.10"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Rational(1),
    checks=(from_orders, from_search),
    controls=(
        Control(subject=sp.Rational(1, 2), why="continuity fails for every alpha tried"),
        Control(subject=sp.Integer(2), why="continuity for the uniform law too"),
        Control(subject=sp.Rational(51, 50), why="near miss: the uniform law is just allowed"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
