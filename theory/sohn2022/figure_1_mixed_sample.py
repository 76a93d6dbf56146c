r"""Figure 1: mixing classes 1 and 3 lands on class 2, and GenLabel says class 2.

Take three Gaussian classes on a line with means $-d, 0, d$ and standard deviation $\sigma$, as frequent one as the
other, and mix the means of classes 1 and 3. The label $\lambda e_1 + (1-\lambda) e_3$ gives class 2 nothing, while
GenLabel gives it, with $u = d^2 / \sigma^2$ and the log odds of classes 1 and 3 against it in the exponents,
$$y_2 = \frac{1}{1 + e^{u (2\lambda - 3/2)} + e^{u (1/2 - 2\lambda)}}$$
the largest share exactly for $1/4 < \lambda < 3/4$, and $1 / (1 + 2 e^{-u/2})$ at $\lambda = 1/2$: at
$d = 6 \sigma$ all but $4 \cdot 10^{-8}$.
"""

from fractions import Fraction

import numpy as np
import sympy as sp

from numerics.densities import GaussianDensity
from numerics.finite_sets import labelled
from numerics.mixed_geometry import intrusion
from theory.checks import agreement, identity, on_instances
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

lam, u = sp.symbols("lambda u", positive=True)
HALF = sp.Rational(1, 2)
ENDS = (sp.Rational(1, 4), sp.Rational(3, 4))
ODDS = (u * (2 * lam - 3 * HALF), u * (HALF - 2 * lam))


def from_bayes(picture: sp.Tuple) -> Evidence:
    """Universal: the log odds of classes 1 and 3 against 2 at the mixture, and at lam = 1/2; sigma is 1."""
    d = sp.sqrt(u)
    x = -lam * d + (1 - lam) * d
    first, second, third = (-((x - mean) ** 2) / 2 for mean in (-d, 0, d))
    middle = [odds.subs(lam, HALF) for odds in picture[:2]]
    return identity([*picture[:2], *middle], [first - second, third - second, -u / 2, -u / 2])


def from_densities(picture: sp.Tuple) -> Evidence:
    """A second path: the share of class 2 from Gaussian log densities, at d = 1, 3/2, 3, 6 standard deviations."""

    def posterior(at: dict[sp.Symbol, sp.Rational]) -> float:
        d = float(sp.sqrt(at[u]))
        x = np.array([[d * (1 - 2 * float(at[lam]))]])
        logs = [GaussianDensity(np.array([m]), np.eye(1)).log_density(x)[0] for m in (-d, 0.0, d)]
        return float(np.exp(logs[1] - np.logaddexp.reduce(logs)))

    share = 1 / (1 + sp.exp(picture[0]) + sp.exp(picture[1]))
    cases = [{lam: sp.Rational(n, 12), u: sp.Rational(v)} for n in range(13) for v in ("1", "9/4", "9", "36")]
    return agreement(share, posterior, cases, tolerance=1e-12, what="share of class 2")


def from_nearest_mean(picture: sp.Tuple) -> Evidence:
    """The nearest mean, whose density is largest, is that of class 2 exactly in the interval."""
    ends = tuple(Fraction(str(end)) for end in picture[2:])
    means = [labelled([-d], [0], [d]) for d in (1, 2, 7)]
    return on_instances(lambda data: intrusion(data, (0, 2)) == (ends,), means, what="class 2 is nearest on it, means")


def from_leader(picture: sp.Tuple) -> Evidence:
    """Both log odds are negative exactly in the interval, in exact arithmetic on a grid of (lam, u)."""
    first, third, low, high = picture

    def holds(case: tuple[sp.Rational, int]) -> bool:
        leads = all(odds.subs({lam: case[0], u: case[1]}) < 0 for odds in (first, third))
        return leads == bool(low < case[0] < high)

    cases = [(sp.Rational(n, 200), value) for n in range(1, 200) for value in (1, 36)]
    return on_instances(holds, cases, what="class 2 leads exactly in the interval, (lam, u)")


CLAIM = Claim(
    source=Source(paper="sohn2022", number="figure-1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple(*ODDS, *ENDS),
    checks=(from_bayes, from_densities, from_nearest_mean, from_leader),
    controls=(
        Control(subject=sp.Tuple(2 * ODDS[0], 2 * ODDS[1], *ENDS), why="exp(-(x - mean)^2 / sigma^2) for a Gaussian"),
        Control(subject=sp.Tuple(*reversed(ODDS), *ENDS), why="classes 1 and 3 exchanged, which the share cannot see"),
        Control(subject=sp.Tuple(*ODDS, sp.Integer(0), sp.Integer(1)), why="class 2 leads all the way"),
        Control(
            subject=sp.Tuple(ODDS[0] + sp.log(2), ODDS[1] + sp.log(2), *ENDS),
            why="classes 1 and 3 twice as frequent as class 2",
        ),
        Control(subject=sp.Tuple(*ODDS, sp.Rational(26, 100), ENDS[1]), why="near miss: one end off by 1/100"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
