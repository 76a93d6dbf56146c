r"""Remark 1, repaired: GenLabel with the step label approaches the max-margin direction.

In the limit $\sigma \to 0$ of sharp densities the label is a step at $\lambda = 1/2$; then the slope at $\pi/4$ of
the limit of the loss over $n r$ vanishes. For uniform $\lambda$ and any number of copies the minimising angle at
norm $r$ is
$$\frac{\pi}{4} - \frac{\pi^2}{3 r^2}$$
up to terms of smaller order, where vanilla training is $\log(n+1) / (\sqrt{2} r)$ away.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.angle_problem import Approach, from_balance, from_limit_slope, from_norms
from theory.sohn2022.limit_bounds import from_rational_bound
from theory.standalone import run_alone

SUBJECT = Approach(softness=sp.Tuple(0), rate=sp.pi**2 / 3)

CLAIM = Claim(
    source=Source(paper="sohn2022", number="remark-1"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=SUBJECT,
    checks=(from_limit_slope, from_balance, from_norms, from_rational_bound),
    controls=(
        Control(subject=SUBJECT._replace(softness=sp.Tuple(sp.Rational(1, 2))), why="a wide label"),
        Control(subject=SUBJECT._replace(rate=sp.pi**2 / 6), why="half the rate"),
        Control(subject=SUBJECT._replace(softness=sp.Tuple(sp.Rational(1, 10))), why="a label of width 1/10"),
        Control(subject=SUBJECT._replace(rate=sp.Rational(101, 300) * sp.pi**2), why="near miss: 1 per cent more"),
    ),
    repairs="sohn2022/remark_1_genlabel_limit",
)

if __name__ == "__main__":
    run_alone(__file__)
