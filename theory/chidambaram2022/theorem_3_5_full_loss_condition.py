r"""Theorem 3.5: the exact condition for the loss of Section 2.1.

Let the maximum-margin solution interpolate and let $w$ be its multiple with all margins 1. At $\theta = k w$ the
derivatives $A$ and $B$ of $n^2 J_{mix}$ along the margins of class 1 and of class $-1$ differ by
$$A - B = \frac{n_{-1}^2 - n_1^2}{1 + e^k}, \quad \frac{n_{-1}(n_{-1}-1) - n_1(n_1-1)}{1 + e^k}$$
with and without the pairs of identical points, and with the class means $\mu_1, \mu_{-1}$ the gradient is
$$\nabla = \frac{A+B}{2} (\mu_1 - \mu_{-1}) + \frac{A-B}{2} (\mu_1 + \mu_{-1}), \quad
w^\top (\mu_1 - \mu_{-1}) = 2, \quad w^\top (\mu_1 + \mu_{-1}) = 0.$$
So a rescaling of $w$ is a minimiser if and only if $n_1 = n_{-1}$ or $\mu_1 = -\mu_{-1}$; for linearly independent
data, only $n_1 = n_{-1}$ remains.
"""

from fractions import Fraction

import numpy as np
import sympy as sp

from numerics.linear_losses import Atoms, Pairs, minimise, mixtures
from theory.checks import identity, on_instances
from theory.chidambaram2022.interpolation import Dataset, drawn, interpolates
from theory.chidambaram2022.margin_losses import class_slopes, k
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

n_1, n_2 = sp.symbols("n_1 n_2", positive=True, integer=True)
KEPT = (Pairs.ALL, Pairs.DISTINCT)
OPPOSITE = (
    Dataset(((1, 1), (1, -1), (-1, 0)), (1, 1, -1)),
    Dataset(((2, 3, 0), (2, -3, 1), (2, 0, -1), (-2, 5, 0), (-2, -5, 0)), (1, 1, 1, -1, -1)),
)
Differences = tuple[sp.Expr, sp.Expr]


def from_class_slopes(differences: Differences) -> Evidence:
    """A - B from the definition for any sizes, and the decomposition of the gradient A mu_1 - B mu_-1."""
    slopes = [class_slopes(n_1, n_2, (k, k), pairs) for pairs in KEPT]
    a, b, mean, other = sp.symbols("A B mu nu", real=True)
    split = (a + b) / 2 * (mean - other) + (a - b) / 2 * (mean + other)
    return identity([*(first - second for first, second in slopes), a * mean - b * other], [*differences, split])


def from_minimisers(differences: Differences) -> Evidence:
    """Newton on the definition: all margins equal exactly where a difference vanishes or the means are opposite."""

    def agrees(case: tuple[Dataset, int]) -> bool | None:
        data, which = case
        found = minimise(mixtures(data.points, data.labels, Atoms.of_beta(1), pairs=KEPT[which]))
        spread = float(np.ptp(np.array(data.labels) * (data.inputs @ found.theta)))
        if not found.converged or 1e-9 < spread < 1e-4:
            return None
        sizes = {n_1: data.labels.count(1), n_2: data.labels.count(-1), k: 1}
        balanced = differences[which].subs(sizes) == 0
        return (spread <= 1e-9) == (balanced or _has_opposite_means(data))

    data = [d for size, other in ((2, 2), (3, 1), (2, 3)) for d in _drawn(size, other)]
    cases = [(d, which) for d in (*data, *OPPOSITE) for which in (0, 1)]
    return on_instances(agrees, cases, what="equal margins iff balanced or opposite means", exact=False)


def _drawn(size: int, other: int) -> list[Dataset]:
    sets = drawn(20, size=size, other=other, dimension=20, seed=f"condition {size} {other}")
    return list(filter(interpolates, sets))[:3]


def _has_opposite_means(data: Dataset) -> bool:
    rows = data.points
    weights = [Fraction(1, data.labels.count(label)) for label in data.labels]
    return all(sum(c * x for c, x in zip(weights, column, strict=True)) == 0 for column in zip(*rows, strict=True))


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-3.5"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=((n_2**2 - n_1**2) / (1 + sp.exp(k)), (n_2 * (n_2 - 1) - n_1 * (n_1 - 1)) / (1 + sp.exp(k))),
    checks=(from_class_slopes, from_minimisers),
    controls=(
        Control(subject=(sp.Integer(0), sp.Integer(0)), why="the printed statement: both classes always pull equally"),
        Control(
            subject=((n_1**2 - n_2**2) / (1 + sp.exp(k)), (n_1**2 - n_2**2) / (1 + sp.exp(k))), why="the sign turned"
        ),
        Control(
            subject=((n_2**2 - n_1**2) / (1 + sp.exp(k)), (n_2**2 - n_1**2) / (1 + sp.exp(k))),
            why="near miss: the pairs of identical points not dropped in the second",
        ),
    ),
    uses=("chidambaram2022/lemma_e_1_strict_convexity",),
)

if __name__ == "__main__":
    run_alone(__file__)
