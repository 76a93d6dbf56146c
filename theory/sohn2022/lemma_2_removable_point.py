r"""Lemma 2, at the excluded $\tau = -1/(d-2)$: the matrix is invertible.

There $c_d = 0$ while $\tau_d$ is infinite, but their product has a limit: for $d \ge 3$ the inverse of $\Sigma$ has
zeros on its diagonal and
$$-\frac{d-2}{d-1}$$ off it. The exclusion is one of notation. (This $\Sigma$ is no covariance matrix.)
"""

import sympy as sp

from theory.checks import identity, on_instances
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.equicorrelation import SIGMA, Pattern, d, matrix, product, tau
from theory.evidence import Evidence
from theory.standalone import run_alone


def from_the_algebra(off_diagonal: sp.Expr) -> Evidence:
    """The product with Sigma at tau = -1/(d - 2) is the identity for every d."""
    at_point = Pattern(*(part.subs(tau, -1 / (d - 2)) for part in SIGMA))
    return identity(list(product(at_point, Pattern(-off_diagonal, off_diagonal))), [1, 0])


def from_the_limit(off_diagonal: sp.Expr) -> Evidence:
    """The printed -c_d tau_d, with its common factor cancelled, takes this value."""
    c_d = ((d - 2) * tau + 1) / ((1 - tau) * ((d - 1) * tau + 1))
    entry = sp.cancel(-c_d * tau / ((d - 2) * tau + 1))
    return identity(off_diagonal, entry.subs(tau, -1 / (d - 2)))


def from_exact_matrices(off_diagonal: sp.Expr) -> Evidence:
    """Multiply the matrices out in rationals for d = 3 .. 8."""

    def inverts(size: int) -> bool:
        entry = off_diagonal.subs(d, size)
        inverse = entry * (sp.ones(size, size) - sp.eye(size))
        return matrix(SIGMA, size, tau=sp.Rational(-1, size - 2)) * inverse == sp.eye(size)

    return on_instances(inverts, range(3, 9), what="Sigma times its inverse is I")


CLAIM = Claim(
    source=Source(paper="sohn2022", number="lemma-2"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=-(d - 2) / (d - 1),
    checks=(from_the_algebra, from_the_limit, from_exact_matrices),
    controls=(
        Control(subject=sp.Integer(0) * d, why="c_d = 0 taken for the whole inverse"),
        Control(subject=(d - 2) / (d - 1), why="the sign"),
        Control(subject=-(d - 1) / d, why="near miss: d one too large"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
