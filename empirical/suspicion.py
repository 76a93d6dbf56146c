"""Suspicion of one's own evidence: flags on a record, lest an effect of finite training be sold as an optimum."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from empirical.experiment import setting_name
from empirical.record import Curve, Record

WIDTHS = 4.0
"""Standard errors beyond which two means differ."""
FLOOR = 0.01
"""Share of a curve's range below which a change counts for nothing."""
SPREAD = 0.2
"""Share of a curve's range that the runs' sd may be before the end depends on the seed."""


@dataclass(frozen=True, kw_only=True)
class Suspect:
    """A setting of a record with the flags on one of its curves; `curve` is empty where the setting keeps none."""

    setting: str
    curve: str
    flags: tuple[str, ...]


def suspects(record: Record) -> tuple[Suspect, ...]:
    """Every curve of every setting with its flags, those without any left out.

    Where a setting keeps no curve, only divergence can be seen.
    """
    found = []
    for setting in record.settings():
        name = setting_name(setting)
        curves = sorted(record.curves.get(name, ()))
        for curve in curves:
            found.append(Suspect(setting=name, curve=curve, flags=suspicions(record, curve, **setting)))
        if not curves:
            diverged = _diverged(record, setting, None)
            found.append(Suspect(setting=name, curve="", flags=(diverged,) if diverged else ()))
    return tuple(suspect for suspect in found if suspect.flags)


def suspicions(record: Record, curve: str, **setting: Any) -> tuple[str, ...]:
    """What speaks against reading the end of a curve as a limit, one sentence a flag; empty where nothing does.

    diverged: a number of a finished run, or the curve, is not finite; then nothing else is said. not stationary: the
    mean of the last tenth of the epochs differs from that of the tenth before. unstable: so does the mean at the last
    epoch from that at half of them, so that twice the training may well move it again. Means differ if it is by more
    than four standard errors and a hundredth of the range that the curve passes through. seed-dependent: at the last
    epoch the sd over runs is above a fifth of that range. A single run, which has no standard error, can only diverge.

    Args:
        record: the record.
        curve: name of a curve in it.
        setting: values that fit one setting.
    """
    seen = record.curve(curve, **setting)
    diverged = _diverged(record, setting, seen)
    if diverged or seen.n_runs < 2:
        return (diverged,) if diverged else ()
    flags = [_not_stationary(seen), _unstable(seen), _seed_dependent(seen)]
    return tuple(flag for flag in flags if flag)


def _diverged(record: Record, setting: Mapping[str, Any], seen: Curve | None) -> str | None:
    name = setting_name(record.setting(**setting))
    rows = [row.quantities for row in record.rows if row.setting == name]
    for quantity in rows[0] if rows else ():
        n_bad = sum(not math.isfinite(row[quantity]) for row in rows)
        if n_bad:
            return f"diverged: {quantity} is not finite in {n_bad} of {len(rows)} runs"
    n_lost = 0 if seen is None else int((~np.isfinite(seen.mean)).sum())
    if seen is not None and n_lost:
        return f"diverged: the curve is not finite at {n_lost} of {len(seen.mean)} epochs"
    return None


def _not_stationary(seen: Curve) -> str | None:
    tenth = max(1, len(seen.mean) // 10)
    if len(seen.mean) < 2 * tenth + 1:
        return None
    last, before = (float(np.mean(seen.mean[part])) for part in (slice(-tenth, None), slice(-2 * tenth, -tenth)))
    if abs(last - before) <= max(WIDTHS * _stderr(seen, -1), FLOOR * _reach(seen)):
        return None
    return f"not stationary: {before:.3g} in the last tenth of the epochs but one, {last:.3g} in the last"


def _unstable(seen: Curve) -> str | None:
    half = (len(seen.mean) - 1) // 2
    stderr = math.hypot(_stderr(seen, half), _stderr(seen, -1))
    if half < 1 or abs(seen.mean[-1] - seen.mean[half]) <= max(WIDTHS * stderr, FLOOR * _reach(seen)):
        return None
    return (
        f"unstable: {seen.mean[half]:.3g} after {seen.epochs[half]} epochs, "
        f"{seen.mean[-1]:.3g} after {seen.epochs[-1]}, so that twice the training moves it"
    )


def _seed_dependent(seen: Curve) -> str | None:
    reach = _reach(seen)
    if seen.sd[-1] <= SPREAD * reach:
        return None
    return f"seed-dependent: sd {seen.sd[-1]:.3g} over runs where the curve spans {reach:.3g}"


def _reach(seen: Curve) -> float:
    return max(seen.mean) - min(seen.mean)


def _stderr(seen: Curve, at: int) -> float:
    return seen.sd[at] / math.sqrt(seen.n_runs) + 1e-9
