"""What is known of each data set before it is read: the packaged manifest, and the errors about data."""

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

EMBEDDED = Path(__file__).parent / "embedded"
BUILT_IN = ("iris", "wine", "breast-cancer", "digits")
"""Names of scikit-learn's own sets; none of them is bit for bit the OpenML entry of a similar name."""

Identity = int | str


class DataError(ValueError):
    """Data that cannot be used; the message is one line with the remedy."""


class UnknownDataError(DataError):
    """No data set answers to the id."""


class MissingDataError(DataError):
    """Data sets that are known, but not here, and cannot be downloaded; `ids` names them all."""

    def __init__(self, message: str, ids: tuple[int, ...]) -> None:
        super().__init__(message)
        self.ids = ids


class CorruptDataError(DataError):
    """A file or a download whose content is not what its checksum or the manifest says."""


@dataclass(frozen=True, kw_only=True)
class Pin:
    """Facts that every copy of a data set must show; those unknown are None.

    n rows, d features before any encoding, k classes, `class_counts` by class name, `n_nominal` features, `n_missing`
    cells. `checksum` is the content's (`empirical.tables.checksum`); `file`, its `file_sha256`, `source` and
    `licence` are those of a copy inside the package. `tables` are the numbers of sohn2022's tables that print the set.
    """

    id: Identity
    name: str
    n: int | None = None
    d: int | None = None
    k: int | None = None
    n_nominal: int | None = None
    n_missing: int | None = None
    class_counts: Mapping[str, int] = field(default_factory=dict)
    checksum: str | None = None
    version: int | None = None
    tables: tuple[int, ...] = ()
    file: str | None = None
    file_sha256: str | None = None
    source: str | None = None
    licence: str | None = None
    note: str | None = None


@functools.cache
def pins() -> Mapping[Identity, Pin]:
    """Every known data set by id: OpenML's numbers, then scikit-learn's names."""
    listed = json.loads((EMBEDDED / "manifest.json").read_text(encoding="utf-8"))["datasets"]
    return {entry["id"]: Pin(**{**entry, "tables": tuple(entry.get("tables", ()))}) for entry in listed}


def pin(identity: Identity) -> Pin:
    """Facts of one data set.

    Raises:
        UnknownDataError: no set answers; the message gives the nearest ids.
        TypeError: the id is neither a number nor a name.
    """
    if isinstance(identity, bool) or not isinstance(identity, int | str):
        raise TypeError(f"id {identity!r} must be an OpenML number or one of {', '.join(BUILT_IN)}")
    known = pins()
    text = str(identity)
    if text.isascii() and text.isdigit():
        identity = int(text)
    if identity in known:
        return known[identity]
    near = get_close_matches(text, [str(key) for key in known], n=3, cutoff=0.5)
    near += [str(p.id) for p in known.values() if p.name == text and str(p.id) not in near]
    hint = f"; nearest: {', '.join(near)}" if near else ""
    raise UnknownDataError(f"unknown data set {text!r}{hint}; known are {len(known)} OpenML ids and scikit-learn names")


def embedded() -> tuple[Identity, ...]:
    """Ids that are in the package or in scikit-learn, by which the smallest experiments run anywhere."""
    return tuple(key for key, known in pins().items() if known.file or key in BUILT_IN)


def printed_in(table: int) -> tuple[int, ...]:
    """OpenML ids that a table of sohn2022 prints, in rising order, whether or not a copy is at hand."""
    return tuple(sorted(key for key, known in pins().items() if isinstance(key, int) and table in known.tables))
