r"""Lemma 1 at finite $\sigma_1$: closed forms for equal spreads, through polylogarithms.

For $c = 1$ the log odds of class 0 along a pair are linear, $b \lambda - a$, and the coefficients of either class
are made of
$$M_k(\lambda) = \int^\lambda \frac{t^k}{1 + e^{a - b t}} dt, \quad k = 0, 1, 2$$
With $u = b \lambda - a$ and $L(u) = \log(1 + e^u)$, up to constants,
$$M_0 = \frac{L}{b}, \quad M_1 = \frac{\lambda L}{b} + \frac{\mathrm{Li}_2(-e^u)}{b^2}, \quad
M_2 = \frac{\lambda^2 L}{b} + \frac{2 \lambda \mathrm{Li}_2(-e^u)}{b^2} - \frac{2 \mathrm{Li}_3(-e^u)}{b^3}$$
and $m_k = M_k(1) - M_k(0)$. At the class means $b = 4 \sigma_1^2 c_d$ and $a = b/2$.
"""

import mpmath
import sympy as sp

from theory.checks import agreement, all_of, identity
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.taylor_coefficients import label_moments_at_means, lam
from theory.standalone import run_alone

a, b = sp.Symbol("a", real=True), sp.Symbol("b", positive=True)


def from_differentiation(forms: sp.Tuple) -> Evidence:
    """The derivative of each M_k is the integrand, for all a, b and lambda."""
    slopes = [sp.expand(sp.expand_func(sp.diff(form, lam).doit())) for form in forms]
    return identity(slopes, [lam**k * (1 - 1 / (1 + sp.exp(b * lam - a))) for k in (0, 1, 2)])


def from_quadrature(forms: sp.Tuple) -> Evidence:
    """Moments of the labels of two Gaussians at their means, tau = 0.3 in the plane, from their densities."""
    c_d = 1 / (1 - sp.Rational(3, 10) ** 2)
    parts = []
    for k, form in enumerate(forms):

        def moment(sharpness: int, form: sp.Expr = form) -> float:
            steep = 4 * sharpness**2 * c_d
            at = form.subs({b: steep, a: steep / 2})
            number = sp.lambdify(lam, at, "mpmath")
            with mpmath.workdps(40):
                return float(mpmath.re(number(mpmath.mpf(1)) - number(mpmath.mpf(0))))

        def measured(sharpness: int, k: int = k) -> float:
            return label_moments_at_means("1", sharpness=float(sharpness))[k]

        parts.append(agreement(moment, measured, [1, 2, 3], tolerance=1e-12, what=f"m_{k}"))
    return all_of(parts)


u = b * lam - a
SOFTPLUS = sp.log(1 + sp.exp(u))
LI_2, LI_3 = sp.polylog(2, -sp.exp(u)), sp.polylog(3, -sp.exp(u))
M_0 = SOFTPLUS / b
M_1 = lam * SOFTPLUS / b + LI_2 / b**2

CLAIM = Claim(
    source=Source(paper="sohn2022", number="lemma-1", equation="(35)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple(M_0, M_1, lam**2 * SOFTPLUS / b + 2 * lam * LI_2 / b**2 - 2 * LI_3 / b**3),
    checks=(from_differentiation, from_quadrature),
    controls=(
        Control(subject=sp.Tuple(M_0, lam * SOFTPLUS / b, lam**2 * SOFTPLUS / b), why="the boundary terms alone"),
        Control(subject=sp.Tuple(M_0, lam * SOFTPLUS / b - LI_2 / b**2, M_1 * lam), why="the sign of the dilogarithm"),
        Control(
            subject=sp.Tuple(M_0, M_1, lam**2 * SOFTPLUS / b + 2 * lam * LI_2 / b**2 + 2 * LI_3 / b**3),
            why="near miss: the sign of the trilogarithm",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
