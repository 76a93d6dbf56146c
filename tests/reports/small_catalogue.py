"""One paper with three rows and three claims, every text of them hostile, and judgements of the claims."""

from theory.catalogue import Entry, UnknownClaimError
from theory.claim import Claim, Control, Quantifier, Row, Source, Verdict
from theory.evidence import Comparison, Coverage, Evidence, Method, Outcome
from theory.verdict import ControlTrial, Judgement, Trial

HOSTILE = "<script>alert(1)</script> & \"quoted\" 'single' <img src=x onerror=alert(2)> </style> {{ 7*7 }}"
KEY = "fake2020"
ROWS = (
    Row("lemma-1", "theory", f"a lemma {HOSTILE}"),
    Row("theorem-2", "both", "a theorem a_b | c*d*"),
    Row("table-1", "experiment", "a table"),
)


def holds(check: str, **more) -> Trial:
    return Trial(check=check, evidence=evidence(Outcome.HOLDS, **more))


def evidence(outcome: Outcome, **more) -> Evidence:
    given = {"method": Method.IDENTITY, "n_cases": 3, "detail": f"seen {HOSTILE}", "gap": 0.0, **more}
    return Evidence(outcome=outcome, **given)


def entry(stem: str, row: Row, **more) -> Entry:
    claim = Claim(
        **{
            "source": Source(paper=KEY, number=row.number, equation=HOSTILE),
            "quantifier": Quantifier.FORALL,
            "subject": 1,
            "checks": (),
            "controls": (Control(subject=2, why=HOSTILE),),
            "expected": Verdict.VERIFIED,
            **more,
        }
    )
    statement = (
        f"For $x < y$ and {HOSTILE}:\n$$\\frac{{1}}{{2}} \\le \\mathcal{{X}}_3^2$$\n\n- one $a_b$\n- two `code <b>`"
    )
    return Entry(id=f"{KEY}/{stem}", claim=claim, row=row, title=f"Title of $x^2$ {HOSTILE}", statement=statement)


def judgement(verdict: Verdict, expected: Verdict, trials: tuple[Trial, ...], **more) -> Judgement:
    control = ControlTrial(why=HOSTILE, trials=(Trial(check=trials[0].check, evidence=evidence(Outcome.FAILS)),))
    given = {"reason": f"because {HOSTILE}", "controls": (control,), "positives": (control,), "seconds": 1.25, **more}
    return Judgement(verdict=verdict, expected=expected, trials=trials, **given)


ENTRIES = {
    e.id: e
    for e in (
        entry("lemma_1_printed", ROWS[0], expected=Verdict.REFUTED, erratum=f"A slip in $a_1$ {HOSTILE}"),
        entry("lemma_1_repaired", ROWS[0], repairs=f"{KEY}/lemma_1_printed", uses=(f"{KEY}/theorem_2_main",)),
        entry("theorem_2_main", ROWS[1], erratum="The proof drops a sign; the statement stands."),
    )
}
COMPARISON = Comparison(
    quantity=f"share {HOSTILE}",
    predicted=0.25,
    measured=0.26,
    stderr=0.01,
    n_runs=100,
    tolerance=0.04,
    criterion="|difference| <= 0.04",
    device="cpu",
)
WITNESS = f"x = 1/2 {HOSTILE}"


def judgements() -> dict[str, Judgement]:
    proved = Coverage.of(["x"], ["x"])
    printed = Trial(check="from_algebra", evidence=evidence(Outcome.FAILS, witness=WITNESS, gap=float("nan")))
    repaired = (holds("from_algebra", coverage=proved), holds("from_runs", comparisons=(COMPARISON,)))
    crashed = (Trial(check="from_crash", crash=HOSTILE), Trial(check="from_absent", missing=HOSTILE))
    told = (
        judgement(Verdict.REFUTED, Verdict.REFUTED, (printed,)),
        judgement(Verdict.VERIFIED, Verdict.VERIFIED, repaired, skipped=("from_slow",)),
        judgement(Verdict.BROKEN, Verdict.VERIFIED, crashed),
    )
    return dict(zip(ENTRIES, told, strict=True))


def resolve(name: str) -> tuple[str, ...]:
    found = tuple(i for i, e in ENTRIES.items() if name in (i, e.row.number))
    if not found:
        raise UnknownClaimError(f"unknown claim {name!r}")
    return found
