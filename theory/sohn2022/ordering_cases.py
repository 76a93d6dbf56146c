"""Exact datasets on which the orderings of Theorems 1 and 2 are decided, and the checks that use them."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import sympy as sp

from numerics.laws import Floats
from theory.checks import on_instances
from theory.evidence import Evidence
from theory.sohn2022.taylor_orderings import (
    Case,
    above_zero,
    at_least_zero,
    c,
    first_gap,
    genlabel_limits,
    is_admissible,
    is_centred,
    linear,
    scores,
    second_gap,
)

SPREADS = tuple(sp.Rational(s) for s in ("1/5", "3/11", "1/2", "1", "2", "3", "15/4", "4"))
N_RANDOM = 10_000
RANGE = (2 - sp.sqrt(3), 2 + sp.sqrt(3))


class Ordering(NamedTuple):
    """Which data the theorem speaks of, for which c, and the radius of the attack in units of R c_x.

    `centred`: the mean of the data scores 0; `scored`: some point does not score 0.
    """

    centred: bool
    scored: bool
    low: sp.Expr
    high: sp.Expr
    attack: sp.Expr


class Instance(NamedTuple):
    """A dataset at one c."""

    case: Case
    spread: sp.Rational

    def __str__(self) -> str:
        return f"c = {self.spread}; {self.case}"


def one_dimensional(ups: Sequence[str], downs: Sequence[str]) -> Case:
    """Points on the line with theta = 1: class 1 at the first numbers, class 0 at minus the second."""
    points = [[u] for u in ups] + [[f"-{d}"] for d in downs]
    return linear(points, [1] * len(ups) + [0] * len(downs), ["1"])


NEAR_MEAN = linear([["1", "-1/100"], ["1", "1/100"]], [1, 1], ["2201/2000", "2199/20"])
"""Two points of class 1 close to its mean, as sharp densities draw them; they score 1/1000 and 11/5."""
UNCENTRED = (
    one_dimensional(["1/1000", "11/5"], []),
    linear([["1"], ["1"], ["-1"]], [1, 1, 0], ["1/2"]),
    one_dimensional(["1/1000"] * 58 + ["11/5"], ["1/1000"]),
    one_dimensional(["2"] * 9, ["2"]),
)
SCORELESS = (
    linear([["1"], ["-1"]], [1, 0], ["0"]),
    linear([["0", "1"], ["0", "-1"]], [1, 0], ["1", "0"]),
)
CENTRED = (
    one_dimensional(["1/100"], ["1/100"]),
    one_dimensional(["1"], ["1"]),
    one_dimensional(["1", "3"], ["4"]),
    one_dimensional(["1", "1", "1"], ["3"]),
    one_dimensional(["9"], ["9"]),
    linear([["1", "2"], ["2", "-1"], ["-3", "-1"]], [1, 1, 0], ["1", "1/3"]),
    linear([["1", "0", "2"], ["-1", "0", "-2"]], [1, 0], ["3", "1", "0"]),
)


def instances(cases: Sequence[Case], low: sp.Expr, high: sp.Expr) -> Iterator[Instance]:
    """Every case at every c of the list inside (low, high)."""
    return (Instance(case, s) for case in cases for s in SPREADS if sp.sympify(low) < s < sp.sympify(high))


def meets(ordering: Ordering) -> Callable[[Instance], bool]:
    """The hypotheses of the ordering, decided exactly."""

    def admitted(instance: Instance) -> bool:
        case = instance.case
        scored = not ordering.scored or any(score != 0 for score in scores(case))
        return is_admissible(case) and scored and (not ordering.centred or is_centred(case))

    return admitted


def from_first_inequality(ordering: Ordering) -> Evidence:
    """Mixup's form exceeds GenLabel's on each exact dataset that meets the hypotheses, by balls."""
    cases = (NEAR_MEAN, *UNCENTRED, *SCORELESS, *CENTRED)
    return on_instances(
        lambda at: above_zero(first_gap(at.case, at.spread)),
        instances(cases, ordering.low, ordering.high),
        hypotheses=meets(ordering),
        what="Mixup's Taylor form exceeds GenLabel's",
    )


def from_second_inequality(ordering: Ordering) -> Evidence:
    """GenLabel's form is at least the attack's on each exact dataset that meets the hypotheses, by balls."""
    cases = (UNCENTRED[1], *SCORELESS, *UNCENTRED, *CENTRED)
    return on_instances(
        lambda at: at_least_zero(second_gap(at.case, at.spread, ordering.attack)),
        instances(cases, ordering.low, ordering.high),
        hypotheses=meets(ordering),
        what="GenLabel's Taylor form is at least the attack's",
    )


def from_random_data(ordering: Ordering) -> Evidence:
    """Ten thousand drawn datasets, centred where the ordering asks for it: the smallest relative slack of both."""
    slack = _slacks(ordering)
    return on_instances(
        lambda n: bool(slack[n] > -1e-12),
        range(N_RANDOM),
        exact=False,
        what=f"both inequalities on drawn data (smallest slack {slack.min():.3g} of the mean absolute score)",
    )


def _slacks(ordering: Ordering) -> Floats:
    """Smaller of the two gaps over the mean absolute score, one entry a drawn dataset."""
    generator = np.random.default_rng(2022)
    slope, curvature = (sp.lambdify(c, m) for m in genlabel_limits())
    attack, low, high = sp.lambdify(c, ordering.attack), float(ordering.low), float(ordering.high)
    found = np.empty(N_RANDOM)
    for n in range(N_RANDOM):
        spread = low + (high - low) * generator.uniform(0.001, 0.999)
        points, labels, theta = _draw(generator, centred=ordering.centred)
        u, sizes = points @ theta, np.linalg.norm(points, axis=1)
        g = 1 / (1 + np.exp(-u))
        drift = float(np.mean((g - labels) * (u.mean() - u)))
        bend = float(np.mean(g * (1 - g) * ((u - u.mean()) ** 2 + u.var())))
        reach = attack(spread) * float((np.abs(u) / sizes).min() * sizes.min())
        pushed = float(np.mean(reach * np.abs(g - labels) + reach**2 / 2 * g * (1 - g)))
        a, b = slope(spread), curvature(spread)
        first = ((1 / 3 - a) * drift + (1 / 6 - b) / 2 * bend) / (1 / 3 - a)
        found[n] = min(first, a * drift + b / 2 * bend - pushed) / np.abs(u).mean()
    return found


def _draw(generator: np.random.Generator, *, centred: bool) -> tuple[Floats, Floats, Floats]:
    """Data in 1 to 4 dimensions, 2 to 20 points, that a drawn theta classifies without error."""
    d, n = int(generator.integers(1, 5)), int(generator.integers(2, 21))
    points = generator.normal(size=(n, d)) + generator.normal(size=d) * (0 if centred else 3)
    points -= points.mean(axis=0) if centred else 0
    theta = generator.normal(size=d) * 10 ** generator.uniform(-1.5, 1)
    return points, (points @ theta > 0).astype(np.float64), theta
