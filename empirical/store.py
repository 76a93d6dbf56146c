"""The local store of finished rows: SQLite, one transaction a chunk, safe against a kill at any moment."""

import json
import os
import sqlite3
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_SCHEMA = """
CREATE TABLE IF NOT EXISTS header (
    experiment TEXT, preset TEXT, digest TEXT, device TEXT, header TEXT NOT NULL,
    PRIMARY KEY (experiment, preset, digest, device));
CREATE TABLE IF NOT EXISTS row (
    experiment TEXT, preset TEXT, digest TEXT, device TEXT, setting TEXT, run INTEGER, seed INTEGER NOT NULL,
    quantities TEXT NOT NULL, curves TEXT NOT NULL,
    PRIMARY KEY (experiment, preset, digest, device, setting, run));
CREATE TABLE IF NOT EXISTS map (
    experiment TEXT, preset TEXT, digest TEXT, device TEXT, setting TEXT, run INTEGER, name TEXT, bits TEXT NOT NULL,
    PRIMARY KEY (experiment, preset, digest, device, setting, run, name));
"""


class StoreError(OSError):
    """The local store cannot be written or read; the message names the place and the remedy."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One finished network: setting (by name), run index, seed, its numbers; curves and maps where they are kept."""

    setting: str
    run: int
    seed: int
    quantities: Mapping[str, float]
    curves: Mapping[str, Sequence[float]]
    maps: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Key:
    """What a set of rows belongs to."""

    experiment: str
    preset: str
    digest: str
    device: str


def home() -> Path:
    """Directory of the local store: `MIXPROOF_HOME`, else the platform's cache directory."""
    chosen = os.environ.get("MIXPROOF_HOME")
    if chosen:
        return Path(chosen).expanduser()
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "mixproof"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "mixproof"
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "mixproof"


@dataclass(frozen=True)
class Store:
    """The store in one directory, `records.sqlite` inside it; made at the first write."""

    directory: Path

    @property
    def file(self) -> Path:
        """The database file."""
        return self.directory / "records.sqlite"

    def begin(self, key: Key, header: Mapping[str, Any]) -> None:
        """Write down configuration and criterion before the first run; an earlier header of the same key stays."""
        with self._writing() as db:
            db.execute(
                "INSERT OR IGNORE INTO header VALUES (?, ?, ?, ?, ?)",
                (*_key(key), json.dumps(dict(header), sort_keys=True)),
            )

    def commit(self, key: Key, rows: Sequence[Row]) -> None:
        """Add a chunk of finished rows in one transaction; rows that are there stay as they are."""
        with self._writing() as db:
            db.executemany(
                "INSERT OR IGNORE INTO row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        *_key(key),
                        row.setting,
                        row.run,
                        row.seed,
                        json.dumps(dict(row.quantities), sort_keys=True),
                        json.dumps({name: list(curve) for name, curve in row.curves.items()}, sort_keys=True),
                    )
                    for row in rows
                ],
            )
            db.executemany(
                "INSERT OR IGNORE INTO map VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [(*_key(key), row.setting, row.run, name, bits) for row in rows for name, bits in row.maps.items()],
            )

    def note_versions(self, key: Key, versions: Mapping[str, str]) -> None:
        """Add to the header what a later session runs on; where versions differ, all stand there in order of use."""
        header = self.header(key)
        known: dict[str, str] = dict(header.get("versions", {}))
        for name, version in versions.items():
            so_far = known[name].split(", ") if name in known else []
            known[name] = ", ".join(dict.fromkeys([*so_far, version]))
        if known != header.get("versions", {}):
            with self._writing() as db:
                db.execute(
                    "UPDATE header SET header=? WHERE experiment=? AND preset=? AND digest=? AND device=?",
                    (json.dumps(header | {"versions": known}, sort_keys=True), *_key(key)),
                )

    def forget(self, key: Key) -> None:
        """Drop the rows and the header of a key."""
        with self._writing() as db:
            for table in ("row", "map", "header"):
                db.execute(f"DELETE FROM {table} WHERE experiment=? AND preset=? AND digest=? AND device=?", _key(key))

    def keys(self, experiment: str) -> list[Key]:
        """What is stored of an experiment, oldest first."""
        found = self._read(
            "SELECT experiment, preset, digest, device FROM header WHERE experiment=? ORDER BY rowid", (experiment,)
        )
        return [Key(experiment=e, preset=p, digest=d, device=v) for e, p, d, v in found]

    def header(self, key: Key) -> dict[str, Any]:
        """The header written before the first run; empty where there is none."""
        found = self._read(
            "SELECT header FROM header WHERE experiment=? AND preset=? AND digest=? AND device=?", _key(key)
        )
        return dict(json.loads(found[0][0])) if found else {}

    def rows(self, key: Key) -> list[Row]:
        """Finished rows, by setting and run."""
        found = self._read(
            "SELECT setting, run, seed, quantities, curves FROM row "
            "WHERE experiment=? AND preset=? AND digest=? AND device=? ORDER BY setting, run",
            _key(key),
        )
        maps = self._maps(key)
        return [
            Row(
                setting=setting,
                run=run,
                seed=seed,
                quantities=json.loads(numbers),
                curves=json.loads(curves),
                maps=maps.get((setting, run), {}),
            )
            for setting, run, seed, numbers, curves in found
        ]

    def _maps(self, key: Key) -> dict[tuple[str, int], dict[str, str]]:
        found = self._read(
            "SELECT setting, run, name, bits FROM map WHERE experiment=? AND preset=? AND digest=? AND device=?",
            _key(key),
        )
        maps: dict[tuple[str, int], dict[str, str]] = {}
        for setting, run, name, bits in found:
            maps.setdefault((setting, run), {})[name] = bits
        return maps

    def _read(self, query: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        if not self.file.is_file():
            return []
        try:
            with closing(sqlite3.connect(self.file, timeout=60)) as db:
                return list(db.execute(query, values))
        except sqlite3.DatabaseError as error:
            if "no such table" in str(error):  # killed while the file was made
                return []
            raise StoreError(
                f"records in {str(self.file)!r} cannot be read ({error}); move that file away, or set MIXPROOF_HOME to "
                "another folder"
            ) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        try:
            self.directory.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.file, timeout=60)) as db:
                db.execute("PRAGMA journal_mode=WAL")
                db.execute("PRAGMA synchronous=FULL")
                db.executescript(_SCHEMA)
                with db:
                    yield db
        except (OSError, sqlite3.DatabaseError) as error:
            raise StoreError(
                f"records cannot be written to {str(self.directory)!r} ({error}); set MIXPROOF_HOME to another folder"
            ) from error


def _key(key: Key) -> tuple[str, str, str, str]:
    return key.experiment, key.preset, key.digest, key.device
