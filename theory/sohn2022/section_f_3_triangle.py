r"""Section F.3: the triangle inequality with its sharp constants.

If $m^*$ is the point of $M$ nearest to $x$, then
$$d(x + \delta, m^*) - 2 \|\delta\| \le d(x + \delta, M) \le d(x + \delta, m^*)$$
The lower constant 2 is attained by two points on the line; the upper bound needs no multiple of $\|\delta\|$ (the
print has $2 \|\delta\|$), since $m^*$ lies in $M$.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.listings import from_points_on_a_line, from_slacks
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-F.3"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple(2, 0),
    checks=(
        from_slacks,
        from_points_on_a_line,
    ),
    controls=(
        Control(subject=sp.Tuple(1, 0), why="one triangle inequality for two"),
        Control(subject=sp.Tuple(2, 2), why="the printed upper constant, true but not sharp"),
        Control(subject=sp.Tuple(sp.Rational(101, 50), 0), why="near miss: 1 per cent more, true but not sharp"),
        Control(subject=sp.Tuple(sp.Rational(99, 50), 0), why="near miss: 1 per cent less"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
