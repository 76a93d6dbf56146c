r"""Theorem 2.7: for every $\epsilon > 0$ some $\alpha$ makes $h_\epsilon$ misclassify the 3-point alternating line.

As $\alpha \to \infty$, the weight of class 1 at the point 1, which is of class 2, tends to
$$\lim_{\alpha \to \infty} h_\epsilon^1(1) = 2/3, \quad 3/5, \quad 4/7, \quad 2/3$$
for $\epsilon < 1/2$, $\epsilon = 1/2$, $1/2 < \epsilon \le 1$ and $\epsilon > 1$; so it exceeds 1/2 for every
$\epsilon$ when $\alpha$ is large. For every $\epsilon$ it exceeds each number below 4/7 for some $\alpha$, and none
above, for at $\epsilon = 1$ it is 4/7 whatever $\alpha$.
"""

from fractions import Fraction

import sympy as sp
from flint import arb

from numerics.enclosure import ball
from theory.checks import all_of, encloses, enclosure, identity, on_instances
from theory.chidambaram2022.alternating_line import first_class_share, limit_share, share_of_first
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

Limits = tuple[sp.Rational, ...]
RADII = tuple(map(Fraction, ("1/4", "1/2", "3/4", "3/2")))


def from_concentration(limits: Limits) -> Evidence:
    """The law tends to one at lambda = 1/2, half of it on either side; eq. (1) from its definition in each regime."""
    return identity(limits, [sp.Rational(*limit_share(radius).as_integer_ratio()) for radius in RADII])


def from_large_alpha(limits: Limits) -> Evidence:
    """At alpha = 10^6 the exact share lies within 1/5000 of its limit in each regime."""
    near = arb(0, arb(1) / 5000)
    return all_of(
        [
            encloses(limit, share_of_first(10**6, radius) + near, tolerance=1e-3, what=f"limit at eps = {radius}")
            for radius, limit in zip(RADII, limits, strict=True)
        ]
    )


def from_radius_one(limits: Limits) -> Evidence:
    """Exact: at eps = 1 the share is the least of the limits, whatever alpha."""
    return on_instances(
        lambda n: first_class_share(1, n, Fraction(1)) == Fraction(*min(limits).as_numer_denom()),
        range(1, 9),
        what="h_1^1(1) is the least limit at alpha",
    )


def from_every_radius(limits: Limits) -> Evidence:
    """Universal over eps in (0, 1]: with 2 alpha + 1 = K / eps^2, K = 10^6, the share exceeds m > 1/2.

    Here m is the least limit less 1/1000. With P = P(|2Y - 1| < eps) >= 1 - 1/K (Chebyshev) and
    2 E[1 - 2Y; Y < eps] <= E|2Y - 1| <= eps / sqrt(K) (Jensen), the weights c_1, c_2 of the classes satisfy
    (1 - m) c_1 - m c_2 >= 2 (1 - m) P + 2 (1 - 2m) - m - 2 E[1 - 2Y; Y < eps]. At eps = 1 this is sharp.
    """
    m = ball(min(limits) - sp.Rational(1, 1000))

    def margin(e: arb) -> arb:
        return (2 * (1 - m) * (1 - arb(1) / 10**6) + 2 - 5 * m - e / 1000).min(m - arb(1) / 2)

    return enclosure(margin, {"epsilon": (0, 1)}, what="h_eps^1(1) > least limit - 1/1000 > 1/2")


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-2.7"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=(sp.Rational(2, 3), sp.Rational(3, 5), sp.Rational(4, 7), sp.Rational(2, 3)),
    checks=(from_concentration, from_large_alpha, from_radius_one, from_every_radius),
    controls=(
        Control(subject=(sp.Rational(2, 3),) * 4, why="the pairs of neighbours left out for eps > 1/2"),
        Control(subject=(sp.Rational(1, 3),) * 4, why="the share of class 2 below eps = 1/2"),
        Control(
            subject=(sp.Rational(2, 3), sp.Rational(3, 5), sp.Rational(5, 9), sp.Rational(2, 3)),
            why="near miss: 5/9 for 4/7",
        ),
    ),
    uses=("chidambaram2022/theorem_2_7_threshold",),
    erratum=(
        r"The theorem holds; its proof slips at three places (the radius $\epsilon$ in $x$ is $\epsilon / 2$ in "
        r"$\lambda$ for the points 0 and 2, the variance of $\mathrm{Beta}(\alpha, \alpha)$ is $1 / (8 \alpha + 4)$, "
        r"and the event $\lambda < \epsilon$ is one-sided), so that its explicit threshold has to be raised to $\alpha "
        r"\ge \frac{1}{2} (2.0108 / \epsilon^2 - 1)$."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
