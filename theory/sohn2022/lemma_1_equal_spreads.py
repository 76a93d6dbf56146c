r"""Lemma 1 for c = 1: with sharp densities of equal spread the printed form is the second-order Taylor form.

Where the label of a pair switches at $\lambda = 1/2$, the coefficients $A = 1/4$ and $B = 1/12$ for both classes make
the form
$$\tilde L = L^{std} + \frac14 (\mathrm{slope\ terms}) + \frac{1}{12} (\mathrm{curvature\ terms})$$
agree with the GenLabel loss up to an error of order $s^4$ as $\theta$ is scaled by $s$, whatever the scores of the
points.
"""

import numpy as np
import sympy as sp

from theory.checks import agreement
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.taylor_coefficients import (
    Sample,
    Weights,
    agrees_through_third_order,
    fitted_order,
    limit_moments,
)
from theory.standalone import run_alone

ONE, QUARTER, TWELFTH = sp.Integer(1), sp.Rational(1, 4), sp.Rational(1, 12)
HALF, THIRD, SIXTH = sp.Rational(1, 2), sp.Rational(1, 3), sp.Rational(1, 6)
HEIGHTS = np.random.default_rng(7).normal(size=8)
POINTS = np.column_stack([np.repeat([-1.0, 1.0], 4), HEIGHTS])
DATA = Sample("1", POINTS, np.repeat([0.0, 1.0], 4), lambda mixed: 1e9 * mixed[:, 0])


def from_expansion_at_zero(weights: Weights) -> Evidence:
    """The form equals the exact loss through third order in the scale of theta, for every pair of scores."""
    return agrees_through_third_order(weights, limit_moments(sp.Integer(1)))


def from_quadrature(weights: Weights) -> Evidence:
    """The error against the exact loss falls like s^4 on points whose midpoints lie on the border of the classes."""
    return agreement(
        lambda _: fitted_order(weights, DATA),
        lambda _: 4.0,
        ["eight points"],
        tolerance=0.1,
        what="order of the error in the scale of theta",
        relative=False,
    )


CLAIM = Claim(
    source=Source(paper="sohn2022", number="lemma-1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=Weights(*[sp.Rational(1), sp.Rational(1, 4), sp.Rational(1, 12)] * 2),
    checks=(from_expansion_at_zero, from_quadrature),
    controls=(
        Control(subject=Weights(*[ONE, THIRD, SIXTH] * 2), why="Mixup's 1/3 and 1/6"),
        Control(subject=Weights(*[ONE, HALF, THIRD] * 2), why="the weights of a pair of one class"),
        Control(subject=Weights(*[ONE, QUARTER, SIXTH] * 2), why="near miss: Mixup's curvature with the right slope"),
    ),
    uses=("sohn2022/lemma_1_same_class",),
)

if __name__ == "__main__":
    run_alone(__file__)
