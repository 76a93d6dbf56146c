r"""Lemma 1, sharpened: the limits of the coefficients of each class.

For densities so sharp that the label switches at $\lambda = 1/(1+c)$, the weights of value, slope and curvature are
$$\frac{2c}{1+c}, \quad \frac{c^2}{(1+c)^2}, \quad \frac{2c^3}{3(1+c)^3}$$ at the point of class 0
and, with $1/c$ for $c$,
$$\frac{2}{1+c}, \quad \frac{1}{(1+c)^2}, \quad \frac{2}{3(1+c)^3}$$ at the point of class 1.
For $c \ne 1$ even the standard loss is reweighted.
"""

from functools import partial

import sympy as sp

from theory.checks import agreement, all_of, identity
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.taylor_coefficients import SPREADS, Weights, c, label_moments_at_means, lam
from theory.standalone import run_alone

SUBJECT = Weights(
    value_0=2 * c / (1 + c),
    slope_0=c**2 / (1 + c) ** 2,
    curvature_0=2 * c**3 / (3 * (1 + c) ** 3),
    value_1=2 / (1 + c),
    slope_1=1 / (1 + c) ** 2,
    curvature_1=2 / (3 * (1 + c) ** 3),
)
A, B = (c**2 + 1) / (2 * (c + 1) ** 2), (c**2 - c + 1) / (3 * (c + 1) ** 2)


def from_the_step_label(weights: Weights) -> Evidence:
    """Integrate the powers of the distance from either point over its share of the segment, twice for both orders."""
    share_0, share_1 = c / (1 + c), 1 / (1 + c)
    found = [2 * sp.integrate(lam**k, (lam, 0, share)) for share in (share_0, share_1) for k in (0, 1, 2)]
    return identity(list(weights), found)


def from_the_exchange_of_classes(weights: Weights) -> Evidence:
    """Calling class 1 class 0 turns c into 1/c and exchanges the weights."""
    return identity([part.subs(c, 1 / c) for part in weights[:3]], list(weights[3:]))


def from_sharp_densities(weights: Weights) -> Evidence:
    """Quadrature of the labels of two Gaussians in the plane with sigma_1 = 300, from their densities."""

    def found(n: int, point: dict[sp.Symbol, str]) -> float:
        p0, p1, p2 = label_moments_at_means(point[c], sharpness=300.0)
        return 2 * (p0, p0 - p1, p0 - 2 * p1 + p2, 1 - p0, 1 / 2 - p1, 1 / 3 - p2)[n]

    regime = [{c: spread} for spread in SPREADS]
    parts = [
        agreement(weight, partial(found, n), regime, tolerance=1e-4, what=Weights._fields[n])
        for n, weight in enumerate(weights)
    ]
    return all_of(parts)


CLAIM = Claim(
    source=Source(paper="sohn2022", number="lemma-1", equation="C.7 step 4"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=SUBJECT,
    checks=(from_the_step_label, from_the_exchange_of_classes, from_sharp_densities),
    controls=(
        Control(subject=Weights(*[sp.Integer(1), A, B] * 2), why="the printed averages over the classes"),
        Control(subject=Weights(*SUBJECT[3:], *SUBJECT[:3]), why="the classes exchanged"),
        Control(
            subject=SUBJECT._replace(slope_0=c / (1 + c) ** 2),
            why="near miss: the slope of class 0 with c for c^2, right at c = 1",
        ),
    ),
    uses=("sohn2022/lemma_1_taylor_form_by_class",),
)

if __name__ == "__main__":
    run_alone(__file__)
