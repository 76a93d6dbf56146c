"""Accuracies that sohn2022 prints for real tables: mean and standard deviation in per cent, by method and OpenML id."""

import functools
import json
from collections.abc import Mapping, Sequence
from importlib.resources import files

from empirical.experiment import Reported

Cells = Mapping[str, Mapping[int, tuple[float, float]]]


@functools.cache
def printed(table: int) -> Cells:
    """One table: method to OpenML id to (mean, sd).

    Raises:
        ValueError: it is none of the tables on real data.
    """
    tables = json.loads(files("empirical").joinpath("printed_tables.json").read_text(encoding="utf-8"))
    if str(table) not in tables:
        raise ValueError(f"table {table!r} is not one of {', '.join(tables)}, the tables of sohn2022 on real data")
    return {
        method: {int(key): (mean, sd) for key, (mean, sd) in cells.items()}
        for method, cells in tables[str(table)].items()
    }


def reported(table: int, protocols: Sequence[str] = ("printed", "clean")) -> tuple[Reported, ...]:
    """The printed means beside the quantities METHOD_PROTOCOL under the setting {"dataset": id}."""
    return tuple(
        Reported(
            row=f"sohn2022/table-{table}", quantity=f"{method}_{protocol}", setting={"dataset": identity}, value=mean
        )
        for method, cells in printed(table).items()
        for identity, (mean, _) in cells.items()
        for protocol in protocols
    )
