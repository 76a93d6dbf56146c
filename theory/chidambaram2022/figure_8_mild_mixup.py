r"""Figure 8: at $\alpha = 1$ eq. (1) itself loses no point unless the radius is large.

For $\alpha = 1$ eq. (1) classifies every point of $\mathcal{X}_{10}^2$ right just for $\epsilon \le 0.696$, and every
point of $\mathcal{X}_{10}^{10}$ just for $\epsilon \le 0.945$, among all hundredths in $(0, 1)$ and the thousandths on
either side of the change. So small balls predict no failure at $\alpha = 1$; the trained networks, which do fail there,
behave as eq. (1) with a large ball.
"""

from fractions import Fraction

from theory.checks import exhaustive, on_instances
from theory.chidambaram2022.ten_point_lines import lost_by_mixup_optimal, lost_points
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

Radii = tuple[Fraction, Fraction]
RADII = [Fraction(step, 100) for step in range(1, 100)] + [Fraction(n, 1000) for n in (696, 697, 945, 946)]
CASES = [(n, k, eps) for n, k in enumerate((2, 10)) for eps in RADII]


def from_exact_weights(largest: Radii) -> Evidence:
    """Eq. (1) in rationals at all radii."""
    return exhaustive(
        lambda case: (case[2] <= largest[case[0]]) == (lost_points(case[1], case[2], 1) == ()),
        CASES,
        size=2 * 103,
        what="no point lost just up to the radius, at (line, k, eps)",
    )


def from_mixup_optimal(largest: Radii) -> Evidence:
    """The public classifier at the same radii."""
    return on_instances(
        lambda case: (case[2] <= largest[case[0]]) == (lost_by_mixup_optimal(case[1], float(case[2]), 1) == ()),
        CASES,
        what="no point lost just up to the radius, at (line, k, eps)",
        exact=False,
    )


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="figure-8", equation="(1)"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=(Fraction(696, 1000), Fraction(945, 1000)),
    checks=(from_exact_weights, from_mixup_optimal),
    controls=(
        Control(subject=(Fraction(0), Fraction(0)), why="some point is lost at every radius, as the networks suggest"),
        Control(subject=(Fraction(1), Fraction(1)), why="no point is ever lost"),
        Control(subject=(Fraction(945, 1000), Fraction(696, 1000)), why="the two lines exchanged"),
        Control(subject=(Fraction(697, 1000), Fraction(945, 1000)), why="a near miss: one thousandth more on X_10^2"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
