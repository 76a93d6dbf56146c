"""The records of networks trained on synthetic sets, as the claims on Table 1 and Figure 6 read them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from empirical.records import Measurement, Record
from theory.checks import measured, on_instances
from theory.evidence import Comparison, Evidence
from theory.measurements import beside, paper_record, within

SETS = ("circle", "moon", "two-circle", "cube-2d", "cube-3d")
"""In the order of Table 1."""
LAST, BEST = "accuracy_last", "accuracy_best"
"""Accuracy on the test data after the last epoch, as released, and at its best epoch on them, as Section E.1 says."""
WHEN = {LAST: "after the last epoch", BEST: "at the best epoch"}
WIDTHS = 3.0
"""Standard errors of a mean difference beyond which one method is above another; fixed before the run."""
TRIALS = 5
"""Assumed behind a printed mean; fixed before the run."""
Order = tuple[str, str, str]
"""A set, and two methods, the first of which is to be above the second."""
Row = tuple[Fraction, ...]
Table = tuple[str, Row, Row]
"""Which accuracy, and its means for vanilla training and for Mixup."""


def record_of(data: str) -> Record:
    """The record that holds a set."""
    return paper_record("cube-accuracy" if data.startswith("cube") else "synthetic-accuracy")


def seen(data: str, method: str, quantity: str) -> Measurement:
    """Mean over the runs of one method on one set."""
    return record_of(data).measurement(quantity, data=data, method=method)


def difference(data: str, above: str, below: str, quantity: str) -> Measurement:
    """Mean over runs of the difference of two methods on the same data."""
    return paired(record_of(data), quantity, {"data": data, "method": above}, {"data": data, "method": below})


def paired(record: Record, quantity: str, above: Mapping[str, Any], below: Mapping[str, Any]) -> Measurement:
    """Mean, sd and standard error of the differences of two settings, run by run."""
    differences = record.values(quantity, **above) - record.values(quantity, **below)
    return _as_measurement(record, quantity, above, differences)


def ahead_on_training_data(data: str, method: str) -> Measurement:
    """Accuracy on the training data less that on the test data, after the last epoch."""
    record, setting = record_of(data), {"data": data, "method": method}
    differences = record.values("train_accuracy_last", **setting) - record.values(LAST, **setting)
    return _as_measurement(record, LAST, setting, differences)


def _as_measurement(
    record: Record, quantity: str, setting: Mapping[str, Any], differences: NDArray[np.float64]
) -> Measurement:
    sd = float(differences.std(ddof=1))
    return replace(
        record.measurement(quantity, **setting),
        mean=float(differences.mean()),
        sd=sd,
        stderr=sd / math.sqrt(len(differences)),
        reported=None,
    )


def spread(data: str, method: str, quantity: str) -> Measurement:
    """The standard deviation over runs, with its standard error for normal values."""
    values = seen(data, method, quantity)
    return replace(values, mean=values.sd, stderr=values.sd / math.sqrt(2 * (values.n_runs - 1)), reported=None)


def clearly_above(gap: Measurement, *, quantity: str) -> Comparison:
    """Whether a mean difference is above three of its standard errors."""
    low = max(WIDTHS * gap.stderr, 1e-9)
    return within(gap, low, None, quantity=quantity, criterion=f"above {WIDTHS:g} standard errors, {low:.4f}")


def orders(quantity: str, wanted: Sequence[Order]) -> Evidence:
    """Each order of two methods on a set, by the mean difference on the same data."""
    return measured(
        [
            clearly_above(
                difference(data, above, below, quantity),
                quantity=f"accuracy of {above} less that of {below}, {data}, {WHEN[quantity]}",
            )
            for data, above, below in wanted
        ]
    )


def closed_share(data: str) -> Measurement:
    """The part of the gap between vanilla and Mixup, after the last epoch, that Mixup without intrusion closes.

    A ratio of two mean differences; its standard error is by the delta method over runs on the same data.
    """
    record = record_of(data)
    vanilla, mixup, without = (
        record.values(LAST, data=data, method=m) for m in ("vanilla", "mixup", "mixup_without_intrusion")
    )
    gain, gap = without - mixup, vanilla - mixup
    share = float(gain.mean() / gap.mean())
    sd = float(np.std((gain - share * gap) / gap.mean(), ddof=1))
    return replace(
        record.measurement(LAST, data=data, method="mixup"),
        mean=share,
        sd=sd,
        stderr=sd / math.sqrt(len(gap)),
        reported=None,
    )


def cells(table: Table) -> list[tuple[str, str, Fraction]]:
    """Set, method and value of each cell."""
    rows = zip(("vanilla", "mixup"), table[1:], strict=True)
    return [(data, method, value) for method, row in rows for data, value in zip(SETS, row, strict=True)]


def from_what_was_written_down(table: Table) -> Evidence:
    """The values compared are those stored with the records before their first runs."""
    return on_instances(
        lambda cell: float(cell[2]) == seen(cell[0], cell[1], table[0]).reported,
        cells(table),
        what="value as stored before the run, at (set, method, value)",
        exact=False,
    )


def from_trained_networks(table: Table) -> Evidence:
    """Means over our networks beside the values of the table."""
    comparisons = []
    for data, method, value in cells(table):
        mine = seen(data, method, table[0])
        tolerance = 4 * mine.sd / TRIALS**0.5 + 0.0005
        criterion = f"|difference| <= 4 sd / sqrt({TRIALS}) + 0.0005 = {tolerance:.4f}"
        quantity = f"accuracy of {method}, {data}, {WHEN[table[0]]}"
        comparisons.append(beside(mine, float(value), quantity=quantity, tolerance=tolerance, criterion=criterion))
    return measured(comparisons)
