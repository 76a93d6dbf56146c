r"""Lemma 2: the inverse of the equicorrelation matrix.

For $\Sigma = (1 - \tau) I + \tau J$ in dimension $d$, the inverse has $c_d$ on the diagonal and $-c_d \tau_d$ off
it, where
$$c_d = \frac{1}{1-\tau} \frac{(d-2)\tau + 1}{(d-1)\tau + 1}, \quad \tau_d = \frac{\tau}{(d-2)\tau + 1}$$
as long as $\tau \notin \{1, -1/(d-1), -1/(d-2)\}$.
"""

from itertools import product as pairs

import sympy as sp

from theory.checks import identity, on_instances
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.equicorrelation import SIGMA, Pattern, d, eigenvalues, matrix, product, tau
from theory.evidence import Evidence
from theory.standalone import run_alone

SIZES = range(1, 8)
VALUES = tuple(map(sp.Rational, ("-3/4", "-2/7", "0", "1/5", "2/3", "19/20")))


def from_the_algebra(form: sp.Tuple) -> Evidence:
    """The product with Sigma is the identity in the algebra of a I + b J, where J^2 = d J: for every d at once."""
    return identity(list(product(SIGMA, _pattern(form))), [1, 0])


def from_eigenvalues(form: sp.Tuple) -> Evidence:
    """Both eigenvalues are the reciprocals of Sigma's."""
    reciprocal = [1 / value for value in eigenvalues(SIGMA)]
    return identity(list(eigenvalues(_pattern(form))), reciprocal)


def from_exact_matrices(form: sp.Tuple) -> Evidence:
    """Multiply the matrices out in rationals, d = 1 and d = 2 included."""

    def inverts(case: tuple[int, sp.Rational]) -> bool:
        size, value = case
        return matrix(SIGMA, size, tau=value) * matrix(_pattern(form), size, tau=value) == sp.eye(size)

    def regular(case: tuple[int, sp.Rational]) -> bool:
        size, value = case
        return bool((size - 1) * value != -1 and (size - 2) * value != -1)

    return on_instances(inverts, pairs(SIZES, VALUES), hypotheses=regular, what="Sigma times its inverse is I")


def _pattern(form: sp.Tuple) -> Pattern:
    return Pattern.of_entries(form[0], -form[0] * form[1])


C = ((d - 2) * tau + 1) / ((1 - tau) * ((d - 1) * tau + 1))
T = tau / ((d - 2) * tau + 1)

CLAIM = Claim(
    source=Source(paper="sohn2022", number="lemma-2", equation="(10)-(12)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple(C, T),
    checks=(from_the_algebra, from_eigenvalues, from_exact_matrices),
    controls=(
        Control(subject=sp.Tuple(1 / (1 - tau**2), tau), why="right at d = 2 and nowhere else"),
        Control(subject=sp.Tuple(C, -T), why="the sign of the off-diagonal entries"),
        Control(subject=sp.Tuple(C, tau / ((d - 1) * tau + 1)), why="near miss: d - 1 for d - 2 in tau_d"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
