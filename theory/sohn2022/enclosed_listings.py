"""Second paths to what the listings and Sections 7.1 and F.2 state: numbers enclosed by balls, or fractions alone."""

import itertools
from fractions import Fraction

import sympy as sp
from flint import acb, arb

from numerics.enclosure import ball, evaluate, sign
from theory.checks import all_of, encloses, exhaustive, on_instances
from theory.evidence import Evidence
from theory.sohn2022.listings import LADDER, dim, distance, n_classes, share

TAIL = 40


def from_unit_variance(exponent: sp.Expr) -> Evidence:
    """Second path: the even density proportional to exp(-exponent(r)) on the line has the second moment 1, by balls."""
    if not sp.sympify(exponent).is_polynomial(distance):
        return on_instances(lambda _: False, [exponent], what="a polynomial in the distance")
    powers = [ball(sp.sympify(v)) for v in sp.Poly(exponent, distance).all_coeffs()]

    def moment(degree: int) -> arb:
        def weighted(r: acb, _: bool) -> acb:
            value = acb(0)
            for v in powers:
                value = value * r + v
            return r**degree * (-value).exp()

        return acb.integral(weighted, acb(0), acb(TAIL)).real

    return encloses(1, moment(2) / moment(0) + arb("0 +/- 1e-9"), tolerance=1e-6, what="second moment on the line")


def from_enclosed_mass(exponent: sp.Tuple) -> Evidence:
    """Second path: the integral of exp(-x^2 / 2) by balls, to the power d, against the printed factor, for (d, k)."""
    line = acb.integral(lambda x, _: (-(x**2) / 2).exp(), acb(-TAIL), acb(TAIL)).real

    def holds(case: tuple[int, int]) -> bool:
        power = (exponent[0] * dim + exponent[1] * n_classes) / 2
        printed = evaluate((2 * sp.pi) ** power.subs({dim: case[0], n_classes: case[1]}))
        return bool(abs(printed / line ** case[0] - 1) < arb("1e-9"))

    return on_instances(holds, ((1, 2), (2, 3), (3, 2), (4, 10)), what="mass of a Gaussian is the factor, for (d, k)")


def from_placed_points(odds: sp.Expr) -> Evidence:
    """Second path: the point x = 1/2 + log odds, where N(1, 1) to N(0, 1) have the claimed odds, weighed by balls."""
    parts = []
    for value in (Fraction(1, 2), Fraction(1, 5), Fraction(9, 10)):
        x = arb("0.5") + evaluate(sp.sympify(odds), {share: value}).log()
        near, far = ((-((x - mean) ** 2) / 2).exp() for mean in (1, 0))
        parts.append(encloses(value, near / (near + far), tolerance=1e-9, what="share of the point found"))
    return all_of(parts)


def from_ratio_at_centre(reach: sp.Rational) -> Evidence:
    """Second path, in fractions: N(0, 1) to N(0, 4) has the odds 2 e^(-3 x^2 / 8), so at most 2 to 1."""
    value = Fraction(int(reach.p), int(reach.q))
    best = Fraction(2) / (1 + Fraction(2))
    return on_instances(
        lambda claimed: claimed == best, [value], what=f"largest share of the narrow class ({best}, at x = 0)"
    )


def from_largest_pair(ranks: sp.Tuple) -> Evidence:
    """Second path: of the six pairs of classes the picked one has the largest sum, the first being the larger."""

    def holds(densities: tuple[Fraction, ...]) -> bool:
        places = [sp.sympify(rank).subs(n_classes, len(densities)) for rank in ranks]
        if any(not place.is_integer or not 1 <= place <= len(densities) for place in places):
            return False
        picked = [next(p for p in densities if sum(q >= p for q in densities) == place) for place in places]
        best = max(sum(pair) for pair in itertools.combinations(densities, 2))
        return sum(picked) == best and picked[0] > picked[1]

    return exhaustive(holds, itertools.permutations(LADDER), size=24, what="the picked pair is the largest for p =")


def from_pivots(lower: sp.Expr) -> Evidence:
    """Second path, in fractions: all pivots of Sigma are positive exactly where lower < tau < 1, for d = 2, ..., 6."""
    cases = [(size, Fraction(n, 24)) for size in range(2, 7) for n in range(-23, 24)]
    d = next(iter(sp.sympify(lower).free_symbols), sp.Symbol("d"))

    def holds(case: tuple[int, Fraction]) -> bool:
        size, tau = case
        end = sp.Rational(sp.sympify(lower).subs(d, size))
        return (tau > Fraction(int(end.p), int(end.q))) == _is_positive_definite(size, tau)

    return on_instances(holds, cases, what="positive definite exactly above the lower end, for (d, tau)")


def _is_positive_definite(size: int, tau: Fraction) -> bool:
    rows = [[Fraction(1) if i == j else tau for j in range(size)] for i in range(size)]
    for k in range(size):
        if rows[k][k] <= 0:
            return False
        for i in range(k + 1, size):
            factor = rows[i][k] / rows[k][k]
            rows[i] = [a - factor * b for a, b in zip(rows[i], rows[k], strict=True)]
    return True


def from_rational_odds(log_odds: sp.Expr) -> Evidence:
    """Second path, in fractions: -(x - 1)^2 / 2 v + x^2 / 2 v at rational mixed points and deviations."""
    lam, sigma = (next((s for s in log_odds.free_symbols if s.name == name), None) for name in ("lambda", "sigma"))
    cases = [(Fraction(w, 8), Fraction(s)) for w in (1, 3, 6, 7) for s in ("1/2", "1", "2")]

    def holds(case: tuple[Fraction, Fraction]) -> bool | None:
        x, deviation = case
        exact = (x**2 - (x - 1) ** 2) / (2 * deviation**2)
        claimed = evaluate(log_odds, {s: v for s, v in ((lam, x), (sigma, deviation)) if s is not None})
        side = sign(claimed - ball(exact))
        return bool(claimed.contains(ball(exact))) if side is None else side == 0

    return on_instances(holds, cases, what="log odds of N(1, sigma^2) to N(0, sigma^2) at (lambda, sigma)")
