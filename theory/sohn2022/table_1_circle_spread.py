r"""Table 1: the spread of Mixup on circle is of networks that end before they fit, some far from it.

The printed accuracy of Mixup on circle is $85.78 \pm 14.44$. Over our networks its standard deviation after the last
epoch lies within three of its standard errors of $0.1444$, and so does that on the training data: the networks have
fitted their own data to different degrees. The least spread that shows this, $0.05$, was fixed before the run. At their
best epochs they spread less than half as much. At most one in ten ends by saying one class for all points: that some
do was not foreseen before the run.
"""

import sympy as sp

from theory.checks import measured
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.measurements import beside, within
from theory.sohn2022.synthetic_records import BEST, LAST, WHEN, WIDTHS, seen, spread
from theory.standalone import run_alone

Spread = tuple[str, str, sp.Rational, sp.Rational]
"""A set and a method, the standard deviation, and the least that shows a lack of fit."""


def from_last_epoch(subject: Spread) -> Evidence:
    """The spread after the last epoch, on test and training data."""
    data, method, printed, least = subject
    comparisons = []
    for name, what in ((LAST, "accuracy after the last epoch"), ("train_accuracy_last", "accuracy on training data")):
        mine, quantity = spread(data, method, name), f"sd of {what}, {method}, {data}"
        tolerance = WIDTHS * mine.stderr
        criterion = f"|difference| <= {WIDTHS:g} standard errors = {tolerance:.4f}"
        comparisons += [
            beside(mine, float(printed), quantity=quantity, tolerance=tolerance, criterion=criterion),
            within(mine, float(least), None, quantity=quantity),
        ]
    return measured(comparisons)


def from_best_epoch(subject: Spread) -> Evidence:
    """The spread at the best epochs, and the share of networks that say one class."""
    data, method = subject[:2]
    best, last = spread(data, method, BEST), spread(data, method, LAST)
    constant = seen(data, method, "constant")
    return measured(
        [
            within(best, None, last.mean / 2, quantity=f"sd of accuracy, {method}, {data}, {WHEN[BEST]}"),
            within(constant, None, 0.1, quantity=f"share of networks that say one class, {method}, {data}"),
        ]
    )


PRINTED, LEAST = sp.Rational(1444, 10000), sp.Rational(5, 100)
CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-1"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=("circle", "mixup", PRINTED, LEAST),
    checks=(from_last_epoch, from_best_epoch),
    controls=(
        Control(subject=("circle", "vanilla", PRINTED, LEAST), why="vanilla training spreads as much"),
        Control(subject=("moon", "mixup", PRINTED, LEAST), why="Mixup spreads as much on moon"),
        Control(subject=("circle", "mixup", sp.Rational(30, 100), LEAST), why="networks either right or wrong"),
        Control(subject=("two-circle", "vanilla", PRINTED, LEAST), why="a near miss: vanilla training on two circles"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
