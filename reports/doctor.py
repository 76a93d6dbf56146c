"""What is here and what is not: versions, device, data, records, and what cannot run here and why."""

import importlib.util
import os
import platform
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from empirical import openml, records
from empirical.experiment import all_experiments
from empirical.pins import DataError, Identity, pins
from empirical.store import home
from reports import judging, tables
from theory import catalogue

CURRENT = ("committed", "local")
"""States of a record that can be used."""
INSTALL_TORCH = "pip install 'mixproof[train]'"


@dataclass(frozen=True, kw_only=True)
class Whereabouts:
    """Where each known data set was found and read without a fault, which are nowhere, and which have a fault."""

    sources: Mapping[Identity, str]
    missing: tuple[Identity, ...]
    faulty: Mapping[Identity, str]


def examine() -> str:
    """Describe this installation in sections of aligned text."""
    data = whereabouts()
    sections = [
        ("versions", list(_versions())),
        ("device", list(_device())),
        ("data", list(_data(data))),
        ("records", list(_records())),
        ("claims", list(_claims())),
        ("cannot run here", list(_missing(data)) or [("nothing", "all that is in the suite can run here")]),
    ]
    return "\n\n".join(f"{name}\n{tables.columns([('  ' + a, b) for a, b in body])}" for name, body in sections)


def _versions() -> Iterator[tuple[str, str]]:
    yield "mixproof", judging.suite_version()
    yield "python", f"{platform.python_version()} on {platform.platform()}"
    for name, version in judging.library_versions().items():
        yield name, version or "not installed"


def _device() -> Iterator[tuple[str, str]]:
    yield "cpu", f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores"
    if not _has_torch():
        yield "cuda", "unknown: torch is not installed"
        return
    import torch

    found = [torch.cuda.get_device_name(n) for n in range(torch.cuda.device_count())]
    yield "cuda", ", ".join(found) or "none found"


def _data(found: Whereabouts) -> Iterator[tuple[str, str]]:
    named = os.environ.get("MIXPROOF_DATA_DIR")
    yield "MIXPROOF_DATA_DIR", _folder(Path(named)) if named else "not set"
    yield "cache", _folder(home())
    places = Counter(found.sources.values())
    told = ", ".join(f"{places[place]} in {name}" for place, name in _PLACES.items())
    yield "data sets", f"{told}; {len(found.missing)} of {len(pins())} not found"
    if found.missing:
        few = len(found.missing) <= openml.FEW
        names = f"{', '.join(map(_named, found.missing))}; " if few else ""
        yield "not found", f"{names}`mixproof fetch {' '.join(map(str, found.missing))}` downloads"
    for why in dict.fromkeys(found.faulty.values()):
        ids = [str(identity) for identity, fault in found.faulty.items() if fault == why]
        yield "cannot be read", f"{', '.join(ids)}: {why}"


_PLACES = {
    "package": "the package",
    "scikit-learn": "scikit-learn",
    "data folder": "the data folder",
    "cache": "the cache",
}


def whereabouts() -> Whereabouts:
    """Look for every known data set in the package, the data folder and the cache, and check what is found."""
    sources: dict[Identity, str] = {}
    missing: list[Identity] = []
    faulty: dict[Identity, str] = {}
    for identity in pins():
        try:
            table = openml.local(identity)
        except DataError as error:
            faulty[identity] = str(error)
            continue
        if table is None:
            missing.append(identity)
        else:
            sources[identity] = table.source
    return Whereabouts(sources=sources, missing=tuple(missing), faulty=faulty)


def _named(identity: Identity) -> str:
    return f"{identity} ({pins()[identity].name})"


def _records() -> Iterator[tuple[str, str]]:
    states = records.status()
    current = {found.experiment for found in states if found.state in CURRENT}
    for found in states:
        remedy = f"; `{found.command}` makes it"
        if found.state in CURRENT:
            remedy = ""
        elif found.experiment in current:
            remedy = ", and not needed: the other preset has a record"
        told = f"{found.state}, {found.n_finished} of {found.n_wanted} networks{remedy}"
        yield f"{found.experiment}, {found.preset}", told


def _claims() -> Iterator[tuple[str, str]]:
    for key in catalogue.PAPERS:
        n_claims = sum(name.startswith(f"{key}/") for name in catalogue.claim_ids())
        yield key, f"{n_claims} claims, {len(catalogue.rows(key))} rows"


def _missing(found_data: Whereabouts) -> Iterator[tuple[str, str]]:
    if not _has_torch():
        yield "training with torch", f"torch is not installed; {INSTALL_TORCH}"
    elif not _has_cuda():
        yield "training on a GPU", "torch sees no CUDA device; all runs on the CPU, slower"
    made = {found.experiment for found in records.status() if found.state in CURRENT}
    for found in records.status():
        if found.experiment not in made:
            made.add(found.experiment)
            yield f"comparison with {found.experiment}", f"no current record ({found.state}); `{found.command}`"
    yield from _without_data(found_data.sources)


def _without_data(here: Mapping[Identity, str]) -> Iterator[tuple[str, str]]:
    """Presets of experiments on data sets of which some are not here."""
    for experiment in all_experiments():
        for preset in experiment.presets:
            wanted = list(dict.fromkeys(s["dataset"] for s in preset.settings if "dataset" in s))
            absent = [identity for identity in wanted if identity in pins() and identity not in here]
            if absent:
                ids = " ".join(map(str, absent))
                told = f"{len(absent)} of its {len(wanted)} data sets are not here; `mixproof fetch {ids}`, or set"
                yield f"measuring {experiment.name}, {preset.name}", f"{told} {openml.DATA_DIR}"


def _folder(path: Path) -> str:
    if not path.is_dir():
        return f"{path} (not there)"
    n_files = sum(1 for file in path.rglob("*") if file.is_file())
    return f"{path} ({n_files} files)"


def _has_torch() -> bool:
    return importlib.util.find_spec("torch") is not None


def _has_cuda() -> bool:
    import torch

    return bool(torch.cuda.is_available())
