r"""Figure 7: how slowly vanilla training approaches the max-margin direction.

The vanilla minimiser at norm $r$ is $\frac{\pi}{4} - \frac{\log(n+1)}{\sqrt{2} r}$ up to terms of smaller order:
the distance falls like $1/r$, while that of GenLabel with a step label falls like $1/r^2$.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.angle_forms import from_exponents, from_vanilla_norms, n
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="figure-7"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.log(n + 1) / sp.sqrt(2),
    checks=(
        from_exponents,
        from_vanilla_norms,
    ),
    controls=(
        Control(subject=sp.log(n + 1), why="the factor of the diagonal forgotten"),
        Control(subject=sp.log(n) / sp.sqrt(2), why="the point (1, 0) forgotten"),
        Control(subject=sp.log(n + 1) / sp.sqrt(2) * sp.Rational(101, 100), why="near miss: 1 per cent more"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
