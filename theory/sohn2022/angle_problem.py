r"""Example 3 as a problem in one angle: certified minimisers, margins, and the limits of a large norm.

The margin of $\theta = r (\cos\varphi, \sin\varphi)$ is $\min(\cos\varphi, \sin\varphi)$; the sign of a slope on
both sides of an angle encloses a minimiser. The cases below fix what the paper leaves open: the number $n$ of
copies, $\alpha$, $\sigma$.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import NamedTuple

import sympy as sp
from flint import arb

from numerics.angle_losses import Labelling, limit_slope_at_diagonal, mixture_slope, vanilla_slope
from numerics.enclosure import ball, evaluate, isolate_root, sign
from theory.checks import identity, on_instances
from theory.evidence import Evidence

SCHEMES = ("vanilla", "mixup", "genlabel")
COPIES, ALPHA, SOFTNESS, NORM = 33, Fraction(7, 4), Fraction(1, 10), 25


@dataclass(frozen=True)
class Setting:
    """Copies of the point of class -1, Beta parameter, width of the label, norm of theta."""

    copies: int
    alpha: Fraction
    softness: Fraction
    norm: int

    def __str__(self) -> str:
        return f"n = {self.copies}, alpha = {self.alpha}, sigma = {self.softness}, r = {self.norm}"


PRINTED = Setting(COPIES, ALPHA, SOFTNESS, NORM)


def slope_of(scheme: str, setting: Setting) -> Callable[[arb], arb]:
    """Slope of a scheme's loss as a function of the angle in units of pi."""
    n, r = setting.copies, arb(setting.norm)
    if scheme == "vanilla":
        return lambda turn: vanilla_slope(arb.pi() * turn, r, n)
    label = Labelling(softness=None if scheme == "mixup" else setting.softness)
    return lambda turn: mixture_slope(arb.pi() * turn, r, n, setting.alpha, label)


def changes_sign(slope: Callable[[arb], arb], low: Fraction, high: Fraction) -> bool | None:
    """Whether the loss falls at the lower angle and rises at the upper one: a minimiser lies between."""
    ends = sign(slope(ball(low))), sign(slope(ball(high)))
    return None if None in ends else ends == (-1, 1)


@cache
def angle(scheme: str, setting: Setting) -> arb:
    """Certified ball of a minimising angle in units of pi, of width 1e-4; the SVM's is exactly 1/4."""
    if scheme == "svm":
        return arb(1) / 4
    return isolate_root(slope_of(scheme, setting), "1/100", "49/100", width="1/10000").ball


def margin(scheme: str, setting: Setting) -> arb:
    """min(cos, sin) of the minimising angle."""
    turn = arb.pi() * angle(scheme, setting)
    return turn.cos().min(turn.sin())


def from_brackets(angles: sp.Tuple) -> Evidence:
    """Two printed digits each: the loss falls at the angle - 0.005 pi and rises at the angle + 0.005 pi."""
    half = Fraction(1, 200)

    def holds(case: tuple[str, sp.Rational]) -> bool | None:
        scheme, value = case
        if (100 * value).q != 1:
            return False
        middle = Fraction(int(value.p), int(value.q))
        return changes_sign(slope_of(scheme, PRINTED), middle - half, middle + half)

    return on_instances(holds, zip(SCHEMES, angles, strict=True), what=f"minimising angle over pi at {PRINTED}")


PAIRS = (("svm", "genlabel"), ("genlabel", "vanilla"), ("vanilla", "mixup"), ("genlabel", "mixup"))


@dataclass(frozen=True)
class Link:
    """The claimed sign of the difference of two margins at one setting."""

    left: str
    right: str
    wanted: sp.Expr
    setting: Setting

    def __str__(self) -> str:
        sides = f"{margin(self.left, self.setting).str(6)} and {margin(self.right, self.setting).str(6)}"
        return f"sign {self.wanted} for margin({self.left}) - margin({self.right}): {sides} at {self.setting}"


def order_holds(signs: sp.Tuple, settings: tuple[Setting, ...]) -> Evidence:
    """Decide the signs of the differences in `PAIRS` (the first few, if few are given) from certified minimisers."""
    links = [
        Link(left, right, wanted, setting)
        for setting in settings
        for (left, right), wanted in zip(PAIRS, signs, strict=False)
    ]

    def holds(link: Link) -> bool | None:
        found = sign(margin(link.left, link.setting) - margin(link.right, link.setting))
        return None if found is None else bool(sp.Integer(found) == link.wanted)

    return on_instances(holds, links, what="order of the margins")


MIDDLE = (
    Setting(33, Fraction(1), Fraction(1, 10), 25),
    Setting(33, Fraction(2), Fraction(1, 10), 25),
    Setting(33, Fraction(1), Fraction(0), 25),
)
SMALL = (Setting(33, Fraction(1), Fraction(1, 10), 5), Setting(33, Fraction(2), Fraction(1, 10), 5))
LARGE = (Setting(33, Fraction(1), Fraction(1, 5), 400),)


def from_middle_norm(signs: sp.Tuple) -> Evidence:
    """The margins at r = 25, the norm of Figure 7, for labels of width 1/10 and the step of sigma -> 0."""
    return order_holds(signs, MIDDLE)


def from_small_norm(signs: sp.Tuple) -> Evidence:
    """The margins at r = 5."""
    return order_holds(signs, SMALL)


def from_large_norm(signs: sp.Tuple) -> Evidence:
    """The margins at r = 400 with a label of width sigma = 1/5."""
    return order_holds(signs, LARGE)


class Approach(NamedTuple):
    """Widths sigma of the label, and the rate: the angle is pi/4 - rate / r^2 for large r."""

    softness: sp.Tuple
    rate: sp.Expr


def from_limit_slope(approach: Approach) -> Evidence:
    """The slope at pi/4 of the limit of the loss over n r, for alpha = 1, is exactly 0 for each width."""

    def holds(value: sp.Rational) -> bool | None:
        exact = Fraction(int(value.p), int(value.q))
        found = sign(limit_slope_at_diagonal(Fraction(1), Labelling(softness=exact)))
        return None if found is None else found == 0

    return on_instances(holds, approach.softness, what="slope 0 at the max-margin direction for sigma")


def from_norms(approach: Approach) -> Evidence:
    """For r = 200 and 800 the certified minimiser lies within half a per cent of rate / r^2 around pi/4 - rate "
    "/ r^2."""
    cases = [(value, r) for value in approach.softness for r in (200, 800)]
    rate = Fraction(float(evaluate(approach.rate / sp.pi).mid())).limit_denominator(10**9)

    def holds(case: tuple[sp.Rational, int]) -> bool | None:
        exact, offset = Fraction(int(case[0].p), int(case[0].q)), rate / case[1] ** 2
        slope = slope_of("genlabel", Setting(33, Fraction(1), exact, case[1]))
        middle = Fraction(1, 4) - offset
        return changes_sign(slope, middle - abs(offset) / 200, middle + abs(offset) / 200)

    return on_instances(holds, cases, what="minimiser at pi/4 - rate / r^2 for (sigma, r)")


def from_balance(approach: Approach) -> Evidence:
    """Balance of the two slopes at pi/4 - x / r^2 for the step label: r sqrt 2 / 4 times the angle, and that of L_2.

    On L_1 the wrong label costs r sqrt(2) angle^2 / 8; on L_2 the loss is pi^2 / (12 r cos phi), both per copy.
    """
    r, x, phi = sp.symbols("r x phi", positive=True)
    first = sp.diff(r * sp.sqrt(2) * phi**2 / 8, phi).subs(phi, -x / r**2)
    second = sp.diff(sp.pi**2 / (12 * r * sp.cos(phi)), phi).subs(phi, sp.pi / 4)
    return identity(r * (first + second).subs(x, approach.rate), 0 * r, at=[{r: 1}])
