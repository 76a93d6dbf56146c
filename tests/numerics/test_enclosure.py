from fractions import Fraction

import pytest
import sympy as sp
from flint import arb, ctx

from numerics.enclosure import (
    NoSignChangeError,
    NotEnclosableError,
    ball,
    evaluate,
    interval,
    isolate_root,
    precision,
    prove_positive,
    sign,
)

x, y = sp.symbols("x y", positive=True)


def test_precision_holds_inside_the_block_and_ends_with_it():
    before = ctx.prec
    with precision(200):
        assert ctx.prec == 200
    assert ctx.prec == before
    with pytest.raises(ZeroDivisionError), precision(200):
        Fraction(1, 0)
    assert ctx.prec == before


@pytest.mark.parametrize("value", [Fraction(1, 3), "1/3", sp.Rational(1, 3)])
def test_a_ball_holds_the_exact_number(value):
    assert (3 * ball(value)).overlaps(arb(1))
    assert not (3 * ball(value) > 1)


def test_a_ball_stays_itself_and_integers_are_exact():
    third = arb(1) / 3
    assert ball(third) is third
    assert ball(2) == 2


@pytest.mark.parametrize("value", [0.1, True])
def test_floats_and_booleans_are_refused(value):
    with pytest.raises(TypeError, match="is no exact number; pass an int"):
        ball(value)


def test_the_sign_of_a_ball_is_three_valued():
    assert sign(arb(2)) == 1
    assert sign(arb(-2)) == -1
    assert sign(arb(0)) == 0
    assert sign(interval(-1, 1)) is None


@pytest.mark.parametrize(
    "expression",
    [
        sp.pi * x + sp.E - y**2,
        sp.sqrt(x) * y ** sp.Rational(-3, 2),
        x**y + y ** sp.Rational(1, 3),
        sp.exp(x) * sp.log(y) + sp.sin(x) * sp.cos(y) + sp.tan(x),
        sp.atan(x) + sp.acos(x / 9) + sp.asin(x / 9),
        sp.sinh(x) + sp.cosh(x) + sp.tanh(y),
        sp.erf(x) + sp.erfc(y),
        sp.gamma(x) + sp.loggamma(y) + sp.digamma(x) + sp.factorial(y),
        sp.beta(x, y),
        sp.Abs(x - 3) + sp.Max(x, y, 1) - sp.Min(x, y, 2),
    ],
)
def test_evaluation_agrees_with_sympy(expression):
    at = {x: sp.Rational(2, 7), y: sp.Rational(5, 3)}
    with precision(128):
        mine = evaluate(expression, at)
    assert float(mine.mid()) == pytest.approx(float(expression.subs(at).evalf(30)), rel=1e-14)
    assert float(mine.rad()) < 1e-25


def test_what_has_no_ball_arithmetic_is_named():
    with pytest.raises(NotEnclosableError, match="no ball arithmetic for x"):
        evaluate(x + 1)
    with pytest.raises(NotEnclosableError, match="zeta"):
        evaluate(sp.zeta(x), {x: 3})


def test_a_positive_function_is_proved_on_the_whole_box():
    cover = prove_positive(lambda a, b: a**2 + b**2 - a * b + arb(1) / 1000, [(-1, 1), (-1, 1)])
    assert cover.is_complete
    assert cover.n_proved > 1


def test_a_failing_function_comes_with_an_exact_point():
    cover = prove_positive(lambda a: a - ball("1/3"), [(0, 1)])
    assert not cover.is_complete
    assert cover.counterexample is not None
    assert cover.counterexample[0] <= Fraction(1, 3)


def test_a_function_that_touches_zero_is_left_undecided():
    cover = prove_positive(lambda a: (a - ball("1/3")) ** 2, [("0", sp.Integer(1))], max_boxes=50)
    assert cover.counterexample is None
    assert cover.undecided
    assert not cover.is_complete


def test_the_ends_of_a_box_must_be_exact():
    with pytest.raises(TypeError, match="must be exact"):
        prove_positive(lambda a: a, [(0.5, 1)])


def test_a_root_lies_in_its_interval():
    with precision(128):
        root = isolate_root(lambda a: a**2 - 2, 1, 2, width="1e-20")
    assert root.low**2 < 2 < root.high**2
    assert root.width <= Fraction(1, 10**20)
    assert root.ball.overlaps(arb(2).sqrt())


def test_an_exact_root_is_found_exactly():
    root = isolate_root(lambda a: a - ball("1/2"), 0, 1)
    assert (root.low, root.high) == (Fraction(1, 2), Fraction(1, 2))


def test_a_decreasing_function_has_its_root_enclosed_too():
    root = isolate_root(lambda a: ball("1/3") - a, 0, 1, width="1e-9")
    assert root.low <= Fraction(1, 3) <= root.high


def test_no_root_is_claimed_without_a_certified_change_of_sign():
    with pytest.raises(NoSignChangeError, match="no certified sign change"):
        isolate_root(lambda a: a**2 + 1, -1, 1)
    with pytest.raises(NoSignChangeError, match="no certified sign change"):
        isolate_root(lambda a: interval(-1, 1), 0, 1)
    with pytest.raises(NoSignChangeError, match="raise the precision"):
        isolate_root(lambda a: (a - ball("1/3")) ** 3 + interval("-1e-6", "1e-6"), 0, 1, width="1e-15")
