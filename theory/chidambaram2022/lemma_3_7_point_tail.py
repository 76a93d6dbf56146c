r"""Lemma 3.7: the exact probability that a given point is no support vector.

For $2 \le n \le d$ independent $\mathcal{N}(0, I_d)$ points and labels that do not depend on them, point $i$ has
$y_i (K^{-1} y)_i < 0$ with probability
$$\frac{1}{2} I_{1 - 1/n} \left( \frac{d - n + 2}{2}, \frac{1}{2} \right),$$
$I$ the regularised incomplete beta function. By the Schur complement the sign is that of $1 - y_i x_i^\top c$, with
$c = X_{-i}^\top K_{-i}^{-1} y_{-i}$ independent of $x_i$; so $x_i^\top c$ is $|c|$ times a standard normal $N$, and
$|c|^2 = y_{-i}^\top K_{-i}^{-1} y_{-i} = (n-1) / C$ with $C \sim \chi^2_{d-n+2}$. The event $N > \sqrt{C / (n-1)}$ is
half of $C / (N^2 + C) < 1 - 1/n$, a variable of law $\mathrm{Beta}((d-n+2)/2, 1/2)$. The subject holds the factor, the
point and the two parameters.
"""

import numpy as np
import sympy as sp

from numerics.enclosure import precision
from theory.checks import all_of, encloses, identity, within_error
from theory.chidambaram2022.support_vectors import beta_tail, d, n, normal_tail_over_chi, weights
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

CASES = ((2, 2), (2, 5), (3, 3), (5, 9), (12, 40), (40, 160))
SIMULATED = ((3, 4), (6, 14), (12, 40))
Tail = tuple[sp.Expr, sp.Expr, sp.Expr, sp.Expr]


def from_schur_complement(tail: Tail) -> Evidence:
    """The event in terms of N and C; the chi-squared degrees d - (n - 2) and 1; the Schur complement for n = 3."""
    factor, at, first, second = tail
    normal, gram = sp.Symbol("N", positive=True), sp.Matrix(3, 3, sp.symbols("a p q p b r q r c", positive=True))
    edge = normal**2 * (n - 1)
    others, cross = gram[1:, 1:], gram[1:, 0]
    complement = gram[0, 0] - (cross.T * others.inv() * cross)[0]
    weight = (1 - (cross.T * others.inv() * sp.ones(2, 1))[0]) / complement
    return identity(
        [at, 2 * first, 2 * second, 2 * factor, (gram.inv() * sp.ones(3, 1))[0]],
        [edge / (normal**2 + edge), d - (n - 2), sp.Integer(1), sp.Integer(1), weight],
    )


def from_normal_and_chi_square(tail: Tail) -> Evidence:
    """The probability of N > sqrt(C / (n - 1)) by rigorous integration over C."""
    with precision(128):
        return all_of(
            [
                encloses(
                    beta_tail(*tail, *case), normal_tail_over_chi(*case), tolerance=1e-12, what=f"(n, d) = {case}: tail"
                )
                for case in CASES
            ]
        )


def from_draws(tail: Tail) -> Evidence:
    """Gaussian points, float64: the fraction of points with a negative weight."""
    parts = []
    for points, dimension in SIMULATED:
        share = (weights(points, dimension, 6000, seed=points) < 0).mean(axis=1)
        error = float(share.std(ddof=1) / np.sqrt(len(share)))
        value = float(beta_tail(*tail, points, dimension).mid())
        parts.append(
            within_error(value, float(share.mean()), error, n_cases=len(share), what=f"(n, d) = {points, dimension}")
        )
    return all_of(parts)


HALF = sp.Rational(1, 2)

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="lemma-3.7"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=(sp.Rational(1, 2), 1 - 1 / n, (d - n + 2) / 2, sp.Rational(1, 2)),
    checks=(from_schur_complement, from_normal_and_chi_square, from_draws),
    controls=(
        Control(subject=(sp.Integer(1), 1 - 1 / n, (d - n + 2) / 2, HALF), why="both tails of the normal"),
        Control(subject=(HALF, 1 - 1 / n, d / 2, HALF), why="d degrees: right for n = 2 alone"),
        Control(subject=(HALF, 1 - 1 / (n + 1), (d - n + 2) / 2, HALF), why="n points beside the given one"),
        Control(subject=(HALF, 1 - 1 / n, (d - n + 1) / 2, HALF), why="near miss: one degree of freedom less"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
