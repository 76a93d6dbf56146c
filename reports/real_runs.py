"""Runs on real tables that deserve suspicion, by data set; and what selection on evaluation data is worth."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from empirical.experiment import setting_name
from empirical.pins import pin
from numerics import paired_differences as statistics
from numerics.paired_differences import Effect
from reports.measured import Identity, Runs, accuracy, data_sets, number, rows_of
from reports.printed import METHODS, Reading
from reports.real_tables import n_test

FLAGS: Mapping[str, tuple[str, float]] = {
    "moved": ("not settled", 0.0),
    "zero_gradient": ("zero gradient", 0.01),
    "randomised": ("randomised output", 0.0),
    "no_number": ("scores or gradients that are no numbers", 0.0),
    "weaker_than_noise": ("attack weaker than random steps", 0.0),
    "impossible": ("attack weaker than none could be: rounding", 0.0),
}
"""End of a quantity's name to the suspicion that it stands for; a run has it where the number is above the bound."""
SPREAD = {True: 1.0, False: 2.0}
"""Where runs share their test rows, an sd above the standard error is luck of the seed; where they do not, twice it."""


@dataclass(frozen=True, kw_only=True)
class Suspicion:
    """One kind of suspicion on one data set, and the runs that have it."""

    identity: Identity
    setting: str
    kind: str
    runs: str


@dataclass(frozen=True, kw_only=True)
class Inflation:
    """Accuracy as printed less clean, in points over data sets, for one method."""

    method: str
    n: int
    mean: float
    shift: Effect


def suspicious(runs: Runs, readings: Sequence[Reading], *, one_split: bool = True) -> tuple[Suspicion, ...]:
    """Everything suspicious in a record of real tables, in its order; `one_split`: runs share their test rows."""
    return tuple(found for s in runs.settings for found in _in_setting(runs, s, readings, SPREAD[one_split]))


def is_suspicious(runs: Runs, identity: Identity, reading: Reading, methods: Sequence[str]) -> bool:
    """Whether a run of one of the methods on a data set has a flag under the setting and variant of a reading."""
    names = ["_".join(part for part in (m, reading.variant, flag) if part) for m in methods for flag in FLAGS]
    bounds = [bound for _ in methods for _, bound in FLAGS.values()]
    rows = rows_of(runs, identity, reading)
    return any(row.quantities.get(name, 0.0) > bound for row in rows for name, bound in zip(names, bounds, strict=True))


def inflations(runs: Runs, printed: Reading, clean: Reading) -> tuple[Inflation, ...]:
    """What selection on evaluation data adds to each method."""
    found = []
    for method in METHODS:
        pairs = [
            (accuracy(runs, identity, printed, method), accuracy(runs, identity, clean, method))
            for identity in data_sets(runs, printed)
        ]
        gains = [round(a.mean - b.mean, 9) for a, b in pairs if a and b]
        if gains:
            mean, shift = float(np.mean(gains)), statistics.shift(gains)
            found.append(Inflation(method=method, n=len(gains), mean=mean, shift=shift))
    return tuple(found)


def _in_setting(runs: Runs, setting: Mapping, readings: Sequence[Reading], spread: float) -> Iterator[Suspicion]:
    if "dataset" not in setting:
        return
    rows = runs.by_setting.get(setting_name(setting), ())
    names = sorted(rows[0].quantities) if rows else []
    about = {"identity": setting["dataset"], "setting": _rest(setting)}
    bad = [name for name in names if not np.isfinite([row.quantities[name] for row in rows]).all()]
    if bad:
        yield Suspicion(kind="not a number", runs=", ".join(bad), **about)
    for ending, (kind, bound) in FLAGS.items():
        mine = [name for name in names if name.endswith(f"_{ending}")]
        counted = {name: sum(row.quantities[name] > bound for row in rows) for name in mine}
        flagged = [f"{_method(name, ending)} ({n} of {len(rows)})" for name, n in counted.items() if n]
        if flagged:
            yield Suspicion(kind=kind, runs="; ".join(flagged), **about)
    unsteady = list(_seed_dependent(runs, setting, readings, spread))
    if unsteady:
        yield Suspicion(kind="seed-dependent", runs="; ".join(unsteady), **about)


def _seed_dependent(runs: Runs, setting: Mapping, readings: Sequence[Reading], spread: float) -> Iterator[str]:
    """Methods whose sd over seeds is above `spread` times the standard error that the test rows leave anyway."""
    rows = pin(setting["dataset"]).n
    for reading in readings:
        if rows is None or any(setting.get(key, value) != value for key, value in reading.setting.items()):
            continue
        for method in METHODS:
            seen = number(runs, reading.quantity(method), **setting)
            if seen is None or not seen.sd > 0:
                continue
            p = min(max(seen.mean / 100, 0.0), 1.0)
            if seen.sd > 100 * spread * np.sqrt(p * (1 - p) / n_test(rows)):
                told = ", ".join(part for part in (reading.variant, reading.measure, reading.protocol) if part)
                yield f"{METHODS[method]}, {told.replace('_', ' ')} (sd {seen.sd:.1f})"


def _method(name: str, ending: str) -> str:
    stem = name.removesuffix(f"_{ending}")
    known = max((m for m in METHODS if stem == m or stem.startswith(f"{m}_")), key=len, default="")
    rest = stem.removeprefix(known).strip("_")
    return ", ".join(part for part in (METHODS.get(known, ""), rest.replace("_", " ")) if part)


def _rest(setting: Mapping) -> str:
    return ", ".join(f"{key} = {value}" for key, value in setting.items() if key != "dataset")
