"""The record of decision maps on two moons, read as levels of non-linearity that were fixed before the run."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import sympy as sp

from empirical.records import Record
from numerics.decision_maps import nonlinearity
from theory import measurements
from theory.evidence import Comparison
from theory.measurements import paper_record

EXPERIMENT = "two-moons"
Interval = tuple[sp.Rational, sp.Rational]
Setting = Mapping[str, Any]


def record() -> Record:
    """The record of the maps."""
    return paper_record(EXPERIMENT)


def base(separation: float) -> Setting:
    """Plain training."""
    return {"method": "base", "separation": separation}


def mixup(alpha: int, separation: float, gradients: str) -> Setting:
    """Mixup, with gradients cleared before each step or kept and summed up, as released."""
    return {"method": "mixup", "alpha": alpha, "separation": separation, "gradients": gradients}


def nonlinear_share(maps: Record, setting: Setting, length: str) -> float:
    """Non-linearity of the majority map of the runs; `length` is short (1000 epochs) or long (1500)."""
    return nonlinearity(maps.votes(length, **setting).majority())


def within(name: str, value: float, stderr: float, interval: Interval, maps: Record, n_runs: int) -> Comparison:
    """Whether a number lies in a closed interval, as a comparison with its centre."""
    low, high = (float(end) for end in interval)
    return Comparison(
        quantity=name,
        predicted=(low + high) / 2,
        measured=value,
        stderr=stderr,
        n_runs=n_runs,
        tolerance=abs(high - low) / 2,
        criterion=f"from {low:g} to {high:g}",
        device=maps.device,
        low=low,
        high=high,
    )


def levels(settings: Sequence[Setting], intervals: Sequence[Interval], length: str) -> list[Comparison]:
    """The majority map of each setting beside the interval for its non-linearity."""
    maps, found = record(), []
    for setting, (low, high) in zip(settings, intervals, strict=True):
        seen = maps.measurement(f"nonlinearity_{length}", **setting)
        low, high = float(low), float(high)
        found.append(
            measurements.within(
                replace(seen, mean=nonlinear_share(maps, setting, length)),
                low,
                high,
                quantity=f"non-linearity of the majority map, {described(setting)}, {length}",
                criterion=f"from {low:g} to {high:g}; one run's non-linearity is {seen.mean:.3f} +- {seen.sd:.3f} (sd)",
            )
        )
    return found


def margin_gains(settings: Sequence[Setting], separation: float, length: str) -> list[tuple[str, np.ndarray]]:
    """For each run the margin of Mixup less that of plain training on the same data."""
    maps = record()
    plain = maps.values(f"margin_{length}", **base(separation))
    return [(described(setting), maps.values(f"margin_{length}", **setting) - plain) for setting in settings]


def described(setting: Setting) -> str:
    """A setting in words."""
    if setting["method"] == "base":
        return f"base, separation {setting['separation']}"
    return f"alpha = {setting['alpha']}, gradients {setting['gradients']}, separation {setting['separation']}"
