"""Experiments as frozen data: question, presets, quantities, criterion; found by walking `empirical.experiments`.

Nothing here loads torch or a compiler, so that records and reports can list every experiment anywhere.
"""

import functools
import hashlib
import importlib
import json
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import numpy as np

import empirical.experiments

ENGINE_REVISION = 2
"""Raised by hand when a change of the engine changes measured numbers; part of every record's digest."""

Setting = Mapping[str, Any]
Configuration = Mapping[str, Any]


class UnknownExperimentError(LookupError):
    """No experiment answers to the name; the message gives the nearest ones."""


@dataclass(frozen=True, kw_only=True)
class Preset:
    """One size of an experiment: plain JSON values that decide every number, and runs per setting.

    `settings` are told apart by their values; each is trained `n_runs` times from seeds of its own. The number of runs
    is not part of the digest: more runs of the same configuration extend a record and leave its rows as they are.
    """

    name: str
    configuration: Configuration
    settings: tuple[Setting, ...]
    n_runs: int


@dataclass(frozen=True, kw_only=True)
class Run:
    """One network to be trained: its setting, its index among the runs of that setting, and its own seed."""

    setting: Setting
    index: int
    seed: int


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What one finished network gave: numbers by quantity, curves over the experiment's epochs, decision maps.

    A map is text as `empirical.grids.packed` writes it.
    """

    quantities: Mapping[str, float]
    curves: Mapping[str, Sequence[float]]
    maps: Mapping[str, str] = field(default_factory=dict)


Train = Callable[[Configuration, Sequence[Run], str], list[Outcome]]


@dataclass(frozen=True, kw_only=True)
class Reported:
    """A number that the paper prints for a quantity under a setting (the part of it given here)."""

    row: str
    quantity: str
    setting: Setting
    value: float


@dataclass(frozen=True, kw_only=True, eq=False)
class Experiment:
    """One question to be settled by training.

    `rows` are the paper's numbers it speaks to, `quantities` what each finished network gives (name: meaning),
    `criterion` what will count as agreement, fixed before the run and stored with it. `train` takes the configuration,
    runs of one setting, and the device (cpu or cuda), and returns one outcome for each run.
    """

    name: str
    question: str
    rows: tuple[str, ...]
    presets: tuple[Preset, ...]
    quantities: Mapping[str, str]
    criterion: str
    train: Train
    reported: tuple[Reported, ...] = ()
    file: str = ""

    def preset(self, name: str) -> Preset:
        """The preset of that name.

        Raises:
            ValueError: there is none.
        """
        for preset in self.presets:
            if preset.name == name:
                return preset
        raise ValueError(f"preset {name!r} of {self.name}: one of {', '.join(p.name for p in self.presets)}")


def setting_name(setting: Setting) -> str:
    """Name of a setting, whatever the order of its keys: {"alpha": 32, "method": "mixup"} -> mixup,alpha=32."""
    rest = [f"{key}={setting[key]}" for key in sorted(setting) if key != "method"]
    return ",".join([str(setting["method"]), *rest] if "method" in setting else rest)


def seed_of(experiment: str, setting: Setting, index: int) -> int:
    """Seed of one run: a hash of experiment, setting and index, so that companions and presets do not touch it."""
    text = f"mixproof/{experiment}/{setting_name(setting)}/{index}"
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=7).digest(), "big")


def streams_of(seed: int, n_streams: int) -> list[np.random.Generator]:
    """Independent random streams of one run (Philox), the same whatever else is trained beside it."""
    return [np.random.Generator(np.random.Philox(child)) for child in np.random.SeedSequence(seed).spawn(n_streams)]


def digest(experiment: Experiment, preset: Preset) -> str:
    """Fingerprint of all that decides the numbers: configuration, settings, experiment file, engine revision."""
    source = Path(experiment.file).read_text(encoding="utf-8") if experiment.file else ""
    parts = {
        "configuration": dict(preset.configuration),
        "settings": [dict(setting) for setting in preset.settings],
        "source": "\n".join(source.splitlines()),
        "engine_revision": ENGINE_REVISION,
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]


@functools.cache
def all_experiments() -> tuple[Experiment, ...]:
    """Every experiment, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(empirical.experiments.__path__))
    return tuple(importlib.import_module(f"empirical.experiments.{name}").EXPERIMENT for name in names)


def resolve(name: str) -> tuple[Experiment, ...]:
    """Experiments that a user means: a name, a row such as chidambaram2022/table-1, or its number alone.

    Raises:
        UnknownExperimentError: none answers.
    """
    known = all_experiments()
    found = tuple(e for e in known if e.name == name) or tuple(
        e for e in known if any(name in (row, row.partition("/")[2]) for row in e.rows)
    )
    if not found:
        words = [word for e in known for word in (e.name, *e.rows, *(row.partition("/")[2] for row in e.rows))]
        near = list(dict.fromkeys(get_close_matches(name, words, n=3, cutoff=0.4)))
        hint = f"; nearest: {', '.join(near)}" if near else ""
        raise UnknownExperimentError(f"unknown experiment {name!r}{hint}; known: {', '.join(e.name for e in known)}")
    return found


def resolve_one(name: str) -> Experiment:
    """The one experiment that a name means.

    Raises:
        UnknownExperimentError: none or several answer.
    """
    found = resolve(name)
    if len(found) > 1:
        raise UnknownExperimentError(f"{name!r} names several experiments: {', '.join(e.name for e in found)}")
    return found[0]
