r"""Equations (28)-(30): drawing the label first and the weight after it.

With $\lambda$ uniform and $B$ equal to 1 with probability $\lambda_1 = P(\lambda)$, (29)-(30) draw $B$ first, equal to
1 with probability $a = \int_0^1 P(\lambda) d\lambda$, and then $\lambda$ with the density
$$\frac{P(\lambda)}{a} \ \mathrm{for}\ B = 1, \quad \frac{1 - P(\lambda)}{1 - a} \ \mathrm{for}\ B = 0$$
This is Bayes' rule and right for every pair with $0 < a < 1$: the slip of (31) comes after it.
"""

from fractions import Fraction

import sympy as sp

from theory.checks import identity, on_instances
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

lam, label, mass = sp.symbols("lambda P a", positive=True)
_A = sp.symbols("a_0 a_1 a_2", real=True)
SHARES = (
    tuple(Fraction(k, 8) for k in range(9)),
    tuple(Fraction(1, 1 + k**2) for k in range(6)),
    (Fraction(0), Fraction(1), Fraction(1, 3)),
)
"""Labels at equally likely weights."""


def from_moments(densities: sp.Tuple) -> Evidence:
    """Where P is any quadratic: a E[lam^k | B = 1] and (1 - a) E[lam^k | B = 0] are the parts of (28), k < 4."""
    share = sum(c * lam**n for n, c in enumerate(_A))
    total = sp.integrate(share, (lam, 0, 1))
    parts, exact = [], []
    for density, weight, kept in zip(densities, (total, 1 - total), (share, 1 - share), strict=True):
        law = sp.sympify(density).subs({label: share, mass: total}, simultaneous=True)
        parts += [sp.cancel(weight * sp.integrate(sp.expand(sp.cancel(law) * lam**k), (lam, 0, 1))) for k in range(4)]
        exact += [sp.integrate(sp.expand(kept * lam**k), (lam, 0, 1)) for k in range(4)]
    rows = (("1/3", "1/3", "0"), ("0", "0", "1/2"), ("1", "-1/4", "0"))
    return identity(parts, exact, at=[dict(zip(_A, map(sp.Rational, row), strict=True)) for row in rows])


def from_counted_draws(densities: sp.Tuple) -> Evidence:
    """Second path, in fractions: joint law of B and one of finitely many equally likely weights, by Bayes' rule."""
    cases = [(shares, k, kept) for shares in SHARES for k in range(len(shares)) for kept in (1, 0)]

    def holds(case: tuple[tuple[Fraction, ...], int, int]) -> bool:
        shares, k, kept = case
        joint = [(p if kept else 1 - p) / len(shares) for p in shares]
        exact = joint[k] / sum(joint) * len(shares)
        values = {label: _rational(shares[k]), mass: _rational(sum(shares, Fraction(0)) / len(shares))}
        return bool(sp.sympify(densities[1 - kept]).subs(values) == _rational(exact))

    return on_instances(holds, cases, what="density of the weight given B, for (labels, weight, B)")


def _rational(value: Fraction) -> sp.Rational:
    return sp.Rational(value.numerator, value.denominator)


CLAIM = Claim(
    source=Source(paper="sohn2022", number="equations-28-36", equation="(28)-(30)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple(label / mass, (1 - label) / (1 - mass)),
    checks=(from_moments, from_counted_draws),
    controls=(
        Control(subject=sp.Tuple(label, 1 - label), why="the densities not normalised"),
        Control(subject=sp.Tuple((1 - label) / (1 - mass), label / mass), why="the two cases exchanged"),
        Control(subject=sp.Tuple(label / mass, (1 - label) / mass), why="near miss: a in both denominators"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
