"""Normal forms and exact points: how two symbolic expressions are proved equal, or told apart."""

import random
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import sympy as sp
from flint import arb

from numerics.enclosure import Exact, NotEnclosableError, evaluate

Point = Mapping[sp.Symbol, Exact]
N_POINTS = 12


def is_zero(expression: sp.Expr) -> bool:
    """Whether normal forms prove the expression zero: rational, then with logs, powers and gammas combined."""
    attempts: tuple[Callable[[sp.Expr], sp.Expr], ...] = (
        lambda e: sp.cancel(sp.together(e)),
        lambda e: sp.cancel(sp.together(sp.expand(sp.expand_log(sp.expand(e), force=False)))),
        lambda e: sp.cancel(sp.together(sp.powsimp(sp.expand(sp.expand_power_exp(e))))),
        lambda e: sp.gammasimp(sp.expand_func(e.rewrite(sp.gamma))),
        lambda e: sp.radsimp(sp.expand(e)),
        lambda e: sp.cancel(sp.together(e.rewrite(sp.exp).expand())),
    )
    for attempt in attempts:
        try:
            if attempt(expression) == 0:
                return True
        except (sp.PolynomialError, NotImplementedError, ZeroDivisionError):
            continue
    return False


def flat(value: Any) -> list[Any]:
    """List the leaves of nested sequences and matrices."""
    if isinstance(value, sp.MatrixBase):
        return list(value)
    if isinstance(value, list | tuple | sp.Tuple):
        return [leaf for part in value for leaf in flat(part)]
    return [value]


def points_for(symbols: Sequence[sp.Symbol]) -> list[dict[sp.Symbol, Exact]]:
    """Exact points that meet the assumptions on the symbols, the same at every run."""
    draw = random.Random("mixproof")
    return [{s: _draw(s, draw) for s in symbols} for _ in range(N_POINTS)]


def _draw(symbol: sp.Symbol, draw: random.Random) -> Exact:
    if symbol.is_integer:
        return draw.randint(3, 12)
    value = Fraction(draw.randint(1, 400), 101)
    return value if symbol.is_positive or symbol.is_nonnegative or draw.random() < 0.5 else -value


def difference_at(left: sp.Expr, right: sp.Expr, point: Point) -> arb | None:
    """left - right as a ball; None where the point lies outside the domain of either."""
    try:
        difference = evaluate(left, point) - evaluate(right, point)
    except NotEnclosableError:
        left, right = (e.subs({s: _sympy(v) for s, v in point.items()}).doit() for e in (left, right))
        difference = evaluate(left) - evaluate(right)
    return difference if difference.is_finite() else None


def _sympy(value: Exact) -> sp.Rational:
    if isinstance(value, Fraction):
        return sp.Rational(value.numerator, value.denominator)
    return sp.Rational(value)
