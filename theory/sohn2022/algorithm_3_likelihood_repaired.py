r"""Algorithm 3, repaired: the likelihood has one half in its exponent.

With $q = 1/2$ the density proportional to $e^{-q (z - \mu)^2 / v}$ has the variance $v$, and the log odds of two
classes are those of the fitted Gaussians.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.listings import from_log_odds, from_second_moment
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="algorithm-3"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Rational(1, 2),
    checks=(
        from_second_moment,
        from_log_odds,
    ),
    controls=(
        Control(subject=sp.Integer(1), why="as printed"),
        Control(subject=sp.Rational(1, 4), why="a quarter"),
        Control(subject=sp.Rational(101, 200), why="near miss: 1 per cent more"),
    ),
    repairs="sohn2022/algorithm_3_likelihood",
)

if __name__ == "__main__":
    run_alone(__file__)
