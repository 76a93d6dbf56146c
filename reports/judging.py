"""Judgements for the reports: judged afresh, or taken from the last full verification of the very same sources."""

import hashlib
import importlib.metadata
import os
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path

from empirical.store import home
from reports.keeping import from_json, to_json
from reports.output import ProgressLine
from theory import catalogue
from theory.verdict import Judgement

LIBRARIES = ("sympy", "mpmath", "numpy", "scipy", "cvxpy", "python-flint", "numba", "scikit-learn", "torch")
_LAYERS = ("theory", "numerics", "empirical")


def judge_claims(
    ids: Sequence[str], *, include_slow: bool = False, brief: bool = False, jobs: int = 1
) -> dict[str, Judgement]:
    """Judge claims with a progress line on a terminal; a full round is kept for `last_judgements`."""
    from theory.verification import verify_all

    line = ProgressLine(len(ids))
    try:
        judged = verify_all(
            ids,
            include_slow=include_slow,
            brief=brief,
            jobs=jobs,
            progress=lambda name, j: line.step(f"{name}: {j.verdict}"),
        )
    finally:
        line.clear()
    if not brief and list(ids) == list(catalogue.claim_ids()):
        _keep(judged)
    return judged


def last_judgements() -> dict[str, Judgement] | None:
    """The last full verification, None where there is none or where sources, records or libraries changed since."""
    try:
        return from_json(_store().read_text(encoding="utf-8"), sources_digest())
    except (OSError, ValueError, TypeError, KeyError):  # no file, or one that another version wrote: judge afresh
        return None


def sources_digest() -> str:
    """Digest of all that a verdict rests on: claim files, methods, records, library versions."""
    digest = hashlib.sha256(f"{platform.python_version()} {platform.machine()}".encode())
    for name, installed in library_versions().items():
        digest.update(f"{name} {installed}".encode())
    for path in _sources():
        digest.update(str(path).encode() + path.read_bytes())
    digest.update(_local_records().encode())
    return digest.hexdigest()


def library_versions() -> dict[str, str | None]:
    """Installed version of each library that a verdict may rest on; None where it is absent."""
    return {name: _version(name) for name in LIBRARIES}


def suite_version() -> str:
    """Version of the installed suite."""
    return _version("mixproof") or "0+unknown"


def _sources() -> list[Path]:
    root = Path(__file__).resolve().parent.parent
    found = [path for layer in _LAYERS for kind in ("*.py", "*.json") for path in (root / layer).rglob(kind)]
    return sorted(path for path in found if path.is_file())


def _local_records() -> str:
    """State of the local store, by size and time: cheap, and any new row changes it."""
    try:
        state = (home() / "records.sqlite").stat()
    except OSError:
        return "no local records"
    return f"{state.st_size} {state.st_mtime_ns}"


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _store() -> Path:
    return home() / "judgements.json"


def _keep(judged: Mapping[str, Judgement]) -> None:
    """Keep a full verification; a home that cannot be written costs time later, nothing else."""
    store = _store()
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        temporary = store.with_suffix(f".{os.getpid()}")
        temporary.write_text(to_json(judged, sources_digest()), encoding="utf-8")
        temporary.replace(store)
    except OSError:
        return
