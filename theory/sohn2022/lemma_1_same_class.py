r"""Lemma 1, pairs of one class: the second-order form is not unique.

A pair of one class keeps its label, so the base point of the expansion may be chosen at will: with the weight 1 for
the values, any slope weight $f$ will do as long as the curvature weight is
$$f - \frac16$$ Uniform mixing (1/2, 1/3), Mixup's form (1/3, 1/6) and the printed $A$, $B$, for which $A - B = 1/6$
at every $c$, are such choices; all err by order $s^4$ and differ among themselves by that order.
"""

import sympy as sp

from theory.checks import identity
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.taylor_coefficients import c, form_through_third_order_same_class, softplus_mean, w0, w1
from theory.sohn2022.taylor_orders import has_fourth_order_same_class
from theory.standalone import run_alone

f = sp.Symbol("f", real=True)


def from_expansion_at_zero(curvature: sp.Expr) -> Evidence:
    """For either label the form equals the exact loss through third order, for every slope weight f."""
    parts = [
        (form_through_third_order_same_class(label, f, curvature), 2 * softplus_mean() - label * (w0 + w1))
        for label in (0, 1)
    ]
    return identity([form for form, _ in parts], [exact for _, exact in parts])


def from_known_forms(curvature: sp.Expr) -> Evidence:
    """Uniform mixing, Mixup's form and the printed limits all lie on the line."""
    half, third, sixth = sp.Rational(1, 2), sp.Rational(1, 3), sp.Rational(1, 6)
    printed = (c**2 + 1) / (2 * (c + 1) ** 2), (c**2 - c + 1) / (3 * (c + 1) ** 2)
    known = [(half, third), (third, sixth), printed]
    return identity([curvature.subs(f, slope) for slope, _ in known], [bend for _, bend in known])


def from_quadrature(curvature: sp.Expr) -> Evidence:
    """The error against the exact loss of a pair of either class falls like s^4, at the slope weight 2/5."""
    return has_fourth_order_same_class(0.4, float(curvature.subs(f, sp.Rational(2, 5))))


CLAIM = Claim(
    source=Source(paper="sohn2022", number="lemma-1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=f - sp.Rational(1, 6),
    checks=(from_expansion_at_zero, from_known_forms, from_quadrature),
    controls=(
        Control(subject=2 * f / 3, why="right for uniform mixing alone"),
        Control(subject=f / 2, why="right for Mixup's form alone"),
        Control(subject=f - sp.Rational(1, 7), why="near miss: 1/7 for 1/6"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
