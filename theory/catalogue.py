"""The catalogue: every claim file of every paper package, found by walking the packages."""

import importlib
import importlib.util
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import ModuleType

from theory.claim import Claim, Paper, Row

PAPERS = ("chidambaram2022", "sohn2022")
KINDS = (
    "algorithm",
    "assumption",
    "corollary",
    "definition",
    "equation",
    "equations",
    "example",
    "figure",
    "figures",
    "lemma",
    "proposition",
    "remark",
    "section",
    "table",
    "tables",
    "theorem",
)


class MalformedClaimError(Exception):
    """A claim file breaks the rules of the house; the message names the file and the rule."""


class UnknownClaimError(ValueError):
    """No claim answers to the name; the message gives the nearest ones."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A claim in its place: id, row of the paper's contents, and the statement from the file's docstring."""

    id: str
    claim: Claim
    row: Row
    title: str
    statement: str


def paper(key: str) -> Paper:
    """Bibliography of a paper."""
    return _package(key).PAPER


def rows(key: str) -> tuple[Row, ...]:
    """Every numbered statement, table and figure of a paper, in paper order."""
    return _package(key).CONTENTS


def claim_ids() -> tuple[str, ...]:
    """Ids of all claims, in paper order, without importing the claim files."""
    return tuple(name for key in PAPERS for name in _ids_of(key))


def load(claim_id: str) -> Entry:
    """Import one claim file and refuse it where it is malformed."""
    key, _, stem = claim_id.partition("/")
    if claim_id not in claim_ids():
        raise UnknownClaimError(_unknown(claim_id))
    return _entry(key, stem, importlib.import_module(f"theory.{key}.{stem}"))


def resolve(name: str) -> tuple[str, ...]:
    """Ids that a user means: an id, a number such as theorem-2.7 (with or without paper), or a claim file's path."""
    if name.endswith(".py"):
        name = "/".join(Path(name).with_suffix("").parts[-2:])
    ids = claim_ids()
    if name in ids:
        return (name,)
    key, _, number = name.rpartition("/")
    keys = [key] if key else list(PAPERS)
    found = tuple(i for k in keys if k in PAPERS for i in _ids_of(k) if _number_of(k, i) == number)
    stems = tuple(i for i in ids if i.partition("/")[2] == name)
    if not found and not stems:
        raise UnknownClaimError(_unknown(name))
    return found or stems


def repairs_of(claim_id: str) -> tuple[Entry, ...]:
    """The claims that repair this one; only files that mention its id are imported."""
    key = claim_id.partition("/")[0]
    mentioning = (i for i in _ids_of(key) if i != claim_id and claim_id in _source(i))
    return tuple(entry for entry in map(load, mentioning) if entry.claim.repairs == claim_id)


def entries() -> Iterator[Entry]:
    """All claims, in paper order."""
    return map(load, claim_ids())


def stem_of_number(number: str) -> str:
    """The beginning of the file names of a number: theorem-2.7 -> theorem_2_7."""
    return number.lower().replace("-", "_").replace(".", "_")


def _package(key: str) -> ModuleType:
    if key not in PAPERS:
        raise UnknownClaimError(f"unknown paper {key!r}: one of {', '.join(PAPERS)}")
    return importlib.import_module(f"theory.{key}")


def _ids_of(key: str) -> tuple[str, ...]:
    stems = (module.name for module in pkgutil.iter_modules(_package(key).__path__) if _is_claim_file(module.name))
    return _in_paper_order(key, rows(key), tuple(stems))


@cache
def _in_paper_order(key: str, contents: tuple[Row, ...], stems: tuple[str, ...]) -> tuple[str, ...]:
    """Ids in the order of the contents; kept, since every load of a claim asks for it."""
    order = {row.number: n for n, row in enumerate(contents)}
    return tuple(f"{key}/{stem}" for stem in sorted(stems, key=lambda s: (order.get(_row_of(key, s).number, 0), s)))


def _source(claim_id: str) -> str:
    key, _, stem = claim_id.partition("/")
    finder = importlib.util.find_spec(f"theory.{key}.{stem}")
    return Path(finder.origin).read_text(encoding="utf-8") if finder and finder.origin else ""


def _is_claim_file(stem: str) -> bool:
    return stem.partition("_")[0] in KINDS


def _row_of(key: str, stem: str) -> Row:
    """The row whose number begins the file's name; the longest where several do."""
    fitting = [row for row in rows(key) if f"{stem}_".startswith(f"{stem_of_number(row.number)}_")]
    if not fitting:
        raise MalformedClaimError(f"theory/{key}/{stem}.py: its name begins with no number of the paper's CONTENTS")
    return max(fitting, key=lambda row: len(row.number))


def _number_of(key: str, claim_id: str) -> str:
    return _row_of(key, claim_id.partition("/")[2]).number


def _entry(key: str, stem: str, module: ModuleType) -> Entry:
    claim = getattr(module, "CLAIM", None)
    where = f"theory/{key}/{stem}.py"
    if not isinstance(claim, Claim):
        raise MalformedClaimError(f"{where}: binds no CLAIM")
    row = _row_of(key, stem)
    if (claim.source.paper, claim.source.number) != (key, row.number):
        raise MalformedClaimError(
            f"{where}: source says {claim.source.paper}/{claim.source.number}, the file name {key}/{row.number}"
        )
    title, _, statement = (module.__doc__ or "").strip().partition("\n")
    if not title or not statement.strip():
        raise MalformedClaimError(f"{where}: the docstring must give a title line and the statement")
    for other in (*claim.uses, *((claim.repairs,) if claim.repairs else ())):
        if other not in claim_ids():
            raise MalformedClaimError(f"{where}: names {other!r}, which is no claim")
    return Entry(id=f"{key}/{stem}", claim=claim, row=row, title=title.strip(), statement=statement.strip())


def _unknown(name: str) -> str:
    numbers = [f"{key}/{row.number}" for key in PAPERS for row in rows(key)]
    known = [*claim_ids(), *numbers, *(n.partition("/")[2] for n in numbers)]
    near = get_close_matches(name, known, n=3, cutoff=0.4)
    hint = f"; nearest: {', '.join(near)}" if near else ""
    if name in known:
        hint = "; the paper has this number, but no claim covers it yet"
    return f"unknown claim {name!r}{hint}; `mixproof list` shows all"
