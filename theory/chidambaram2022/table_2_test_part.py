r"""Table 2: mixed points keep farther from the test part than from the training part.

The table gives both distances so as to see whether test data conflict with mixed training points. In all three columns
the least distance to a test point of a third class is the larger: $11.897$ to $11.433$ on MNIST, $22.133$ to $17.716$
on CIFAR-10, $15.076$ to $12.936$ on CIFAR-100. So it is, by more than three standard errors, in the mean over our draws
on MNIST, of the least and of the mean distance. A fifth of the test part has $2000$ points where a fifth of the
training part has $12000$ (or $10000$), and the least of fewer distances is larger in itself; so the order says that
test points are no nearer, not that they are farther. The rule was written down after the run.
"""

import math
from dataclasses import replace

import sympy as sp

from theory.checks import measured, on_instances
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.measurements import paper_record, within
from theory.standalone import run_alone

PRINTED = {"MNIST": ("11.433", "11.897"), "CIFAR-10": ("17.716", "22.133"), "CIFAR-100": ("12.936", "15.076")}
"""Least distance to the training and to the test part."""
WIDTHS = 3
Reading = tuple[tuple[sp.Rational, ...], sp.Integer]
"""By how much the test part is farther in each column, and the sign of that on MNIST."""


def from_printed_minima(reading: Reading) -> Evidence:
    """The differences of the printed distances."""
    cases = [
        (name, sp.Rational(test) - sp.Rational(train), claimed)
        for (name, (train, test)), claimed in zip(PRINTED.items(), reading[0], strict=True)
    ]
    what = "test part less training part, (set, printed, claimed)"
    return on_instances(lambda case: bool(case[1] == case[2]), cases, what=what, exact=False)


def from_draws(reading: Reading) -> Evidence:
    """The difference of the means over draws, of the least and of the mean distance."""
    record, comparisons = paper_record("third-class-distance"), []
    for quantity in ("least", "mean"):
        test, train = (record.measurement(quantity, against=part) for part in ("test", "train"))
        gap, stderr = test.mean - train.mean, math.hypot(test.stderr, train.stderr)
        edge = WIDTHS * stderr
        low, high = (edge, None) if reading[1] > 0 else (None, -edge)
        name = f"{quantity} distance to the test part less that to the training part, MNIST"
        seen = replace(test, mean=gap, stderr=stderr, reported=None)
        criterion = f"{'above' if reading[1] > 0 else 'below'} 0 by {WIDTHS} standard errors"
        comparisons.append(within(seen, low, high, quantity=name, criterion=criterion))
    return measured(comparisons)


GAPS = (sp.Rational(464, 1000), sp.Rational(4417, 1000), sp.Rational(2140, 1000))
CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="table-2"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=(GAPS, sp.Integer(1)),
    checks=(from_printed_minima, from_draws),
    controls=(
        Control(subject=(tuple(-gap for gap in GAPS), sp.Integer(-1)), why="mixed points nearer to the test part"),
        Control(subject=((GAPS[0], GAPS[2], GAPS[1]), sp.Integer(1)), why="CIFAR-10 and CIFAR-100 exchanged"),
        Control(subject=((sp.Rational(463, 1000), *GAPS[1:]), sp.Integer(1)), why="near miss: a thousandth less"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
