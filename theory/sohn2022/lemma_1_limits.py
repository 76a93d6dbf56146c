r"""Lemma 1: the limits of A and B for sharp densities.

With $\sigma_2 = c \sigma_1$, both classes at their means and $\sigma_1 \to \infty$, the label of the mixed point
becomes a step, class 0 for $\lambda > 1/(1+c)$, and the coefficients (35) tend to
$$A \to \frac{c^2+1}{2(c+1)^2}, \quad B \to \frac{c^2-c+1}{3(c+1)^2}$$
These are the averages of what the two classes need (the claims on the classes give each); they are equal at $c = 1$.
"""

from functools import partial

import sympy as sp

from theory.checks import agreement, all_of, identity
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.taylor_coefficients import SPREADS, c, label_moments_at_means, lam
from theory.standalone import run_alone


def from_the_step_label(limits: sp.Tuple) -> Evidence:
    """Integrate (1 - lam)^k against the limit of (34): both steps, one from 1/(1+c) and one from c/(1+c)."""
    starts = (1 / (1 + c), c / (1 + c))
    found = [sum(sp.integrate((1 - lam) ** k, (lam, start, 1)) for start in starts) for k in (1, 2)]
    return identity(list(limits), found)


def from_sharp_densities(limits: sp.Tuple) -> Evidence:
    """Quadrature of the labels of two Gaussians in the plane with sigma_1 = 300, from their densities."""

    def found(n: int, point: dict[sp.Symbol, str]) -> float:
        m0, m1, _ = label_moments_at_means(point[c], sharpness=300.0)
        return m0 - 2 * m1 + (1 / 2, 1 / 3)[n]

    regime = [{c: spread} for spread in SPREADS]
    parts = (
        agreement(limit, partial(found, n), regime, tolerance=1e-4, what="AB"[n]) for n, limit in enumerate(limits)
    )
    return all_of(list(parts))


CLAIM = Claim(
    source=Source(paper="sohn2022", number="lemma-1", equation="(35)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple((c**2 + 1) / (2 * (c + 1) ** 2), (c**2 - c + 1) / (3 * (c + 1) ** 2)),
    checks=(from_the_step_label, from_sharp_densities),
    controls=(
        Control(subject=sp.Tuple(sp.Rational(1, 4), sp.Rational(1, 12)), why="right at c = 1 and nowhere else"),
        Control(
            subject=sp.Tuple(c**2 / (c + 1) ** 2, 2 * c**3 / (3 * (c + 1) ** 3)),
            why="what class 0 needs, for both classes",
        ),
        Control(
            subject=sp.Tuple((c**2 + 1) / (2 * (c + 1) ** 2), (c**2 - c + 1) / (4 * (c + 1) ** 2)),
            why="near miss: 4 for 3 in B",
        ),
    ),
    erratum=(
        r"The proof lets $Z'$ and $\bar z$ vanish inside the exponent, where $\sigma_1^2 Z'$ grows like $\sigma_1$; "
        r"the limit stands because the deterministic part grows like $\sigma_1^2$."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
