r"""Section 7.1: the cost of keeping the dominant term alone.

The mean of $k$ exponentials $e^{-d_i}$ lies between $\frac{1}{k}$ of the largest, attained where the others vanish,
and the largest: replacing it by the largest moves a log density by at most $\log k$, and for equal $k$ in all
classes the log odds of two classes by no more.
"""

import itertools
from fractions import Fraction

import sympy as sp

from theory.checks import on_instances
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.listings import from_attained_bound, n_classes
from theory.standalone import run_alone

TERMS = tuple(map(Fraction, ("1/1000", "1/3", "1")))


def from_exact_means(share_of_largest: sp.Expr) -> Evidence:
    """Second path, in fractions: no mean of 2 to 5 terms is below this share of the largest, and one is close to it."""

    def holds(terms: tuple[Fraction, ...]) -> bool:
        share = sp.Rational(sp.sympify(share_of_largest).subs(n_classes, len(terms)))
        bound, mean = Fraction(int(share.p), int(share.q)) * max(terms), sum(terms, Fraction(0)) / len(terms)
        close = any(term > TERMS[0] for term in terms[1:]) or mean <= Fraction(201, 200) * bound
        return mean >= bound and close

    cases = [(Fraction(1), *rest) for k in range(1, 5) for rest in itertools.product(TERMS, repeat=k)]
    return on_instances(holds, cases, what="mean of the terms against the share of the largest")


CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-7.1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=1 / n_classes,
    checks=(from_attained_bound, from_exact_means),
    controls=(
        Control(subject=n_classes, why="the number itself"),
        Control(subject=1 / (2 * n_classes), why="half as much"),
        Control(subject=sp.Rational(101, 100) / n_classes, why="near miss: 1 per cent more"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
