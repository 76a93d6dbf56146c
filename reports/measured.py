"""Records of experiments on real tables: found or not, and single numbers read off them."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from empirical import records
from empirical.experiment import UnknownExperimentError, setting_name
from empirical.record import Measurement, Record
from reports.printed import Reading

Identity = int | str


@dataclass(frozen=True, kw_only=True)
class Source:
    """The record of an experiment, or what to do where there is none."""

    experiment: str
    record: Record | None = None
    missing: str | None = None

    @property
    def note(self) -> str:
        """Where the numbers come from, in a sentence."""
        if self.record is None:
            return f"{self.experiment}: {self.missing}."
        stale = f"; stale: {self.record.stale}" if self.record.stale else ""
        quick = " This is the quick preset, on few sets; the paper preset is the one to read." * (
            self.record.preset != "paper"
        )
        n_sets = len({setting["dataset"] for setting in self.record.settings() if "dataset" in setting})
        return (
            f"`{self.experiment}`: {n_sets} data sets, {len(self.record.rows)} runs, preset `{self.record.preset}`, "
            f"{self.record.device}, digest `{self.record.digest}`{stale}.{quick}"
        )


def source(experiment: str) -> Source:
    """Load the best record of an experiment, or say which command makes one."""
    try:
        return Source(experiment=experiment, record=records.load(experiment))
    except records.MissingRecordError as missing:
        return Source(experiment=experiment, missing=str(missing))
    except UnknownExperimentError:
        return Source(experiment=experiment, missing=f"this version has no experiment {experiment}")


def data_sets(record: Record, reading: Reading) -> tuple[Identity, ...]:
    """Data sets that the record has under a reading's setting, in its order."""
    return tuple(
        setting["dataset"] for setting in record.settings() if "dataset" in setting and _fits(setting, reading.setting)
    )


def accuracy(record: Record, identity: Identity, reading: Reading, method: str) -> Measurement | None:
    """One method on one data set under a reading."""
    return number(record, reading.quantity(method), dataset=identity, **reading.setting)


def number(record: Record, quantity: str, **setting: Any) -> Measurement | None:
    """A quantity under the one setting that fits, None where the record has no finite number for it."""
    fitting = [s for s in record.settings() if _fits(s, setting)]
    if len(fitting) != 1:
        return None
    name = setting_name(fitting[0])
    row = next((row for row in record.rows if row.setting == name), None)
    if row is None or quantity not in row.quantities:
        return None
    seen = record.measurement(quantity, **fitting[0])
    return seen if math.isfinite(seen.mean) else None


def _fits(setting: Mapping[str, Any], part: Mapping[str, Any]) -> bool:
    """Whether a setting has the given values, as far as it speaks of them."""
    return all(setting[key] == value for key, value in part.items() if key in setting)
