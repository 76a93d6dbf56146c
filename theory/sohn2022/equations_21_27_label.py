r"""Equation (26): the GenLabel of a mixed pair is a logistic function.

With $x = (1 - 2\lambda) e_1 + Z$, $Z' = e_1^T \Sigma^{-1} Z$ and $\bar z = Z^T \Sigma^{-1} Z$, the label is
$y^{gen} = 1/(1 + p/q)$ with
$$\log \frac{p}{q} = d \log \frac{\sigma_1}{\sigma_2} - \sigma_1^2 ((2 - 4\lambda) c_d + 2 Z')
+ (\sigma_2^2 - \sigma_1^2) (2 \lambda^2 c_d - 2 \lambda Z' + \bar z / 2)$$
For $\sigma_1 = \sigma_2$ the log odds are linear in $\lambda$ (at fixed $Z$), else quadratic.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.gaussian_label import (
    c_d,
    d,
    from_explicit_matrices,
    from_the_densities,
    lam,
    sigma_1,
    sigma_2,
    z_bar,
    z_prime,
)
from theory.standalone import run_alone

LINEAR = (2 - 4 * lam) * c_d + 2 * z_prime
SQUARE = 2 * lam**2 * c_d - 2 * lam * z_prime + z_bar / 2
VOLUME = d * sp.log(sigma_1) - d * sp.log(sigma_2)

CLAIM = Claim(
    source=Source(paper="sohn2022", number="equations-21-27", equation="(26)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=VOLUME - sigma_1**2 * LINEAR + (sigma_2**2 - sigma_1**2) * SQUARE,
    checks=(from_the_densities, from_explicit_matrices),
    controls=(
        Control(subject=-(sigma_1**2) * LINEAR, why="right for equal spreads alone"),
        Control(
            subject=-VOLUME - sigma_1**2 * LINEAR + (sigma_2**2 - sigma_1**2) * SQUARE,
            why="the volumes the other way round",
        ),
        Control(
            subject=VOLUME - sigma_1**2 * LINEAR + (sigma_2**2 - sigma_1**2) * (SQUARE + z_bar / 2),
            why="near miss: z-bar for z-bar / 2",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
