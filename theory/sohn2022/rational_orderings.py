r"""Second path to the orderings of Theorems 1 and 2: the same Taylor forms on the line, in fractions alone.

The logistic function at a rational score is enclosed between two fractions by the exponential series, everything
else is rational on the line ($|\cos| = 1$, norms are absolute values). No ball arithmetic, no sympy.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import NamedTuple

import sympy as sp

from theory.checks import on_instances
from theory.evidence import Evidence
from theory.sohn2022.ordering_cases import CENTRED, SCORELESS, UNCENTRED, Instance, Ordering, instances, meets
from theory.sohn2022.relu_networks import network_cases
from theory.sohn2022.taylor_orderings import Case, c

N_TERMS = 60


class Range(NamedTuple):
    """Closed range of fractions."""

    low: Fraction
    high: Fraction


def exponential(x: Fraction) -> Range:
    """Enclose e^x, 0 <= x <= 20, by its series and a geometric tail.

    Raises:
        ValueError: x lies outside.
    """
    if not 0 <= x <= 20:
        raise ValueError(f"exponential: x must lie in [0, 20], not {x}; use e^-x = 1 / e^x")
    term, total = Fraction(1), Fraction(1)
    for n in range(1, N_TERMS):
        term *= x / n
        total += term
    tail = term * x / N_TERMS / (1 - x / N_TERMS)
    return Range(total, total + tail)


def logistic_range(x: Fraction) -> Range:
    """Enclose 1 / (1 + e^-x)."""
    grown = exponential(abs(x))
    upper = Range(grown.low / (1 + grown.low), grown.high / (1 + grown.high))
    return upper if x >= 0 else Range(1 - upper.high, 1 - upper.low)


def first_gap_range(case: Case, spread: Fraction) -> Range:
    """Taylor form of Mixup minus that of GenLabel on the line."""
    slope, curvature = _moments(spread)
    return _mixing(case, Fraction(1, 3) - slope, Fraction(1, 6) - curvature)


def second_gap_range(case: Case, spread: Fraction, radius: Fraction) -> Range:
    """Taylor form of GenLabel minus that of the attack of radius `radius` R c_x on the line, where R = 1."""
    slope, curvature = _moments(spread)
    nearest, n = min(abs(x[0]) for x in case.points), len(case.points)
    gap = _mixing(case, slope, curvature)
    for (x,), (weight,), y in zip(case.points, case.gradients, case.labels, strict=True):
        g, reach = logistic_range(weight * x), radius * nearest * abs(weight)
        wrong = _times(Range(g.low - y, g.high - y), Fraction(2 * (y == 0) - 1))
        pushed = _plus(_times(wrong, reach), _times(_bend(g), reach**2 / 2))
        gap = _plus(gap, _times(pushed, Fraction(-1, n)))
    return gap


def from_fractions_first(ordering: Ordering) -> Evidence:
    """Second path: Mixup's form exceeds GenLabel's on each dataset of the line, in fractions alone."""
    return _decided(
        lambda at: _above(first_gap_range(at.case, _fraction(at.spread))), (*UNCENTRED, *SCORELESS, *CENTRED), ordering
    )


def from_fractions_second(ordering: Ordering) -> Evidence:
    """Second path: GenLabel's form is at least the attack's on each dataset of the line, in fractions alone."""
    cases = (UNCENTRED[1], *SCORELESS, *UNCENTRED, *CENTRED)
    return _decided(lambda at: _at_least(_second(at, ordering)), cases, ordering)


def from_network_fractions_first(ordering: Ordering) -> Evidence:
    """Second path: the first inequality for networks on the line, in fractions alone."""
    return _decided(lambda at: _above(first_gap_range(at.case, _fraction(at.spread))), network_cases(), ordering)


def from_network_fractions_second(ordering: Ordering) -> Evidence:
    """Second path: the second inequality for networks on the line, in fractions alone."""
    return _decided(lambda at: _at_least(_second(at, ordering)), network_cases(), ordering)


def _decided(holds: Callable[[Instance], bool | None], cases: tuple[Case, ...], ordering: Ordering) -> Evidence:
    def on_the_line() -> Iterator[Instance]:
        return instances([case for case in cases if len(case.points[0]) == 1], ordering.low, ordering.high)

    return on_instances(
        holds, on_the_line(), hypotheses=meets(ordering), what="order of the Taylor forms, in fractions"
    )


def _second(at: Instance, ordering: Ordering) -> Range:
    radius = sp.nsimplify(sp.sympify(ordering.attack).subs(c, at.spread))
    return second_gap_range(at.case, _fraction(at.spread), _fraction(radius))


def _moments(spread: Fraction) -> tuple[Fraction, Fraction]:
    """A and B for sharp densities: means of 1 - lam and of its square over the steps at 1/(1 + c) and c/(1 + c)."""
    starts = (1 / (1 + spread), spread / (1 + spread))
    return sum(((1 - a) ** 2 / 2 for a in starts), Fraction(0)), sum(((1 - a) ** 3 / 3 for a in starts), Fraction(0))


def _mixing(case: Case, slope: Fraction, curvature: Fraction) -> Range:
    n, total = len(case.points), Range(Fraction(0), Fraction(0))
    for (x,), (weight,), y in zip(case.points, case.gradients, case.labels, strict=True):
        steps = [weight * (other[0] - x) for other in case.points]
        drift, bend = sum(steps, Fraction(0)) / n, sum((s * s for s in steps), Fraction(0)) / n
        g = logistic_range(weight * x)
        part = _plus(_times(Range(g.low - y, g.high - y), slope * drift), _times(_bend(g), curvature / 2 * bend))
        total = _plus(total, _times(part, Fraction(1, n)))
    return total


def _bend(g: Range) -> Range:
    """Enclose g (1 - g), monotone on each side of 1/2; a logistic range of a nonzero score does not straddle it."""
    ends = sorted(v * (1 - v) for v in g)
    return Range(ends[0], ends[1])


def _times(a: Range, factor: Fraction) -> Range:
    ends = sorted((a.low * factor, a.high * factor))
    return Range(ends[0], ends[1])


def _plus(a: Range, b: Range) -> Range:
    return Range(a.low + b.low, a.high + b.high)


def _above(gap: Range) -> bool | None:
    return True if gap.low > 0 else False if gap.high <= 0 else None


def _at_least(gap: Range) -> bool | None:
    return True if gap.low >= 0 else False if gap.high < 0 else None


def _fraction(value: sp.Rational) -> Fraction:
    return Fraction(int(value.p), int(value.q))
