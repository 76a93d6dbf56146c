"""Decision maps on a grid of points: packed for the store, counted over runs for a record."""

import base64
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True, kw_only=True)
class Votes:
    """For each cell of a grid how many runs said class 2; rows run along the second axis, columns along the first."""

    counts: bytes
    n_rows: int
    n_columns: int
    n_runs: int

    def table(self) -> np.ndarray:
        """The counts, (n_rows, n_columns)."""
        return np.frombuffer(self.counts, dtype=np.uint8).reshape(self.n_rows, self.n_columns)

    def majority(self) -> np.ndarray:
        """Whether most runs say class 2, (n_rows, n_columns); a tie goes to class 1."""
        return np.asarray(2 * self.table().astype(np.int64) > self.n_runs)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        packed = base64.b64encode(zlib.compress(self.counts, 9)).decode("ascii")
        return {"n_rows": self.n_rows, "n_columns": self.n_columns, "n_runs": self.n_runs, "counts": packed}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Votes":
        """Back from plain JSON values."""
        counts = zlib.decompress(base64.b64decode(data["counts"]))
        sizes = {name: int(data[name]) for name in ("n_rows", "n_columns", "n_runs")}
        return cls(counts=counts, **sizes)


def packed(second: np.ndarray) -> str:
    """One map (n_rows, n_columns) of truth values as text: size, then the bits."""
    n_rows, n_columns = second.shape
    bits = np.packbits(np.asarray(second, dtype=bool))
    return f"{n_rows}x{n_columns}:{base64.b64encode(zlib.compress(bits.tobytes(), 9)).decode('ascii')}"


def unpacked(text: str) -> np.ndarray:
    """The map that `packed` wrote."""
    size, _, bits = text.partition(":")
    n_rows, n_columns = (int(n) for n in size.split("x"))
    flat = np.unpackbits(np.frombuffer(zlib.decompress(base64.b64decode(bits)), dtype=np.uint8))
    return flat[: n_rows * n_columns].reshape(n_rows, n_columns).astype(bool)


def counted(maps: Sequence[str]) -> Votes:
    """Count the votes of at most 255 runs."""
    if not 0 < len(maps) <= 255:
        raise ValueError(f"maps: {len(maps)} runs cannot be counted; give 1 to 255")
    total = np.sum([unpacked(text) for text in maps], axis=0).astype(np.uint8)
    return Votes(counts=total.tobytes(), n_rows=total.shape[0], n_columns=total.shape[1], n_runs=len(maps))
