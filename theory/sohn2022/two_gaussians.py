"""Data as in Figure 8, drawn once and rounded to exact numbers; the order of the Taylor forms over the angle."""

from fractions import Fraction
from functools import cache

import numpy as np
import sympy as sp

from numerics.enclosure import evaluate
from theory.checks import identity, on_instances
from theory.evidence import Evidence
from theory.sohn2022.taylor_orderings import (
    MIXUP,
    Case,
    above_zero,
    adversarial_terms,
    c,
    genlabel_limits,
    linear,
    mixing_terms,
    radius_per_moment,
)

TANGENTS = tuple(Fraction(k, 24) for k in range(-10, 11))


@cache
def cases() -> tuple[tuple[Fraction, Case], ...]:
    """20 points of each class, N((1, 0), I / 100) and N((-1, 0), I / 100), rounded to 1/100; theta of length 10.

    With t = tan(phi / 2) the direction ((1 - t^2), 2 t) / (1 + t^2) is rational; |t| <= 10/24 covers [-pi/4, pi/4].
    """
    generator = np.random.default_rng(8)
    noise = generator.normal(scale=0.1, size=(40, 2))
    points = [[round(float(x), 2) for x in row] for row in noise + np.repeat([[1.0, 0.0], [-1.0, 0.0]], 20, axis=0)]
    labels = [1] * 20 + [0] * 20
    found = []
    for t in TANGENTS:
        theta = [str(10 * (1 - t**2) / (1 + t**2)), str(20 * t / (1 + t**2))]
        found.append((t, linear([[str(v) for v in row] for row in points], labels, theta)))
    return tuple(found)


def from_angles(moments: sp.Tuple) -> Evidence:
    """Mixup's form exceeds that with the given moments (A, B), which is at least the attack's, at 21 angles by "
    "balls."""
    slope, curvature = (evaluate(m) for m in moments)
    first = [evaluate(mine - m) for mine, m in zip(MIXUP, moments, strict=True)]

    def holds(at: tuple[Fraction, Case]) -> bool | None:
        case = at[1]
        radius = radius_per_moment(case) * slope
        attack = adversarial_terms(case, radius, evaluate(sp.Rational(1, 2)))
        answers = (above_zero(mixing_terms(case, *first)), above_zero(mixing_terms(case, slope, curvature) - attack))
        return None if None in answers else all(answers)

    return on_instances(holds, cases(), what="Mixup above GenLabel above the attack at tan(phi / 2)")


def from_equal_spreads(moments: sp.Tuple) -> Evidence:
    """A and B of the sharp limit at c = 1, the equal covariances of the figure."""
    return identity(list(moments), [limit.subs(c, 1) for limit in genlabel_limits()])
