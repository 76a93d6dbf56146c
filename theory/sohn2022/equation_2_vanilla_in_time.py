r"""Equation (2) on Example 2: in training time vanilla is below Mixup before it overtakes it.

Gradient flow of softmax regression from zero, with the loss summed over the three points of Figure 4a ($d = 5$), has at
the times $1$, $10$, $100$, $1000$ and $10^6$ the margins
$$4.429, \quad 4.587, \quad 4.689, \quad 4.753, \quad 4.848$$
beside 4.699 of the Mixup minimiser with linear labels: $\mathrm{margin}(vanilla) > \mathrm{margin}(mixup)$ fails at the
times up to 100 and holds at the later two.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.vanilla_flow import from_integration, from_mixup, from_the_flow
from theory.standalone import run_alone

LATE = (sp.Rational(4753, 1000), sp.Rational(4848, 1000))
MARGINS = sp.Tuple(sp.Rational(4429, 1000), sp.Rational(4587, 1000), sp.Rational(4689, 1000), *LATE)

CLAIM = Claim(
    source=Source(paper="sohn2022", number="equation-2", equation="(2)"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=MARGINS,
    checks=(from_the_flow, from_mixup, from_integration),
    controls=(
        Control(
            subject=sp.Tuple(*[sp.Rational(4753, 1000)] * 4, LATE[1]),
            why="above Mixup at all times, as (2) would have it",
        ),
        Control(subject=sp.Tuple(*[sp.Integer(5)] * 5), why="the limit at all times"),
        Control(
            subject=sp.Tuple(*MARGINS[:2], sp.Rational(4690, 1000), *LATE), why="near miss: the last digit at time 100"
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
