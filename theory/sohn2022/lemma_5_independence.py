r"""Lemma 5: the $Y_j$ are independent.

$Y_1, \dots, Y_d$ are jointly normal, and $Y_j = Z_j - B_j (Z_{j+1} + \dots + Z_d)$ is uncorrelated with every later
$Z_m$, hence with every later $Y_k$, exactly for
$$B_j = \frac{\tau}{1 + (d-j-1)\tau}$$
Being jointly normal they are mutually independent, which Lemma 7 needs and the pairwise statement alone would not
give.
"""

from itertools import combinations

import sympy as sp

from theory.checks import identity, on_instances
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.equicorrelation import SIGMA, covariance_of_residuals, d, j, matrix, tau
from theory.evidence import Evidence
from theory.standalone import run_alone

VALUES = tuple(map(sp.Rational, ("-1/7", "1/3", "4/5")))


def from_the_entries_of_sigma(weight: sp.Expr) -> Evidence:
    """The one weight with Cov(Y_j, Z_m) = 0 for every m > j and every d, so that Cov(Y_j, Y_k) = 0 for every k > j."""
    unknown = sp.Symbol("B", real=True)
    return identity(weight, sp.solve(covariance_of_residuals(unknown)[0], unknown)[0])


def from_exact_matrices(weight: sp.Expr) -> Evidence:
    """The whole covariance matrix of Y in rationals, d = 2 .. 6: diagonal."""

    def is_diagonal(case: tuple[int, sp.Rational]) -> bool:
        size, value = case
        rows = sp.zeros(size, size)
        for k in range(1, size + 1):
            b = weight.subs({d: size, j: k, tau: value}) if k < size else 0
            rows[k - 1, :] = sp.Matrix([[0] * (k - 1) + [1] + [-b] * (size - k)])
        covariance = rows * matrix(SIGMA, size, tau=value) * rows.T
        return all(covariance[a, b] == 0 for a, b in combinations(range(size), 2))

    cases = [(size, value) for size in range(2, 7) for value in VALUES]
    return on_instances(is_diagonal, cases, what="Cov(Y) is diagonal")


CLAIM = Claim(
    source=Source(paper="sohn2022", number="lemma-5", equation="(18)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=tau / (1 + (d - j - 1) * tau),
    checks=(from_the_entries_of_sigma, from_exact_matrices),
    controls=(
        Control(subject=tau / (1 + (d - 2) * tau), why="the weight of the first step at every step"),
        Control(subject=tau, why="right where one later variable is left"),
        Control(subject=tau / (1 + (d - j) * tau), why="near miss: j one too small"),
    ),
    erratum=(
        "In (18) and the lines after it our copy divides arguments of erf by $2$ where the normal distribution "
        r"function has $\sqrt{2}$, as (17) and the first factor of (18) rightly do; the lemma is not affected."
    ),
    uses=("sohn2022/lemma_3_closed_forms",),
)

if __name__ == "__main__":
    run_alone(__file__)
