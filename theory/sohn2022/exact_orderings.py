r"""The exact losses behind Theorem 1: the label enters linearly, so that the gap of two labellings is elementary.

For a pair $x_0$ of class 0 and $x_1$ of class 1 with scores $w_0$, $w_1$ both losses average the same mixtures, and
differ by $E[(y^{gen} - y^{mix}) w]$ with $w = \lambda w_0 + (1-\lambda) w_1$, $y^{mix} = 1 - \lambda$ and, as step 4 of
Appendix C.7 takes it for every pair, $y^{gen} = 1$ for $\lambda < 1/(1+c)$, else 0. (Sharp densities have this step in
pairs at the class means; elsewhere theirs depends on the pair.) Pairs of one class do not differ.
"""

from fractions import Fraction

import sympy as sp

from numerics.enclosure import ball, evaluate, precision
from numerics.segment_losses import Scored, adversarial_loss, mixup_loss, step_label_loss
from theory.checks import all_of, encloses, identity, on_instances
from theory.evidence import Evidence
from theory.sohn2022.taylor_orderings import at_least_zero, c, lam

w0, w1 = sp.symbols("w_0 w_1", real=True)
n0, n1, total = sp.symbols("n_0 n_1 S", positive=True)
p, d = sp.symbols("p d", positive=True)


def scored(ups: tuple[str, ...], downs: tuple[str, ...]) -> Scored:
    """Scores of class 1, and of class 0 with the sign to be changed."""
    numbers = [Fraction(u) for u in ups] + [-Fraction(v) for v in downs]
    return Scored(tuple(numbers), (1,) * len(ups) + (0,) * len(downs))


ANY = (
    scored(("1",), ("0",)),
    scored(("0",), ("1",)),
    scored(("1/1000", "11/5"), ("1/1000",)),
    scored(("2", "3", "5"), ("1",)),
)
CENTRED = (
    scored(("1/100",), ("1/100",)),
    scored(("1",), ("1",)),
    scored(("1", "3"), ("4",)),
    scored(("2", "2", "2"), ("6",)),
    scored(("1/3", "7/3", "4"), ("2/3", "6")),
)
SPREADS = tuple(sp.Rational(s) for s in ("8/11", "3/4", "1", "4/3", "11/8"))


def pair_gap(spread: sp.Expr = c) -> sp.Expr:
    """Mixup minus GenLabel for one ordered pair, integrated from the definition of both labels."""
    w = lam * w0 + (1 - lam) * w1
    switch = 1 / (1 + spread)
    return sp.integrate(sp.expand(w), (lam, 0, switch)) - sp.integrate(sp.expand((1 - lam) * w), (lam, 0, 1))


def from_integration(weights: sp.Tuple) -> Evidence:
    """Integrate the difference of the labels against the score."""
    return identity(weights[0] * w0 + weights[1] * w1, pair_gap())


def from_exact_losses(weights: sp.Tuple) -> Evidence:
    """Enclose both losses of whole datasets by balls and subtract."""
    parts = []
    for data in ANY:
        for spread in (sp.Rational(1), sp.Rational(2), sp.Rational(1, 3)):
            gap = mixup_loss(data) - step_label_loss(data, spread)
            parts.append(
                encloses(total_gap(weights, data, spread), gap, tolerance=1e-9, what="loss of Mixup less GenLabel")
            )
    return all_of(parts)


def total_gap(weights: sp.Tuple, data: Scored, spread: sp.Expr) -> sp.Expr:
    """2 / n^2 times the sum over cross pairs of the two weighted scores."""
    at = [sp.sympify(weight).subs(c, spread) for weight in weights]
    zeros, ones = ([_rational(u) for u, y in zip(data.scores, data.labels, strict=True) if y == k] for k in (0, 1))
    pairs = sum(at[0] * u * len(ones) for u in zeros) + sum(at[1] * u * len(zeros) for u in ones)
    return sp.Rational(2, len(data.scores) ** 2) * pairs


def from_the_sign_of_each_weight(ends: sp.Tuple) -> Evidence:
    """The weights of -w_0 and w_1 have the sign of c - low and high - c: both are >= 0 exactly in between."""
    low, high = ends
    root = sp.sqrt(3)
    numerators = [(c - low) * (c + 1 + root), 2 * (high - c) * (c + (root - 1) / 2)]
    gap = sp.expand(sp.cancel(pair_gap() * 6 * (1 + c) ** 2))
    return identity([-gap.coeff(w0), gap.coeff(w1)], numerators)


def from_losses_inside(ends: sp.Tuple) -> Evidence:
    """At each c of a list inside the range no dataset of Theta has the larger GenLabel loss, by balls."""
    inside = [(data, s) for s in SPREADS for data in (*ANY, *CENTRED) if ends[0] < s < ends[1]]
    return on_instances(
        lambda at: at_least_zero(mixup_loss(at[0]) - step_label_loss(at[0], at[1])),
        inside,
        what="exact Mixup loss is at least the exact GenLabel loss",
    )


def from_centred_sums(factor: sp.Expr) -> Evidence:
    """With sum S over class 1 and -S over class 0, the cross pairs give factor times the mean absolute score 2 "
    "S / n."""
    n = n0 + n1
    gap = sp.expand(pair_gap(sp.Integer(1)))
    pairs = gap.coeff(w0) * n1 * (-total) + gap.coeff(w1) * n0 * total
    return identity(2 * pairs / n**2, factor * 2 * total / n)


def from_centred_losses(factor: sp.Expr) -> Evidence:
    """Enclose both losses of centred datasets at c = 1 by balls."""
    parts = []
    for data in CENTRED:
        mean = sum((abs(u) for u in data.scores), Fraction(0)) / len(data.scores)
        gap = mixup_loss(data) - step_label_loss(data)
        parts.append(encloses(factor * _rational(mean), gap, tolerance=1e-9, what="loss of Mixup less GenLabel"))
    return all_of(parts)


def from_jensen(factor: sp.Expr) -> Evidence:
    """Mean of the mixture seen from its own class, and the supporting line of h as a weighted mean of powers.

    h(w) - h(v) - p (w - v) = log((1 - p) e^(-p d) + p e^((1 - p) d)) with p = h'(v), d = w - v: at least log 1 by the
    inequality of arithmetic and geometric means. Each point's mixtures have the mean score (1 - factor) u.
    """
    own = 2 * sp.integrate(1 - lam, (lam, sp.Rational(1, 2), 1))
    odds = p / (1 - p)
    lifted = (1 + odds * sp.exp(d)) / (1 + odds) * sp.exp(-p * d)
    line = identity(
        lifted, (1 - p) * sp.exp(-p * d) + p * sp.exp((1 - p) * d), at=[{p: Fraction(1, 3), d: Fraction(2)}]
    )
    return all_of([line, identity(own * d, factor * d)])


def from_exact_attacks(factor: sp.Expr) -> Evidence:
    """GenLabel loss and worst-case loss of centred datasets at c = 1 by balls; on the line R c_x |theta| = min "
    "|u|."""

    def holds(data: Scored) -> bool | None:
        with precision(128):
            reach = evaluate(sp.sympify(factor)) * ball(min(abs(u) for u in data.scores))
            return at_least_zero(step_label_loss(data) - adversarial_loss(data, reach))

    return on_instances(holds, CENTRED, what="exact GenLabel loss is at least the exact adversarial loss")


def _rational(value: Fraction) -> sp.Rational:
    return sp.Rational(value.numerator, value.denominator)
