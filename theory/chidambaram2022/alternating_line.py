r"""The 3-point alternating line: points 0, 1, 2 of classes 1, 2, 1, and when h_eps takes the middle point away.

A ball of radius eps <= 1 about 1 meets the pair (0, 2) where |lam - 1/2| < eps/2, and the pairs (0, 1) and (2, 1) where
lam < eps. With R = |2Y - 1|, Y ~ Beta(alpha, alpha), the weights of the two classes at 1 differ by 1/9 of
G(alpha, eps) = 2 P(R < eps) - 4 T(alpha, eps) - 1, T = E[1 - 2Y; Y < eps].
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import sympy as sp
from flint import arb

from numerics.enclosure import Cover, Exact, Root, ball, evaluate, isolate_root, precision, prove_positive, sign
from numerics.line_masses import exact_share, exact_weights
from theory.checks import all_of, identity, on_instances
from theory.checks import enclosure as enclose
from theory.evidence import Evidence, Outcome

POINTS = (Fraction(0), Fraction(1), Fraction(2))
CLASSES = (0, 1, 0)
eps, alpha = sp.symbols("epsilon alpha", positive=True)
SPLIT = Fraction(3, 8)
RADII = tuple(Fraction(n, d) for d in (2, 4, 8, 16) for n in range(1, d, 2))
SHARPNESS = sp.Rational(1, 10_000)


def excess(at_alpha: Exact, at_eps: Exact) -> arb:
    """Enclose G(alpha, eps) at alpha > 0 and eps in (0, 1]; the point 1 goes to class 1 if and only if G > 0."""
    return _excess_above(ball(at_alpha), ball(at_eps), ball(at_eps))


def _excess_above(a: arb, low: arb, high: arb) -> arb:
    """A lower bound of G(., .) for all alpha >= a and low <= eps <= high; G itself where low = high.

    P(R < eps) grows with alpha and eps, and T = (eps (1 - eps))^alpha / (alpha B(alpha, alpha)) falls with alpha.
    """
    if not a > 0:
        return arb(-3)
    centred = _centred(a, low)
    widest = arb(1) / 4 if low < 0.5 and high > 0.5 else (low * (1 - low)).max(high * (1 - high))
    if widest <= 0:
        return 2 * centred - 1
    one_sided = (a * widest.log() - a.log() - 2 * a.lgamma() + (2 * a).lgamma()).exp()
    return 2 * centred - 4 * one_sided - 1


def _centred(a: arb, e: arb) -> arb:
    """P(|2Y - 1| < eps), as twice the lower tail, which stays sharp for large alpha."""
    return 1 - 2 * ((1 - e) / 2).beta_lower(a, a, True)


def critical_alpha(at_eps: sp.Expr, *, width: Exact = "1e-30", bits: int = 192) -> Root:
    """Enclose alpha*(eps), the only root of G(., eps) for eps in (0, 1); the point 1 is lost above it."""
    with precision(bits):
        radius = evaluate(at_eps)
        high = Fraction(3, 2)
        while sign(excess(high, radius)) != 1:
            high *= 2
        return isolate_root(lambda a: excess(a, radius), Fraction(1, 1000), high, width=width)


def share_of_first(at_alpha: Exact, at_eps: Fraction) -> arb:
    """Enclose h_eps^1(1) for one alpha > 0 and one eps > 0."""
    ends = 2 if at_eps > 1 else 0
    with precision(192):
        a, e = ball(at_alpha), ball(min(at_eps, Fraction(1)))
        total = 2 * _centred(a, e) + 4 * e.beta_lower(a, a, True) + 1
        return (total + excess(a, e) + 2 * ends) / (2 * (total + ends))


def first_class_share(at: int | Fraction, at_alpha: int, at_eps: Fraction) -> Fraction:
    """h_eps^1 at a point in exact arithmetic for integer alpha, from the definition."""
    return exact_share(POINTS, CLASSES, Fraction(at), at_eps, at_alpha)


@dataclass(frozen=True)
class Case:
    """One exact pair (alpha, eps) with the share of class 1 at the point 1."""

    alpha: int
    eps: Fraction

    @property
    def share(self) -> Fraction:
        """h_eps^1(1)."""
        return first_class_share(1, self.alpha, self.eps)

    def __str__(self) -> str:
        return f"alpha = {self.alpha}, eps = {self.eps} give h_eps^1(1) = {self.share}"


def from_exact_cases(threshold: sp.Expr) -> Evidence:
    """In exact arithmetic from the definition: integer alpha above the threshold make h_eps^1(1) > 1/2."""
    return on_instances(
        lambda case: case.share > Fraction(1, 2),
        (Case(n, radius) for n in range(1, 9) for radius in RADII),
        what="above the threshold h_eps^1(1) > 1/2",
        say=lambda case: _say(case, threshold),
        hypotheses=lambda case: bool(case.alpha > evaluate(threshold, {eps: case.eps})),
    )


def _say(case: Case, threshold: sp.Expr) -> str:
    """The case with the weights of eq. (1) that one would re-compute."""
    weights = exact_weights(POINTS, CLASSES, Fraction(1), case.eps, case.alpha)
    least = evaluate(threshold, {eps: case.eps}).str(6, radius=False)
    return (
        f"X_1 = {{0, 2}}, X_2 = {{1}}, {case}, though alpha > {least}; 9 times the weights of -log theta_1 and "
        f"-log theta_2 are {weights[0]} and {weights[1]}"
    )


def from_every_radius(threshold: sp.Expr) -> Evidence:
    """Universal: G > 0 at the threshold, and so above it, for all eps in (0, 1).

    On [3/8, 1] by balls. On (0, 3/8] with N = eps^-2 kappa = 2 alpha + 1 >= 3, where the density of R falls: Gauss's
    inequality gives P(R >= eps) <= 4 / (9 kappa), Jensen's 4 T <= 2 E R <= 2 eps / sqrt(kappa).
    """
    large = enclose(
        lambda e: _excess_at(threshold, e), {"epsilon": (SPLIT, 1)}, what="h_eps^1(1) > 1/2 at the threshold"
    )
    if large.outcome is Outcome.FAILS:
        return large
    return all_of([large, gauss_inequality(), *_small_radii(sp.expand(eps**2 * (2 * threshold + 1)))])


def from_sharpness(threshold: sp.Expr) -> Evidence:
    """A threshold smaller by (1/10000) / (2 eps^2) fails for some eps in [3/8, 1]."""
    return on_instances(_is_too_small, [threshold - SHARPNESS / (2 * eps**2)], what="a smaller threshold fails")


def gauss_inequality() -> Evidence:
    """1 - 1/t <= (4/27) t^2 for t > 0: what Gauss's inequality says of each uniform law, of which R is a mixture."""
    t = sp.Symbol("t", positive=True)
    square = sp.Rational(4, 27) * (t - sp.Rational(3, 2)) ** 2 * (t + 3)
    return identity(sp.Rational(4, 27) * t**3 - t + 1, square)


def _small_radii(kappa: sp.Expr) -> list[Evidence]:
    """The two inequalities that settle (0, 3/8]; they are sufficient only, so that a failure decides nothing."""
    ends = {"epsilon": (Fraction(0), SPLIT)}

    def bound(e: arb) -> arb:
        k = evaluate(kappa, {eps: e})
        return 1 - arb(8) / (9 * k) - 2 * e / k.sqrt()

    parts = (
        enclose(bound, ends, what="1 - 8 / (9 kappa) - 2 eps / sqrt(kappa) > 0", max_boxes=500),
        enclose(lambda e: evaluate(kappa, {eps: e}) - 3 * e**2, ends, what="2 alpha + 1 >= 3", max_boxes=500),
    )
    return [_only_sufficient(part) for part in parts]


def _only_sufficient(part: Evidence) -> Evidence:
    if part.outcome is not Outcome.FAILS:
        return part
    return Evidence(method=part.method, outcome=Outcome.INCONCLUSIVE, n_cases=part.n_cases, detail=part.detail)


def _excess_at(threshold: sp.Expr, e: arb) -> arb:
    return _excess_above(evaluate(threshold, {eps: e}).lower(), e.lower(), e.upper())


@cache
def _cover(threshold: sp.Expr) -> Cover:
    with precision(64):
        return prove_positive(lambda e: _excess_at(threshold, e), [(SPLIT, Fraction(1))])


def _is_too_small(threshold: sp.Expr) -> bool | None:
    cover = _cover(threshold)
    if cover.counterexample is not None:
        return True
    return False if cover.is_complete else None


def limit_share(radius: Fraction) -> Fraction:
    """h_eps^1(1), from the definition, for the law with half of its mass just below lam = 1/2 and half just above."""
    weights = [Fraction(0), Fraction(0)]
    for s, i in zip(POINTS, CLASSES, strict=True):
        for t, j in zip(POINTS, CLASSES, strict=True):
            offset = (s + t) / 2 - 1
            for side in (-1, 1):
                inwards = offset * side * (s - t) < 0
                if abs(offset) < radius or (abs(offset) == radius and inwards):
                    weights[i] += Fraction(1, 4)
                    weights[j] += Fraction(1, 4)
    return weights[0] / sum(weights)
