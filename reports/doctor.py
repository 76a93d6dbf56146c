"""What is here and what is not: versions, device, data, records, and what cannot run here and why."""

import importlib.util
import os
import platform
from collections.abc import Iterator
from pathlib import Path

from empirical import records
from empirical.store import home
from reports import judging, tables
from theory import catalogue

INSTALL_TORCH = "pip install 'mixproof[train]'"


def examine() -> str:
    """Describe this installation in sections of aligned text."""
    sections = [
        ("versions", list(_versions())),
        ("device", list(_device())),
        ("data", list(_data())),
        ("records", list(_records())),
        ("claims", list(_claims())),
        ("cannot run here", list(_missing()) or [("nothing", "all that is in the suite can run here")]),
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


def _data() -> Iterator[tuple[str, str]]:
    named = os.environ.get("MIXPROOF_DATA_DIR")
    yield "MIXPROOF_DATA_DIR", _folder(Path(named)) if named else "not set"
    yield "cache", _folder(home())


def _records() -> Iterator[tuple[str, str]]:
    for found in records.status():
        remedy = "" if found.state in ("committed", "local") else f"; `{found.command}` makes it"
        told = f"{found.state}, {found.n_finished} of {found.n_wanted} networks{remedy}"
        yield f"{found.experiment}, {found.preset}", told


def _claims() -> Iterator[tuple[str, str]]:
    for key in catalogue.PAPERS:
        n_claims = sum(name.startswith(f"{key}/") for name in catalogue.claim_ids())
        yield key, f"{n_claims} claims, {len(catalogue.rows(key))} rows"


def _missing() -> Iterator[tuple[str, str]]:
    if not _has_torch():
        yield "training with torch", f"torch is not installed; {INSTALL_TORCH}"
    elif not _has_cuda():
        yield "training on a GPU", "torch sees no CUDA device; all runs on the CPU, slower"
    made = {found.experiment for found in records.status() if found.state in ("committed", "local")}
    for found in records.status():
        if found.experiment not in made:
            made.add(found.experiment)
            yield f"comparison with {found.experiment}", f"no current record ({found.state}); `{found.command}`"


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
