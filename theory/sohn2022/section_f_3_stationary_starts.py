r"""Section F.3: starts from which the iteration does not move.

The manifolds are concentric circles of radii $r$ and $R = r + g$ about the centre of a square of half width
$H = R + h$, with $r, g, h > 0$. Off the ring between the circles both feet of a start lie in one direction, the
gradient of $d_j - d_i$ with the feet held is $0$, and the iteration stays. Of starts drawn evenly from the square
these are the share
$$1 - \frac{\pi (R^2 - r^2)}{4 H^2}$$
while every start of the ring moves, to the middle circle at $\lambda = 1/2$. Measured for $r = \frac{1}{2}$, $R = 1$,
$H = \frac{3}{2}$: $1 - \frac{\pi}{12}$ within four standard errors, as was fixed before the run.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.middle_sets import from_gradients_and_areas, from_stalled_starts, gap, half_width, inner
from theory.standalone import run_alone

OUTER = inner + gap
SHARE = 1 - sp.pi * (OUTER**2 - inner**2) / (4 * half_width**2)

CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-F.3"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=SHARE,
    checks=(from_gradients_and_areas, from_stalled_starts),
    controls=(
        Control(subject=sp.Integer(0), why="every start arrives, as the print supposes"),
        Control(subject=1 - SHARE, why="the starts that move"),
        Control(subject=1 - sp.pi * OUTER**2 / (4 * half_width**2), why="starts inside the small circle counted in"),
        Control(subject=1 - (1 - SHARE) * sp.Rational(101, 100), why="near miss: 1 per cent more of the ring"),
    ),
    erratum=(
        "Section F.3 repeats its steps from a random start until the test is met; at some starts the gradient of the "
        "sub-problem is $0$, as off the ring between concentric circles, so that a bound and a new start are needed."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
