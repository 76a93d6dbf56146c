r"""Lemma 1: one pair of coefficients A, B serves both classes.

For a pair $x_0, x_1$ of the two classes, whose mixed points are labelled class 0 with probability $P(\lambda)$ of
moments $m_k = \int \lambda^k P(\lambda) d\lambda$, the lemma weighs the value of the loss at either point by 1, its
slope by the mean of $1 - \lambda$ and its curvature by the mean of $(1 - \lambda)^2$ under the density
$P(\lambda) + 1 - P(1 - \lambda)$ of (32):
$$A = m_0 - 2 m_1 + \frac12, \quad B = m_0 - 2 m_1 + \frac13$$
and calls the result the second-order Taylor approximation, so that its error is of order $s^4$ as $\theta$ is scaled
by $s$.
"""

import sympy as sp

from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.taylor_coefficients import Weights, agrees_through_third_order, has_fourth_order, m0, m1
from theory.standalone import run_alone

ONE, HALF, THIRD = sp.Integer(1), sp.Rational(1, 2), sp.Rational(1, 3)
A, B = m0 - 2 * m1 + HALF, m0 - 2 * m1 + THIRD


def from_expansion_at_zero(weights: Weights) -> Evidence:
    """The form equals the exact loss through third order in the scale of theta, for every label and every pair."""
    return agrees_through_third_order(weights)


def from_quadrature(weights: Weights) -> Evidence:
    """The error against the exact loss of drawn points falls like s^4 (c = 1/2, 1, 2, 3)."""
    return has_fourth_order(weights)


CLAIM = Claim(
    source=Source(paper="sohn2022", number="lemma-1", equation="(33)-(35)"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=Weights(ONE, A, B, ONE, A, B),
    checks=(from_expansion_at_zero, from_quadrature),
    controls=(
        Control(subject=Weights(ONE, THIRD, THIRD / 2, ONE, THIRD, THIRD / 2), why="Mixup's 1/3 and 1/6"),
        Control(subject=Weights(ONE, HALF, THIRD, ONE, HALF, THIRD), why="the weights of a pair of one class"),
        Control(
            subject=Weights(2 * m0, A, B, 2 - 2 * m0, A, B), why="near miss: values by class, slopes still averaged"
        ),
    ),
    erratum=(
        "The step from (30) to (31) exchanges $i$ and $j$ in the points but not in $a_{ij}$ and $Z'_{ij}$, which "
        "averages the two classes; unless half of the pair's mixtures are of each class, or its scores are "
        "opposite, each class needs weights of its own, already for value and slope."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
