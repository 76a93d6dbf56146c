"""Ball arithmetic (python-flint): two-sided bounds that are proofs, covers of boxes, isolated roots.

Comparisons of balls are three-valued: `x < 1`, `x > 1` and `x == 1` can all be False. Use `sign`, never `not (x > 0)`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

import sympy as sp
from flint import acb, arb, ctx, fmpq

Exact: TypeAlias = int | Fraction | sp.Rational | str | arb
Box: TypeAlias = tuple[tuple[Fraction, Fraction], ...]


class NotEnclosableError(ValueError):
    """An expression has a part for which no ball arithmetic is known; the message names it."""


@contextmanager
def precision(bits: int) -> Iterator[None]:
    """Work at `bits` bits inside the block."""
    before = ctx.prec
    ctx.prec = bits
    try:
        yield
    finally:
        ctx.prec = before


def ball(value: Exact) -> arb:
    """Give the ball of an exact number; a binary float is refused, for it hides what was meant."""
    if isinstance(value, arb):
        return value
    if isinstance(value, bool | float):
        raise TypeError(f"ball: {value!r} is no exact number; pass an int, a Fraction or a string such as '1/3'")
    if isinstance(value, sp.Rational):
        return arb(fmpq(int(value.p), int(value.q)))
    fraction = Fraction(value)
    return arb(fmpq(fraction.numerator, fraction.denominator))


def interval(low: Exact, high: Exact) -> arb:
    """Give a ball that contains [low, high]."""
    return ball(low).union(ball(high))


def sign(x: arb) -> int | None:
    """The sign of every number in the ball (-1, 0, 1), None where the ball does not decide it."""
    if x > 0:
        return 1
    if x < 0:
        return -1
    return 0 if x == 0 else None


_FUNCTIONS: dict[type, Callable[..., arb]] = {
    sp.exp: lambda x: x.exp(),
    sp.log: lambda x: x.log(),
    sp.sin: lambda x: x.sin(),
    sp.cos: lambda x: x.cos(),
    sp.tan: lambda x: x.tan(),
    sp.atan: lambda x: x.atan(),
    sp.acos: lambda x: x.acos(),
    sp.asin: lambda x: x.asin(),
    sp.sinh: lambda x: x.sinh(),
    sp.cosh: lambda x: x.cosh(),
    sp.tanh: lambda x: x.tanh(),
    sp.erf: lambda x: x.erf(),
    sp.erfc: lambda x: x.erfc(),
    sp.gamma: lambda x: x.gamma(),
    sp.loggamma: lambda x: x.lgamma(),
    sp.polylog: lambda order, x: x.polylog(order),
    sp.polygamma: lambda order, x: acb(x).polygamma(acb(order)).real,
    sp.factorial: lambda x: (x + 1).gamma(),
    sp.beta: lambda a, b: (a.lgamma() + b.lgamma() - (a + b).lgamma()).exp(),
    sp.Abs: lambda x: abs(x),
    sp.Max: lambda *xs: _fold(arb.max, xs),
    sp.Min: lambda *xs: _fold(arb.min, xs),
}


def _fold(pick: Callable[[arb, arb], arb], balls: Sequence[arb]) -> arb:
    result = balls[0]
    for x in balls[1:]:
        result = pick(result, x)
    return result


def evaluate(expression: sp.Expr, at: Mapping[sp.Symbol, Exact] | None = None) -> arb:
    """Enclose a sympy expression at exact values (or balls) of its symbols, at the precision in force.

    Raises:
        NotEnclosableError: a symbol has no value, or a function is not known here.
    """
    values = {symbol: ball(value) for symbol, value in (at or {}).items()}
    return _evaluate(sp.sympify(expression), values)


def _evaluate(e: sp.Expr, values: Mapping[sp.Symbol, arb]) -> arb:
    if e in values:
        return values[e]
    if e.is_Rational:
        return ball(e)
    if e is sp.pi:
        return arb.pi()
    if e is sp.E:
        return arb.const_e()
    if e.is_Add:
        return sum((_evaluate(part, values) for part in e.args), arb(0))
    if e.is_Mul:
        product = arb(1)
        for part in e.args:
            product *= _evaluate(part, values)
        return product
    if e.is_Pow:
        return _power(e, values)
    if e.func in _FUNCTIONS:
        return _FUNCTIONS[e.func](*(_evaluate(part, values) for part in e.args))
    raise NotEnclosableError(f"no ball arithmetic for {e!s} ({type(e).__name__})")


def _power(e: sp.Pow, values: Mapping[sp.Symbol, arb]) -> arb:
    base, exponent = _evaluate(e.base, values), e.exp
    if exponent.is_Integer:
        return base ** int(exponent)
    if exponent.is_Rational and exponent.q == 2:
        return base.sqrt() ** int(exponent.p)
    return (_evaluate(exponent, values) * base.log()).exp()


@dataclass(frozen=True)
class Cover:
    """What branch and bound made of a box: boxes proved, boxes left undecided, and a point where the claim fails."""

    n_proved: int
    undecided: tuple[Box, ...]
    counterexample: tuple[Fraction, ...] | None

    @property
    def is_complete(self) -> bool:
        """Whether the whole box was proved."""
        return not self.undecided and self.counterexample is None


def prove_positive(
    function: Callable[..., arb], box: Sequence[tuple[Exact, Exact]], *, max_boxes: int = 20_000
) -> Cover:
    """Prove function > 0 on a box by halving it until every part is decided.

    Args:
        function: takes one ball for each side of the box, returns a ball.
        box: exact lower and upper ends.
        max_boxes: parts tried before the rest is called undecided.

    Returns:
        Cover; its counterexample is an exact point at which the ball of the function is certainly <= 0.
    """
    todo: list[Box] = [tuple((_fraction(low), _fraction(high)) for low, high in box)]
    n_proved = n_tried = 0
    while todo and n_tried < max_boxes:
        part = todo.pop()
        n_tried += 1
        if function(*(interval(low, high) for low, high in part)) > 0:
            n_proved += 1
            continue
        middle = tuple((low + high) / 2 for low, high in part)
        if function(*map(ball, middle)) <= 0:
            return Cover(n_proved, (), middle)
        todo.extend(_halves(part))
    return Cover(n_proved, tuple(todo), None)


def _fraction(value: Exact) -> Fraction:
    if isinstance(value, arb | float):
        raise TypeError(f"a side of a box must be exact, not {value!r}")
    return Fraction(int(value.p), int(value.q)) if isinstance(value, sp.Rational) else Fraction(value)


def _halves(box: Box) -> list[Box]:
    """Cut the widest side in two."""
    side = max(range(len(box)), key=lambda n: box[n][1] - box[n][0])
    low, high = box[side]
    middle = (low + high) / 2
    return [(*box[:side], half, *box[side + 1 :]) for half in ((low, middle), (middle, high))]


@dataclass(frozen=True)
class Root:
    """An exact interval (low, high) at whose ends a continuous function has certified opposite signs."""

    low: Fraction
    high: Fraction

    @property
    def ball(self) -> arb:
        """The interval as a ball."""
        return interval(self.low, self.high)

    @property
    def width(self) -> Fraction:
        """Length of the interval."""
        return self.high - self.low


class NoSignChangeError(ValueError):
    """The ends of an interval do not have certified opposite signs."""


def isolate_root(function: Callable[[arb], arb], low: Exact, high: Exact, *, width: Exact = "1e-15") -> Root:
    """Enclose a root of a continuous function by certified bisection.

    Existence is certified (opposite signs at the ends); uniqueness is the caller's to prove, by monotony.

    Raises:
        NoSignChangeError: the ends have no certified opposite signs, or the precision in force does not
            decide the sign at a point of the bisection.
    """
    left, right, goal = _fraction(low), _fraction(high), _fraction(width)
    at_left, at_right = sign(function(ball(left))), sign(function(ball(right)))
    if at_left is None or at_right is None or at_left * at_right >= 0:
        raise NoSignChangeError(f"no certified sign change on [{left}, {right}]: signs {at_left} and {at_right}")
    while right - left > goal:
        middle = (left + right) / 2
        here = sign(function(ball(middle)))
        if here == 0:
            return Root(middle, middle)
        if here is None:
            raise NoSignChangeError(f"the sign at {middle} is undecided at {ctx.prec} bits; raise the precision")
        left, right = (middle, right) if here == at_left else (left, middle)
    return Root(left, right)
