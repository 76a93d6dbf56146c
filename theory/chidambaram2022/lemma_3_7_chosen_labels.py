r"""Lemma 3.7: what it assumes about the labels.

If labels may be chosen after the points, $y_1 = 1$ and $y_j = -\mathrm{sign} (K^{-1})_{1j}$ for $j > 1$ make
$y_1 (K^{-1} y)_1 < 0$, so that the maximum-margin solution does not interpolate, as soon as
$\sum_{j>1} |(K^{-1})_{1j}| > (K^{-1})_{11}$. The ratio of the two sides has the mean
$$\frac{n-1}{\sqrt{\pi}} \frac{\Gamma((d-n+1)/2)}{\Gamma((d-n+2)/2)} \approx (n-1) \sqrt{\frac{2}{\pi d}},$$
because $-(K^{-1})_{1j} / (K^{-1})_{11}$ is the coefficient of $x_j$ in the regression of $x_1$ on the others, a normal
with the variance $1 / \chi^2_{d-n+2}$. At $n = 100$ and $d = 4705 > 10 n \ln n + n - 1$ the mean is above 1, and in
every draw some point had a ratio above 1, so that such labels existed: the lemma needs labels that do not depend on
the points. No proof for all $n$ and $d$ beyond the formula is attempted here.
"""

import numpy as np
import sympy as sp

from numerics.enclosure import evaluate
from theory.checks import all_of, on_instances, within_error
from theory.chidambaram2022.support_vectors import d, least_dimension, n, pulls
from theory.claim import FORALL, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

CASES = ((4, 9, 4000), (20, 60, 1000), (100, 4705, 12))


def from_draws(mean: sp.Expr) -> Evidence:
    """Gaussian points, float64: the mean of the ratio."""
    parts = []
    for points, dimension, n_draws in CASES:
        ratios = pulls(points, dimension, n_draws, seed=points)[:, 0]
        error = float(ratios.std(ddof=1) / np.sqrt(n_draws))
        value = float(evaluate(mean, {n: points, d: dimension}).mid())
        parts.append(
            within_error(value, float(ratios.mean()), error, n_cases=n_draws, what=f"(n, d) = {points, dimension}")
        )
    return all_of(parts)


def from_printed_regime(mean: sp.Expr) -> Evidence:
    """At n = 100 and the least d of the lemma the mean is above 1, and each draw has a point with a ratio above 1."""
    dimension = least_dimension(10, 100)
    above = bool(evaluate(mean, {n: 100, d: dimension}) > 1)
    ratios = pulls(100, dimension, 12, seed=100).max(axis=1)
    return on_instances(lambda ratio: above and ratio > 1, list(map(float, ratios)), what="ratio above 1", exact=False)


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="lemma-3.7"),
    quantifier=FORALL,
    expected=SUPPORTED,
    subject=(n - 1) / sp.sqrt(sp.pi) * sp.gamma((d - n + 1) / 2) / sp.gamma((d - n + 2) / 2),
    checks=(from_draws, from_printed_regime),
    controls=(
        Control(subject=(n - 1) / d, why="the size of one coefficient taken as 1/d: far below 1"),
        Control(subject=(n - 1) / sp.sqrt(d), why="the standard deviation of a coefficient in place of its mean size"),
        Control(subject=(n - 1) * sp.sqrt(2 / (sp.pi * d)), why="near miss: right for d far above n"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
