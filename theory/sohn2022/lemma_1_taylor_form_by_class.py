r"""Lemma 1, repaired: each class has coefficients of its own.

For a pair $x_0, x_1$ of the two classes, whose mixed points are labelled class 0 with probability $P(\lambda)$ of
moments $m_k = \int \lambda^k P(\lambda) d\lambda$, the weights of value, slope and curvature are
$$2 m_0, \quad 2 (m_0 - m_1), \quad 2 (m_0 - 2 m_1 + m_2)$$ at the point of class 0 and
$$2 (1 - m_0), \quad 2 (1/2 - m_1), \quad 2 (1/3 - m_2)$$ at the point of class 1. Then the error is of order
$s^4$ as $\theta$ is scaled by $s$, for every label, every $\sigma_1$, $c$, dimension and pair. The printed $A$, $B$
are their averages.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.taylor_coefficients import (
    Weights,
    agrees_for_quadratic_losses,
    agrees_through_third_order,
    has_fourth_order,
    m0,
    m1,
    m2,
)
from theory.sohn2022.taylor_orders import has_fourth_order_by_class
from theory.standalone import run_alone

ONE, HALF, THIRD = sp.Integer(1), sp.Rational(1, 2), sp.Rational(1, 3)
SUBJECT = Weights(
    value_0=2 * m0,
    slope_0=2 * (m0 - m1),
    curvature_0=2 * (m0 - 2 * m1 + m2),
    value_1=2 * (1 - m0),
    slope_1=2 * (sp.Rational(1, 2) - m1),
    curvature_1=2 * (sp.Rational(1, 3) - m2),
)
A, B = m0 - 2 * m1 + HALF, m0 - 2 * m1 + THIRD


def from_quadratic_losses(weights: Weights) -> Evidence:
    """With an arbitrary quadratic loss for either label the form is exact; this pins all six weights."""
    return agrees_for_quadratic_losses(weights)


def from_expansion_at_zero(weights: Weights) -> Evidence:
    """The form equals the exact loss through third order in the scale of theta, for every label and every pair."""
    return agrees_through_third_order(weights)


def from_quadrature(weights: Weights) -> Evidence:
    """The error against the exact loss of drawn points falls like s^4 (c = 1/2, 1, 2, 3)."""
    return has_fourth_order(weights)


def from_quadrature_by_class(weights: Weights) -> Evidence:
    """So does the error of the part of either label alone."""
    return has_fourth_order_by_class(weights)


CLAIM = Claim(
    source=Source(paper="sohn2022", number="lemma-1", equation="(33)-(35)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=SUBJECT,
    checks=(from_quadratic_losses, from_expansion_at_zero, from_quadrature, from_quadrature_by_class),
    controls=(
        Control(subject=Weights(ONE, A, B, ONE, A, B), why="the printed averages over the classes"),
        Control(subject=Weights(*SUBJECT[3:], *SUBJECT[:3]), why="the classes exchanged"),
        Control(
            subject=SUBJECT._replace(curvature_0=SUBJECT.curvature_1, curvature_1=SUBJECT.curvature_0),
            why="near miss: the curvatures exchanged, which the logistic loss at small theta does not see",
        ),
    ),
    repairs="sohn2022/lemma_1_taylor_form",
)

if __name__ == "__main__":
    run_alone(__file__)
