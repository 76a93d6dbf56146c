r"""Section 2.1: what the factor 2 over i < j stands for.

Summed over both orders of two classes, the loss for a density $f$ is
$$J^{i,j}_{mix}[f] + J^{j,i}_{mix}[f] = 2 J^{i,j}_{mix}\left[\frac{f(\lambda) + f(1 - \lambda)}{2}\right].$$
So the printed loss with the factor 2 is the sum over all $i, j$ for symmetric laws, and for others the sum for the
symmetrised one. (Subject: the density in terms of $F = f(\lambda)$ and $R = f(1 - \lambda)$.)
"""

import sympy as sp

from theory.checks import agreement, identity
from theory.chidambaram2022.class_exchange import (
    CONSTANT,
    DENSITIES,
    LAWS,
    STEP,
    lam,
    logistic,
    numeric_loss,
    two_point_loss,
)
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

F, R, L1, L2 = sp.symbols("F R L1 L2", real=True)


def from_integrands(density: sp.Expr) -> Evidence:
    """Every law and classifier: at lam in one order and at 1 - lam in the other, the same mixture has the same logs."""
    first_order = -(lam * L1 + (1 - lam) * L2) * F
    second_order = -((1 - lam) * L2 + lam * L1) * R  # its lam is 1 - lam, and class 2 gets it
    return identity(first_order + second_order, -2 * (lam * L1 + (1 - lam) * L2) * density)


def from_examples(density: sp.Expr) -> Evidence:
    """Exact losses of X_1 = {0}, X_2 = {1} for four densities and two classifiers."""
    cases = [(f, g) for f in DENSITIES for g in (CONSTANT, STEP)]
    return identity(
        [two_point_loss(f, g, swapped=False) + two_point_loss(f, g, swapped=True) for f, g in cases],
        [2 * two_point_loss(density.subs({F: f, R: f.subs(lam, 1 - lam)}), g, swapped=False) for f, g in cases],
    )


def from_quadrature(density: sp.Expr) -> Evidence:
    """A logistic classifier and six laws, by quadrature of the definition."""
    mixed = sp.lambdify((F, R), density, "math")

    def both(name: str) -> float:
        return sum(numeric_loss(LAWS[name], logistic, swapped=swapped) for swapped in (False, True))

    def doubled(name: str) -> float:
        f = LAWS[name]
        return 2 * numeric_loss(lambda at: float(mixed(f(at), f(1 - at))), logistic, swapped=False)

    return agreement(doubled, both, sorted(LAWS), tolerance=1e-8, what="the sum over both orders")


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="section-2.1-fubini"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=(F + R) / 2,
    checks=(from_integrands, from_examples, from_quadrature),
    controls=(
        Control(subject=F, why="the law itself: right for symmetric laws alone"),
        Control(subject=R, why="the reflected law"),
        Control(subject=F + R, why="the factor 2 counted twice"),
        Control(subject=(51 * F + 49 * R) / 100, why="near miss: one per cent off balance"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
