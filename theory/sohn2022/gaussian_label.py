r"""The GenLabel of two normal classes along a mixed pair, from the densities.

The mixed point is $(1 - 2\lambda) e_1 + Z$; $c_d = e_1^T \Sigma^{-1} e_1$, $Z' = e_1^T \Sigma^{-1} Z$ and
$\bar z = Z^T \Sigma^{-1} Z$ are all that the densities see of $\Sigma$ and $Z$. Class 0 has mean $-e_1$ and covariance
$\Sigma / \sigma_1^2$, class 1 has mean $e_1$ and covariance $\Sigma / \sigma_2^2$.
"""

import sympy as sp

from theory.checks import identity, on_instances
from theory.evidence import Evidence

lam = sp.Symbol("lambda", real=True)
d = sp.Symbol("d", integer=True, positive=True)
sigma_1, sigma_2, c_d = sp.symbols("sigma_1 sigma_2 c_d", positive=True)
z_prime = sp.Symbol("Z'", real=True)
z_bar = sp.Symbol("z_bar", nonnegative=True)

# The plane with tau = 1/3 and Z = (1/5, -2/7), so that c_d = 9/8, Z' = 9/8 (1/5 + 2/21), z-bar from the same matrix.
_Z = sp.Matrix([sp.Rational(1, 5), sp.Rational(-2, 7)])
_INVERSE = sp.Matrix([[1, sp.Rational(1, 3)], [sp.Rational(1, 3), 1]]).inv()
_PLANE = {d: 2, c_d: _INVERSE[0, 0], z_prime: (_INVERSE * _Z)[0], z_bar: (_Z.T * _INVERSE * _Z)[0]}
REALISED = [
    {**_PLANE, lam: sp.Rational(1, 3), sigma_1: sp.Rational(s), sigma_2: sp.Rational(r)}
    for s, r in (("2", "3"), ("2", "2"), ("3", "3/2"))
]


def quadratic_forms() -> tuple[sp.Expr, sp.Expr]:
    """(x + e_1)' Sigma^-1 (x + e_1) and (x - e_1)' Sigma^-1 (x - e_1) at x = (1 - 2 lambda) e_1 + Z, by bilinearity."""
    forms = (a**2 * c_d + 2 * a * z_prime + z_bar for a in (2 - 2 * lam, -2 * lam))
    first, second = forms
    return first, second


def log_ratio() -> sp.Expr:
    """log p/q of the densities (22) and (23), written out from the normal law."""
    near, far = quadratic_forms()
    return d * sp.log(sigma_1) - d * sp.log(sigma_2) - sigma_1**2 * near / 2 + sigma_2**2 * far / 2


def from_the_densities(log_of_ratio: sp.Expr) -> Evidence:
    """Equal to log p/q for all lambda, sigma_1, sigma_2, d, c_d, Z' and z-bar."""
    return identity(log_of_ratio, log_ratio(), at=REALISED)


def from_explicit_matrices(log_of_ratio: sp.Expr) -> Evidence:
    """Both densities written out with a 2 x 2 matrix and rational points; exponents and volumes compared exactly."""
    tau, s1, s2 = sp.Rational(1, 3), sp.Integer(2), sp.Integer(3)
    sigma = sp.Matrix([[1, tau], [tau, 1]])
    e1 = sp.Matrix([1, 0])

    def log_density(x: sp.Matrix, mean: sp.Matrix, scale: sp.Integer) -> sp.Expr:
        cov = sigma / scale**2
        form = ((x - mean).T * cov.inv() * (x - mean))[0]
        return -form / 2 - sp.log(cov.det()) / 2

    def agrees(case: tuple[sp.Rational, sp.Matrix]) -> bool:
        weight, z = case
        x = (1 - 2 * weight) * e1 + z
        inverse = sigma.inv()
        values = {
            lam: weight,
            d: 2,
            sigma_1: s1,
            sigma_2: s2,
            c_d: inverse[0, 0],
            z_prime: (e1.T * inverse * z)[0],
            z_bar: (z.T * inverse * z)[0],
        }
        gap = log_of_ratio.subs(values) - log_density(x, -e1, s1) + log_density(x, e1, s2)
        return bool(sp.expand(sp.expand_log(gap, force=True)).equals(0))

    points = [sp.Matrix([sp.Rational(1, 5), sp.Rational(-2, 7)]), sp.Matrix([0, sp.Rational(1, 2)])]
    cases = [(sp.Rational(n, 6), z) for n in (0, 1, 3, 5, 6) for z in points]
    return on_instances(agrees, cases, what="log p/q at (lambda, Z)")
