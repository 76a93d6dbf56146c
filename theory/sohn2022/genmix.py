r"""Points of a given likelihood ratio between Gaussian classes: a quadratic along a line, its reach, intrusion."""

import math
from fractions import Fraction
from typing import NamedTuple

import sympy as sp

from numerics.enclosure import ball, evaluate, sign
from theory.checks import all_of, encloses, identity, on_instances
from theory.evidence import Evidence

share = sp.Symbol("q", positive=True)
t = sp.Symbol("t", real=True)
wide, narrow = sp.symbols("v_i v_j", positive=True)


def _precision(name: str) -> sp.Matrix:
    a, b, c = sp.symbols(f"{name}_11 {name}_12 {name}_22", positive=True)
    return sp.Matrix([[a, b], [b, c]])


PI, PJ = _precision("P"), _precision("Q")
MI, MJ, START, STEP = (sp.Matrix(sp.symbols(f"{name}_1 {name}_2", real=True)) for name in ("m", "l", "a", "b"))


def from_the_densities(coefficients: sp.Tuple) -> Evidence:
    """Expand log p_j - log p_i - log(q / (1 - q)) at x = a + t b, for symbolic means and precision matrices."""
    at = START + t * STEP
    terms = [sp.log(m.det()) / 2 - ((at - mean).T * m * (at - mean))[0] / 2 for m, mean in ((PI, MI), (PJ, MJ))]
    direct = sp.expand(terms[1] - terms[0] - sp.log(share) + sp.log(1 - share))
    polynomial = sum(part * t**power for part, power in zip(coefficients, (2, 1, 0), strict=True))
    symbols = sorted(direct.free_symbols, key=str)
    return identity(sp.expand(polynomial), direct, at=[_positive_definite(symbols, n) for n in range(3)])


def from_solved_points(coefficients: sp.Tuple) -> Evidence:
    """Solve the quadratic on exact classes and enclose p_j / (p_i + p_j) at both points from the densities."""
    parts = []
    for value in (Fraction(1, 2), Fraction(4, 5), Fraction(1, 10)):
        at = {**_EXACT, share: value}
        a, b, c = (evaluate(sp.sympify(part), at) for part in coefficients)
        root = (b**2 - 4 * a * c).sqrt()
        for sign_of_root in (1, -1):
            step = (-b + sign_of_root * root) / (2 * a)
            odds = evaluate(_log_ratio(), {**at, t: step}).exp()
            parts.append(encloses(value, odds / (1 + odds), tolerance=1e-9, what="share at the point found"))
    return all_of(parts)


def _log_ratio() -> sp.Expr:
    at = START + t * STEP
    terms = [sp.log(m.det()) / 2 - ((at - mean).T * m * (at - mean))[0] / 2 for m, mean in ((PI, MI), (PJ, MJ))]
    return terms[1] - terms[0]


_VALUES = ("2", "1/2", "1", "1/2", "1/4", "3", "0", "0", "2", "1", "1/3", "0", "1", "1/2")
_SYMBOLS = (PI[0, 0], PI[0, 1], PI[1, 1], PJ[0, 0], PJ[0, 1], PJ[1, 1], *MI, *MJ, *START, *STEP)
_EXACT = {symbol: Fraction(value) for symbol, value in zip(_SYMBOLS, _VALUES, strict=True)}


def _positive_definite(symbols: list[sp.Symbol], n: int) -> dict[sp.Symbol, Fraction]:
    known = {**_EXACT, t: Fraction(n + 1, 3), share: Fraction(1, n + 2)}
    return {symbol: known[symbol] + (Fraction(n, 7) if symbol in STEP else 0) for symbol in symbols}


def from_the_maximum(reach: sp.Expr) -> Evidence:
    """Concentric classes of variances v_i > v_j on the line: log p_j - log p_i falls with x^2, largest at 0."""
    odds = sp.sqrt(wide / narrow)
    return identity(odds / (1 + odds), reach)


def from_scans(reach: sp.Expr) -> Evidence:
    """Shares of exact points, v_j = 1 and v_i 2, 4 or 9: none exceeds the reach and x = 0 attains it."""
    cases = [(Fraction(v), Fraction(n, 4)) for v in (2, 4, 9) for n in range(-12, 13)]

    def holds(case: tuple[Fraction, Fraction]) -> bool | None:
        v, at = case
        log_odds = ball(v).log() / 2 - ball(at) ** 2 / 2 * ball(1 - 1 / v)
        top = evaluate(sp.sympify(reach), {wide: v, narrow: Fraction(1)})
        value = 1 / (1 + (-log_odds).exp())
        if at == 0:
            return bool(top.overlaps(value))
        found = sign(top - value)
        return None if found is None else found > 0

    return on_instances(holds, cases, what="share below the reach at (v_i, x)")


def from_discriminants(reach: sp.Rational) -> Evidence:
    """For N(0, 4) and N(0, 1): x^2 = (2 log odds - log 4) / (1/4 - 1) is solvable below the reach, not beyond it."""
    step = sp.Rational(1, 1000)
    cases = [(sp.Rational(1, 2), True), (reach - step, True), (reach + step, False)]

    def holds(case: tuple[sp.Rational, bool]) -> bool | None:
        value, wanted = case
        if value >= 1:
            return not wanted
        found = sign(evaluate((2 * sp.log(value / (1 - value)) - sp.log(4)) / (sp.Rational(1, 4) - 1)))
        return None if found is None else (found >= 0) == wanted

    return on_instances(holds, cases, what="a point x has p_j / (p_i + p_j) = lambda for (lambda, wanted)")


class Means(NamedTuple):
    """Means of classes i, j and of a third one on the line, all of variance 1."""

    first: sp.Rational
    second: sp.Rational
    third: sp.Rational


def from_admissible_points(least: sp.Rational) -> Evidence:
    """Third class N(m, 1) with m from the least mean on: an admissible point exists; just below it none does."""
    cases = [(_third(least), True), (_third(least + 1), True), (_third(least - sp.Rational(1, 1000)), False)]

    def holds(case: tuple[Means, bool]) -> bool | None:
        found = is_admissible(case[0])
        return None if found is None else found == case[1]

    return on_instances(holds, cases, what="the while-loop can end, for means (i, j, third) (wanted)")


def from_grid_of_points(least: sp.Rational) -> Evidence:
    """Second path: try 4001 points in [-10, 10] against the two conditions of the listing, in floats."""
    cases = [(_third(least), True), (_third(least + 1), True), (_third(least - sp.Rational(1, 1000)), False)]
    what = "a grid point is admissible, for means (i, j, third) (wanted)"
    return on_instances(lambda case: _on_grid(case[0]) == case[1], cases, exact=False, what=what)


def is_admissible(means: Means) -> bool | None:
    """Whether some point meets (37) at lambda = 1/2, epsilon = 1/100 and has i and j as its two likeliest classes.

    log p_j - log p_i is linear in x, so that (37) is an interval; p_l <= p_i and p_l <= p_j are half-lines.
    """
    i, j, other = means
    edge = sp.log(sp.Rational(51, 49))
    low, high = (((j**2 - i**2) / 2 + side * edge) / (j - i) for side in (-1, 1))
    for mean in (i, j):
        border = (mean + other) / 2
        if mean < other:
            high = sp.Min(high, border)
        elif mean > other:
            low = sp.Max(low, border)
    found = sign(evaluate(high) - evaluate(low))
    return None if found is None else found >= 0


def _third(mean: sp.Rational) -> Means:
    return Means(sp.Integer(-1), sp.Integer(1), sp.sympify(mean))


def _on_grid(means: Means) -> bool:
    i, j, other = map(float, means)
    for k in range(-2000, 2001):
        log_i, log_j, log_l = (-((k / 200 - m) ** 2) / 2 for m in (i, j, other))
        near = abs(1 / (1 + math.exp(log_i - log_j)) - 0.5) <= 0.01
        if near and min(log_i, log_j) >= log_l - 1e-12:
            return True
    return False
