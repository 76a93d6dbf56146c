"""Records of experiments on real tables: found or not, and single numbers read off them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from empirical import records
from empirical.experiment import UnknownExperimentError, setting_name
from empirical.pins import pin
from empirical.record import Record
from empirical.store import Row
from reports.printed import Reading

Identity = int | str


@dataclass(frozen=True, kw_only=True)
class Seen:
    """Mean of a quantity over runs, sd with n - 1, stderr = sd / sqrt(n)."""

    mean: float
    sd: float
    stderr: float
    n_runs: int


@dataclass(frozen=True, kw_only=True)
class Runs:
    """The runs of a record by the name of their setting, and its settings by data set."""

    settings: tuple[Mapping[str, Any], ...]
    by_setting: Mapping[str, Sequence[Row]]
    by_data_set: Mapping[Any, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, kw_only=True)
class Source:
    """The record of an experiment, or what to do where there is none."""

    experiment: str
    record: Record | None = None
    missing: str | None = None

    @cached_property
    def runs(self) -> Runs | None:
        """The runs of the record, None where there is none."""
        return None if self.record is None else runs_of(self.record)

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


def runs_of(record: Record) -> Runs:
    """Sort the runs of a record."""
    by_setting: dict[str, list[Row]] = {}
    for row in record.rows:
        by_setting.setdefault(row.setting, []).append(row)
    by_data_set: dict[Any, list[Mapping[str, Any]]] = {}
    for setting in record.settings():
        by_data_set.setdefault(setting.get("dataset"), []).append(setting)
    return Runs(settings=record.settings(), by_setting=by_setting, by_data_set=by_data_set)


def numeric_alone(coded: Runs, others: Runs) -> Runs:
    """Runs on numeric features alone: those on sets that have no others, and `others`, where the rest are left out."""
    purely = {
        key: settings for key, settings in coded.by_data_set.items() if key is not None and not pin(key).n_nominal
    }
    names = [setting_name(setting) for settings in purely.values() for setting in settings]
    return Runs(
        settings=(*(setting for settings in purely.values() for setting in settings), *others.settings),
        by_setting={**{name: coded.by_setting.get(name, ()) for name in names}, **others.by_setting},
        by_data_set={**purely, **others.by_data_set},
    )


def data_sets(runs: Runs, reading: Reading) -> tuple[Identity, ...]:
    """Data sets that the record has under a reading's setting, in its order."""
    return tuple(
        setting["dataset"] for setting in runs.settings if "dataset" in setting and _fits(setting, reading.setting)
    )


def accuracy(runs: Runs, identity: Identity, reading: Reading, method: str) -> Seen | None:
    """One method on one data set under a reading."""
    return number(runs, reading.quantity(method), dataset=identity, **reading.setting)


def rows_of(runs: Runs, identity: Identity, reading: Reading) -> Sequence[Row]:
    """Runs on one data set under the setting of a reading."""
    fitting = [s for s in runs.by_data_set.get(identity, ()) if _fits(s, reading.setting)]
    return runs.by_setting.get(setting_name(fitting[0]), ()) if len(fitting) == 1 else ()


def number(runs: Runs, quantity: str, **setting: Any) -> Seen | None:
    """A quantity under the one setting that fits, None where the record has no finite number for it."""
    settings = runs.by_data_set.get(setting.get("dataset"), ())
    fitting = [s for s in settings if _fits(s, setting)]
    rows = runs.by_setting.get(setting_name(fitting[0]), ()) if len(fitting) == 1 else ()
    if not rows or quantity not in rows[0].quantities:
        return None
    values = np.array([row.quantities[quantity] for row in rows])
    if not np.isfinite(values).all():
        return None
    sd = float(values.std(ddof=1)) if len(values) > 1 else math.nan
    return Seen(mean=float(values.mean()), sd=sd, stderr=sd / math.sqrt(len(values)), n_runs=len(values))


def _fits(setting: Mapping[str, Any], part: Mapping[str, Any]) -> bool:
    """Whether a setting has the given values, as far as it speaks of them."""
    return all(setting[key] == value for key, value in part.items() if key in setting)
