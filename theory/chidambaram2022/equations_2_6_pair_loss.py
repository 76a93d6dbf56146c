r"""Equations (2), (3), (4): the loss of one pair of different classes in its two margins.

With $u = \theta^\top x_1$ and $v = -\theta^\top z_1$ the loss of the mixtures $\lambda x_1 + (1-\lambda) z_1$ is the
mean over $\lambda$ of
$$\lambda \log(1 + e^{-\lambda u + (1-\lambda) v}) + (1-\lambda) \log(1 + e^{\lambda u - (1-\lambda) v}).$$
For a symmetric law $\lambda$ may be replaced by $1 - \lambda$, which exchanges $u$ and $v$, and at $u = v = k$ it
becomes
$$h_\lambda(k) = \lambda \log(1 + e^{(1-2\lambda) k}) + (1-\lambda) \log(1 + e^{(2\lambda-1) k}).$$
"""

import numpy as np
import sympy as sp

from numerics.linear_losses import Atoms, Pairs, loss, mixtures
from theory.checks import agreement, all_of, identity
from theory.chidambaram2022.margin_losses import across, k, lam, u, v
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

log, exp = sp.log, sp.exp
Forms = tuple[sp.Expr, sp.Expr, sp.Expr]
PAIR = lam * log(1 + exp(-lam * u + (1 - lam) * v)) + (1 - lam) * log(1 + exp(lam * u - (1 - lam) * v))
EXCHANGED = lam * log(1 + exp(-lam * v + (1 - lam) * u)) + (1 - lam) * log(1 + exp(lam * v - (1 - lam) * u))
DIAGONAL = lam * log(1 + exp((1 - 2 * lam) * k)) + (1 - lam) * log(1 + exp((2 * lam - 1) * k))


def from_definition(forms: Forms) -> Evidence:
    """Cross-entropy of the mixed label; the exchange lam <-> 1 - lam with u <-> v; the diagonal."""
    swapped = across(v, u)
    mirrored = across(u, v).subs(lam, 1 - lam)
    return identity([forms[0], forms[1], forms[1], forms[2]], [across(u, v), swapped, mirrored, across(k, k)])


def from_vectors(forms: Forms) -> Evidence:
    """The loss over theta from its definition, at one weight lam and two points of the plane."""
    points, labels = [[1.0, 0.5], [-0.25, 2.0]], [1, -1]

    def reference(at: dict[sp.Symbol, str], first: str, second: str, weight: float) -> float:
        margins = np.array([float(sp.Rational(at[sp.Symbol(s, positive=True)])) for s in (first, second)])
        theta = np.linalg.solve(np.array(points), margins * labels)
        return loss(mixtures(points, labels, Atoms.at(weight), pairs=Pairs.ACROSS), theta)

    regime = [{lam: a, u: b, v: c, k: b} for a, b, c in (("1/3", "2", "1/2"), ("4/5", "1/7", "3"))]
    weights = {str(at): float(sp.Rational(at[lam])) for at in regime}
    readings = (("u", "v", False), ("u", "v", True), ("k", "k", False))
    return all_of(
        [
            agreement(
                form,
                lambda at, a=a, b=b, mirror=mirror: reference(at, a, b, abs(float(mirror) - weights[str(at)])),
                regime,
                tolerance=1e-12,
                what=f"loss at ({a}, {b})",
            )
            for form, (a, b, mirror) in zip(forms, readings, strict=True)
        ]
    )


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="equations-2-6", equation="(2), (3), (4)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=(PAIR, EXCHANGED, DIAGONAL),
    checks=(from_definition, from_vectors),
    controls=(
        Control(subject=(EXCHANGED, PAIR, DIAGONAL), why="the classes exchanged"),
        Control(subject=(PAIR, PAIR, DIAGONAL), why="no exchange under lam <-> 1 - lam"),
        Control(subject=(PAIR, EXCHANGED, DIAGONAL.subs(k, -k)), why="near miss: the sign of k in (4)"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
