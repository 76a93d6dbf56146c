"""Measured numbers as the checks of claims see them."""

import math

from empirical import records
from empirical.records import Measurement, Record
from theory.evidence import Comparison, NotAvailableHere


def paper_record(experiment: str) -> Record:
    """The paper-size record of an experiment.

    Raises:
        NotAvailableHere: none is here, or the one here is stale; the message names the command that makes it.
    """
    try:
        record = records.load(experiment, preset="paper")
    except records.MissingRecordError as missing:
        raise NotAvailableHere(str(missing)) from missing
    if record.stale:
        raise NotAvailableHere(f"the record of {record.experiment} is stale: {record.stale}")
    return record


def beside(seen: Measurement, predicted: float, *, quantity: str, tolerance: float, criterion: str) -> Comparison:
    """A prediction beside a mean over runs."""
    return Comparison(
        quantity=quantity,
        predicted=predicted,
        measured=seen.mean,
        stderr=seen.stderr,
        n_runs=seen.n_runs,
        tolerance=tolerance,
        criterion=criterion,
        device=seen.device,
        reported=seen.reported,
    )


def within(
    seen: Measurement, low: float | None, high: float | None, *, quantity: str, criterion: str | None = None
) -> Comparison:
    """An interval, closed, beside a mean over runs; None where it has no end.

    Raises:
        ValueError: neither end is given.
    """
    ends = [float(end) for end in (low, high) if end is not None]
    if not ends:
        raise ValueError(f"interval of {quantity!r} has neither a low nor a high end; give one at least")
    side = "at most" if low is None else "at least"
    told = f"from {ends[0]:g} to {ends[-1]:g}" if len(ends) == 2 else f"{side} {ends[0]:g}"
    return Comparison(
        quantity=quantity,
        predicted=sum(ends) / len(ends),
        measured=seen.mean,
        stderr=seen.stderr,
        n_runs=seen.n_runs,
        tolerance=abs(ends[1] - ends[0]) / 2 if len(ends) == 2 else math.inf,
        criterion=criterion or told,
        device=seen.device,
        reported=seen.reported,
        low=None if low is None else ends[0],
        high=None if high is None else ends[-1],
    )
