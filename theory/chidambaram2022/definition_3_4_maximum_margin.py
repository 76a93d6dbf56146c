r"""Definition 3.4: the maximum-margin solutions of two small datasets.

The maximum-margin solution maximises $\min \{\theta^\top x_i, -\theta^\top z_j\}$ over $|\theta| = 1$; there is no
bias.

For $X_1 = \{(3, 1), (1, 2)\}$ and $X_{-1} = \{(2, -3)\}$ it is
$$\left( \tfrac{2}{\sqrt{29}}, \tfrac{5}{\sqrt{29}} \right)$$
with the margin $11 / \sqrt{29}$ and two support vectors; for $X_1 = \{(1, 1), (3, 1)\}$ and $X_{-1} = \{(-4, 1)\}$
$$\left( \tfrac{1}{\sqrt{2}}, \tfrac{1}{\sqrt{2}} \right)$$
with the margin $\sqrt{2}$ and one. Neither interpolates.
"""

from fractions import Fraction

import sympy as sp
from flint import arb

from numerics.convex import exact_max_margin, max_margin
from numerics.enclosure import evaluate
from theory.checks import agreement, all_of, enclosure, identity
from theory.chidambaram2022.interpolation import Dataset
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

DATA = (Dataset(((3, 1), (1, 2), (2, -3)), (1, 1, -1)), Dataset(((1, 1), (3, 1), (-4, 1)), (1, 1, -1)))
Solutions = tuple[tuple[sp.Expr, sp.Expr, sp.Expr], ...]


def from_supports(solutions: Solutions) -> Evidence:
    """theta over its margin is the shortest w with all margins at least 1, found in rationals with its multipliers."""
    left, right = [], []
    for data, (first, second, margin) in zip(DATA, solutions, strict=True):
        widest = exact_max_margin(data.points, data.labels)
        left += [first / margin, second / margin, first**2 + second**2]
        right += [*map(_rational, widest.w if widest else ()), sp.Integer(1)]
    return identity(left, right)


def from_whole_circle(solutions: Solutions) -> Evidence:
    """Ball arithmetic over all directions: none has a margin a thousandth larger; the one given has its margin."""
    parts = []
    for data, (first, second, margin) in zip(DATA, solutions, strict=True):
        largest = evaluate(margin) * arb("1.001")

        def above(angle: arb, data: Dataset = data, largest: arb = largest) -> arb:
            margins = [a * angle.cos() + b * angle.sin() for a, b in data.signed]
            return largest - arb.min(arb.min(margins[0], margins[1]), margins[2])

        parts.append(enclosure(above, {"angle": (0, 7)}, what=f"no direction beats {margin}"))
        parts.append(identity(margin, sp.Min(*(a * first + b * second for a, b in data.signed))))
    return all_of(parts)


def from_solver(solutions: Solutions) -> Evidence:
    """The convex solver, accepted with its KKT residuals and the two bounds on the margin that need no solver."""

    def found(case: tuple[int, int]) -> float:
        widest = max_margin(DATA[case[0]].points, DATA[case[0]].labels)
        if widest.direction is None:
            return float("nan")
        return float([*widest.direction, (widest.lower + widest.upper) / 2][case[1]])

    cases = [(data, entry) for data in (0, 1) for entry in (0, 1, 2)]
    return agreement(
        lambda case: float(solutions[case[0]][case[1]]), found, cases, tolerance=1e-9, what="direction and margin"
    )


def _rational(value: Fraction) -> sp.Rational:
    return sp.Rational(value.numerator, value.denominator)


BOTH = (
    (2 / sp.sqrt(29), 5 / sp.sqrt(29), 11 / sp.sqrt(29)),
    (1 / sp.sqrt(2), 1 / sp.sqrt(2), sp.sqrt(2)),
)

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="definition-3.4"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=BOTH,
    checks=(from_supports, from_whole_circle, from_solver),
    controls=(
        Control(subject=((2 / sp.sqrt(29), 5 / sp.sqrt(29), sp.Integer(2)), BOTH[1]), why="a smaller margin"),
        Control(subject=(BOTH[0], (sp.Rational(3, 5), sp.Rational(4, 5), sp.Rational(7, 5))), why="1 per cent less"),
        Control(
            subject=((1 / sp.sqrt(5), 2 / sp.sqrt(5), sp.sqrt(5)), BOTH[1]), why="near miss: one support vector dropped"
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
