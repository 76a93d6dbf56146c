r"""Section F.3: the threshold on the difference of distances.

With $e^{-d(x, M_c)}$ for $p_c(x)$ condition (37) becomes
$$d(x, M_j) - d(x, M_i) = \log(\frac{1}{\lambda} - 1)$$
with this sign; the stopping test of the algorithm is the same condition.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.listings import from_distances, share
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-F.3"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.log(1 / share - 1),
    checks=(from_distances,),
    controls=(
        Control(subject=-sp.log(1 / share - 1), why="the sign turned"),
        Control(subject=sp.log(1 / share), why="the 1 forgotten"),
        Control(subject=sp.log(1 / share - 1) * sp.Rational(101, 100), why="near miss: 1 per cent more"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
