r"""Theorem 3.5: the constant $k(P_f)$ of the uniform and other Beta laws.

The loss of one pair of different classes is least at the margins $u = v = k(P_f)$, where with $m = 2\lambda - 1$
$$E[m \tanh(m k / 2)] = E[m^2].$$
For $\lambda \sim \mathrm{Beta}(\alpha, \alpha)$ with $\alpha = 1, 2, 8, 32$ this gives $k = 2.599681908314$,
$2.363010456232$, $2.112412882114$, $2.030333286047$, each within $10^{-11}$.
"""

from fractions import Fraction

import sympy as sp

from numerics.enclosure import ball, precision
from numerics.linear_losses import Atoms, Pairs, minimise, mixtures
from theory.checks import agreement, on_instances
from theory.chidambaram2022.margin_losses import BITS, pair_slopes, scale_slope
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

ALPHAS = (1, 2, 8, 32)
NEARBY = Fraction(1, 10**11)
Scales = tuple[sp.Rational, ...]


def from_sign_change(scales: Scales) -> Evidence:
    """Ball arithmetic: the increasing left side minus the right changes sign within 1e-11 of the number."""

    def changes_sign(case: tuple[int, Fraction]) -> bool:
        alpha, value = case
        with precision(BITS):
            below, above = (scale_slope(ball(value + step), alpha) for step in (-NEARBY, NEARBY))
            return bool(below < 0) and bool(above > 0)

    return on_instances(changes_sign, list(zip(ALPHAS, map(_fraction, scales), strict=True)), what="(alpha, k)")


def from_both_margins(scales: Scales) -> Evidence:
    """Ball arithmetic: both derivatives of the pair's loss, in u and in v, change sign there along the diagonal."""

    def changes_sign(case: tuple[int, Fraction]) -> bool:
        alpha, value = case
        with precision(BITS):
            below, above = (pair_slopes(ball(value + s), ball(value + s), alpha) for s in (-NEARBY, NEARBY))
            return all(bool(slope < 0) for slope in below) and all(bool(slope > 0) for slope in above)

    return on_instances(changes_sign, list(zip(ALPHAS, map(_fraction, scales), strict=True)), what="(alpha, k)")


def from_newton(scales: Scales) -> Evidence:
    """The loss of two orthogonal points, from its definition, minimised over theta."""
    of_alpha = dict(zip(ALPHAS, scales, strict=True))

    def margin(alpha: int) -> float:
        pair = mixtures([[1, 0], [0, 1]], [1, -1], Atoms.of_beta(alpha), pairs=Pairs.ACROSS)
        return float(minimise(pair).theta[0])

    return agreement(lambda alpha: float(of_alpha[alpha]), margin, ALPHAS, tolerance=1e-9, what="k")


def _fraction(value: sp.Rational) -> Fraction:
    return Fraction(int(value.p), int(value.q))


def _decimals(*digits: int) -> Scales:
    return tuple(sp.Rational(value, 1_000_000_000_000) for value in digits)


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-3.5", equation="k(P_f)"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=(
        sp.Rational(2599681908314, 1_000_000_000_000),
        sp.Rational(2363010456232, 1_000_000_000_000),
        sp.Rational(2112412882114, 1_000_000_000_000),
        sp.Rational(2030333286047, 1_000_000_000_000),
    ),
    checks=(from_sign_change, from_both_margins, from_newton),
    controls=(
        Control(subject=(sp.Integer(2),) * 4, why="the limit for laws concentrated at 1/2"),
        Control(subject=tuple(2 + sp.Rational(2, 2 * a + 3) for a in ALPHAS), why="two terms of the expansion of tanh"),
        Control(
            subject=_decimals(2599681908314, 2363010456232, 2112412882114, 2030333287047),
            why="near miss: 1e-9 more at alpha = 32",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
