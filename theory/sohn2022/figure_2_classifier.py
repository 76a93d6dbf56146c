r"""Figure 2: the classifier has the margin $\min(\theta, 1 - \theta)$.

For $0 < \theta < 1$ the function $f_\theta(x) = \min(|x| / 2\theta, 1)$ reaches 1 at $|x| = 2\theta$ and equals
$1/2$, where $[f_\theta, 1 - f_\theta]$ changes its decision, at $|x| = \theta$: at the distance $\theta$ from $x_2 = 0$
and $1 - \theta$ from $x_1 = -1$ and $x_3 = 1$.
"""

from fractions import Fraction

import sympy as sp

from numerics.three_points import POINTS
from theory.checks import identity, on_instances
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

theta, x = sp.symbols("theta x", positive=True)
VALUES = tuple(Fraction(n, 16) for n in range(1, 16))
STEP = Fraction(1, 1000)


def from_slope(picture: sp.Tuple) -> Evidence:
    """Universal: on the slope, f - 1 and f - 1/2 are the signed distances to kink and border over 2 theta."""
    kink, inner, outer = picture
    f = x / (2 * theta)
    return identity(
        [2 * theta * (f - 1), 2 * theta * (f - sp.Rational(1, 2)), POINTS[2] - x],
        [x - kink, x - inner, inner + outer - x],
    )


def from_decisions(picture: sp.Tuple) -> Evidence:
    """Exact values of f beside the kink and the border, on both sides of 0, for theta = n/16."""

    def holds(value: Fraction) -> bool:
        kink, inner, outer = (Fraction(str(part.subs(theta, sp.Rational(str(value))))) for part in picture)
        border = [sign * inner for sign in (-1, 1)]
        flat = _f(kink, value) == 1 > _f(kink - STEP, value)
        turns = all(_f(at * (1 - STEP), value) < Fraction(1, 2) < _f(at * (1 + STEP), value) for at in border)
        near = [min(abs(at - point) for at in border) for point in POINTS]
        return flat and turns and near == [outer, inner, outer]

    return on_instances(holds, VALUES, what="kink, border and distances at theta")


def _f(at: Fraction, value: Fraction) -> Fraction:
    return min(abs(at) / (2 * value), Fraction(1))


CLAIM = Claim(
    source=Source(paper="sohn2022", number="figure-2"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple(2 * theta, theta, 1 - theta),
    checks=(from_slope, from_decisions),
    controls=(
        Control(subject=sp.Tuple(theta, theta / 2, 1 - theta / 2), why="the slope 1/theta in place of 1/(2 theta)"),
        Control(subject=sp.Tuple(2 * theta, 2 * theta, 1 - 2 * theta), why="the border where f reaches 1"),
        Control(
            subject=sp.Tuple(2 * theta, theta, sp.Rational(99, 100) - theta), why="near miss: outer points at 0.99"
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
