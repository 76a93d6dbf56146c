"""Downloading data sets for `mixproof fetch`: one line a set, as it arrives."""

import sys
from collections.abc import Sequence

from empirical.images import fetch_mnist
from empirical.openml import cache_dir, fetch_all, local
from empirical.pins import CorruptDataError, Identity, UnknownDataError, pin, pins
from empirical.tables import Table
from reports.errors import unknown

IMAGES = "mnist"


def fetch(names: Sequence[str]) -> None:
    """Print where each data set is, and download those that are not here or whose copy in the cache is corrupt.

    Args:
        names: OpenML ids, names of scikit-learn's own sets, or mnist; every OpenML set that is not here where none is
            given.

    Raises:
        UsageError, MissingDataError, CorruptDataError, DataError: one clear line each.
    """
    wanted = [_identity(name) for name in names if name != IMAGES]
    if not names:
        wanted = [key for key in pins() if isinstance(key, int)]
    if IMAGES in names:
        print(f"mnist: in {fetch_mnist()}, checked")
    missing = []
    for identity in dict.fromkeys(wanted):
        table = _here(identity)
        if table is None:
            missing.append(identity)
        elif names:
            print(_line(table, f"here already ({table.source})"))
    if not missing and not names:
        print(f"all {len(wanted)} OpenML sets of the manifest are here")
    arrived: list[Identity] = []

    def tell(table: Table) -> None:
        arrived.append(table.id)
        _clear()
        same = "the pinned content" if table.pinned else f"another content than the pinned one, {table.checksum[:12]}"
        print(_line(_kept(table), f"downloaded to {cache_dir()}, {same}"))
        _progress(len(arrived), missing)

    _progress(0, missing)
    try:
        fetch_all(missing, arrived=tell)
    finally:
        _clear()


def _identity(name: str) -> Identity:
    try:
        return pin(name).id
    except UnknownDataError:
        remedy = f"give an OpenML id of empirical/embedded/manifest.json, a set of scikit-learn's, or {IMAGES}"
        raise unknown("data set", name, [*map(str, pins()), IMAGES], remedy) from None


def _here(identity: Identity) -> Table | None:
    try:
        return local(identity)
    except CorruptDataError:
        return None  # a new copy goes to the cache; `_kept` looks again


def _kept(table: Table) -> Table:
    """The table as every later run will find it: a corrupt file that stands before the cache is an error here too."""
    return local(table.id) or table


def _line(table: Table, where: str) -> str:
    return f"{table.id} {table.name}: {table.n} rows, {table.d} features, {table.k} classes; {where}"


def _progress(n_arrived: int, missing: Sequence[Identity]) -> None:
    if n_arrived < len(missing) and sys.stderr.isatty():
        print(
            f"\rfetching {missing[n_arrived]}, {n_arrived + 1} of {len(missing)}", end="", file=sys.stderr, flush=True
        )


def _clear() -> None:
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)
