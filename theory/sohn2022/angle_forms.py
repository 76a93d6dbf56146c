r"""Symbolic side of Example 3: pair counts, integrands, slopes and the limit of a large norm."""

import itertools
from fractions import Fraction

import sympy as sp
from flint import arb

from numerics.convex import exact_max_margin
from numerics.enclosure import ball, evaluate, isolate_root
from theory.checks import agreement, exhaustive, identity, on_instances
from theory.evidence import Evidence
from theory.sohn2022.angle_problem import Setting, changes_sign, slope_of

n, r = sp.symbols("n r", positive=True)
lam, phi, rho = sp.symbols("lambda phi rho", real=True)
k, s, t = sp.symbols("k s t", positive=True)
POINTS = {"x1": (1, 0), "x2": (0, 1), "x3": (-1, 0)}


def from_enumeration(weights: sp.Tuple) -> Evidence:
    """List all ordered pairs of the n + 2 points for n = 1, ..., 6 and sort them by their unordered kinds."""

    def holds(copies: int) -> bool:
        found = [0] * 6
        for pair in itertools.product(_copies(copies), repeat=2):
            kinds = frozenset(pair)
            found[KINDS.index(kinds)] += 1
        return [sp.sympify(w).subs(n, copies) for w in weights] == found

    return exhaustive(holds, range(1, 7), size=6, what="ordered pairs by kind: L_1, L_2, point 3, L_3, points 1 and 2")


KINDS = tuple(map(frozenset, ({"x2", "x3"}, {"x1", "x3"}, {"x3"}, {"x1", "x2"}, {"x1"}, {"x2"})))


def _copies(copies: int) -> list[str]:
    return ["x1", "x2", *["x3"] * copies]


def from_the_total(weights: sp.Tuple) -> Evidence:
    """All kinds together are (n + 2)^2 pairs."""
    return identity(sum(weights), (n + 2) ** 2)


def from_the_definition(integrands: sp.Tuple) -> Evidence:
    """Cross-entropy -y log p - (1 - y) log(1 - p) of the mixed label at the mixed point, for the three segments."""
    labels = (1 - rho, rho, sp.Integer(1))
    ends = (("x3", "x2"), ("x1", "x3"), ("x2", "x1"))
    direct = []
    for label, (first, second) in zip(labels, ends, strict=True):
        mixed = [lam * a + (1 - lam) * b for a, b in zip(POINTS[first], POINTS[second], strict=True)]
        score = r * (sp.cos(phi) * mixed[0] + sp.sin(phi) * mixed[1])
        direct.append(label * sp.log(1 + sp.exp(-score)) + (1 - label) * sp.log(1 + sp.exp(score)))
    return identity(list(integrands), direct)


def from_differentiation(slope: sp.Expr) -> Evidence:
    """Differentiate (n + 1) log(1 + e^(-r cos phi)) + log(1 + e^(-r sin phi)), the sum over the n + 2 points."""
    loss = sum(
        count * sp.log(1 + sp.exp(-y * r * (x[0] * sp.cos(phi) + x[1] * sp.sin(phi))))
        for x, y, count in ((POINTS["x1"], 1, 1), (POINTS["x2"], 1, 1), (POINTS["x3"], -1, n))
    )
    return identity(sp.diff(loss, phi), slope)


def copies_at(turn: sp.Rational, norm: int = 25) -> sp.Expr:
    """The n for which the vanilla minimiser is turn * pi: n + 1 = cot (1 + e^(r cos)) / (1 + e^(r sin)), "
    "decreasing."""
    at = sp.pi * turn
    return sp.cot(at) * (1 + sp.exp(norm * sp.cos(at))) / (1 + sp.exp(norm * sp.sin(at))) - 1


def from_rounding(copies: sp.Tuple) -> Evidence:
    """The angle lies in [0.215 pi, 0.225 pi] at both ends of the range and outside one copy beyond."""
    low, high = copies

    def holds(case: tuple[sp.Expr, bool]) -> bool | None:
        count, wanted = case
        if not sp.sympify(count).is_integer:
            return False
        slope = slope_of("vanilla", Setting(int(count), Fraction(1), Fraction(0), 25))
        inside = changes_sign(slope, Fraction(43, 200), Fraction(45, 200))
        return None if inside is None else inside == wanted

    cases = [(low, True), (high, True), (low - 1, False), (high + 1, False)]
    return on_instances(holds, cases, what="0.22 pi to two digits at r = 25 for n (wanted)")


def from_closed_form(copies: sp.Tuple) -> Evidence:
    """Second path: solve for n at 0.225 pi and 0.215 pi; the integers between are the range."""
    ends = [evaluate(copies_at(sp.Rational(v, 1000)).rewrite(sp.sin).replace(sp.cot, _cot)) for v in (225, 215)]
    inside = [count for count in range(1, 200) if ball(count) > ends[0] and ball(count) < ends[1]]
    return agreement(
        lambda at: float(copies[at]), lambda at: float(inside[-at]), [0, 1], tolerance=1e-9, what="end of the range"
    )


def _cot(at: sp.Expr) -> sp.Expr:
    return sp.cos(at) / sp.sin(at)


def from_rational_kkt(direction: sp.Tuple) -> Evidence:
    """Exact maximum-margin solutions for n = 1, ..., 5 copies point along the direction."""

    def holds(copies: int) -> bool:
        data = [POINTS[name] for name in _copies(copies)]
        found = exact_max_margin(data, [1, 1] + [-1] * copies)
        if found is None:
            return False
        w = [sp.Rational(v.numerator, v.denominator) for v in found.w]
        size = sp.sqrt(sum(v * v for v in w))
        return all(sp.nsimplify(v / size - target) == 0 for v, target in zip(w, direction, strict=True))

    return exhaustive(holds, range(1, 6), size=5, what="the maximum-margin direction for n copies")


def from_unit_length(direction: sp.Tuple) -> Evidence:
    """The direction has length 1 and both coordinates, the two margins, are equal."""
    return identity([direction[0] ** 2 + direction[1] ** 2, direction[0]], [sp.Integer(1), direction[1]])


def limit_loss() -> sp.Expr:
    """Limit of (loss of linearly labelled mixtures) / (2 n r) for uniform lam, with k = cos phi > 0 and s = "
    "sin phi > 0."""
    turn = s / (s + k)
    gap = (1 - lam) * s - lam * k
    first = sp.integrate(lam * gap, (lam, 0, turn)) - sp.integrate((1 - lam) * gap, (lam, turn, 1))
    second = 2 * sp.integrate(sp.expand((1 - lam) * (2 * lam - 1)), (lam, sp.Rational(1, 2), 1)) * k
    return first + second


def from_limit_loss(cubic: sp.Expr) -> Evidence:
    """The slope of the limit loss is k cubic(tan phi) / (12 (1 + tan phi)^2)."""
    loss = limit_loss()
    slope = sp.cancel(sp.together(sp.diff(loss, s) * k - sp.diff(loss, k) * s))
    shown = k * cubic.subs(t, s / k) / (12 * (1 + s / k) ** 2)
    return identity(slope, shown)


def from_large_norms(cubic: sp.Expr) -> Evidence:
    """The root's angle against the certified minimiser at r = 100 and 400, alpha = 1: within 1 / (5 r), in "
    "units of pi."""
    value = sp.lambdify(t, cubic)
    root = isolate_root(lambda x: evaluate(cubic, {t: x}), 1, 3, width="1/1000000") if value(1) * value(3) < 0 else None

    def holds(norm: int) -> bool | None:
        if root is None:
            return False
        turn = (root.ball.atan() / arb.pi()).mid()
        middle, near = Fraction(float(turn)).limit_denominator(10**6), Fraction(1, 5 * norm)
        return changes_sign(
            slope_of("mixup", Setting(33, Fraction(1), Fraction(0), norm)), middle - near, middle + near
        )

    return on_instances(holds, (100, 400), what="Mixup's minimiser tends to the root, r")


def from_exponents(rate: sp.Expr) -> Evidence:
    """At phi = pi/4 - x / r the condition (n + 1) tan phi (1 + e^(r sin phi)) = 1 + e^(r cos phi) tends to n + "
    "1 = e^(sqrt 2 x)."""
    x = sp.Symbol("x", positive=True)
    angle = sp.pi / 4 - x / r
    exponent = sp.limit(r * (sp.expand_trig(sp.cos(angle)) - sp.expand_trig(sp.sin(angle))), r, sp.oo)
    return identity(sp.exp(exponent.subs(x, rate)), n + 1)


def from_vanilla_norms(rate: sp.Expr) -> Evidence:
    """Certified vanilla minimisers at r = 1000 for n = 1, 10, 33, 100 against pi/4 - rate / r."""

    def holds(copies: int) -> bool | None:
        offset = float(evaluate(sp.sympify(rate).subs(n, copies) / (1000 * sp.pi)).mid())
        middle = Fraction(1, 4) - Fraction(offset).limit_denominator(10**9)
        near = Fraction(1, 500_000)
        return changes_sign(
            slope_of("vanilla", Setting(copies, Fraction(1), Fraction(0), 1000)), middle - near, middle + near
        )

    return on_instances(holds, (1, 10, 33, 100), what="vanilla minimiser at pi/4 - rate / r for n =")
