"""A claim as frozen data: what is stated, how it is checked, and what must be rejected."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from theory.evidence import Evidence

Check = Callable[[Any], Evidence]


class Quantifier(StrEnum):
    """What the statement speaks of: every instance, some instance, or one given object."""

    FORALL = "FORALL"
    EXISTS = "EXISTS"
    INSTANCE = "INSTANCE"


class Verdict(StrEnum):
    """What the evidence amounts to; derived by `theory.verdict.judge`, never typed."""

    VERIFIED = "VERIFIED"
    REFUTED = "REFUTED"
    SUPPORTED = "SUPPORTED"
    INCONCLUSIVE = "INCONCLUSIVE"
    UNTESTED = "UNTESTED"
    VACUOUS = "VACUOUS"
    UNGUARDED = "UNGUARDED"
    BROKEN = "BROKEN"


FORALL, EXISTS, INSTANCE = Quantifier.FORALL, Quantifier.EXISTS, Quantifier.INSTANCE
VERIFIED, REFUTED, SUPPORTED = Verdict.VERIFIED, Verdict.REFUTED, Verdict.SUPPORTED


@dataclass(frozen=True)
class Paper:
    """Bibliography of one paper; `key` names its package below `theory`."""

    key: str
    authors: str
    title: str
    venue: str


@dataclass(frozen=True)
class Row:
    """One numbered statement, table or figure of a paper; `kind` is theory, experiment, both or picture."""

    number: str
    kind: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a claim is printed: paper key, number as in the paper's CONTENTS, equation if it has one."""

    paper: str
    number: str
    equation: str | None = None


@dataclass(frozen=True, kw_only=True)
class Control:
    """A subject whose answer is known, sent through the very checks of the claim; `why` says what it gets wrong."""

    subject: Any
    why: str


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One statement with its checks.

    `subject` is the thing claimed; every check is a function of it alone. `controls` are subjects known to be wrong:
    each must be rejected by some check, and each check must reject one. `positives` are subjects known to be right; a
    refutation counts only if the refuting check holds on one of them, or on the subject of a claim that repairs this.
    `expected` is what a reader should see; `erratum` one courteous sentence where the print or its proof slips;
    `repairs` the id of the claim that this one corrects; `uses` the ids of the claims that the argument rests on.
    """

    source: Source
    quantifier: Quantifier
    subject: Any
    checks: tuple[Check, ...]
    controls: tuple[Control, ...]
    expected: Verdict
    positives: tuple[Control, ...] = ()
    uses: tuple[str, ...] = ()
    erratum: str | None = None
    repairs: str | None = None


@dataclass(frozen=True, kw_only=True)
class SlowCheck:
    """A check that runs with `--slow` only; the other checks must reach the expected verdict without it."""

    check: Check
    __name__: str = field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "__name__", name_of(self.check))

    def __call__(self, subject: Any) -> Evidence:
        """Run the check."""
        return self.check(subject)


def slow(check: Check) -> SlowCheck:
    """Mark a check as slow: it runs with `--slow` only."""
    return SlowCheck(check=check)


def name_of(check: Check) -> str:
    """Give the name under which a check appears in the report."""
    return str(getattr(check, "__name__", type(check).__name__))
