r"""Equations (2), (3), (4): the loss of one pair of different classes in its two margins.

With $u = \theta^\top x_1$ and $v = -\theta^\top z_1$ the loss of the mixtures $\lambda x_1 + (1-\lambda) z_1$ is the
mean over $\lambda$ of
$$\lambda \log(1 + e^{-\lambda u + (1-\lambda) v}) + (1-\lambda) \log(1 + e^{\lambda u - (1-\lambda) v}).$$
For a symmetric law $\lambda$ may be replaced by $1 - \lambda$, which exchanges $u$ and $v$, and at $u = v = k$ it
becomes
$$h_\lambda(k) = \lambda \log(1 + e^{(1-2\lambda) k}) + (1-\lambda) \log(1 + e^{(2\lambda-1) k}).$$
"""

from functools import partial

import numpy as np
import sympy as sp

from numerics.enclosure import evaluate
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

    def reference(case: tuple[str, str, str, bool]) -> float:
        first, second, weight, mirrored = case
        theta = np.linalg.solve(np.array(points), np.array([float(sp.Rational(first)), -float(sp.Rational(second))]))
        at = float(1 - sp.Rational(weight) if mirrored else sp.Rational(weight))
        return loss(mixtures(points, labels, Atoms.at(at), pairs=Pairs.ACROSS), theta)

    def value(form: sp.Expr, case: tuple[str, str, str, bool]) -> float:
        return float(evaluate(form, {u: case[0], v: case[1], k: case[0], lam: case[2]}).mid())

    parts = []
    for form, mirrored, diagonal in zip(forms, (False, True, False), (False, False, True), strict=True):
        cases = [
            ("2", "2" if diagonal else "1/2", "1/3", mirrored),
            ("1/7", "1/7" if diagonal else "3", "4/5", mirrored),
        ]
        parts.append(
            agreement(partial(value, form), reference, cases, tolerance=1e-12, what="loss (u, v, lam, mirrored)")
        )
    return all_of(parts)


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
