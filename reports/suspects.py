"""What the report says against its own measurements: the flags on the curves of every record."""

from collections.abc import Sequence
from dataclasses import dataclass

from empirical import records
from empirical.experiment import all_experiments
from empirical.record import Record
from empirical.suspicion import Suspect, suspects


@dataclass(frozen=True, kw_only=True)
class Watched:
    """A record with what was looked at: how many curves, and those of them that are flagged."""

    record: Record
    n_curves: int
    suspects: tuple[Suspect, ...]


def watched() -> tuple[Watched, ...]:
    """The best record of every experiment that has one, by name."""
    found = []
    for experiment in all_experiments():
        try:
            record = records.load(experiment.name)
        except records.MissingRecordError:
            continue
        n_curves = sum(map(len, record.curves.values()))
        found.append(Watched(record=record, n_curves=n_curves, suspects=suspects(record)))
    return tuple(found)


def lines(flagged: Sequence[Suspect]) -> list[str]:
    """One line a flag, for a terminal."""
    return [
        f"suspicious: {suspect.setting}{f', {suspect.curve}' * bool(suspect.curve)}: {flag}"
        for suspect in flagged
        for flag in suspect.flags
    ]
