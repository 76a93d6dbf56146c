r"""Table 1: manifold intrusion explains what Mixup loses on the planar sets, and not on the cubes.

Leaving out the mixed points whose nearest training point has the class of neither member closes at least half of the
gap between vanilla training and Mixup, after the last epoch, on circle, moon and two-circle; less than half of it on
the 2D and 3D cube, as the rule fixed before the run has it. The share of intruding points lies on circle between $0.12$
and $0.17$, on the 2D cube below $0.01$, on the 3D cube between $0.14$ and $0.18$, as a few networks on other data had
it: one point in six is left out there, to no avail. There the linear labels themselves are what harms.
"""

import sympy as sp

from theory.checks import measured
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.measurements import within
from theory.sohn2022.synthetic_records import closed_share, seen
from theory.standalone import run_alone

Interval = tuple[str, sp.Rational | None, sp.Rational | None]
Reading = tuple[tuple[Interval, ...], tuple[Interval, ...]]
HALF = sp.Rational(1, 2)
SHARES = (
    ("circle", sp.Rational(12, 100), sp.Rational(17, 100)),
    ("cube-2d", None, sp.Rational(1, 100)),
    ("cube-3d", sp.Rational(14, 100), sp.Rational(18, 100)),
)


def from_points_left_out(reading: Reading) -> Evidence:
    """The part of the gap that Mixup without intrusion closes, its error by the delta method."""
    quantity = "part of the gap of Mixup to vanilla training closed without intrusion"
    return measured(
        [within(closed_share(data), low, high, quantity=f"{quantity}, {data}") for data, low, high in reading[0]]
    )


def from_intruding_share(reading: Reading) -> Evidence:
    """The share of intruding points among random pairs with a weight of their own."""
    return measured(
        [
            within(seen(data, "mixup", "intrusion"), low, high, quantity=f"share of intruding mixed points, {data}")
            for data, low, high in reading[1]
        ]
    )


def _closing(*sets: str) -> tuple[Interval, ...]:
    planar = ("circle", "moon", "two-circle")
    return tuple((d, HALF, None) if d in sets else (d, None, HALF) for d in (*planar, "cube-2d", "cube-3d"))


PLANAR = _closing("circle", "moon", "two-circle")
CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-1"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=(PLANAR, SHARES),
    checks=(from_points_left_out, from_intruding_share),
    controls=(
        Control(subject=(_closing(), SHARES), why="intrusion explains nothing"),
        Control(
            subject=(_closing("circle", "moon", "two-circle", "cube-2d", "cube-3d"), SHARES),
            why="intrusion explains it on every set",
        ),
        Control(subject=(PLANAR, (("cube-3d", None, SHARES[1][2]),)), why="no intrusion on the 3D cube"),
        Control(
            subject=(_closing("circle", "moon", "two-circle", "cube-3d"), SHARES),
            why="a near miss: on the 3D cube as well, where one point in six intrudes",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
