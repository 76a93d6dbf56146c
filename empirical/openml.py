"""Data sets by OpenML id: from the package, a data folder, the cache, or openml.org, each checked before use."""

import gzip
import hashlib
import http.client
import json
import os
import socket
import tempfile
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import numpy as np

from empirical import arff
from empirical.arff import ArffError, Attribute, Relation
from empirical.pins import (
    BUILT_IN,
    EMBEDDED,
    CorruptDataError,
    DataError,
    Identity,
    MissingDataError,
    Pin,
    pin,
)
from empirical.store import home
from empirical.tables import Table, built_in, relation_of, table_of

DATA_DIR = "MIXPROOF_DATA_DIR"
TIMEOUT = 60.0
"""Seconds that openml.org may stay silent."""
FEW = 8
"""Data sets that an error names one by one."""
_NO_NETWORK = (OSError, http.client.HTTPException)


def load(identity: Identity, *, data_dir: Path | str | None = None, download: bool = True) -> Table:
    """One data set: from the package, the data folder, the cache, or openml.org, in this order.

    Args:
        identity: an OpenML id, or iris, wine, breast-cancer, digits for scikit-learn's own sets.
        data_dir: folder of ARFF files named ID_NAME.arff.gz, at most one level down, with or without a manifest.json
            that gives their SHA-256; the environment's MIXPROOF_DATA_DIR where None.
        download: whether openml.org may be asked; what comes from there is kept in the cache.

    Raises:
        UnknownDataError, MissingDataError, CorruptDataError: one clear line each.
    """
    return load_all([identity], data_dir=data_dir, download=download)[0]


def load_all(
    identities: Iterable[Identity], *, data_dir: Path | str | None = None, download: bool = True
) -> tuple[Table, ...]:
    """Several data sets, as `load`; what is missing is named in one error, before anything is computed."""
    known = [pin(identity) for identity in identities]
    found = {p.id: local(p.id, data_dir=data_dir) for p in known}
    missing = [key for key, table in found.items() if table is None]
    if missing and not download:
        raise _missing(missing)
    fetch_all(missing, arrived=lambda table: found.update({table.id: table}))
    return tuple(table for p in known if (table := found[p.id]) is not None)


def local(identity: Identity, *, data_dir: Path | str | None = None) -> Table | None:
    """One data set from the package, the data folder or the cache; None where none of them has it.

    Raises:
        UnknownDataError, CorruptDataError, DataError: one clear line each.
    """
    known = pin(identity)
    if known.id in BUILT_IN:
        return _checked(built_in(str(known.id)), known, exact=False)
    if known.file:
        return _from_file(EMBEDDED / known.file, known, "package", known.file_sha256)
    folder = _data_dir(data_dir)
    if folder is not None and (listed := _listed(folder, known)) is not None:
        return _from_file(listed[0], known, "data folder", listed[1])
    return _from_cache(known)


def fetch(identity: Identity) -> Table:
    """Download one OpenML data set, check it against the manifest, and keep it in the cache.

    Openml.org sends an MD5 sum with each file, which scikit-learn checks. The content must show the manifest's n, d, k
    and class counts; where it is not value for value the pinned one, the table says so and keeps its own checksum.

    Raises:
        MissingDataError: openml.org cannot be reached or has no such file.
        CorruptDataError: what came is damaged or another data set.
    """
    known = pin(identity)
    if not isinstance(known.id, int):
        return built_in(known.id)
    try:
        bunch = _download(known.id)
    except _NO_NETWORK as error:
        raise _missing([known.id], str(error)) from error
    except ValueError as error:
        told = " ".join(str(error).split())
        raise CorruptDataError(
            f"data set {known.id} ({known.name}) did not arrive whole: {told}; fetch it again"
        ) from error
    table = table_of(_relation(bunch, known), identity=known.id, name=known.name, source="openml.org")
    table = _checked(table, known, exact=False)
    _keep(table, known)
    return table


def fetch_all(identities: Iterable[Identity], *, arrived: Callable[[Table], None]) -> None:
    """Download several data sets, each as `fetch`, and hand every one over as it arrives.

    Raises:
        MissingDataError: at the end, naming all that did not arrive; at once where there is no network.
        CorruptDataError: at the first that is damaged or another data set.
    """
    waiting = list(identities)
    failed: list[Identity] = []
    why = ""
    while waiting:
        try:
            arrived(fetch(waiting[0]))
        except MissingDataError as error:
            failed.append(waiting[0])
            why = str(error.__cause__)
            if not isinstance(error.__cause__, HTTPError):  # nothing answers: neither will the next one arrive
                raise _missing(failed + waiting[1:], why) from error
        waiting.pop(0)
    if failed:
        raise _missing(failed, why)


def cache_dir() -> Path:
    """Where downloaded sets are kept."""
    return home() / "openml"


def _missing(identities: Iterable[Identity], why: str = "") -> MissingDataError:
    ids = tuple(key for key in identities if isinstance(key, int))
    names = ", ".join(f"{key} ({pin(key).name})" for key in ids) if len(ids) <= FEW else f"{len(ids)} data sets"
    reason = f"; openml.org gave nothing ({why})" if why else ""
    remedy = f"`mixproof fetch {' '.join(map(str, ids))}` downloads, {DATA_DIR} may name a folder that has them"
    return MissingDataError(f"not here: OpenML {names}{reason}; {remedy}", ids)


def _data_dir(given: Path | str | None) -> Path | None:
    named = given or os.environ.get(DATA_DIR)
    if not named:
        return None
    folder = Path(named).expanduser()
    if not folder.is_dir():
        what = "data_dir" if given else DATA_DIR
        raise DataError(f"{what} {str(folder)!r} is no folder; name one that exists, or none")
    return folder


def _listed(folder: Path, known: Pin) -> tuple[Path, str | None] | None:
    """File of a set in a data folder, and its SHA-256 where the folder's manifest gives one."""
    listing = folder / "manifest.json"
    if listing.is_file():
        try:
            parts = json.loads(listing.read_text(encoding="utf-8"))
            entries = [entry for key, part in parts.items() if key.startswith("openml") for entry in part]
            named = {entry["id"]: (folder / entry["file"], entry["sha256"]) for entry in reversed(entries)}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise CorruptDataError(f"{str(listing)!r} is no manifest of data files ({error!r}); restore it") from error
        if known.id in named and named[known.id][0].is_file():
            return named[known.id]
        return None
    files = sorted([*folder.glob(f"{known.id}_*.arff.gz"), *folder.glob(f"*/{known.id}_*.arff.gz")])
    return (files[0], None) if files else None


def _from_file(path: Path, known: Pin, source: str, sha256: str | None) -> Table:
    """Table in a file whose bytes and content must be the pinned ones."""
    remedy = f"replace the file in the {source}"
    try:
        content = path.read_bytes()
        if sha256 is not None and hashlib.sha256(content).hexdigest() != sha256:
            raise CorruptDataError(f"{str(path)!r} is corrupt: its SHA-256 is not the manifest's; {remedy}")
        relation = arff.parse(arff.text_in(content, path.name))
    except (OSError, ArffError) as error:
        raise CorruptDataError(f"{str(path)!r} cannot be read: {error}; {remedy}") from error
    return _checked(table_of(relation, identity=known.id, name=known.name, source=source), known)


def _from_cache(known: Pin) -> Table | None:
    path = _cache_file(known)
    if not path.is_file():
        return None
    remedy = f"`mixproof fetch {known.id}` downloads it again"
    try:
        text = arff.text_in(path.read_bytes(), path.name)
        relation = arff.parse(text)
    except (OSError, ArffError) as error:
        raise CorruptDataError(f"{str(path)!r} cannot be read: {error}; {remedy}") from error
    table = table_of(relation, identity=known.id, name=known.name, source="cache")
    if text.partition("\n")[0] != f"% {table.checksum}":
        raise CorruptDataError(f"{str(path)!r} is corrupt: its content has another checksum than it says; {remedy}")
    return _checked(table, known, exact=False)


def _cache_file(known: Pin) -> Path:
    return cache_dir() / f"{known.id}_{known.name}.arff.gz"


def _keep(table: Table, known: Pin) -> None:
    """Write a table to the cache in one step: first beside, then in place."""
    path = _cache_file(known)
    content = gzip.compress(f"% {table.checksum}\n{arff.text_of(relation_of(table))}".encode(), mtime=0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=path.name, suffix=".part", delete=False) as part:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
        os.replace(part.name, path)
    except OSError as error:
        place = f"cannot keep data in {str(path.parent)!r}: {error}"
        raise DataError(f"{place}; set MIXPROOF_HOME to a folder that can be written") from error


def _checked(table: Table, known: Pin, *, exact: bool = True) -> Table:
    """The table, marked as pinned or not, if it shows the facts of its pin; `exact` demands the pinned content."""
    counts = sorted(known.class_counts.values()) or None
    facts = (
        ("n", known.n, table.n),
        ("d", known.d, table.d),
        ("k", known.k, table.k),
        ("class counts", counts, sorted(table.class_counts.values())),
    )
    for what, wanted, seen in facts:
        if wanted is not None and wanted != seen:
            told = f"{what} is {seen}, and the manifest says {wanted}"
            raise CorruptDataError(f"data set {known.id} ({known.name}), {table.source}: {told}; it is not used")
    pinned = known.checksum == table.checksum
    if exact and known.checksum is not None and not pinned:
        told = "its content has another checksum than the manifest says"
        raise CorruptDataError(f"data set {known.id} ({known.name}), {table.source}: {told}; it is not used")
    return replace(table, pinned=pinned)


def _download(number: int) -> Any:
    from sklearn.datasets import fetch_openml

    with _patience(TIMEOUT), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # versions that OpenML calls inactive: the manifest decides
        return fetch_openml(data_id=number, as_frame=False, parser="liac-arff", cache=False, n_retries=1, delay=0.5)


@contextmanager
def _patience(seconds: float) -> Iterator[None]:
    """Give up on a silent server: scikit-learn sets no limit itself."""
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(seconds)
    try:
        yield
    finally:
        socket.setdefaulttimeout(before)


def _relation(bunch: Any, known: Pin) -> Relation:
    """What scikit-learn downloaded, as a relation."""
    data = np.asarray(bunch.data.toarray() if hasattr(bunch.data, "toarray") else bunch.data, dtype=np.float64)
    categories = dict(bunch.categories or {})
    target = np.asarray(bunch.target)
    if target.ndim != 1 or len(target) != len(data):
        raise CorruptDataError(f"data set {known.id} ({known.name}): openml.org gives no single target; it is not used")
    names = [str(name) for name in bunch.feature_names]
    attributes = [_attribute(name, categories) for name in names]
    columns: list[list[str | None]] = [_cells(data[:, j], a.values) for j, a in enumerate(attributes)]
    if target.dtype.kind == "f":
        last = Attribute(name="class")
        columns.append(_cells(target, None))
    else:
        texts = [None if cell is None else str(cell) for cell in target.tolist()]
        declared = _attribute(str(next(iter(bunch.target_names), "class")), categories).values
        last = Attribute(name="class", values=declared or tuple(sorted({text for text in texts if text is not None})))
        columns.append(texts)
    return Relation(name=known.name, attributes=(*attributes, last), rows=tuple(zip(*columns, strict=True)))


def _attribute(name: str, categories: dict[str, Any]) -> Attribute:
    values = categories.get(name)
    return Attribute(name=name, values=None if values is None else tuple(map(str, values)))


def _cells(column: np.ndarray, values: tuple[str, ...] | None) -> list[str | None]:
    if values is None:
        return [None if np.isnan(cell) else repr(float(cell)) for cell in column]
    return [None if np.isnan(cell) else values[int(cell)] for cell in column]
