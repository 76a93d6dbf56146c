r"""Remark 2.4, sharpened: the limit exists where the density is continuous and positive.

On the segment from $s$ to $t$ through $x = \lambda s + (1 - \lambda) t$ with $0 < \lambda < 1$, the mass of $|z - x|
< \epsilon$ per $\epsilon$ and the mean of the mixing weight there have the limits
$$\frac{2 f(\lambda)}{|s - t|}, \quad \lambda$$
for every density $f$ that is continuous and positive at $\lambda$. So the length of a segment matters: $h(x)$ is the
mean of the labels of all segments through $x$ with the weights $f(\lambda) / |s - t|$, and it exists at every $x \in
X_{mix}$ of every finite set. The mass is $2 \epsilon / |s - t|$ times the mean of $f$ over an interval that shrinks to
$\lambda$, which tends to $f(\lambda)$ by continuity; the formula is checked for $\mathrm{Beta}(\alpha, \alpha)$.
"""

from fractions import Fraction

import sympy as sp

from numerics.exact_laws import beta_law
from numerics.exact_mixup import chord_in_ball, limit_shares
from numerics.finite_sets import labelled
from theory.checks import identity, on_instances
from theory.chidambaram2022.flint_masses import flint_shares
from theory.chidambaram2022.searched_sets import exact
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

lam, length, alpha, f = sp.symbols("lam length alpha f", positive=True)
eps, u = sp.symbols("epsilon u", positive=True)
TINY = Fraction(1, 2**40)


def from_leibniz(weight_and_mean: tuple[sp.Expr, sp.Expr]) -> Evidence:
    """L'Hospital's rule: the derivatives of mass and moment in eps at 0, by Leibniz' rule."""
    density = (u * (1 - u)) ** (alpha - 1)
    window = (u, lam - eps / length, lam + eps / length)
    mass, moment = (sp.Integral(part, window).diff(eps).doit().subs(eps, 0) for part in (density, u * density))
    weight, mean = weight_and_mean
    at = density.subs(u, lam)
    return identity([mass, moment / at], [weight.subs(f, at), mean * mass / at])


def from_exact_masses(weight_and_mean: tuple[sp.Expr, sp.Expr]) -> Evidence:
    """Exact masses of a segment of the plane at eps = 2^-40 for Beta(2, 2), to 9 digits of the weight and the mean."""
    weight, mean = weight_and_mean
    law = beta_law(2)

    def holds(share: Fraction) -> bool:
        x = (3 * share, 4 * share)
        chord = chord_in_ball((Fraction(3), Fraction(4)), (Fraction(0), Fraction(0)), x, TINY)
        if chord is None:
            return False
        mass, moment = law.mass(*chord).fraction(), law.moment(*chord).fraction()
        at = {lam: sp.Rational(share), length: 5, f: sp.Rational(law.density(share))}
        gaps = (mass / TINY - exact(weight.subs(at)), moment / mass - exact(mean.subs(at)))
        return all(abs(gap) < Fraction(1, 10**9) for gap in gaps)

    return on_instances(holds, [Fraction(1, 2), Fraction(1, 3), Fraction(6, 7)], what="weight and mean at lam")


def from_two_lengths(weight_and_mean: tuple[sp.Expr, sp.Expr]) -> Evidence:
    """The exact limit and, by balls, h_eps on {0, 2}, {3} at 1: segments of lengths 2 and 3 with uniform mixing."""
    weight, mean = weight_and_mean
    short, long = (exact(weight.subs({lam: at, length: size, f: 1})) for at, size in ((HALF, 2), (THIRDS, 3)))
    predicted = (short + long * exact(mean.subs({lam: THIRDS, length: 3, f: 1}))) / (short + long)
    found = flint_shares([[(0,), (2,)], [(3,)]], (1,), TINY)[0]
    limit = limit_shares(labelled([0, 2], [3]), (Fraction(1),), beta_law(1))
    near = abs(found * predicted.denominator - predicted.numerator) < 1e-9
    return on_instances(
        lambda ok: bool(ok),
        [near, limit is not None and limit.fractions()[0] == predicted],
        what="h^1(1) by balls, exactly",
    )


HALF, THIRDS = sp.Rational(1, 2), sp.Rational(2, 3)

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="remark-2.4"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=(2 * f / length, lam),
    checks=(from_leibniz, from_exact_masses, from_two_lengths),
    controls=(
        Control(subject=(2 * f, lam), why="a weight that does not know the length of the segment"),
        Control(subject=(2 * f / length, sp.Rational(1, 2)), why="the mean over the whole law"),
        Control(subject=(2 * f / length, 1 - lam), why="the weight of the other end"),
        Control(subject=(2 * f / length**2, lam), why="near miss: right for segments of length 1"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
