"""Front door: the public API, loaded on first use so that importing mixproof loads no torch."""

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

_HOMES = {
    "mixup_optimal": "theory.mixup_optimal",
    "recover_from_midpoints": "theory.midpoints",
    "AmbiguousMidpointsError": "theory.midpoints",
    "Mixup": "empirical.mixup",
    "GenLabel": "empirical.genlabel",
    "MixupClassifier": "empirical.mixup_classifier",
    "diagnose": "reports.diagnosis",
    "Diagnosis": "reports.diagnosis",
    "verify": "theory.verification",
    "claims": "theory.catalogue:claim_ids",
}

__all__ = [
    "AmbiguousMidpointsError",
    "Diagnosis",
    "GenLabel",
    "Mixup",
    "MixupClassifier",
    "claims",
    "diagnose",
    "mixup_optimal",
    "recover_from_midpoints",
    "verify",
]

try:
    __version__ = version("mixproof")
except PackageNotFoundError:  # running from a source tree that was never installed
    __version__ = "0+unknown"


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'mixproof' has no attribute {name!r}")
    module, _, attribute = _HOMES[name].partition(":")
    try:
        return getattr(import_module(module), attribute or name)
    except ModuleNotFoundError as error:
        if error.name != "torch":
            raise
        told = f"mixproof.{name} needs torch, which is not installed; pip install 'mixproof[train]'"
        raise ModuleNotFoundError(told, name="torch") from error


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
