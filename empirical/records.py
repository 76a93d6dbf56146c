"""Records of measurements: committed with the package, or made on this machine. Loads no torch.

Theory and reports read measured numbers here and nowhere else.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from empirical.experiment import Experiment, Preset, all_experiments, digest, resolve_one, setting_name
from empirical.grids import Votes
from empirical.record import Curve, Measurement, Record, curves_of, votes_of
from empirical.store import Key, Row, Store, home

__all__ = [
    "Curve",
    "Measurement",
    "MissingRecordError",
    "Record",
    "RecordStatus",
    "UnreadableRecordError",
    "Votes",
    "command_for",
    "committed_file",
    "from_json",
    "from_rows",
    "load",
    "status",
    "to_json",
]

SCHEMA = 1


class MissingRecordError(LookupError):
    """No complete record is here; the message names the command that makes it."""


class UnreadableRecordError(ValueError):
    """A committed file cannot be read as a record."""


@dataclass(frozen=True, kw_only=True)
class RecordStatus:
    """What is here of one preset of one experiment; `state` is committed, local, partial, stale or missing."""

    experiment: str
    rows: tuple[str, ...]
    preset: str
    state: str
    n_finished: int
    n_wanted: int
    command: str


def load(experiment: str, *, preset: str | None = None, directory: Path | None = None) -> Record:
    """The best record of an experiment: current before stale, paper size before quick, committed before local.

    Args:
        experiment: its name, or a row or number of a paper that it alone answers.
        preset: quick or paper; any where not given.
        directory: of the local store; `empirical.store.home()` where not given.

    Raises:
        MissingRecordError: no complete record is here.
        UnknownExperimentError: no experiment has the name.
    """
    known = resolve_one(experiment)
    presets = [known.preset(preset)] if preset else list(known.presets)
    best = _committed(known, "paper") if preset in (None, "paper") else None
    if best and best.stale is None:
        return best  # whatever is in the local store, even a damaged one
    found = [record for p in presets for record in _candidates(known, p, directory)]
    if not found:
        command = command_for(known, preset or "paper")
        raise MissingRecordError(f"no record of {known.name} ({', '.join(known.rows)}); `{command}` makes it")
    return min(found, key=lambda r: (r.stale is not None, r.preset != "paper", r.origin != "committed"))


def status(*, directory: Path | None = None) -> tuple[RecordStatus, ...]:
    """What is here of every preset of every experiment."""
    return tuple(_status(e, p, directory) for e in all_experiments() for p in e.presets)


def command_for(experiment: Experiment, preset: str) -> str:
    """The command that makes or renews a record."""
    return f"mixproof measure {experiment.name} --preset {preset}"


def from_rows(key: Key, header: Mapping[str, Any], rows: Sequence[Row], *, origin: str = "local") -> Record:
    """Assemble a record from finished rows that carry their curves."""
    known = resolve_one(key.experiment)
    return Record(
        experiment=known.name,
        preset=key.preset,
        origin=origin,
        digest=key.digest,
        header=header,
        rows=tuple(rows),
        curves=curves_of(header["epochs"], rows),
        maps=votes_of(rows),
        stale=_staleness(known, known.preset(key.preset), key.digest),
    )


def to_json(record: Record) -> str:
    """The committed form of a record: header, one line a finished network, curves as mean and sd."""
    head = {"schema": SCHEMA, "experiment": record.experiment, "preset": record.preset, "digest": record.digest}
    lines = [
        json.dumps(
            [row.setting, row.run, row.seed, [float(f"{row.quantities[q]:.10g}") for q in sorted(row.quantities)]]
        )
        for row in record.rows
    ]
    curves = {
        setting: {
            name: {"epochs": c.epochs, "mean": _rounded(c.mean), "sd": _rounded(c.sd), "n_runs": c.n_runs}
            for name, c in by_name.items()
        }
        for setting, by_name in record.curves.items()
    }
    names = sorted(record.rows[0].quantities) if record.rows else []
    return (
        f'{{"head": {json.dumps(head)},\n"header": {json.dumps(dict(record.header), sort_keys=True, indent=1)},\n'
        f'"quantities": {json.dumps(names)},\n"rows": [\n'
        + ",\n".join(lines)
        + f'\n],\n"curves": {json.dumps(curves)}{_maps_text(record)}}}\n'
    )


def _maps_text(record: Record) -> str:
    """One line a map, each behind a comma; nothing for a record without maps."""
    if not record.maps:
        return ""
    lines = [
        f"{json.dumps(setting)}: " + json.dumps({name: votes.to_dict() for name, votes in by_name.items()})
        for setting, by_name in record.maps.items()
    ]
    return ',\n"maps": {\n' + ",\n".join(lines) + "\n}"


def from_json(text: str, *, origin: str = "committed") -> Record:
    """Read the committed form.

    Raises:
        UnreadableRecordError: the file has another schema.
    """
    data = json.loads(text)
    head = data["head"]
    if head["schema"] != SCHEMA:
        raise UnreadableRecordError(
            f"record of schema {head['schema']!r}: this version reads {SCHEMA}; export it again"
        )
    known = resolve_one(head["experiment"])
    names = data["quantities"]
    return Record(
        experiment=head["experiment"],
        preset=head["preset"],
        origin=origin,
        digest=head["digest"],
        header=data["header"],
        rows=tuple(
            Row(setting=s, run=run, seed=seed, quantities=dict(zip(names, values, strict=True)), curves={})
            for s, run, seed, values in data["rows"]
        ),
        curves={
            setting: {
                name: Curve(
                    epochs=tuple(c["epochs"]), mean=tuple(c["mean"]), sd=tuple(c["sd"]), n_runs=int(c["n_runs"])
                )
                for name, c in by_name.items()
            }
            for setting, by_name in data["curves"].items()
        },
        maps={
            setting: {name: Votes.from_dict(votes) for name, votes in by_name.items()}
            for setting, by_name in data.get("maps", {}).items()
        },
        stale=_staleness(known, known.preset(head["preset"]), head["digest"]),
    )


def committed_file(experiment: Experiment, preset: str) -> Path:
    """Where the committed record of a preset is, or would be."""
    return Path(str(resources.files("empirical"))) / "committed" / f"{experiment.name}.{preset}.json"


def _committed(known: Experiment, preset: str) -> Record | None:
    file = committed_file(known, preset)
    return from_json(file.read_text(encoding="utf-8")) if file.is_file() else None


def _candidates(known: Experiment, preset: Preset, directory: Path | None) -> list[Record]:
    committed = _committed(known, preset.name)
    found = [committed] if committed else []
    store = Store(directory or home())
    for key in reversed(store.keys(known.name)):
        if key.preset == preset.name:
            record = from_rows(key, store.header(key), store.rows(key))
            if _n_missing(record, preset) == 0:
                found.append(record)
    return found


def _n_missing(record: Record, preset: Preset) -> int:
    counts = {setting_name(s): 0 for s in record.header["settings"]}
    for row in record.rows:
        counts[row.setting] += 1
    return sum(max(0, preset.n_runs - n) for n in counts.values())


def _status(known: Experiment, preset: Preset, directory: Path | None) -> RecordStatus:
    wanted = preset.n_runs * len(preset.settings)
    found = sorted(_candidates(known, preset, directory), key=lambda r: (r.stale is not None, r.origin != "committed"))
    if found:
        state, finished = "stale" if found[0].stale else found[0].origin, len(found[0].rows)
    else:
        store, current = Store(directory or home()), digest(known, preset)
        partial = [len(store.rows(k)) for k in store.keys(known.name) if (k.preset, k.digest) == (preset.name, current)]
        finished = max(partial, default=0)
        state = "partial" if finished else "missing"
    return RecordStatus(
        experiment=known.name,
        rows=known.rows,
        preset=preset.name,
        state=state,
        n_finished=finished,
        n_wanted=wanted,
        command=command_for(known, preset.name),
    )


def _staleness(known: Experiment, preset: Preset, recorded: str) -> str | None:
    current = digest(known, preset)
    if recorded == current:
        return None
    return f"digest {recorded} is not the current {current}; `{command_for(known, preset.name)}` renews the record"


def _rounded(values: Sequence[float]) -> list[float]:
    return [round(v, 6) for v in values]
