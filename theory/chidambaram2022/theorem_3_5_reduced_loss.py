r"""Theorem 3.5 for its eq. (7): every Mixup minimiser in the data span is a rescaling of the max-margin solution.

Let the maximum-margin solution of $X_1, X_{-1}$ interpolate, let the mixing law be symmetric with support $[0, 1]$, and
let $J_{mix}$ be the average over pairs of different classes,
$$J_{mix}(\theta) = \frac{1}{n_1 n_{-1}} \sum_{i=1}^{n_1} \sum_{j=1}^{n_{-1}} J_{mix}^{i,j}(\theta).$$
Then its only minimiser in the span of the data has $\theta^\top x_i = -\theta^\top z_j = k(P_f)$ for all $i, j$: each
$J_{mix}^{i,j}$ is strictly convex in the two margins and symmetric in them, so its minimum lies on the diagonal, and
the rescaled maximum-margin solution attains all of these minima at once. The subject is the margin on class 1 and on
class $-1$ in units of $k(P_f)$. Linear independence of the data is not needed.
"""

from fractions import Fraction

import numpy as np
import sympy as sp
from flint import arb

from numerics.convex import max_margin
from numerics.enclosure import ball, precision
from numerics.linear_losses import Atoms, Pairs, minimise, mixtures
from theory.checks import agreement, identity, on_instances
from theory.chidambaram2022.interpolation import Dataset, drawn, interpolates, orthonormal, with_margins
from theory.chidambaram2022.margin_losses import BITS, class_slopes, k, loss_gradient, scale
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

n_1, n_2 = sp.symbols("n_1 n_2", positive=True, integer=True)
Margins = tuple[sp.Rational, sp.Rational]


def from_exchange(margins: Margins) -> Evidence:
    """For any class sizes the derivatives along the two margins coincide there, so that both vanish at k(P_f)."""
    along_first, along_second = class_slopes(n_1, n_2, (margins[0] * k, margins[1] * k), Pairs.ACROSS)
    return identity(along_first / n_1, along_second / n_1)


def from_certified_gradient(margins: Margins) -> Evidence:
    """The gradient of (7) over theta, enclosed from the definition, contains 0 in each coordinate."""
    exact = [Fraction(int(m.p), int(m.q)) for m in margins]

    def vanishes(case: tuple[Dataset, int]) -> bool | None:
        data, alpha = case
        shape = with_margins(data, [Fraction(r) for r in data.by_class(*exact)])
        with precision(BITS):
            theta = [ball(c) * scale(alpha).ball for c in shape or ()]
            gradient = loss_gradient(data.points, data.labels, theta, alpha, Pairs.ACROSS)
            if any(g > 0 or g < 0 for g in gradient):
                return False
            return True if all(g.rad() < arb("1e-12") for g in gradient) else None

    cases = [(data, alpha) for data in _datasets(1) for alpha in (1, 8)]
    return on_instances(vanishes, cases, what="the gradient of (7) is 0", hypotheses=lambda case: interpolates(case[0]))


def from_convex_solves(margins: Margins) -> Evidence:
    """Newton on the definition of (7) against the max-margin solution of the convex solver, scaled to these margins."""

    def deviation(case: tuple[Dataset, int]) -> float:
        data, alpha = case
        found = minimise(mixtures(data.points, data.labels, Atoms.of_beta(alpha), pairs=Pairs.ACROSS))
        widest = max_margin(data.points, data.labels)
        if not found.converged or widest.direction is None:
            return float("nan")
        units = np.array(data.by_class(*map(float, margins)), dtype=np.float64)
        predicted = float(scale(alpha).low) * units * (data.inputs @ widest.direction) / widest.margin
        return float(np.abs(data.inputs @ found.theta - predicted).max())

    cases = [(data, alpha) for data in _datasets(5) if interpolates(data) for alpha in (1, 32)]
    return agreement(deviation, lambda _: 0.0, cases, tolerance=1e-6, what="margins of the minimiser of (7)")


def _datasets(n_sets: int) -> list[Dataset]:
    unbalanced = drawn(n_sets, size=3, other=1, dimension=9, seed="unbalanced")
    return [orthonormal(2, 1), *drawn(n_sets, size=2, other=2, dimension=6, seed="balanced"), *unbalanced]


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-3.5", equation="(7)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=(sp.Rational(1), sp.Rational(1)),
    checks=(from_exchange, from_certified_gradient, from_convex_solves),
    controls=(
        Control(subject=(sp.Rational(1), sp.Rational(2)), why="margins that differ between the classes"),
        Control(subject=(sp.Rational(2), sp.Rational(2)), why="a rescaling, but with twice the constant k"),
        Control(subject=(sp.Rational(1), sp.Rational(101, 100)), why="near miss: 1 per cent more on class -1"),
    ),
    uses=(
        "chidambaram2022/definition_3_4_interpolation",
        "chidambaram2022/equations_2_6_pair_loss",
        "chidambaram2022/lemma_e_1_strict_convexity",
        "chidambaram2022/theorem_3_5_scale_bound",
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
