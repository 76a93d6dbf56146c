"""ARFF, the file format of OpenML: read as text, written back exactly; dense files with numeric and nominal columns."""

import gzip
import math
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MISSING = "?"
_NUMERIC = frozenset({"numeric", "real", "integer"})
_TOKEN = re.compile(r"""\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^,'"{}]*?))\s*(?=[,}]|$)""")
_NAME = re.compile(r"""@attribute\s+(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(\S+))\s+(.*)$""", re.IGNORECASE)
_BARE = re.compile(r"[\w.+\-/()&:<>=*#@]+")


class ArffError(ValueError):
    """A text that is not dense ARFF of numeric and nominal columns; the message names the line."""


@dataclass(frozen=True, kw_only=True)
class Attribute:
    """One column: its name and, where it is nominal, its declared values in order (None: numeric)."""

    name: str
    values: tuple[str, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class Relation:
    """A table of texts: name, columns, rows; a missing cell is None. The last column is the target."""

    name: str
    attributes: tuple[Attribute, ...]
    rows: tuple[tuple[str | None, ...], ...]


def text_in(content: bytes, name: str) -> str:
    """Text of a file's whole content, decompressed where the name ends in .gz.

    Raises:
        ArffError: the content is cut off, damaged, or no UTF-8.
    """
    try:
        return (gzip.decompress(content) if name.endswith(".gz") else content).decode("utf-8")
    except (EOFError, gzip.BadGzipFile, zlib.error, UnicodeDecodeError) as error:
        raise ArffError(f"{name} is damaged or cut off ({error})") from error


def parse(text: str) -> Relation:
    """Relation in a text.

    Raises:
        ArffError: a header or a row that cannot be understood, by line number.
    """
    lines = ((n, line.strip()) for n, line in enumerate(text.split("\n"), start=1))
    kept = ((n, line) for n, line in lines if line and not line.startswith("%"))
    name, attributes = _header(kept)
    allowed = [None if a.values is None else frozenset(a.values) for a in attributes]
    rows = tuple(_row(n, line, attributes, allowed) for n, line in kept)
    if not rows:
        raise ArffError("no row follows @data")
    return Relation(name=name, attributes=attributes, rows=rows)


def text_of(relation: Relation) -> str:
    """The relation as ARFF; `parse` gives the same relation back."""
    lines = [f"@relation {_quoted(relation.name)}", ""]
    for attribute in relation.attributes:
        kind = "numeric" if attribute.values is None else "{" + ",".join(map(_quoted, attribute.values)) + "}"
        lines.append(f"@attribute {_quoted(attribute.name)} {kind}")
    lines += ["", "@data"]
    lines += [",".join(MISSING if cell is None else _quoted(cell) for cell in row) for row in relation.rows]
    return "\n".join(lines) + "\n"


def _header(lines: Iterator[tuple[int, str]]) -> tuple[str, tuple[Attribute, ...]]:
    name, attributes = "", []
    for n, line in lines:
        word = line.split(None, 1)[0].lower()
        if word == "@relation":
            name = _unquoted(line.split(None, 1)[1]) if " " in line or "\t" in line else ""
        elif word == "@attribute":
            attributes.append(_attribute(n, line))
        elif word == "@data":
            if len(attributes) < 2:
                raise ArffError(f"line {n}: {len(attributes)} column(s) declared; a feature and a target are needed")
            return name, tuple(attributes)
        else:
            raise ArffError(f"line {n}: {line[:40]!r} before @data is no @relation, @attribute or comment")
    raise ArffError("the text ends before @data")


def _attribute(n: int, line: str) -> Attribute:
    found = _NAME.match(line)
    if not found:
        raise ArffError(f"line {n}: {line[:40]!r} declares no name with a type")
    single, double, bare, kind = found.groups()
    name = next(_unescaped(part) if part is not bare else part for part in (single, double, bare) if part is not None)
    kind = kind.strip()
    if kind.startswith("{") and kind.endswith("}"):
        values = tuple(text for text, _ in _tokens(n, kind[1:-1]))
        if len(set(values)) < len(values):
            raise ArffError(f"line {n}: column {name!r} declares a value twice")
        return Attribute(name=name, values=values)
    if kind.lower() in _NUMERIC:
        return Attribute(name=name)
    raise ArffError(f"line {n}: column {name!r} has type {kind[:20]!r}; only numeric and nominal ones are read")


def _row(
    n: int, line: str, attributes: Sequence[Attribute], allowed: Sequence[frozenset[str] | None]
) -> tuple[str | None, ...]:
    if line.startswith("{"):
        raise ArffError(f"line {n}: sparse rows are not read; write the row out")
    quoted = "'" in line or '"' in line
    tokens = _tokens(n, line) if quoted else [(cell.strip(), False) for cell in line.split(",")]
    if len(tokens) != len(attributes):
        raise ArffError(f"line {n}: {len(tokens)} cells for {len(attributes)} columns")
    cells = tuple(None if text == MISSING and not was_quoted else text for text, was_quoted in tokens)
    for cell, attribute, values in zip(cells, attributes, allowed, strict=True):
        if cell is None:
            continue
        if values is None and not _is_finite(cell):
            raise ArffError(f"line {n}: {cell!r} in column {attribute.name!r} is no finite number")
        if values is not None and cell not in values:
            raise ArffError(f"line {n}: {cell!r} is no declared value of column {attribute.name!r}")
    return cells


def _tokens(n: int, text: str) -> list[tuple[str, bool]]:
    """Comma-separated texts, each with whether it was quoted."""
    found: list[tuple[str, bool]] = []
    at = 0
    while True:
        token = _TOKEN.match(text, at)
        if not token:
            raise ArffError(f"line {n}: quotes do not match in {text[at : at + 40]!r}")
        single, double, bare = token.groups()
        found.append((bare, False) if bare is not None else (_unescaped(single if double is None else double), True))
        at = token.end()
        if at >= len(text):
            return found
        at += 1  # the comma


def _is_finite(text: str) -> bool:
    try:
        return math.isfinite(float(text)) and "_" not in text
    except ValueError:
        return False


def _unquoted(text: str) -> str:
    text = text.strip()
    return _unescaped(text[1:-1]) if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"" else text


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def _quoted(text: str) -> str:
    if _BARE.fullmatch(text) and not text.startswith(("@", "%")):
        return text
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
