"""A user's CSV file as a table: delimiter found out, columns numeric or nominal, one clear line on what is wrong.

A column is numeric where every cell that is not missing is a number, else nominal, coded by its sorted texts as in
`empirical.tables`. The target is taken as texts, whatever they look like. Empty cells and `MISSING_TEXTS` are missing.
"""

import csv
import io
import math
import re
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from empirical.arff import Attribute, Relation
from empirical.pins import DataError
from empirical.tables import Table, table_of

DELIMITERS = (",", ";", "\t", "|")
MISSING_TEXTS = frozenset({"", "?", "NA", "N/A", "NaN", "nan", "null", "NULL"})
MANY_TEXTS, MANY_SHARE = 20, 0.2
"""A nominal column with more different texts than both this number and this share of the rows is refused."""
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")
Rows = Sequence[tuple[int, list[str]]]


def read_csv(path: str | Path, target: str) -> tuple[Table, tuple[str, ...]]:
    """The table of a CSV file, and remarks on what was done to it.

    Args:
        path: UTF-8 text whose first line names the columns, separated by comma, semicolon, tab or bar.
        target: the column of the classes.

    Raises:
        DataError: no such file, no text, ragged lines, no such column, a column that cannot be used; one line each.
    """
    path = Path(path)
    header, rows = _records(_text(path), path)
    place = _target_place(header, target, path)
    columns = [[cell.strip() for cell in cells] for cells in zip(*(cells for _, cells in rows), strict=True)]
    lines = [line for line, _ in rows]
    features, relation_columns, remarks = [], [], []
    for j, name in enumerate(header):
        if j == place:
            continue
        if not name and _counts_rows(columns[j]):
            remarks.append(f"column {j + 1} has no name and only counts the rows; it is left out")
            continue
        attribute, cells = _feature(name or f"column {j + 1}", columns[j], lines)
        features.append(attribute)
        relation_columns.append(cells)
    if not features:
        raise DataError(f"{path.name!r} has no column besides the target {target!r}; a feature is needed")
    classes, labels = _target(target, columns[place], lines)
    relation = Relation(
        name=path.name,
        attributes=(*features, classes),
        rows=tuple(zip(*relation_columns, labels, strict=True)),
    )
    return table_of(relation, identity=path.name, name=path.name, source=str(path)), tuple(remarks)


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        near = get_close_matches(path.name, _beside(path), n=3)
        hint = f"; nearest: {', '.join(near)}" if near else ""
        raise DataError(f"no file {str(path)!r}{hint}; give the path of a CSV file") from None
    except OSError as error:
        raise DataError(f"cannot read {str(path)!r}: {error.strerror or error}; give a CSV file") from error
    if b"\0" in content:
        raise DataError(f"{path.name!r} is no text: it holds NUL bytes; save it as CSV in UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte = f"byte 0x{content[error.start]:02x} at {error.start}"
        raise DataError(f"{path.name!r} is no UTF-8 text ({byte}); save it as CSV in UTF-8") from error
    if not text.strip():
        raise DataError(f"{path.name!r} is empty; give a header and at least two rows of each class")
    return text


def _beside(path: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        return []


def _records(text: str, path: Path) -> tuple[list[str], Rows]:
    """The names of the columns, and each further record with the line it ends on."""
    delimiter = max(DELIMITERS, key=lambda d: _fits(text, d))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True, strict=True)
    try:
        records = [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    except csv.Error as error:
        raise DataError(f"{path.name!r}, line {reader.line_num}: {error}; mend the quotes") from error
    (_, names), rows = records[0], records[1:]
    header = [name.strip() for name in names]
    if len(header) < 2:
        raise DataError(f"{path.name!r} has one column, {header[0][:40]!r}; separate columns by comma, ; tab or |")
    if not rows:
        raise DataError(f"{path.name!r} has a header and no rows; give at least two rows of each class")
    for line, cells in rows:
        if len(cells) != len(header):
            raise DataError(
                f"{path.name!r}, line {line}: {len(cells)} cells where the header has {len(header)}; mend that line"
            )
    return header, rows


def _fits(text: str, delimiter: str) -> tuple[float, int]:
    """How well a delimiter explains the first lines: share of records as long as the header, and that length."""
    lengths = []
    try:
        for cells in csv.reader(io.StringIO(text[: 1 << 16], newline=""), delimiter=delimiter, skipinitialspace=True):
            lengths.append(len(cells))
            if len(lengths) == 50:
                break
    except csv.Error:
        return (0.0, 0)
    if not lengths or lengths[0] < 2:
        return (0.0, 0)
    return (sum(n == lengths[0] for n in lengths) / len(lengths), lengths[0])


def _target_place(header: Sequence[str], target: str, path: Path) -> int:
    found = [j for j, name in enumerate(header) if name == target]
    if len(found) > 1:
        raise DataError(f"{path.name!r} has {len(found)} columns named {target!r}; rename all but one")
    if found:
        return found[0]
    near = get_close_matches(target, list(header), n=3, cutoff=0.4)
    known = f"nearest: {', '.join(near)}" if near else f"columns: {', '.join(header)[:200]}"
    raise DataError(f"{path.name!r} has no column {target!r}; {known}")


def _counts_rows(cells: Sequence[str]) -> bool:
    first = cells[0]
    return first in ("0", "1") and all(cell == str(n) for n, cell in enumerate(cells, start=int(first)))


def _feature(name: str, cells: Sequence[str], lines: Sequence[int]) -> tuple[Attribute, list[str | None]]:
    known = [(cell, line) for cell, line in zip(cells, lines, strict=True) if cell not in MISSING_TEXTS]
    if not known:
        raise DataError(f"column {name!r} is missing in all {len(cells)} rows; leave it out")
    kept = [None if cell in MISSING_TEXTS else cell for cell in cells]
    numbers = [(_number(cell), cell, line) for cell, line in known]
    texts = [(cell, line) for number, cell, line in numbers if number is None]
    if not texts:
        for number, cell, line in numbers:
            if number is not None and not math.isfinite(number):
                raise DataError(f"column {name!r}, line {line}: {cell!r} is not finite; mend or drop that row")
        return Attribute(name=name), kept
    values = sorted({cell for cell, _ in known})
    if len(values) > max(MANY_TEXTS, MANY_SHARE * len(cells)):
        cell, line = texts[0]
        commas = all(_DECIMAL_COMMA.fullmatch(text) for text, _ in texts)
        remedy = "write decimal points, not commas" if commas else "leave it out, or make it numeric"
        raise DataError(
            f"column {name!r} is not numeric ({cell[:40]!r} in line {line}) and has {len(values)} different values in "
            f"{len(cells)} rows; {remedy}"
        )
    return Attribute(name=name, values=tuple(values)), kept


def _target(name: str, cells: Sequence[str], lines: Sequence[int]) -> tuple[Attribute, list[str]]:
    missing = [line for cell, line in zip(cells, lines, strict=True) if cell in MISSING_TEXTS]
    if missing:
        raise DataError(f"target {name!r} is missing in {len(missing)} rows, first in line {missing[0]}; drop those")
    values = set(cells)
    if len(values) < 2:
        raise DataError(f"target {name!r} has one class, {cells[0]!r}; two are needed")
    numbers = {value: _number(value) for value in values}
    if all(number is not None for number in numbers.values()):
        order = sorted(values, key=lambda value: (numbers[value] or 0.0, value))
    else:
        order = sorted(values)
    return Attribute(name=name, values=tuple(order)), list(cells)


def _number(text: str) -> float | None:
    try:
        return None if "_" in text else float(text)
    except ValueError:
        return None
