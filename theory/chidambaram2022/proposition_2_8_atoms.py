r"""Proposition 2.8, sharpened: which laws it admits beyond densities.

Let the mixing law have an atom of mass $a$ at $\lambda_0 \in (0, 1)$ and $1 - \lambda_0$ (or one of mass $a$ at $1/2$).
If $x = \lambda_0 s + (1 - \lambda_0) t$ is the only point of its class and $s, t$ are those of another, then
$$h^i(x) = \frac{1}{1 + 2a},$$
for the pairs $(s, t)$ and $(t, s)$ keep the mass $2a / 9$ against the $1/9$ of $(x, x)$. Atoms at $0$ and $1$ do no
harm: there the mixture is a data point with its own label. So $h^i = 1$ on $X_i$ for all finite sets if and only if
the law has no atom in $(0, 1)$, and the "continuous" of the remark after Proposition 2.8 is what is needed.
"""

from fractions import Fraction

import sympy as sp

from theory.checks import identity, on_instances
from theory.chidambaram2022.searched_sets import exact
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

a = sp.Symbol("a", positive=True)
ATOMS = [Fraction(1, 7), Fraction(1, 4), Fraction(1, 2)]
PLACES = [Fraction(1, 2), Fraction(1, 3), Fraction(2, 7)]


def from_masses(share: sp.Expr) -> Evidence:
    """The mass of nine pairs in a small ball: one identical pair, two pairs of the other class with an atom each."""
    return identity(sp.Rational(1, 9) / (sp.Rational(1, 9) + 2 * a / 9), share)


def from_enumeration(share: sp.Expr) -> Evidence:
    """Every pair and every atom enumerated in fractions; atoms at the ends count as a = 0 in the formula."""
    cases = [(place, mass) for place in (*PLACES, 0) for mass in ATOMS]
    return on_instances(
        lambda c: _share(*c) == exact(share.subs(a, c[1] if c[0] else 0)), cases, what="h(x) at (lam_0, a)"
    )


def _share(place: Fraction, mass: Fraction) -> Fraction:
    """The limit of eq. (1) at the point of X_2 for X_1 = {0, 1}: atoms whose mixture is x, and the pair (x, x)."""
    x = 1 - place if place else Fraction(1, 3)
    points = {Fraction(0): 0, Fraction(1): 0, x: 1}
    weights = [Fraction(0), Fraction(1)]
    for s, i in points.items():
        for t, j in points.items():
            for lam in {place, 1 - place} if s != t else set():
                if lam * s + (1 - lam) * t == x:
                    weights[i] += lam * mass
                    weights[j] += (1 - lam) * mass
    return weights[1] / sum(weights)


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="proposition-2.8"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=1 / (1 + 2 * a),
    checks=(from_masses, from_enumeration),
    controls=(
        Control(subject=sp.Integer(1), why="atoms do no harm"),
        Control(subject=1 / (1 + a), why="one order of the pair only"),
        Control(subject=1 - 2 * a, why="near miss: right to first order in a"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
