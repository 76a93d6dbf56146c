r"""The Taylor forms that Theorems 1 and 2 compare, evaluated in ball arithmetic on exact data.

With scores $u_i = \theta^T x_i$, mean score $m$ and $q_i = n^{-1} \sum_j (u_j - u_i)^2 = (u_i - m)^2 + V$,
$$\tilde L = \frac{1}{n} \sum_i \ell_i + A (h'(u_i) - y_i)(m - u_i) + \frac{B}{2} h''(u_i) q_i$$
with $A = 1/3$, $B = 1/6$ for Mixup, and $A(c)$, $B(c)$ for GenLabel in the limit of sharp densities. A ReLU network
without biases enters through the gradients $\nabla f(x_i)$: the score of $r$ seen from $x_i$ is $\nabla f(x_i)^T r$.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

import sympy as sp
from flint import arb

from numerics.enclosure import Exact, ball, evaluate, sign
from numerics.segment_losses import logistic, logistic_slope

c = sp.Symbol("c", positive=True)
lam = sp.Symbol("lambda", real=True)
HALF = sp.Rational(1, 2)
MIXUP = (sp.Rational(1, 3), sp.Rational(1, 6))
Vector = tuple[Fraction, ...]


@cache
def genlabel_limits() -> tuple[sp.Expr, sp.Expr]:
    """A and B for sharp densities: E[(1 - lam)^k] over the average of the two classes' steps (limit of (34))."""
    starts = (1 / (1 + c), c / (1 + c))
    slope, curvature = (sum(sp.integrate((1 - lam) ** k, (lam, a, 1)) for a in starts) for k in (1, 2))
    return sp.factor(slope), sp.factor(curvature)


class Case(NamedTuple):
    """A dataset with the gradient of the model at each point; for a linear model that is theta at all of them."""

    points: tuple[Vector, ...]
    labels: tuple[int, ...]
    gradients: tuple[Vector, ...]

    def __str__(self) -> str:
        data = ", ".join(f"{_say(x)} y={y}" for x, y in zip(self.points, self.labels, strict=True))
        seen = sorted({_say(v) for v in self.gradients})
        return f"x: {data}; gradient {' or '.join(seen)}"


def linear(points: Sequence[Sequence[Exact]], labels: Sequence[int], theta: Sequence[Exact]) -> Case:
    """Case of the linear model theta.x; numbers as ints, Fractions or strings."""
    rows = tuple(tuple(Fraction(str(v)) for v in row) for row in points)
    weights = tuple(Fraction(str(v)) for v in theta)
    return Case(rows, tuple(labels), (weights,) * len(rows))


def score(case: Case, i: int, j: int) -> Fraction:
    """The score of point j, linearised at point i: gradient_i . x_j."""
    return sum((a * b for a, b in zip(case.gradients[i], case.points[j], strict=True)), Fraction(0))


def scores(case: Case) -> list[Fraction]:
    """f(x_i) = gradient_i . x_i, for models that are homogeneous of degree 1."""
    return [score(case, i, i) for i in range(len(case.points))]


def is_admissible(case: Case) -> bool:
    """The printed hypotheses: no point at the origin (so that c_x > 0 exists), and theta in Theta."""
    apart = all(any(v != 0 for v in x) for x in case.points)
    return apart and all((2 * y - 1) * u >= 0 for u, y in zip(scores(case), case.labels, strict=True))


def is_centred(case: Case) -> bool:
    """Whether the mean of the data scores 0 at every point: gradient_i . mean = 0."""
    n = len(case.points)
    return all(sum((score(case, i, j) for j in range(n)), Fraction(0)) == 0 for i in range(n))


def mixing_terms(case: Case, slope: arb, curvature: arb) -> arb:
    """The Taylor form of a Mixup-like loss with given A and B, less the standard loss."""
    n, total = len(case.points), arb(0)
    for i, y in enumerate(case.labels):
        w = ball(score(case, i, i))
        steps = [score(case, i, j) - score(case, i, i) for j in range(n)]
        drift = ball(sum(steps, Fraction(0)) / n)
        bend = ball(sum((s * s for s in steps), Fraction(0)) / n)
        total += slope * (logistic(w) - y) * drift + curvature / 2 * logistic_slope(w) * bend
    return total / n


def adversarial_terms(case: Case, radius: arb, coefficient: arb) -> arb:
    """n^-1 sum of radius |g - y| |gradient| + coefficient radius^2 g (1 - g) |gradient|^2: less the standard loss."""
    total = arb(0)
    for i, y in enumerate(case.labels):
        w, reach = ball(score(case, i, i)), radius * norm(case.gradients[i])
        total += reach * abs(logistic(w) - y) + coefficient * reach**2 * logistic_slope(w)
    return total / len(case.labels)


def radius_per_moment(case: Case) -> arb:
    """R c_x: least |cos(gradient_i, x_i)| times least norm; 0 where a gradient vanishes (the angle is not "
    "defined)."""
    cosines = []
    for i, x in enumerate(case.points):
        size = norm(case.gradients[i])
        cosines.append(abs(ball(score(case, i, i))) / (size * norm(x)) if size > 0 else arb(0))
    return _least(cosines) * _least([norm(x) for x in case.points])


def norm(vector: Vector) -> arb:
    """Euclidean norm."""
    return ball(sum((v * v for v in vector), Fraction(0))).sqrt()


def first_gap(case: Case, spread: sp.Expr) -> arb:
    """Taylor form of Mixup minus that of GenLabel at c = spread; the standard loss cancels."""
    slope, curvature = (evaluate(mine - m.subs(c, spread)) for mine, m in zip(MIXUP, genlabel_limits(), strict=True))
    return mixing_terms(case, slope, curvature)


def second_gap(case: Case, spread: sp.Expr, attack: sp.Expr, coefficient: sp.Expr = HALF) -> arb:
    """Taylor form of GenLabel minus that of the attack of radius attack(c) R c_x; the standard loss cancels."""
    slope, curvature = (evaluate(m.subs(c, spread)) for m in genlabel_limits())
    radius = radius_per_moment(case) * evaluate(sp.sympify(attack).subs(c, spread))
    return mixing_terms(case, slope, curvature) - adversarial_terms(case, radius, evaluate(coefficient))


def at_least_zero(gap: arb) -> bool | None:
    """Whether a ball is >= 0: None where it straddles 0."""
    found = sign(gap)
    return None if found is None else found >= 0


def above_zero(gap: arb) -> bool | None:
    """Whether a ball is > 0: None where it straddles 0."""
    found = sign(gap)
    return None if found is None else found > 0


def _least(balls: Sequence[arb]) -> arb:
    least = balls[0]
    for x in balls[1:]:
        least = least.min(x)
    return least


def _say(vector: Vector) -> str:
    return "(" + ", ".join(map(str, vector)) + ")"
