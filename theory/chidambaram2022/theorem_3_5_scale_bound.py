r"""Theorem 3.5: $k(P_f)$ exists, is unique, and exceeds 2 for every symmetric mixing law; 2 is the best constant.

Let $m = 2\lambda - 1$ have a symmetric law with $P(0 < |m| < 1) > 0$. Along $u = v = k$ the loss of one pair has the
derivative $\frac{1}{2} (E[m \tanh(m k/2)] - E[m^2])$, which increases strictly, is negative at $k = 2$ because
$\tanh m < m$ for $m > 0$, and tends to $\frac{1}{2} (E|m| - E[m^2]) > 0$. So it vanishes at exactly one $k$, and
$$k(P_f) > 2.$$
For $\mathrm{Beta}(\alpha, \alpha)$ the constant tends to 2 as $\alpha$ grows. (A law on $\{0, 1/2, 1\}$ alone has no
minimiser: $k$ would be infinite.)
"""

from fractions import Fraction

import sympy as sp

from theory.checks import identity, on_instances
from theory.chidambaram2022.margin_losses import across as pair_loss
from theory.chidambaram2022.margin_losses import k, lam, mirrored, scale
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

m = sp.Symbol("m", positive=True)
ALPHAS = (1, 2, 8, 32, 512)


def from_slope(bound: sp.Expr) -> Evidence:
    """The slope of E h_lam as stated, its growth in k, and m - tanh(m b / 2) > 0 at b = the bound.

    m cosh(m b / 2) - sinh(m b / 2) vanishes at m = 0; at b = 2 its derivative is m sinh(m) > 0.
    """
    slope = mirrored(sp.diff(pair_loss(k, k), k))
    signed = 2 * lam - 1
    stated = (signed * (1 - sp.exp(-signed * k)) / (1 + sp.exp(-signed * k)) - signed**2) / 2
    tanh = (1 - sp.exp(-m * k)) / (1 + sp.exp(-m * k))
    growth = 2 * m**2 * sp.exp(-m * k) / (1 + sp.exp(-m * k)) ** 2
    excess = m * sp.cosh(m * bound / 2) - sp.sinh(m * bound / 2)
    return identity(
        [slope, sp.diff(m * tanh, k), sp.diff(excess, m).rewrite(sp.exp)],
        [stated, growth, (m * sp.sinh(m)).rewrite(sp.exp)],
    )


def from_beta_laws(bound: sp.Expr) -> Evidence:
    """Enclosures of k for Beta(alpha, alpha): all above the bound, the last above it by less than 0.2 per cent."""
    least = Fraction(int(bound.p), int(bound.q))

    def fits(alpha: int) -> bool:
        root = scale(alpha)
        return root.low > least and (alpha < max(ALPHAS) or root.high < least * Fraction(1002, 1000))

    return on_instances(fits, ALPHAS, what="k(Beta(alpha, alpha)) against the bound, alpha")


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-3.5", equation="k(P_f)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Rational(2),
    checks=(from_slope, from_beta_laws),
    controls=(
        Control(subject=sp.Rational(1), why="valid, but not sharp"),
        Control(subject=sp.Rational(3), why="more than the constant of the uniform law"),
        Control(subject=sp.Rational(101, 50), why="near miss: 1 per cent too large, valid up to alpha = 32"),
    ),
    uses=("chidambaram2022/equations_2_6_pair_loss",),
)

if __name__ == "__main__":
    run_alone(__file__)
