"""Records of real tables that were never measured: drawn at random, or made so that the answer is known."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from empirical.experiment import setting_name
from empirical.pins import pins
from empirical.record import Record
from empirical.store import Row
from reports.printed import METHODS

PROTOCOLS = ("printed", "clean")
Value = Callable[[Mapping[str, Any], str, str, int], float]


def real_record(
    experiment: str,
    settings: Sequence[Mapping[str, Any]],
    value: Value,
    *,
    methods: Sequence[str] = tuple(METHODS),
    n_runs: int = 5,
    preset: str = "paper",
    **more: float,
) -> Record:
    """A record whose quantity METHOD_PROTOCOL is `value(setting, method, protocol, run)`."""
    rows = []
    for setting in settings:
        for run in range(n_runs):
            quantities = {f"{m}_{p}": float(value(setting, m, p, run)) for m in methods for p in PROTOCOLS}
            rows.append(
                Row(setting=setting_name(setting), run=run, seed=run, quantities={**quantities, **more}, curves={})
            )
    header = {
        "criterion": "made up",
        "device": "cpu <made up>",
        "settings": [dict(setting) for setting in settings],
        "quantities": {name: name for name in rows[0].quantities},
        "reported": [],
        "versions": {},
        "n_runs": n_runs,
    }
    return Record(
        experiment=experiment,
        preset=preset,
        origin="local",
        digest="0123456789abcdef",
        header=header,
        rows=tuple(rows),
        curves={},
    )


def drawn(experiment: str, settings: Sequence[Mapping[str, Any]], *, seed: int = 1, **more: Any) -> Record:
    """Accuracies drawn around a level for each set; GenLabel is a little better, selection adds half a point."""
    rng = np.random.default_rng(seed)
    level: dict[Any, float] = {}

    def value(setting: Mapping[str, Any], method: str, protocol: str, run: int) -> float:
        base = level.setdefault(setting["dataset"], float(rng.uniform(50, 95)))
        gain = 2.0 if method.startswith("genlabel") else 0.0
        return min(100.0, base + gain + 0.7 * (protocol == "printed") + float(rng.normal(0, 1.5)))

    return real_record(experiment, settings, value, **more)


def linear_settings(ids: Sequence[Any] | None = None) -> list[dict[str, Any]]:
    """Every held set of few features, both alphas."""
    chosen = ids or [
        p.id for p in pins().values() if isinstance(p.id, int) and p.checksum and (p.d or 99) <= 20 and p.n < 5000
    ]
    return [{"dataset": identity, "alpha": alpha} for identity in chosen for alpha in (1, 2)]


def network_settings(ids: Sequence[Any]) -> list[dict[str, Any]]:
    """Networks with and without activations."""
    return [{"dataset": identity, "activation": activation} for identity in ids for activation in ("relu", "identity")]
