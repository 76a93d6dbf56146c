r"""The ratio of densities before (24), three factors, as printed.

The exponential of the ratio of densities is split into three factors, in the order printed
$$\exp(-\frac{\sigma_1^2}{2} Q(x + e_1)) \exp(\frac{\sigma_2^2}{2} Q(x - e_1)) \exp(\frac{\sigma_2^2 - \sigma_1^2}{2}
Q(x - e_1)), \quad Q(v) = v^T \Sigma^{-1} v$$
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
    source=Source(paper="sohn2022", number="equations-21-27", equation="before (24)"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=VOLUME - sigma_1**2 / 2 * NEAR + sigma_2**2 / 2 * FAR + (sigma_2**2 - sigma_1**2) / 2 * FAR,
    checks=(from_the_densities, from_explicit_matrices),
    controls=(
        Control(subject=VOLUME - sigma_1**2 / 2 * (NEAR - FAR), why="the third factor left out"),
        Control(subject=VOLUME + sigma_2**2 / 2 * FAR, why="the first class left out"),
        Control(
            subject=VOLUME - sigma_1**2 / 2 * (NEAR - FAR) + (sigma_2**2 - sigma_1**2) / 4 * FAR,
            why="near miss: the root of the third factor",
        ),
    ),
    erratum=(
        r"In our copy the second of the three exponential factors before (24) has $\sigma_2^2/2$ and should have "
        r"$\sigma_1^2/2$ (a single index, perhaps a flaw of the copy; the third factor carries the difference); the "
        "line after it is right."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
