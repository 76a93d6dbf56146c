r"""Example 2: gradient flow of vanilla softmax regression from zero, in closed form, and its margin at a time.

By symmetry the weights stay $w_1 = a (-1, 1)$, $w_{2, 3} = -\frac{a}{2} (-1, 1) \pm b (1, 1)$, of squared norm
$3 a^2 + 4 b^2$, and the loss summed over the three points is $\log(1 + 2 e^{-15 a}) + 2 \log(1 + u + u^2)$ with
$u = e^{-10 b}$. So $\dot a = 10 / (e^{15 a} + 2)$, $\dot b = 5 (u + 2 u^2) / (1 + u + u^2)$, and the time is
$$10 t = 2 a + \frac{e^{15 a} - 1}{15}, \quad 50 t = \frac{1}{u} - 1 + \log u + \frac{3}{2} \log \frac{3}{1 + 2 u}$$
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
import sympy as sp
from flint import arb
from scipy.integrate import solve_ivp
from scipy.special import softmax

from numerics.enclosure import ball, isolate_root, precision, sign
from numerics.laws import Floats
from theory.checks import agreement, on_instances
from theory.evidence import Evidence
from theory.sohn2022.three_class_margins import D, margin

TIMES = (1, 10, 100, 1000, 10**6)
UNIT = sp.Rational(1, 1000)
CORNERS = np.array([[-D, D], [D, D], [-D, -D]], dtype=np.float64)


@cache
def flow_margin(time: int) -> arb:
    """Ball of the margin 5 sqrt 2 min(2 b, 3 a) / |(2 b, 3 a)| at a time."""
    with precision(128):
        a = isolate_root(lambda v: 2 * v + ((15 * v).exp() - 1) / 15 - 10 * time, 0, 5).ball
        u = isolate_root(lambda v: 1 / v - 1 + v.log() + 3 * (3 / (1 + 2 * v)).log() / 2 - 50 * time, "1e-12", 1).ball
        first, second = 3 * a, -u.log() / 5
        return D * arb(2).sqrt() * first.min(second) / (first**2 + second**2).sqrt()


def from_the_flow(margins: sp.Tuple) -> Evidence:
    """Each value is within half a unit of its last decimal of the exact margin at its time."""

    def holds(case: tuple[int, sp.Rational]) -> bool | None:
        time, value = case
        if not (value / UNIT).is_integer:
            return False
        ends = [sign(flow_margin(time) - ball(value + side * UNIT / 2)) for side in (-1, 1)]
        return None if None in ends else ends == [1, -1]

    return on_instances(holds, zip(TIMES, margins, strict=True), what="margin of vanilla training at time")


def from_mixup(margins: sp.Tuple) -> Evidence:
    """Below the certified margin of linear Mixup at the times 1, 10, 100, above it at 1000 and 10^6."""
    mixup = margin("linear")
    cases = [(time, value, -1 if time <= 100 else 1) for time, value in zip(TIMES, margins, strict=True)]
    return on_instances(
        lambda case: sign(ball(case[1]) - mixup) == case[2], cases, what="side of Mixup's margin (time, margin, side)"
    )


def from_integration(margins: sp.Tuple) -> Evidence:
    """Second path: integrate the flow of all six weights from zero, and measure the distances to the borders."""
    times = TIMES[:4]
    found = _integrated(times)
    return agreement(
        lambda n: float(margins[n]),
        lambda n: found[n],
        range(len(times)),
        tolerance=6e-4,
        what="margin",
        relative=False,
    )


@cache
def _integrated(times: Sequence[int]) -> list[float]:
    def velocity(_: float, flat: Floats) -> Floats:
        table = flat.reshape(3, 2)
        return ((np.eye(3) - softmax(CORNERS @ table.T, axis=1)).T @ CORNERS).ravel()

    run = solve_ivp(velocity, (0, times[-1]), np.zeros(6), method="LSODA", t_eval=times, rtol=1e-10, atol=1e-12)
    return [_margin_of(run.y[:, n].reshape(3, 2)) for n in range(len(times))]


def _margin_of(table: Floats) -> float:
    normals = [(i, table[i] - table[j]) for i in range(3) for j in range(3) if i != j]
    return float(min(normal @ CORNERS[i] / np.linalg.norm(normal) for i, normal in normals))
