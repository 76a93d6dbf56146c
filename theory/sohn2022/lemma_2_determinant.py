r"""Lemma 2, the determinant: exactly which equicorrelation matrices are invertible.

For $\Sigma = (1 - \tau) I + \tau J$ in dimension $d$,
$$\det \Sigma = (1 - \tau)^{d-1} (1 + (d-1)\tau)$$
so that $\Sigma$ is singular for $\tau = 1$ ($d \ge 2$) and $\tau = -1/(d-1)$ alone; the exclusion of $-1/(d-2)$ in
the lemma serves its notation, not the matrix.
"""

from itertools import product as pairs

import sympy as sp

from theory.checks import all_of, identity, on_instances
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.equicorrelation import SIGMA, d, eigenvalues, matrix, tau
from theory.evidence import Evidence
from theory.standalone import run_alone

SIZES = range(1, 8)
VALUES = tuple(map(sp.Rational, ("-3/4", "-1/2", "-1/3", "0", "1/5", "2/3", "1")))


def from_eigenvalues(determinant: sp.Expr) -> Evidence:
    """The product of the eigenvalues with their multiplicities d - 1 and 1."""
    repeated, single = eigenvalues(SIGMA)
    return identity(determinant / (repeated ** (d - 1) * single), 1)


def from_bordering(determinant: sp.Expr) -> Evidence:
    """Induction: one more row multiplies by the Schur complement 1 - tau^2 d / (1 + (d - 1) tau), from det = 1."""
    ratio = sp.powsimp(determinant.subs(d, d + 1) / determinant)
    step = identity(sp.simplify(ratio), 1 - tau**2 * d / (1 + (d - 1) * tau))
    return all_of([step, identity(determinant.subs(d, 1), 1)])


def from_exact_matrices(determinant: sp.Expr) -> Evidence:
    """Determinants in rationals, singular matrices included."""

    def agrees(case: tuple[int, sp.Rational]) -> bool:
        size, value = case
        return bool(matrix(SIGMA, size, tau=value).det() == determinant.subs(d, size).subs(tau, value))

    return on_instances(agrees, pairs(SIZES, VALUES), what="the determinant")


CLAIM = Claim(
    source=Source(paper="sohn2022", number="lemma-2", equation="(9)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=(1 - tau) ** (d - 1) * (1 + (d - 1) * tau),
    checks=(from_eigenvalues, from_bordering, from_exact_matrices),
    controls=(
        Control(subject=(1 - tau) ** d * (1 + (d - 1) * tau), why="one eigenvalue too many"),
        Control(subject=1 - tau**2 + 0 * d, why="right at d = 2 and nowhere else"),
        Control(subject=(1 - tau) ** (d - 1) * (1 + d * tau), why="near miss: d for d - 1"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
