"""What one check saw: method, outcome, and how much of the statement it covered."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Method(StrEnum):
    """How the evidence was won, strongest first."""

    IDENTITY = "IDENTITY"
    ENCLOSURE = "ENCLOSURE"
    CERTIFICATE = "CERTIFICATE"
    QUADRATURE = "QUADRATURE"
    SAMPLED = "SAMPLED"
    MEASURED = "MEASURED"

    @property
    def is_exact(self) -> bool:
        """Whether a failure of this method is a proof (identity, enclosure, certificate)."""
        return self in (Method.IDENTITY, Method.ENCLOSURE, Method.CERTIFICATE)


class Outcome(StrEnum):
    """Three-valued: a check that cannot decide says so."""

    HOLDS = "HOLDS"
    FAILS = "FAILS"
    INCONCLUSIVE = "INCONCLUSIVE"


@dataclass(frozen=True)
class Coverage:
    """What had to be covered for a universal statement, and what was; made by the constructors in `theory.checks`."""

    required: frozenset[str]
    covered: frozenset[str]

    @classmethod
    def of(cls, required: Iterable[object], covered: Iterable[object]) -> "Coverage":
        """Build from any printable parts: free symbols, boxes, the members of a finite set."""
        return cls(frozenset(map(str, required)), frozenset(map(str, covered)))

    @property
    def is_total(self) -> bool:
        """Whether everything required was covered, and something was required."""
        return bool(self.required) and self.required <= self.covered


NO_COVERAGE = Coverage(frozenset(), frozenset())


class NotAvailableHere(Exception):  # noqa: N818 - no error: the machine lacks a record or a library
    """A check cannot run on this machine; the message says what is missing and which command supplies it."""


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """One predicted number beside the measured one; `reported` is what the paper prints, None where it prints nothing.

    `criterion` is fixed before the run, or the claim says that it was not;
    `tolerance` is the largest |predicted - measured| that it allows.
    Where the criterion is an interval, `low` and `high` are its ends (None: no end on that side), and `predicted` is
    its middle, or its only end.
    """

    quantity: str
    predicted: float
    measured: float
    stderr: float
    n_runs: int
    tolerance: float
    criterion: str
    device: str
    reported: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def is_interval(self) -> bool:
        """Whether the criterion is an interval rather than a number with a tolerance."""
        return self.low is not None or self.high is not None

    @property
    def prediction(self) -> str:
        """What is predicted, in words: a number, or the interval."""
        if not self.is_interval:
            return f"{self.predicted:.4g}"
        if self.low is None:
            return f"at most {self.high:.4g}"
        return f"at least {self.low:.4g}" if self.high is None else f"in [{self.low:.4g}, {self.high:.4g}]"

    @property
    def gap(self) -> float:
        """|predicted - measured|."""
        return abs(self.predicted - self.measured)

    @property
    def agrees(self) -> bool:
        """Whether the criterion is met."""
        if not self.is_interval:
            return self.gap <= self.tolerance
        above = self.low is None or self.measured >= self.low
        return above and (self.high is None or self.measured <= self.high)


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """The outcome of one check on one subject.

    `n_cases` counts the cases that met the hypotheses (0: vacuous), `gap` is the largest deviation seen and `tolerance`
    what was allowed, `witness` an exact case on which a failing statement fails, `comparisons` the measured numbers it
    rests on. `universal` follows from `coverage` and the method; nobody passes it.
    """

    method: Method
    outcome: Outcome
    n_cases: int
    detail: str
    gap: float | None = None
    tolerance: float | None = None
    witness: str | None = None
    comparisons: tuple[Comparison, ...] = ()
    coverage: Coverage = field(default=NO_COVERAGE, repr=False)
    universal: bool = field(init=False)

    def __post_init__(self) -> None:
        universal = self.outcome is Outcome.HOLDS and self.method.is_exact and self.coverage.is_total
        object.__setattr__(self, "universal", universal)
