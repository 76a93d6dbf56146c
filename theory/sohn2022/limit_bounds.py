r"""Second path to Remark 1, in fractions alone: the slope of the limit loss at the max-margin direction.

For uniform $\lambda$ the loss over $2 n r$ tends on $L_1$ to a function that is symmetric about $\pi/4$, and on $L_2$
to $C \cos\varphi$ with, for a label of width $\sigma$,
$$C = 4 \int_0^{1/2} \frac{\mu \, d\mu}{1 + e^{\mu / \sigma^2}} \ge \frac{m^2}{2}, \quad m = \min(1/2, \sigma^2)$$
since $e < 3$; for the step label $C = 0$. So the slope at $\pi/4$ is at most $-m^2 / (2 \sqrt{2}) < -m^2 / 3$.
"""

from fractions import Fraction

import sympy as sp

from theory.checks import on_instances
from theory.evidence import Evidence
from theory.sohn2022.angle_problem import Approach


def slope_bound(softness: Fraction) -> Fraction:
    """A number that the size of the slope at pi/4 exceeds, 0 for the step label."""
    return min(Fraction(1, 2), softness**2) ** 2 / 3


def from_rational_bound(approach: Approach) -> Evidence:
    """Second path: the slope at pi/4 is away from 0 by more than a fraction, unless the label is a step."""
    cases = [(value, slope_bound(_fraction(value))) for value in approach.softness]
    return on_instances(lambda case: case[1] == 0, cases, what="slope 0 at pi/4 for (sigma, bound below its size)")


def _fraction(value: sp.Rational) -> Fraction:
    exact = sp.sympify(value)
    return Fraction(int(exact.p), int(exact.q))
