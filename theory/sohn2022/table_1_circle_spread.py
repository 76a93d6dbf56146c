r"""Table 1: the spread of Mixup on circle is of networks that end before they fit, some far from it.

The printed accuracy of Mixup on circle is $85.78 \pm 14.44$. Over our networks its standard deviation after the last
epoch is at least $0.05$, and so is that on the training data: the networks have fitted their own data to different
degrees, and none ends by saying one class for all points. At their best epochs they spread less than half as much.
"""

import sympy as sp

from theory.checks import measured
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.measurements import within
from theory.sohn2022.synthetic_records import BEST, LAST, WHEN, seen, spread
from theory.standalone import run_alone

Spread = tuple[str, str, sp.Rational]
"""A set and a method, and the least standard deviation that shows a lack of fit."""


def from_last_epoch(subject: Spread) -> Evidence:
    """The spread after the last epoch, on training and test data."""
    data, method, least = subject
    return measured(
        [
            within(spread(data, method, name), least, None, quantity=f"sd of {what}, {method}, {data}")
            for name, what in (
                (LAST, "accuracy after the last epoch"),
                ("train_accuracy_last", "accuracy on training data"),
            )
        ]
    )


def from_best_epoch(subject: Spread) -> Evidence:
    """The spread at the best epochs, and the share of networks that say one class."""
    data, method, _ = subject
    best, last = spread(data, method, BEST), spread(data, method, LAST)
    high = float(last.mean / 2)
    constant = seen(data, method, "constant")
    return measured(
        [
            within(best, None, high, quantity=f"sd of accuracy, {method}, {data}, {WHEN[BEST]}"),
            within(constant, None, 0.0, quantity=f"share of networks that say one class, {method}, {data}"),
        ]
    )


LEAST = sp.Rational(5, 100)
CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-1"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=("circle", "mixup", LEAST),
    checks=(from_last_epoch, from_best_epoch),
    controls=(
        Control(subject=("circle", "vanilla", LEAST), why="vanilla training spreads as much"),
        Control(subject=("moon", "mixup", LEAST), why="Mixup spreads as much on moon"),
        Control(subject=("circle", "mixup", sp.Rational(30, 100)), why="networks that are right or wrong altogether"),
        Control(subject=("two-circle", "vanilla", LEAST), why="a near miss: vanilla training on two circles"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
