"""One record: the finished networks of one experiment at one preset, and what can be read off them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from empirical.experiment import setting_name
from empirical.grids import Votes, counted
from empirical.store import Row


@dataclass(frozen=True, kw_only=True)
class Measurement:
    """Mean over independent runs of one quantity under one setting; sd with n - 1, stderr = sd / sqrt(n).

    `reported` is what the paper prints for it, None where it prints nothing.
    """

    experiment: str
    quantity: str
    mean: float
    sd: float
    stderr: float
    n_runs: int
    device: str
    versions: Mapping[str, str]
    digest: str
    reported: float | None


@dataclass(frozen=True, kw_only=True)
class Curve:
    """Mean and sd over independent runs of one quantity at some epochs."""

    epochs: tuple[int, ...]
    mean: tuple[float, ...]
    sd: tuple[float, ...]
    n_runs: int


@dataclass(frozen=True, kw_only=True)
class Record:
    """All finished networks of one experiment at one preset.

    `origin` is committed or local; `header` holds configuration, criterion, device, versions, date; `curves` maps
    setting name and curve name to the curve, `maps` setting name and map name to the votes of the runs. `stale` is
    None, or says what changed and which command renews the record.
    """

    experiment: str
    preset: str
    origin: str
    digest: str
    header: Mapping[str, Any]
    rows: tuple[Row, ...]
    curves: Mapping[str, Mapping[str, Curve]]
    maps: Mapping[str, Mapping[str, Votes]] = field(default_factory=dict)
    stale: str | None = None

    @property
    def criterion(self) -> str:
        """What counts as agreement; stored before the run."""
        return str(self.header["criterion"])

    @property
    def device(self) -> str:
        """The device in words."""
        return str(self.header["device"])

    def settings(self) -> tuple[Mapping[str, Any], ...]:
        """The settings, in the order of the preset."""
        return tuple(self.header["settings"])

    def values(self, quantity: str, **setting: Any) -> np.ndarray:
        """One value of a quantity for each run of a setting, by run."""
        name = setting_name(self.setting(**setting))
        rows = [row for row in self.rows if row.setting == name]
        if rows and quantity not in rows[0].quantities:
            known = ", ".join(sorted(rows[0].quantities))
            raise ValueError(f"quantity {quantity!r} of {self.experiment}: one of {known}")
        return np.array([row.quantities[quantity] for row in rows])

    def measurement(self, quantity: str, **setting: Any) -> Measurement:
        """Mean, sd and stderr of a quantity over the runs of the one setting that has the given values.

        Raises:
            ValueError: no such quantity, or not exactly one such setting.
        """
        values = self.values(quantity, **setting)
        sd = float(values.std(ddof=1)) if len(values) > 1 else math.nan
        return Measurement(
            experiment=self.experiment,
            quantity=quantity,
            mean=float(values.mean()),
            sd=sd,
            stderr=sd / math.sqrt(len(values)),
            n_runs=len(values),
            device=self.device,
            versions=dict(self.header["versions"]),
            digest=self.digest,
            reported=self._reported(quantity, self.setting(**setting)),
        )

    def curve(self, quantity: str, **setting: Any) -> Curve:
        """Mean and sd of a quantity over the epochs, for the one setting that has the given values."""
        curves = self.curves[setting_name(self.setting(**setting))]
        if quantity not in curves:
            raise ValueError(f"curve {quantity!r} of {self.experiment}: one of {', '.join(sorted(curves))}")
        return curves[quantity]

    def votes(self, name: str, **setting: Any) -> Votes:
        """Votes of the runs on the cells of a decision map, for the one setting that has the given values."""
        maps = self.maps.get(setting_name(self.setting(**setting)), {})
        if name not in maps:
            raise ValueError(f"map {name!r} of {self.experiment}: one of {', '.join(sorted(maps))}")
        return maps[name]

    def setting(self, **part: Any) -> Mapping[str, Any]:
        """The one setting that has the given values."""
        found = [s for s in self.settings() if all(key in s and s[key] == value for key, value in part.items())]
        if len(found) != 1:
            known = "; ".join(map(setting_name, self.settings()))
            raise ValueError(f"setting {part!r} of {self.experiment} fits {len(found)} of: {known}")
        return found[0]

    def _reported(self, quantity: str, setting: Mapping[str, Any]) -> float | None:
        for entry in self.header["reported"]:
            if entry["quantity"] == quantity and all(setting.get(k) == v for k, v in entry["setting"].items()):
                return float(entry["value"])
        return None


def curves_of(epochs: Sequence[int], rows: Sequence[Row]) -> dict[str, dict[str, Curve]]:
    """Mean and sd of every curve over the runs of each setting, by setting and curve name."""
    curves: dict[str, dict[str, Curve]] = {}
    for name in dict.fromkeys(row.setting for row in rows):
        mine = [row for row in rows if row.setting == name]
        curves[name] = {q: _curve(epochs, [row.curves[q] for row in mine]) for q in mine[0].curves}
    return curves


def votes_of(rows: Sequence[Row]) -> dict[str, dict[str, Votes]]:
    """Votes of the runs of each setting on every decision map, by setting and map name."""
    votes: dict[str, dict[str, Votes]] = {}
    for name in dict.fromkeys(row.setting for row in rows):
        mine = [row for row in rows if row.setting == name]
        if mine[0].maps:
            votes[name] = {m: counted([row.maps[m] for row in mine]) for m in mine[0].maps}
    return votes


def _curve(epochs: Sequence[int], runs: Sequence[Sequence[float]]) -> Curve:
    table = np.array(runs, dtype=np.float64)
    sd = table.std(axis=0, ddof=1) if len(table) > 1 else np.zeros(table.shape[1])
    return Curve(
        epochs=tuple(int(e) for e in epochs),
        mean=tuple(map(float, table.mean(axis=0))),
        sd=tuple(map(float, sd)),
        n_runs=len(table),
    )
