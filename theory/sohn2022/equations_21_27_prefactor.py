r"""The ratio of densities before (24), first display, as printed.

The displayed ratio of densities is
$$\frac{p}{q} = \frac{\sigma_1^d}{\sigma_2^d} \exp(-\frac{\sigma_2^2}{2} (Q(x + e_1) - \frac{\sigma_2^2}{\sigma_1^2}
Q(x - e_1))), \quad Q(v) = v^T \Sigma^{-1} v$$
"""

import sympy as sp

from theory.claim import FORALL, REFUTED, Claim, Control, Source
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

NEAR = (2 - 2 * lam) ** 2 * c_d + 2 * (2 - 2 * lam) * z_prime + z_bar
FAR = 4 * lam**2 * c_d - 4 * lam * z_prime + z_bar
VOLUME = d * sp.log(sigma_1) - d * sp.log(sigma_2)

CLAIM = Claim(
    source=Source(paper="sohn2022", number="equations-21-27", equation="after (23)"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=VOLUME - sigma_2**2 / 2 * (NEAR - sigma_2**2 / sigma_1**2 * FAR),
    checks=(from_the_densities, from_explicit_matrices),
    controls=(
        Control(subject=VOLUME - sigma_1**2 / 2 * (NEAR - FAR), why="one spread for both classes in the exponent"),
        Control(
            subject=VOLUME + sigma_1**2 / 2 * (NEAR - sigma_2**2 / sigma_1**2 * FAR), why="the sign of the exponent"
        ),
        Control(
            subject=VOLUME - sigma_1**2 / 2 * (NEAR - sigma_2 / sigma_1 * FAR), why="near miss: the ratio unsquared"
        ),
    ),
    erratum=(
        r"In our copy the exponent of the first displayed ratio $p/q$ is led by $\sigma_2^2/2$ where $\sigma_1^2/2$ "
        "is meant (a single index, perhaps a flaw of the copy); the last line of the computation, and (26), are "
        "right."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
