r"""Section 2.1, sharpened: the order of two classes is free for symmetric laws and for no others.

Let $X_1 = \{0\}$, $X_2 = \{1\}$ and $D = \{\lambda : f(\lambda) > f(1 - \lambda)\}$. For the classifier with
$g^1 = 1/2$ at the mixtures $1 - \lambda$ of $\lambda \in D$, and $g^1 = \lambda$, the label's share, at the others,
$$J^{1,2}_{mix} - J^{2,1}_{mix} = \frac{1}{4} \int_D (f(\lambda) - f(1 - \lambda)) \, G(\lambda) \, d\lambda, \quad
G(\lambda) = \log 2 + \lambda \log \lambda + (1 - \lambda) \log (1 - \lambda).$$
$G$ is convex and positive except at $1/2$; so the difference is positive unless $f$ is symmetric almost everywhere.
"""

from itertools import pairwise

import sympy as sp
from scipy import integrate

from theory.checks import agreement, identity
from theory.chidambaram2022.class_exchange import LAWS, lam, numeric_loss
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone


def from_entropies(gap: sp.Expr) -> Evidence:
    """The loss at lam in D, with g^1 = 1/2, minus the loss at its mirror image 1 - lam, with g^1 = 1 - lam."""
    own = -(lam * sp.log(sp.Rational(1, 2)) + (1 - lam) * sp.log(sp.Rational(1, 2)))
    mirror = -((1 - lam) * sp.log(1 - lam) + lam * sp.log(lam))
    return identity(own - mirror, gap, at=[{lam: sp.Rational(n, 23)} for n in range(1, 23)])


def from_convexity(gap: sp.Expr) -> Evidence:
    """Value and slope vanish at 1/2 and the second derivative is 1/(lam (1 - lam)) > 0: positive elsewhere."""
    half = {lam: sp.Rational(1, 2)}
    seen = [sp.diff(gap, lam, 2), sp.diff(gap, lam).subs(half), gap.subs(half)]
    return identity(seen, [1 / (lam * (1 - lam)), 0, 0], at=[{lam: sp.Rational(n, 23)} for n in range(1, 23)])


def from_quadrature(gap: sp.Expr) -> Evidence:
    """Both losses from the definition for six laws; those of asymmetric laws differ."""
    numeric = sp.lambdify(lam, gap, "math")

    def excess(name: str) -> float:
        f = LAWS[name]

        def integrand(at: float) -> float:
            return max(f(at) - f(1 - at), 0.0) * float(numeric(at))

        cuts = (1e-12, *KINKS, 1 - 1e-12)
        return sum(integrate.quad(integrand, a, b)[0] for a, b in pairwise(cuts)) / 4

    def difference(name: str) -> float:
        f = LAWS[name]

        def classifier(z: float) -> float:
            at = 1 - z  # the weight of the point of class 1 in the mixture z
            return 0.5 if f(at) > f(1 - at) + ROUNDING else at

        def loss(swapped: bool) -> float:
            return numeric_loss(f, classifier, swapped=swapped, classes=((0.0,), (1.0,)), cuts=(0.0, *KINKS, 1.0))

        return loss(False) - loss(True)

    return agreement(excess, difference, sorted(LAWS), tolerance=1e-6, what="J^{1,2} - J^{2,1}")


ROUNDING = 1e-12
KINKS = (0.5 - 0.15**0.5, 0.5, 0.5 + 0.15**0.5)  # where the cubic density crosses its reflection

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="section-2.1-fubini"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.log(2) + lam * sp.log(lam) + (1 - lam) * sp.log(1 - lam),
    checks=(from_entropies, from_convexity, from_quadrature),
    controls=(
        Control(subject=lam * sp.log(lam) + (1 - lam) * sp.log(1 - lam), why="the loss of the value 1/2 forgotten"),
        Control(subject=2 * (lam - sp.Rational(1, 2)) ** 2, why="near miss: its Taylor polynomial at 1/2"),
        Control(
            subject=sp.log(2) - lam * sp.log(lam) - (1 - lam) * sp.log(1 - lam), why="the entropy added, not taken away"
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
