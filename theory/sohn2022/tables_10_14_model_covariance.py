r"""Tables 10-14: the covariance of the 9-class Gaussian data and that of its model.

Section E.1 draws each class with covariance $\frac{1}{10} I$ and labels mixtures by Gaussians of the true means
with identity covariance: the log odds of the true densities are
$$10$$
times those used. The likeliest class is the same, the labels are softer.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.printed_tables import from_scaled_odds
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="tables-10-14"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Rational(10),
    checks=(from_scaled_odds,),
    controls=(
        Control(subject=sp.Integer(1), why="one covariance for both"),
        Control(subject=sp.sqrt(10), why="the ratio of the deviations"),
        Control(subject=sp.Rational(101, 10), why="near miss: 1 per cent more"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
