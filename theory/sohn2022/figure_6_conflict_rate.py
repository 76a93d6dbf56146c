r"""Figure 6: how often Mixup labels a point of the nine Gaussian classes against the nearest class.

Members are independent, each of a class drawn evenly about $\{-10, 0, 10\}^2$ with covariance $I / 10$. The nearest
centre is not that of the member of larger weight with probability $0.2097$ for $\lambda \sim \mathrm{Beta}(1, 1)$ and
$0.3951$ at the weight $\lambda = 6/10$ of the figure; with $\lambda \sim \mathrm{Beta}(2, 2)$ and partners by
permutation in batches of $1000$, as in training, with probability $0.2890$. All to four digits, from the definition.
The points mixed in the training of networks meet the first and the last within $0.01$, as fixed before the run.
"""

from functools import cache

import numpy as np
import sympy as sp

from numerics.label_conflict import grid_conflict, grid_conflict_at, same_class_share
from numerics.laws import BetaLaw
from theory.checks import agreement, all_of, measured, within_error
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.measurements import beside, paper_record
from theory.standalone import run_alone

VARIANCE, TOLERANCE, SHOWN = 0.1, 0.01, 0.6
PERMUTED = same_class_share(batch_size=1000, n_per_class=5000, n_classes=9)
CENTRES = np.array([[x, y] for x in (-10.0, 0.0, 10.0) for y in (-10.0, 0.0, 10.0)])
Rates = tuple[sp.Rational, sp.Rational, sp.Rational]


def from_quadrature(rates: Rates) -> Evidence:
    """Each coordinate of a mixture is normal: cells of the grid have exact probabilities; lam by quadrature."""
    wanted = (
        grid_conflict(BetaLaw(1), variance=VARIANCE),
        grid_conflict_at(SHOWN, variance=VARIANCE),
        grid_conflict(BetaLaw(2), variance=VARIANCE, same_class=PERMUTED),
    )
    return agreement(
        lambda n: float(rates[n]),
        lambda n: wanted[n],
        range(3),
        tolerance=5e-5,
        what="P(conflict): Beta(1, 1), lam = 6/10, in training",
        relative=False,
    )


def from_draws(rates: Rates) -> Evidence:
    """A second path: independent members drawn, the nearest of the nine centres found by distance."""
    parts = []
    for n, what in ((0, "Beta(1, 1)"), (1, "lam = 6/10")):
        share, n_draws = _drawn(n)
        error = (share * (1 - share) / n_draws) ** 0.5
        parts.append(within_error(float(rates[n]), share, error, n_cases=n_draws, what=f"share of conflict, {what}"))
    return all_of(parts)


def from_training(rates: Rates) -> Evidence:
    """The points mixed for and in the training of networks."""
    record = paper_record("label-conflict")
    comparisons = []
    for quantity, rate, what in (
        ("conflict", rates[0], "random pairs, Beta(1, 1)"),
        ("conflict_trained", rates[2], "in training, Beta(2, 2)"),
    ):
        seen = record.measurement(quantity, method="mixup")
        name = f"share of label conflict, nine Gaussian classes, {what}"
        criterion = f"|difference| <= {TOLERANCE}"
        comparisons.append(beside(seen, float(rate), quantity=name, tolerance=TOLERANCE, criterion=criterion))
    return measured(comparisons)


@cache
def _drawn(which: int) -> tuple[float, int]:
    generator, n_draws = np.random.default_rng(20220106 + which), 400_000
    lam = generator.random(n_draws) if which == 0 else np.full(n_draws, SHOWN)
    members = generator.integers(9, size=(2, n_draws))
    places = CENTRES[members] + np.sqrt(VARIANCE) * generator.standard_normal((2, n_draws, 2))
    x = lam[:, None] * places[0] + (1 - lam[:, None]) * places[1]
    nearest = ((x[:, None] - CENTRES) ** 2).sum(axis=2).argmin(axis=1)
    return float(np.mean(nearest != np.where(lam >= 0.5, *members))), n_draws


RATES = (sp.Rational(2097, 10000), sp.Rational(3951, 10000), sp.Rational(2890, 10000))
CLAIM = Claim(
    source=Source(paper="sohn2022", number="figure-6"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=RATES,
    checks=(from_quadrature, from_draws, from_training),
    controls=(
        Control(subject=(sp.Integer(0),) * 3, why="no mixed point is labelled against the nearest class"),
        Control(subject=(RATES[2], RATES[1], RATES[0]), why="the two laws exchanged"),
        Control(
            subject=(sp.Rational(32, 81), sp.Rational(32, 81), sp.Rational(32, 81)),
            why="the share of pairs of centres at every weight",
        ),
        Control(
            subject=(sp.Rational(16, 81), sp.Rational(32, 81), sp.Rational(22, 81)),
            why="a near miss: classes without spread",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
