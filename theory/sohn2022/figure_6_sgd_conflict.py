r"""Figure 6: the share of label conflict on nine Gaussian classes is the same by gradient descent as by Adam.

It is a matter of the data and of mixing, not of the networks: $0.2097$ for $\lambda \sim \mathrm{Beta}(1, 1)$ and
independent members, and for $\lambda \sim \mathrm{Beta}(2, 2)$ and partners by permutation $0.2890$ in the released
batches of $1000$ and $0.2870$ in the printed ones of $128$, where a point is oftener its own partner. All to four
digits, from the definition. The points mixed in training by gradient descent meet them within $0.01$, as fixed before
the run, in all four readings of the text.
"""

import sympy as sp

from numerics.label_conflict import grid_conflict, same_class_share
from numerics.laws import BetaLaw
from theory.checks import agreement, measured
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.measurements import beside, paper_record
from theory.standalone import run_alone

VARIANCE, TOLERANCE = 0.1, 0.01
SIZES = {"released-batch": 1000, "printed-batch": 128}
Rates = tuple[sp.Rational, sp.Rational, sp.Rational]


def from_quadrature(rates: Rates) -> Evidence:
    """Cells of the grid have exact probabilities for each weight, which is integrated out."""
    same = [same_class_share(batch_size=size, n_per_class=5000, n_classes=9) for size in SIZES.values()]
    wanted = (
        grid_conflict(BetaLaw(1), variance=VARIANCE),
        *(grid_conflict(BetaLaw(2), variance=VARIANCE, same_class=share) for share in same),
    )
    return agreement(
        lambda n: float(rates[n]),
        lambda n: wanted[n],
        range(3),
        tolerance=5e-5,
        what="P(conflict): Beta(1, 1); in training, batches of 1000 and of 128",
        relative=False,
    )


def from_training(rates: Rates) -> Evidence:
    """The points mixed for and in the training of networks by Mixup."""
    record, comparisons = paper_record("label-conflict-sgd"), []
    for batch, in_training in zip(SIZES, rates[1:], strict=True):
        for reading in (batch, f"{batch}-clipped"):
            for quantity, rate in (("conflict", rates[0]), ("conflict_trained", in_training)):
                seen = record.measurement(quantity, method="mixup", reading=reading)
                name = f"share of label {quantity.replace('_', ', ')}, nine Gaussian classes by descent, {reading}"
                criterion = f"|difference| <= {TOLERANCE}"
                comparisons.append(beside(seen, float(rate), quantity=name, tolerance=TOLERANCE, criterion=criterion))
    return measured(comparisons)


RATES = (sp.Rational(2097, 10000), sp.Rational(2890, 10000), sp.Rational(2870, 10000))
CLAIM = Claim(
    source=Source(paper="sohn2022", number="figure-6"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=RATES,
    checks=(from_quadrature, from_training),
    controls=(
        Control(subject=(sp.Integer(0),) * 3, why="no mixed point is labelled against the nearest class"),
        Control(subject=(RATES[1], RATES[0], RATES[0]), why="the two laws exchanged"),
        Control(subject=(RATES[0], RATES[1], RATES[1]), why="a near miss: as if smaller batches changed nothing"),
        Control(subject=(RATES[0], sp.Rational(32, 81), sp.Rational(32, 81)), why="pairs of centres, at every weight"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
