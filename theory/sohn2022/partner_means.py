r"""The slope term of one base point against two partners, where the law of lambda depends on the partner."""

import sympy as sp

from theory.checks import identity, on_instances
from theory.evidence import Evidence

f1, f2, x1, x2 = sp.symbols("f_1 f_2 x_1 x_2", real=True)
PARTNERS = ((sp.Rational(1, 2), sp.Rational(3, 2)), (sp.Rational(1, 4), sp.Integer(3)), (sp.Integer(1), sp.Integer(2)))


def weight_against(place: sp.Rational) -> sp.Rational:
    """Mean of 1 - lam over twice the label, for the base point -1 and a partner at `place`; both spreads sharp.

    The border is 0, so the mixed point -lam + (1 - lam) place is of the base point's class for lam > place/(1 + place).
    """
    return (1 - place / (1 + place)) ** 2


def _realised() -> list[dict[sp.Symbol, sp.Rational]]:
    return [{f1: weight_against(p), f2: weight_against(q), x1: p + 1, x2: q + 1} for p, q in PARTNERS]


def from_the_pairs(mean: sp.Expr) -> Evidence:
    """The average over the two pairs of weight times displacement, for every pair of weights."""
    return identity(mean, (f1 * x1 + f2 * x2) / 2, at=_realised())


def from_exact_data(mean: sp.Expr) -> Evidence:
    """Points -1 of class 0 and two of class 1 on the line, in rationals, by integrating the step label."""
    lam = sp.Symbol("lambda", real=True)

    def agrees(partners: tuple[sp.Rational, sp.Rational]) -> bool:
        p, q = partners
        exact = sum(2 * (x + 1) * sp.integrate(1 - lam, (lam, x / (1 + x), 1)) for x in partners) / 2
        values = {f1: weight_against(p), f2: weight_against(q), x1: p + 1, x2: q + 1}
        return bool(sp.nsimplify(mean.subs(values) - exact) == 0)

    return on_instances(agrees, PARTNERS, what="base point -1, partners")
