r"""Lemma 1 for opposite points: where the printed form is right for every c.

For a pair with opposite scores, $w_1 = -w_0$, as at the class means $\mp e_1$, the loss, slope and curvature terms
of the two points are equal, so only the averages over the classes count: there the printed weights
$$1, \quad A = m_0 - 2 m_1 + \frac12, \quad B = m_0 - 2 m_1 + \frac13$$
err by order $s^4$ whatever the label. So the lemma holds in the strict limit in which all points have moved to the
means; for points of a given dataset it does not.
"""

import numpy as np
import sympy as sp

from theory.checks import agreement, identity
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.taylor_coefficients import (
    SPREADS,
    Sample,
    Weights,
    fitted_order,
    form_through_third_order,
    loss_through_third_order,
    m0,
    m1,
    sample,
    w0,
    w1,
)
from theory.standalone import run_alone

ONE = sp.Rational(1)
HALF = sp.Rational(1, 2)
THIRD = sp.Rational(1, 3)
A = m0 - 2 * m1 + HALF
B = m0 - 2 * m1 + THIRD
POINTS = np.array([[-1.2, 0.4], [1.2, -0.4]])
PAIRS = tuple(Sample(spread, POINTS, np.array([0.0, 1.0]), sample(spread).log_odds) for spread in SPREADS)


def from_expansion_at_zero(weights: Weights) -> Evidence:
    """The form equals the exact loss through third order at opposite scores, for every label."""
    form, exact = (e.subs(w1, -w0) for e in (form_through_third_order(weights), loss_through_third_order()))
    return identity(form, exact)


def from_quadrature(weights: Weights) -> Evidence:
    """The error against the exact loss of an opposite pair of the plane falls like s^4 (c = 1/2, 1, 2, 3)."""
    return agreement(
        lambda n: fitted_order(weights, PAIRS[n]),
        lambda _: 4.0,
        range(len(PAIRS)),
        tolerance=0.1,
        what="order of the error in the scale of theta",
        relative=False,
    )


CLAIM = Claim(
    source=Source(paper="sohn2022", number="lemma-1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=Weights(ONE, A, B, ONE, A, B),
    checks=(from_expansion_at_zero, from_quadrature),
    controls=(
        Control(subject=Weights(*[ONE, THIRD, THIRD / 2] * 2), why="Mixup's 1/3 and 1/6"),
        Control(subject=Weights(*[ONE, HALF, THIRD] * 2), why="the weights of a pair of one class"),
        Control(subject=Weights(*[ONE, A, A**2] * 2), why="near miss: the square of the mean for the curvature"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
