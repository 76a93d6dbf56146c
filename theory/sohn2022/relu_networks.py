r"""ReLU networks without biases on exact data: forward pass, gradient, and the checks of Theorem 2.

Where no unit is at its kink, $f(x) = \beta^T D_{N-1} W_{N-1} \cdots D_1 W_1 x$ with 0-1 diagonal matrices $D_k$
that do not change near $x$: $\nabla f(x)^T = \beta^T D_{N-1} W_{N-1} \cdots D_1 W_1$, and $f(x) = \nabla f(x)^T x$.
"""

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

import sympy as sp

from theory.checks import identity, on_instances
from theory.evidence import Evidence
from theory.sohn2022.ordering_cases import Ordering, instances, meets
from theory.sohn2022.taylor_orderings import Case, Vector, above_zero, at_least_zero, first_gap, linear, second_gap

dimension = sp.Symbol("d", integer=True, positive=True)
s = sp.Symbol("s", real=True)
reach = sp.Symbol("t", real=True)


class Network(NamedTuple):
    """Weight matrices, first layer first, and the output weights."""

    layers: tuple[tuple[Vector, ...], ...]
    output: Vector


class AtKinkError(ValueError):
    """A unit of the network is exactly at its kink, where no gradient exists."""


def network(layers: Sequence[Sequence[Sequence[int | str]]], output: Sequence[int | str]) -> Network:
    """Build from ints or strings."""
    exact = tuple(tuple(tuple(Fraction(v) for v in row) for row in layer) for layer in layers)
    return Network(exact, tuple(Fraction(v) for v in output))


def gradient(net: Network, x: Vector) -> Vector:
    """Gradient at x by the activation pattern.

    Raises:
        AtKinkError: a unit receives exactly 0.
    """
    patterns, signal = [], x
    for layer in net.layers:
        inputs = [_dot(row, signal) for row in layer]
        if any(v == 0 for v in inputs):
            raise AtKinkError(f"a unit receives 0 at {tuple(map(str, x))}; move the point or the weights")
        patterns.append([v > 0 for v in inputs])
        signal = tuple(max(v, Fraction(0)) for v in inputs)
    backwards = net.output
    for layer, on in zip(reversed(net.layers), reversed(patterns), strict=True):
        kept = [b if active else Fraction(0) for b, active in zip(backwards, on, strict=True)]
        backwards = tuple(_dot(kept, column) for column in zip(*layer, strict=True))
    return backwards


def network_case(net: Network, points: Sequence[Sequence[int | str]], labels: Sequence[int]) -> Case:
    """A dataset with the network's gradient at each point."""
    exact = tuple(tuple(Fraction(v) for v in x) for x in points)
    return Case(exact, tuple(labels), tuple(gradient(net, x) for x in exact))


MIRROR = network([[[1], [-1]]], [1, -1])
HALVED = network([[[1], [-1]]], ["1/2", "-1/2"])
STEEP = network([[["2201/2000", "2199/20"], ["-2201/2000", "-2199/20"]]], [1, -1])
WEDGE = network([[[2, 0], [0, 1], [-1, -1]], [[1, 1, -1], [-1, -1, 1]]], [1, -1])
SILENT = network([[[1], [-1]]], [0, 0])


@cache
def network_cases() -> tuple[Case, ...]:
    """Three datasets that are not centred, a silent network, and centred datasets of two networks."""
    return (
        network_case(HALVED, [[1], [1], [-1]], [1, 1, 0]),
        network_case(STEEP, [[1, "-1/100"], [1, "1/100"]], [1, 1]),
        network_case(MIRROR, [["1/1000"], ["11/5"]], [1, 1]),
        network_case(SILENT, [[1], [-1]], [1, 0]),
        network_case(MIRROR, [["1/100"], ["-1/100"]], [1, 0]),
        network_case(MIRROR, [[1], [3], [-4]], [1, 1, 0]),
        network_case(WEDGE, [[1, 2], [2, 1], [-1, -1], [-2, -2]], [1, 1, 0, 0]),
        network_case(WEDGE, [["1/50", "1/100"], ["-1/50", "-1/100"]], [1, 0]),
    )


def from_networks_first(ordering: Ordering) -> Evidence:
    """Mixup's form exceeds GenLabel's on each network and dataset that meets the hypotheses, by balls."""
    return on_instances(
        lambda at: above_zero(first_gap(at.case, at.spread)),
        instances(network_cases(), ordering.low, ordering.high),
        hypotheses=meets(ordering),
        what="Mixup's Taylor form exceeds GenLabel's",
    )


def from_networks_second(ordering: Ordering) -> Evidence:
    """GenLabel's form is at least the attack's on each network and dataset that meets the hypotheses, by balls."""
    return on_instances(
        lambda at: at_least_zero(second_gap(at.case, at.spread, ordering.attack)),
        instances(network_cases(), ordering.low, ordering.high),
        hypotheses=meets(ordering),
        what="GenLabel's Taylor form is at least the attack's",
    )


class TwoPoints(NamedTuple):
    """The class means in d dimensions, e_1 of class 1 and -e_1 of class 0; f is the first coordinate."""

    d: int

    def __str__(self) -> str:
        return f"d = {self.d}: e_1 of class 1 and -e_1 of class 0, f(x) = relu(x_1) - relu(-x_1), c = 1"


def from_two_points(coefficient: sp.Expr) -> Evidence:
    """GenLabel's form against the attack's with the claimed second-order coefficient, for 1 to 8 dimensions."""
    radius = sp.Rational(1, 4)

    def holds(at: TwoPoints) -> bool | None:
        rest = [0] * (at.d - 1)
        case = linear([[1, *rest], [-1, *rest]], [1, 0], [1, *rest])
        return at_least_zero(second_gap(case, sp.Integer(1), radius, sp.sympify(coefficient).subs(dimension, at.d)))

    return on_instances(holds, map(TwoPoints, range(1, 9)), what="GenLabel's Taylor form is at least the attack's")


def from_mirror_slack(coefficient: sp.Expr) -> Evidence:
    """Second path, in fractions: the gap of the two points at c = 1 over h'' is 1/12 - coefficient / 16."""

    def holds(d: int) -> bool:
        value = sp.Rational(sp.sympify(coefficient).subs(dimension, d))
        return Fraction(1, 12) - Fraction(int(value.p), int(value.q)) / 16 >= 0

    return on_instances(holds, range(1, 101), what="GenLabel's Taylor form is at least the attack's for d")


def from_the_attack_itself(coefficient: sp.Expr) -> Evidence:
    """Half the second derivative of the worst loss, log(1 + exp(t - s)), in the shift t of the score."""
    worst = sp.log(1 + sp.exp(reach - s))
    second = sp.diff(worst, reach, 2).subs(reach, 0) / 2
    bend = sp.exp(s) / (1 + sp.exp(s)) ** 2
    return identity(second, coefficient * bend)


def from_every_pattern(scale: sp.Expr) -> Evidence:
    """Symbolic weights, two hidden layers of two units, two inputs: all 16 activation patterns."""
    first, second = (sp.Matrix(2, 2, sp.symbols(f"{name}_:4", real=True)) for name in "ab")
    output, x = (sp.Matrix(sp.symbols(f"{name}_:2", real=True)) for name in ("beta", "x"))
    values, slopes = [], []
    for bits in itertools.product((0, 1), repeat=4):
        value = (output.T * sp.diag(*bits[2:]) * second * sp.diag(*bits[:2]) * first * x)[0]
        values.append(sp.expand(scale * value))
        slopes.append(sum(sp.diff(value, v) * v for v in x))
    return identity(values, slopes)


def from_exact_networks(scale: sp.Expr) -> Evidence:
    """f(x) by forward passes against gradient . x, exactly, on the networks and points of the other checks."""
    return on_instances(
        lambda at: scale * sp.Rational(str(_forward(at[0], at[1]))) == sp.Rational(str(_dot(gradient(*at), at[1]))),
        _passes(),
        what="f(x) = gradient . x",
    )


def _passes() -> Iterator[tuple[Network, Vector]]:
    for net, dim in ((MIRROR, 1), (WEDGE, 2)):
        for point in itertools.product((-3, -1, 2, 5), repeat=dim):
            yield net, tuple(map(Fraction, point))


def _forward(net: Network, x: Vector) -> Fraction:
    signal: Sequence[Fraction] = x
    for layer in net.layers:
        signal = [max(_dot(row, signal), Fraction(0)) for row in layer]
    return _dot(net.output, signal)


def _dot(a: Sequence[Fraction], b: Sequence[Fraction]) -> Fraction:
    return sum((v * w for v, w in zip(a, b, strict=True)), Fraction(0))
