"""Logistic losses of a direction of fixed norm on two points of class +1 and n copies of one of class -1, by balls.

The points are (1, 0) and (0, 1) of class +1 and (-1, 0), n times, of class -1; theta = r (cos phi, sin phi). The
losses sum over the points (vanilla) or over all ordered pairs (mixtures); slopes are derivatives in phi.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from flint import acb, arb

from numerics.enclosure import ball

Integrand = Callable[[acb], acb]
POINTS = ((1, 0), (0, 1), (-1, 0))
POSITIVE = (True, True, False)


@dataclass(frozen=True, kw_only=True)
class Labelling:
    """How a mixture of different classes is labelled: the linear label, a logistic of width sigma^2, or a step.

    Args:
        softness: sigma > 0 for 1 / (1 + exp(-(lam - 1/2) / sigma^2)), 0 for the step at 1/2, None for lam itself.
    """

    softness: Fraction | None

    def __post_init__(self) -> None:
        if self.softness is not None and self.softness < 0:
            raise ValueError(f"softness must be None or >= 0, not {self.softness}; 0 is the step label")

    def share(self, lam: acb, *, upper: bool) -> acb:
        """The label's weight on the point of weight lam; `upper` says on which side of 1/2 lam lies."""
        if self.softness is None:
            return lam
        if self.softness == 0:
            return acb(1 if upper else 0)
        return _logistic((lam - acb(1) / 2) / ball(self.softness**2))


def beta_mean(integrand: Callable[[acb, bool], acb], alpha: Fraction, *, bits: int = 50) -> arb:
    """E[f(Lambda)] for Beta(alpha, alpha), alpha = p / q: the halves are mapped by lam = u^q, which is smooth at 0.

    Args:
        integrand: analytic function of lam and of whether lam lies above 1/2.
        alpha: positive rational.
        bits: accuracy aimed at; the ball is rigorous whatever it is.
    """
    if alpha <= 0:
        raise ValueError(f"alpha must be positive, not {alpha}; 1 is the uniform law")
    p, q = alpha.numerator, alpha.denominator
    power = ball(alpha - 1)

    def folded(u: acb, analytic: bool) -> acb:
        lam = u**q
        other = 1 - lam
        density = other.pow(acb(power), analytic) if q > 1 else other ** (p - 1)
        return (integrand(lam, False) + integrand(other, True)) * density * u ** (p - 1) * q

    end = (arb(1) / 2) ** (arb(1) / q)
    total = acb.integral(folded, acb(0), acb(end), rel_tol=arb(2) ** -bits, abs_tol=arb(2) ** -bits).real
    half = ball(alpha)
    return total / (2 * half.lgamma() - (2 * half).lgamma()).exp()


def vanilla_slope(phi: arb, r: arb, n: int) -> arb:
    """Derivative in phi of the loss summed over the n + 2 points."""
    k, s = r * phi.cos(), r * phi.sin()
    return (n + 1) * s * _real_logistic(-k) - k * _real_logistic(-s)


def mixture_slope(phi: arb, r: arb, n: int, alpha: Fraction, labelling: Labelling) -> arb:
    """Derivative in phi of the loss summed over all (n + 2)^2 ordered pairs, in expectation over lam.

    Both orders of a pair cost the same, as Beta(alpha, alpha) and the labels are symmetric.
    """
    multiplicity = (1, 1, n)
    total = arb(0)
    for i in range(3):
        for j in range(i, 3):
            orders = 1 if i == j else 2
            total += orders * multiplicity[i] * multiplicity[j] * pair_slope(i, j, phi, r, alpha, labelling)
    return total


def pair_slope(i: int, j: int, phi: arb, r: arb, alpha: Fraction, labelling: Labelling) -> arb:
    """Derivative in phi of E[h(w) - y w], w the score of lam x_i + (1 - lam) x_j and y its weight on class +1."""
    k, s = r * phi.cos(), r * phi.sin()
    return _moved(i, j, _scores(k, s), [acb(y * k - x * s) for x, y in POINTS], alpha, labelling)


def vanilla_pull(phi: arb, r: arb, n: int) -> arb:
    """r times the derivative in r of the loss over the n + 2 points: negative where a longer theta costs less."""
    k, s = r * phi.cos(), r * phi.sin()
    return -(n + 1) * k * _real_logistic(-k) - s * _real_logistic(-s)


def mixture_pull(phi: arb, r: arb, n: int, alpha: Fraction, labelling: Labelling) -> arb:
    """r times the derivative in r of the loss summed over all (n + 2)^2 ordered pairs."""
    score, multiplicity, total = _scores(r * phi.cos(), r * phi.sin()), (1, 1, n), arb(0)
    for i in range(3):
        for j in range(i, 3):
            orders = 1 if i == j else 2
            total += orders * multiplicity[i] * multiplicity[j] * _moved(i, j, score, score, alpha, labelling)
    return total


def _scores(k: arb, s: arb) -> list[acb]:
    return [acb(x * k + y * s) for x, y in POINTS]


def _moved(i: int, j: int, score: list[acb], turn: list[acb], alpha: Fraction, labelling: Labelling) -> arb:
    """E[(h'(w) - y) dw] for a pair, where the scores of the points move by `turn`."""
    if i == j:
        return (turn[i] * (_logistic(score[i]) - int(POSITIVE[i]))).real

    def slope(lam: acb, upper: bool) -> acb:
        w = lam * score[i] + (1 - lam) * score[j]
        dw = lam * turn[i] + (1 - lam) * turn[j]
        if POSITIVE[i] == POSITIVE[j]:
            label = acb(int(POSITIVE[i]))
        else:
            share = labelling.share(lam, upper=upper)
            label = share if POSITIVE[i] else 1 - share
        return (_logistic(w) - label) * dw

    return beta_mean(slope, alpha, bits=32)


def _logistic(w: acb) -> acb:
    return 1 / (1 + (-w).exp())


def _real_logistic(w: arb) -> arb:
    return 1 / (1 + (-w).exp())


def limit_slope_at_diagonal(alpha: Fraction, labelling: Labelling) -> arb:
    """Slope at phi = pi/4 of the limit of (loss of the mixtures) / (n r), r -> infinity: h(r w) / r -> max(w, 0).

    Pairs of one class and copies of a point cost nothing in the limit; on both segments between the classes the score
    changes its sign at lam = 1/2.
    """
    total = arb(0)
    root = arb(2).sqrt() / 2
    for i in (0, 1):
        turn = (POINTS[i][1] - POINTS[i][0]) * root
        away = (POINTS[2][1] - POINTS[2][0]) * root

        def slope(lam: acb, upper: bool, turn: arb = turn, away: arb = away) -> acb:
            wrong = acb(int(upper)) - labelling.share(lam, upper=upper)
            return wrong * (lam * turn + (1 - lam) * away)

        total += 2 * beta_mean(slope, alpha)
    return total
