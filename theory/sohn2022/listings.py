r"""What the listings of Algorithms 1 to 3, eq. (4), and Sections 7.1, F.2, F.3 do, step by step, exactly."""

import itertools
from fractions import Fraction

import sympy as sp

from theory.checks import exhaustive, identity, on_instances
from theory.evidence import Evidence

p1, p2, p3, p4 = P = sp.symbols("p_1:5", positive=True)
beta = sp.Symbol("beta", nonnegative=True)
variance, distance, dim, n_classes = sp.symbols("v r d k", positive=True)
share = sp.Symbol("q", positive=True)
old, new, spread = sp.symbols("mu_old mu_new V", real=True)
near, far, moved, near_after, far_after = sp.symbols("a b e a' b'", nonnegative=True)
x = sp.Symbol("x", real=True)
LADDER = (Fraction(1), Fraction(2), Fraction(4), Fraction(8))


def from_total_variation(gap: sp.Expr) -> Evidence:
    """Half the sum of |eq. (4) - eq. (1)| for four classes of which 1 and 2 are the likeliest."""
    total = sum(P)
    top = [p1 / (p1 + p2), p2 / (p1 + p2), 0, 0]
    signs = (1, 1, -1, -1)
    return identity(sum(s * (a - p / total) for s, a, p in zip(signs, top, P, strict=True)) / 2, gap)


def from_cases_of_eq_1(gap: sp.Expr) -> Evidence:
    """The two labels themselves on every order of the densities 1, 2, 4, 8, with the top two picked by sorting."""

    def holds(densities: tuple[Fraction, ...]) -> bool:
        ranked = sorted(densities, reverse=True)
        total, pair = sum(ranked), ranked[0] + ranked[1]
        distance_of_labels = sum(abs((p / pair if p in ranked[:2] else 0) - p / total) for p in densities) / Fraction(2)
        claimed = sp.sympify(gap).subs(dict(zip(P, map(_rational, ranked), strict=True)))
        return bool(claimed == _rational(distance_of_labels))

    return exhaustive(holds, itertools.permutations(LADDER), size=24, what="distance of eq. (4) from eq. (1)")


def from_sorted_classes(ranks: sp.Tuple) -> Evidence:
    """The classes of the picked ranks, counted from the likeliest, are the two likeliest, for every order of p."""

    def holds(densities: tuple[Fraction, ...]) -> bool:
        order = sorted(range(4), key=lambda c: -densities[c])
        picked = [sp.sympify(rank).subs(n_classes, 4) for rank in ranks]
        if any(not rank.is_integer or not 1 <= rank <= 4 for rank in picked):
            return False
        return [order[int(rank) - 1] for rank in picked] == order[:2]

    return exhaustive(holds, itertools.permutations(LADDER), size=24, what="c_1, c_2 are the top-2 classes for p =")


def from_memoryless_case(weight: sp.Tuple) -> Evidence:
    """Weight on the past, weight[0] + weight[1] beta: 0 at beta = 0, all of it at beta = 1."""
    return identity([weight[0], weight[0] + weight[1]], [sp.Integer(0), sp.Integer(1)])


def from_unrolling(weight: sp.Tuple) -> Evidence:
    """Three updates with the text's rule, new = (1 - beta) batch + beta old: the first estimate keeps beta^3."""
    estimate = sp.Symbol("m_0")
    start = estimate
    for batch in sp.symbols("m_1:4"):
        estimate = (1 - beta) * batch + beta * estimate
    return identity(sp.expand(estimate).coeff(start), (weight[0] + weight[1] * beta) ** 3)


def from_second_moment(factor: sp.Expr) -> Evidence:
    """The density proportional to exp(-factor x^2 / v) has the variance v for which it was fitted."""
    return identity(variance / (2 * factor), variance)


def from_log_odds(factor: sp.Expr) -> Evidence:
    """Log odds of two classes of means 0 and 1 and one variance, against log N(1, v) - log N(0, v)."""
    printed = factor * (x**2 - (x - 1) ** 2) / variance
    normal = [-((x - m) ** 2) / (2 * variance) - sp.log(2 * sp.pi * variance) / 2 for m in (1, 0)]
    return identity(printed, normal[0] - normal[1])


def from_shifted_mean(excess: sp.Expr) -> Evidence:
    """Mean of (x - centre)^2 around the remembered mean less the batch variance: two points new +- sqrt V."""
    centre = (1 - beta) * new + beta * old
    root = sp.sqrt(spread**2)
    mean = ((new + spread - centre) ** 2 + (new - spread - centre) ** 2) / 2
    return identity(sp.expand(mean - root**2), sp.expand(excess))


def from_total_mass(exponent: sp.Tuple) -> Evidence:
    """A Gaussian on R^d integrates to (2 pi)^(d/2) sqrt det; the exponent is exponent[0] d + exponent[1] k."""
    return identity((2 * sp.pi) ** ((exponent[0] * dim + exponent[1] * n_classes) / 2), (2 * sp.pi) ** (dim / 2))


def from_ratio_of_densities(odds: sp.Expr) -> Evidence:
    """With p_j : p_i = odds : 1 the share p_j / (p_i + p_j) of (37) is lambda = q."""
    return identity(sp.together(odds / (1 + odds)), share)


def from_distances(log_odds: sp.Expr) -> Evidence:
    """exp(-d_j) / (exp(-d_i) + exp(-d_j)) = q where d_j - d_i is the claimed threshold."""
    return identity(sp.cancel(1 / (1 + sp.exp(log_odds))), share, at=[{share: Fraction(1, 3)}, {share: Fraction(4, 5)}])


def from_slacks(constants: sp.Tuple) -> Evidence:
    """Lower bound as a sum of three slacks of the triangle inequality and minimality; upper as one.

    a, b: distances from x to its projection m* and to any m; a', b': the same from x + delta; e: length of delta.
    """
    lower, upper = constants
    three = (far_after + moved - far) + (far - near) + (near + moved - near_after)
    return identity([far_after + lower * moved - near_after, upper * moved], [three, sp.Integer(0)])


def from_points_on_a_line(constants: sp.Tuple) -> Evidence:
    """Sets of two integers, x and delta on the line: both bounds hold, and the lower one is attained."""
    lower, upper = constants
    cases = [(m, at, step) for m in itertools.combinations(range(-3, 4), 2) for at in range(-3, 4) for step in (-1, 1)]
    ratios = []
    for points, at, step in cases:
        nearest = min((abs(at - m), m) for m in points)[1]
        after = min(abs(at + step - m) for m in points)
        ratios.append(abs(at + step - nearest) - after)
    largest = max(ratios)
    return on_instances(
        lambda case: bool(case[1] <= lower and -case[1] <= upper and largest == lower),
        zip(cases, ratios, strict=True),
        what="0 <= d(x + delta, m*) - d(x + delta, M) <= 2 |delta|, attained (set, x, delta; difference)",
    )


def from_gaussian_noise(exponent: sp.Expr) -> Evidence:
    """-log of a spherical Gaussian density of unit variance at distance r, less its value at r = 0."""
    log_density = -(distance**2) / 2 - dim * sp.log(2 * sp.pi) / 2
    return identity(exponent, sp.expand(log_density.subs(distance, 0) - log_density))


def from_attained_bound(share_of_largest: sp.Expr) -> Evidence:
    """With all but one of k terms vanishing, the mean is this share of the largest; no mean is smaller."""
    largest, others = sp.Integer(1), sp.Integer(0)
    return identity(share_of_largest, (largest + (n_classes - 1) * others) / n_classes)


def from_radial_integrals(square: sp.Expr) -> Evidence:
    """Mean square of the radius of the density proportional to exp(-r) in d dimensions: Gamma(d + 2) / Gamma(d)."""
    return identity(sp.gamma(dim + 2) / sp.gamma(dim), square)


def _rational(value: Fraction) -> sp.Rational:
    return sp.Rational(value.numerator, value.denominator)


def from_every_permutation(weights: sp.Tuple) -> Evidence:
    """For all 24 permutations of a batch of 4 the mixed points sum to the batch's points, for every lambda."""
    points = sp.symbols("x_1:5", real=True)
    sums = [
        sum(weights[0] * points[i] + weights[1] * points[pick[i]] for i in range(4))
        for pick in itertools.permutations(range(4))
    ]
    return identity([sp.expand(total) for total in sums], [sum(points)] * 24)


def from_end_points(weights: sp.Tuple) -> Evidence:
    """lambda = 1 keeps the point, lambda = 0 gives its partner."""
    lam = sp.Symbol("lambda", real=True)
    ends = [[sp.sympify(w).subs(lam, value) for w in weights] for value in (1, 0)]
    return identity(ends, [[sp.Integer(1), sp.Integer(0)], [sp.Integer(0), sp.Integer(1)]])


def from_cross_entropies(combined: sp.Expr) -> Evidence:
    """gamma CE(y_gen, p) + (1 - gamma) CE(y_mix, p) against CE(combined label, p) for the class of probability p."""
    gamma, gen, mix, p = sp.symbols("gamma y_gen y_mix p", positive=True)
    cost = sp.log(p)
    two = gamma * (-gen * cost - (1 - gen) * sp.log(1 - p)) + (1 - gamma) * (-mix * cost - (1 - mix) * sp.log(1 - p))
    one = -combined * cost - (1 - combined) * sp.log(1 - p)
    return identity(
        sp.expand(two),
        sp.expand(one),
        at=[{p: Fraction(1, 3), gamma: Fraction(1, 4), gen: Fraction(2, 3), mix: Fraction(1, 5)}],
    )


def from_mixup_at_zero(combined: sp.Expr) -> Evidence:
    """At gamma = 0 the label is Mixup's, at gamma = 1 the GenLabel."""
    gamma, gen, mix = sp.symbols("gamma y_gen y_mix", positive=True)
    ends = [sp.sympify(combined).subs(gamma, value) for value in (0, 1)]
    return identity(ends, [mix, gen])


def from_shapes(size: sp.Tuple) -> Evidence:
    """The latent densities live on R^d; their argument has size[0] d + size[1] k entries."""
    return identity(size[0] * dim + size[1] * n_classes, dim)


def from_a_small_network(size: sp.Tuple) -> Evidence:
    """A feature map onto 2 units followed by a classifier of 3 classes: entries of the argument, by evaluation."""
    feature = sp.Matrix([[1, -1], [2, 1]]) * sp.Matrix([3, 1])
    scores = sp.Matrix([[1, 0], [0, 1], [1, 1]]) * feature
    found = size[0] * len(feature) + size[1] * len(scores)
    return identity(found, sp.Integer(len(feature)))
