"""The record of decision maps on two moons, read as levels of non-linearity that were fixed before the run."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import sympy as sp

from empirical.records import Record
from numerics.decision_maps import nonlinearity
from theory import measurements
from theory.evidence import Comparison
from theory.measurements import paper_record

EXPERIMENT, AGAIN = "two-moons", "two-moons-again"
Interval = tuple[sp.Rational, sp.Rational]
Setting = Mapping[str, Any]


def record(experiment: str = EXPERIMENT) -> Record:
    """The record of the maps: of the first run, or of the second on other data and seeds."""
    return paper_record(experiment)


def base(separation: float) -> Setting:
    """Plain training."""
    return {"method": "base", "separation": separation}


def mixup(alpha: int, separation: float, gradients: str) -> Setting:
    """Mixup, with gradients cleared before each step or kept and summed up, as released."""
    return {"method": "mixup", "alpha": alpha, "separation": separation, "gradients": gradients}


def nonlinear_share(maps: Record, setting: Setting, length: str) -> float:
    """Non-linearity of the majority map of the runs; `length` is short (1000 epochs) or long (1500)."""
    majority = maps.votes(length, **setting).majority()
    return _nonlinearity(majority.tobytes(), len(majority))


@cache
def _nonlinearity(cells: bytes, n_rows: int) -> float:
    """Non-linearity of a map given as bytes, for claims ask for the same maps again and again."""
    return nonlinearity(np.frombuffer(cells, dtype=bool).reshape(n_rows, -1))


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


def levels(
    settings: Sequence[Setting], intervals: Sequence[Interval], length: str, *, experiment: str = EXPERIMENT
) -> list[Comparison]:
    """The majority map of each setting beside the interval for its non-linearity."""
    maps, found = record(experiment), []
    for setting, (low, high) in zip(settings, intervals, strict=True):
        seen = maps.measurement(f"nonlinearity_{length}", **setting)
        low, high = float(low), float(high)
        found.append(
            measurements.within(
                replace(seen, mean=nonlinear_share(maps, setting, length)),
                low,
                high,
                quantity=f"non-linearity of the majority map, {described(setting)}, {length}{_which(experiment)}",
                criterion=f"from {low:g} to {high:g}; one run's non-linearity is {seen.mean:.3f} +- {seen.sd:.3f} (sd)",
            )
        )
    return found


def rises(settings: Sequence[Setting], length: str, *, experiment: str) -> list[tuple[str, float, float, int]]:
    """From one setting to the next: name, gain in non-linearity of the majority map, its standard error, runs."""
    maps, found = record(experiment), []
    for lower, upper in pairwise(settings):
        gain = maps.values(f"nonlinearity_{length}", **upper) - maps.values(f"nonlinearity_{length}", **lower)
        shares = [nonlinear_share(maps, setting, length) for setting in (lower, upper)]
        name = f"non-linearity of the majority map, {described(upper)} less {described(lower)}, {length}"
        stderr = float(gain.std(ddof=1) / len(gain) ** 0.5)
        found.append((name + _which(experiment), shares[1] - shares[0], stderr, len(gain)))
    return found


def ratio_to_wide_gap(length: str, *, experiment: str) -> tuple[str, float, float, int]:
    """Plain training at separation 0.1 over 0.5: name, ratio of the non-linearities, its standard error, runs."""
    maps = record(experiment)
    near, far = (nonlinear_share(maps, base(separation), length) for separation in (0.1, 0.5))
    seen = [maps.measurement(f"nonlinearity_{length}", **base(separation)) for separation in (0.1, 0.5)]
    relative = sum((one.stderr / one.mean) ** 2 for one in seen) ** 0.5
    name = f"non-linearity at separation 0.1 over that at 0.5, base, {length}{_which(experiment)}"
    return name, near / far, near / far * relative, seen[0].n_runs


def margin_gains(
    settings: Sequence[Setting], separation: float, length: str, *, experiment: str = EXPERIMENT
) -> list[tuple[str, np.ndarray]]:
    """For each run the margin of Mixup less that of plain training on the same data."""
    maps = record(experiment)
    plain = maps.values(f"margin_{length}", **base(separation))
    return [(described(setting), maps.values(f"margin_{length}", **setting) - plain) for setting in settings]


def _which(experiment: str) -> str:
    return "" if experiment == EXPERIMENT else ", second run"


def described(setting: Setting) -> str:
    """A setting in words."""
    if setting["method"] == "base":
        return f"base, separation {setting['separation']}"
    return f"alpha = {setting['alpha']}, gradients {setting['gradients']}, separation {setting['separation']}"
