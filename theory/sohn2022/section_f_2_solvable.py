r"""Section F.2, read for every ratio: each likelihood ratio is attained.

Quadratic discriminant analysis gives a point $x$ with $p_j(x) / (p_i(x) + p_j(x)) = \lambda$ for given classes and
every $\lambda < 1$: here for $N(0, 4)$ and $N(0, 1)$.
"""

import sympy as sp

from theory.claim import INSTANCE, REFUTED, Claim, Control, Source
from theory.sohn2022.enclosed_listings import from_ratio_at_centre
from theory.sohn2022.genmix import from_discriminants
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-F.2"),
    quantifier=INSTANCE,
    expected=REFUTED,
    subject=sp.Rational(1),
    checks=(from_discriminants, from_ratio_at_centre),
    controls=(
        Control(subject=sp.Rational(9, 10), why="a reach of 9/10"),
        Control(subject=sp.Rational(1, 3), why="the share of the wide class"),
        Control(subject=sp.Rational(67, 100), why="near miss: just above 2/3"),
    ),
    erratum=(
        "Section F.2 does not say that its solution set can be empty: between $N(0, 4)$ and $N(0, 1)$ no point has "
        "a share above $2/3$ for the narrow class."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
