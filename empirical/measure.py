"""Measuring: train what a record still lacks, a chunk of networks at a time, and write it down as it comes."""

import dataclasses
import datetime
import importlib.util
import os
import platform
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any, Protocol, TextIO

from empirical import records
from empirical.experiment import (
    Experiment,
    Outcome,
    Preset,
    Run,
    UnknownExperimentError,
    all_experiments,
    digest,
    resolve,
    resolve_one,
    seed_of,
    setting_name,
)
from empirical.store import Key, Row, Store, home

__all__ = ["DeviceNotFoundError", "UnknownExperimentError", "export", "measure"]

CHUNK = 16
"""Networks in one transaction; what a kill can lose for each job."""


class DeviceNotFoundError(RuntimeError):
    """The device asked for is not on this machine."""


class Progress(Protocol):
    """Told after every chunk how many networks are finished."""

    def __call__(self, name: str, n_finished: int, n_wanted: int) -> None:
        """Say so."""
        ...


def measure(
    names: Iterable[str] = (),
    *,
    preset: str = "quick",
    device: str = "auto",
    seeds: int | None = None,
    fresh: bool = False,
    progress: Progress | None = None,
    jobs: int = 1,
    directory: Path | None = None,
) -> tuple[records.Record, ...]:
    """Train what is missing of some experiments and return their local records.

    Args:
        names: experiments by name, row or number; all where none is given.
        preset: quick or paper.
        device: auto, cpu or cuda; auto is cuda where there is one.
        seeds: runs per setting; the preset's number where not given.
        fresh: whether to drop the local rows of this preset and device and train them again.
        progress: told after every chunk; None is a line on stderr with the time left, if stderr is a terminal.
        jobs: chunks trained at once on the CPU.
        directory: of the local store; `empirical.store.home()` where not given.

    Raises:
        UnknownExperimentError, DeviceNotFoundError, ValueError: one clear line each.
    """
    if isinstance(names, str):
        raise TypeError(f"names must be a sequence of experiment names, not the text {names!r}; pass [{names!r}]")
    wanted = list(names)
    experiments = [e for name in wanted for e in resolve(name)] if wanted else list(all_experiments())
    for what, value in (("seeds", seeds), ("jobs", jobs)):
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise TypeError(f"{what} must be a whole number, not {type(value).__name__} {value!r}; leave it out")
        if value is not None and value < 1:
            raise ValueError(f"{what} must be at least 1, not {value!r}; leave it out for the default")
    chosen = _device(device)
    store = Store(directory or home())
    tell = progress or _Line(sys.stderr)
    return tuple(
        _measure(e, e.preset(preset), chosen, store=store, n_runs=seeds, fresh=fresh, tell=tell, jobs=jobs)
        for e in dict.fromkeys(experiments)
    )


def export(experiment: str, preset: str, path: Path | None = None, *, directory: Path | None = None) -> Path:
    """Write the complete current local record of a preset as a committed file, and return where.

    Raises:
        MissingRecordError: there is no complete and current local record.
    """
    known = resolve_one(experiment)
    store, current = Store(directory or home()), digest(known, known.preset(preset))
    keys = [k for k in store.keys(known.name) if (k.preset, k.digest) == (preset, current)]
    found = [records.from_rows(k, store.header(k), store.rows(k)) for k in keys]
    complete = [r for r in found if len(r.rows) >= known.preset(preset).n_runs * len(known.preset(preset).settings)]
    if not complete:
        command = records.command_for(known, preset)
        raise records.MissingRecordError(f"no complete local record of {known.name}, {preset}; `{command}` makes it")
    target = path or records.committed_file(known, preset)
    target.write_text(records.to_json(complete[-1]), encoding="utf-8")
    return target


def chunks(runs: Sequence[Run], finished: Iterable[tuple[str, int]]) -> Iterator[list[Run]]:
    """Runs not yet finished, in chunks of one setting; which runs share a chunk does not depend on what is finished."""
    done = set(finished)
    groups: dict[tuple[str, int], list[Run]] = {}
    for run in runs:
        name = setting_name(run.setting)
        groups.setdefault((name, run.index // CHUNK), []).append(run)
    for (name, _), group in groups.items():
        left = [run for run in group if (name, run.index) not in done]
        if left:
            yield left


def _measure(
    experiment: Experiment,
    preset: Preset,
    device: str,
    *,
    store: Store,
    n_runs: int | None,
    fresh: bool,
    tell: Progress,
    jobs: int,
) -> records.Record:
    key = Key(
        experiment=experiment.name, preset=preset.name, digest=digest(experiment, preset), device=_device_words(device)
    )
    if fresh:
        store.forget(key)
    store.begin(key, _header(experiment, preset, key.device))
    runs = [
        Run(setting=setting, index=index, seed=seed_of(experiment.name, setting, index))
        for setting in preset.settings
        for index in range(n_runs or preset.n_runs)
    ]
    finished = [(row.setting, row.run) for row in store.rows(key)]
    left = list(chunks(runs, finished))
    if left:
        store.note_versions(key, versions())
    n_done = len(runs) - sum(map(len, left))
    for chunk, outcomes in _trained(experiment, preset, left, device, jobs):
        store.commit(key, [_row(run, outcome) for run, outcome in zip(chunk, outcomes, strict=True)])
        n_done += len(chunk)
        tell(experiment.name, n_done, len(runs))
    mine = {(setting_name(run.setting), run.index) for run in runs}
    rows = [row for row in store.rows(key) if (row.setting, row.run) in mine]
    return records.from_rows(key, store.header(key), rows)


def _trained(
    experiment: Experiment, preset: Preset, left: Sequence[list[Run]], device: str, jobs: int
) -> Iterator[tuple[list[Run], list[Outcome]]]:
    """Chunks with their outcomes, as they finish; a chunk is handed out only when the last one is written down."""
    if jobs == 1 or device != "cpu":
        for chunk in left:
            yield chunk, experiment.train(preset.configuration, chunk, device)
        return
    waiting = list(reversed(left))
    running: dict[Future[list[Outcome]], list[Run]] = {}
    with ThreadPoolExecutor(max_workers=jobs) as pool:
        while True:
            while len(running) < jobs and waiting:
                chunk = waiting.pop()
                running[pool.submit(experiment.train, preset.configuration, chunk, device)] = chunk
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                yield running.pop(future), future.result()


def _row(run: Run, outcome: Outcome) -> Row:
    return Row(
        setting=setting_name(run.setting),
        run=run.index,
        seed=run.seed,
        quantities=outcome.quantities,
        curves=outcome.curves,
        maps=outcome.maps,
    )


def _header(experiment: Experiment, preset: Preset, device: str) -> Mapping[str, Any]:
    """What is known before the first run; written down then, so that no criterion can follow the numbers."""
    epochs = range(0, preset.configuration["n_epochs"] + 1, preset.configuration["evaluate_every"])
    return {
        "question": experiment.question,
        "criterion": experiment.criterion,
        "configuration": dict(preset.configuration),
        "settings": [dict(setting) for setting in preset.settings],
        "n_runs": preset.n_runs,
        "quantities": dict(experiment.quantities),
        "reported": [dataclasses.asdict(entry) for entry in experiment.reported],
        "epochs": list(epochs),
        "device": device,
        "versions": versions(),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
    }


def versions() -> dict[str, str]:
    """Versions of what decides a measured number; read without loading any of it."""
    found = {"python": platform.python_version()}
    for name in ("mixproof", "numpy", "scipy", "scikit-learn", "numba", "torch"):
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def _device(asked: str) -> str:
    if asked not in ("auto", "cpu", "cuda"):
        raise ValueError(f"device {asked!r}: one of auto, cpu, cuda")
    if asked == "cpu":
        return "cpu"
    has_torch = importlib.util.find_spec("torch") is not None
    if has_torch:
        import torch

        if torch.cuda.is_available():
            return "cuda"
    if asked == "cuda":
        why = "torch sees none" if has_torch else "torch is not installed (pip install 'mixproof[train]')"
        raise DeviceNotFoundError(f"device 'cuda' asked for, but {why}; use --device cpu")
    return "cpu"


def _device_words(device: str) -> str:
    if device == "cuda":
        import torch

        return f"cuda ({torch.cuda.get_device_name()})"
    return f"cpu ({platform.machine()})"


@dataclass
class _Line:
    """One line on a terminal that rewrites itself: networks finished and time left."""

    stream: TextIO
    started: float = 0.0
    n_before: int = 0

    def __call__(self, name: str, n_finished: int, n_wanted: int) -> None:
        if not self.stream.isatty():
            return
        if not self.started:
            self.started, self.n_before = time.monotonic(), n_finished
        fresh = n_finished - self.n_before
        left = f", {(time.monotonic() - self.started) / fresh * (n_wanted - n_finished):.0f} s left" if fresh else ""
        end = os.linesep if n_finished == n_wanted else ""
        self.stream.write(f"\r{name}: {n_finished} of {n_wanted} networks{left}   {end}")
        self.stream.flush()
        if n_finished == n_wanted:
            self.started = 0.0
