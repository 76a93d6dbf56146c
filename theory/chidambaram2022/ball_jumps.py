"""Checks of the continuity of h_eps: its jump where a data point enters the ball.

The subject of every check is the jump of h_eps^i as an expression in the share h of class i just before, the mass A of
all that the ball holds just before (as the denominator of eq. (1)), and the number n of points; the point that enters
belongs to class i.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import islice, pairwise

import sympy as sp

from numerics.exact_laws import UNIFORM, PolynomialLaw, beta_law
from numerics.exact_mixup import ball_shares
from numerics.finite_sets import FiniteSet, Point, show_point
from numerics.search import Instance, Space, instances_of, random_sets, search, systematic_sets
from theory.checks import identity, on_instances, searched
from theory.chidambaram2022.flint_masses import flint_shares
from theory.chidambaram2022.searched_sets import LINE, SEED, exact
from theory.evidence import Evidence

h, A, n = sp.symbols("h A n", positive=True)
STEP = Fraction(1, 10**9)
LAWS: tuple[PolynomialLaw, ...] = (UNIFORM, beta_law(2), beta_law(1, 2))


def from_eq_1(jump: sp.Expr) -> Evidence:
    """Eq. (1) before and after the pair of the entering point with itself, of mass 1/n^2, is counted."""
    return identity((h * A + 1 / n**2) / (A + 1 / n**2) - h, jump)


def from_search(jump: sp.Expr) -> Evidence:
    """Look for a set of the line and a point x of X_mix at which an exact one-sided limit is not as the jump says."""
    return _search(jump, n_random=30)


def from_long_search(jump: sp.Expr) -> Evidence:
    """The same at more than 10,000 places."""
    return _search(jump, n_random=2_500)


def from_flint(jump: sp.Expr) -> Evidence:
    """A second path by balls: h_eps on both sides of x = 1/4 for {0}, {1} and eps = 3/4, where the point 1 enters."""
    before, after = (flint_shares([[(0,)], [(1,)]], (Fraction(1, 4) + s,), Fraction(3, 4))[1] for s in (-STEP, STEP))
    # the ball holds (0, 0) and lam >= 0 of the pair up to the point 1: mass 1 + 2, of which 1 counts for class 2
    predicted = exact(jump.subs({h: sp.Rational(1, 3), A: sp.Rational(3, 4), n: 2}))
    near = abs((after - before) * predicted.denominator - predicted.numerator) < 1e-7
    case = f"{before.str(9)} at 1/4 - 1e-9, {after.str(9)} at 1/4 + 1e-9, a jump of {predicted} was claimed"
    return on_instances(lambda _: bool(near), [case], what="h_eps^2 for {0}, {1}, eps = 3/4, by balls")


def _search(jump: sp.Expr, *, n_random: int) -> Evidence:
    space = Space(dimension=1, side=8, n_points=(2, 3, 4, 5), scale_free=False)
    sets = (*systematic_sets(LINE), *islice(random_sets(space, seed=SEED), n_random))
    report = search(
        instances_of(sets, _quarter_points),
        hypotheses=lambda i: _entering(i) is not None,
        conclusion=lambda i: all(_is_predicted(i, jump, law) for law in LAWS),
    )
    return searched(report, what="h_eps jumps as stated where a point of the class enters the ball", say=_say)


def _say(instance: Instance) -> str:
    """The instance with h_eps on both sides of x, for uniform mixing."""
    seen, entering = _seen(instance, UNIFORM), _entering(instance)
    if seen is None or entering is None:
        return str(instance)
    (share, _, jump), (point, eps) = seen, entering
    return (
        f"{instance}: with eps = {eps} and uniform mixing, h_eps^{instance.own + 1} tends to {share} from the left "
        f"of x and to {share + jump} from the right, where the ball takes in the point {show_point(point)}"
    )


def _quarter_points(data: FiniteSet) -> Iterator[Point]:
    """Midpoints of neighbouring data points, and the quarter beside them."""
    line = sorted(data.points)
    for (low,), (high,) in pairwise(line):
        yield ((low + high) / 2,)
        yield ((3 * low + high) / 4,)


def _entering(instance: Instance) -> tuple[Point, Fraction] | None:
    """The nearest point of the class to the right of x that is the only one at its distance, and that distance."""
    data, x, own = instance
    ahead = sorted(p for p, c in data.class_of.items() if c == own and p > x)
    for point in ahead:
        eps = point[0] - x[0]
        if sum(abs(p[0] - x[0]) == eps for p in data.points) == 1 and min(data.points) < x:
            return point, eps
    return None


def _is_predicted(instance: Instance, jump: sp.Expr, law: PolynomialLaw) -> bool:
    seen = _seen(instance, law)
    if seen is None:
        return False
    share, total, found = seen
    rational_at = {h: _rational(share), A: _rational(total), n: len(instance.data.points)}
    return found == exact(jump.subs(rational_at))


@cache
def _seen(instance: Instance, law: PolynomialLaw) -> tuple[Fraction, Fraction, Fraction] | None:
    """The share of the class and the mass of the ball just before the point enters, and the jump of the share."""
    data, x, own = instance
    entering = _entering(instance)
    if entering is None:
        return None
    before, after = (ball_shares(data, x, entering[1], law, toward=(Fraction(way),)) for way in (-1, 1))
    if before is None or after is None:
        return None
    share = before.fractions()[own]
    return share, before.total.fraction(), after.fractions()[own] - share


def _rational(value: Fraction) -> sp.Rational:
    return sp.Rational(value.numerator, value.denominator)
