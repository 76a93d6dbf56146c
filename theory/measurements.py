"""Measured numbers as the checks of claims see them."""

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
