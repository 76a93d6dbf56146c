"""The record of trained softmax models on the three points of Example 2, after a look that it is of these points."""

from collections.abc import Mapping
from typing import Any

from empirical.records import Record
from theory.evidence import Comparison
from theory.measurements import paper_record
from theory.sohn2022.three_class_margins import STEEPNESS, D

EXPERIMENT = "three-scores"
BATCHES = ("drawn", "all")
SMALL: Mapping[str, Any] = {"method": "vanilla", "start": "small", "batch": "full"}
SINGLE: Mapping[str, Any] = {"method": "vanilla", "batch": "one"}
DEFAULT: Mapping[str, Any] = {"method": "vanilla", "start": "default"}


def record() -> Record:
    """The record.

    Raises:
        ValueError: it is of other points or of another logistic label.
    """
    found = paper_record(EXPERIMENT)
    configuration = found.header["configuration"]
    if configuration["points"] != [[-D, D], [D, D], [-D, -D]] or configuration["steepness"] != STEEPNESS["logistic"]:
        raise ValueError(f"points or label of {EXPERIMENT} are not those of the claims; measure again")
    return found


def lead(mark: int, setting: Mapping[str, Any], labels: str, *, above: bool, time: int) -> Comparison:
    """Margin of vanilla training at a mark less that of Mixup trained on drawn batches: above or below zero."""
    runs = record()
    vanilla = runs.measurement(f"margin_{mark}", **setting)
    mixup = runs.measurement("margin", method="mixup", labels=labels, batch="drawn")
    start = ", ".join(f"{key} {setting[key]}" for key in ("start", "batch") if key in setting)
    return Comparison(
        quantity=f"margin of vanilla at time {time} ({start}) less that of Mixup, {labels} labels",
        predicted=0.0,
        measured=vanilla.mean - mixup.mean,
        stderr=(vanilla.stderr**2 + mixup.stderr**2) ** 0.5,
        n_runs=vanilla.n_runs,
        tolerance=float("inf"),
        criterion="above 0" if above else "below 0",
        device=runs.device,
        low=0.0 if above else None,
        high=None if above else 0.0,
    )
