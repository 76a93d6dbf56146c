"""The report: one self-contained page, the ledger, the same in Markdown, and the figures."""

import math
import platform
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from numerics.paired_differences import Effect
from reports import crosscheck, judging, ledger, panels, prose
from reports.figures import figure_1
from reports.output import writable_folder, write_atomically
from reports.pictures import drawn
from reports.printed import METHODS
from reports.real_data import real_tables_section
from reports.suspects import watched
from theory import catalogue
from theory.catalogue import Entry
from theory.claim import Paper, Row, Verdict
from theory.sohn2022.measured_orders import LEVEL
from theory.verdict import ControlTrial, Judgement, Trial

GLYPHS = {
    Verdict.VERIFIED: "✓",
    Verdict.REFUTED: "✗",
    Verdict.SUPPORTED: "≈",
    Verdict.INCONCLUSIVE: "?",
    Verdict.UNTESTED: "–",
    Verdict.VACUOUS: "∅",
    Verdict.UNGUARDED: "!",
    Verdict.BROKEN: "!",
}
WIDE = 75
"""Characters of TeX above which a display formula does not fit half a page."""
URGENCY = (
    Verdict.BROKEN,
    Verdict.UNGUARDED,
    Verdict.VACUOUS,
    Verdict.INCONCLUSIVE,
    Verdict.REFUTED,
    Verdict.UNTESTED,
    Verdict.SUPPORTED,
    Verdict.VERIFIED,
)
MEANINGS = {
    Verdict.VERIFIED: "every check holds, with a proof for all cases where the statement speaks of all",
    Verdict.REFUTED: "an exact counterexample was found, and the same check accepts the repaired statement",
    Verdict.SUPPORTED: "every check holds, but none of them is a proof for all cases",
    Verdict.INCONCLUSIVE: "a check could not decide, or two checks disagree",
    Verdict.UNTESTED: "no claim covers this row yet, or what its checks need is not here",
    Verdict.VACUOUS: "no case met the hypotheses",
    Verdict.UNGUARDED: "a check rejects no wrong statement, or a wrong statement passes",
    Verdict.BROKEN: "a check raised an error",
}


@dataclass(frozen=True, kw_only=True)
class Section:
    """One claim as the page shows it."""

    entry: Entry
    judgement: Judgement
    repaired_by: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return anchor(self.entry.id)

    @property
    def slug(self) -> str:
        """What its file name adds to the number."""
        stem = self.entry.id.partition("/")[2]
        return stem.removeprefix(catalogue.stem_of_number(self.entry.row.number)).strip("_").replace("_", " ")

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the checks that ran."""
        return tuple(trial.check for trial in self.judgement.trials)

    @property
    def table(self) -> tuple[tuple[str, str, tuple[Trial, ...]], ...]:
        """Kind, text and trials of the subject, each control, and each positive."""

        def lines(kind: str, tried: tuple[ControlTrial, ...]) -> list[tuple[str, str, tuple[Trial, ...]]]:
            return [(kind, control.why, control.trials) for control in tried]

        subject = ("subject", "what is claimed", self.judgement.trials)
        controls = lines("control", self.judgement.controls)
        return (subject, *controls, *lines("positive", self.judgement.positives))

    @property
    def is_wide(self) -> bool:
        """Whether a formula needs the full width of the page."""
        return any(len(formula) > WIDE for formula in self.entry.statement.split("$$")[1::2])

    @property
    def witness(self) -> str | None:
        """The exact case on which the statement fails."""
        seen = [t.evidence for t in self.judgement.trials if t.evidence and t.evidence.witness]
        exact = [e for e in seen if e.method.is_exact] or seen
        return exact[0].witness if exact else None


@dataclass(frozen=True, kw_only=True)
class Part:
    """One paper with its rows in order."""

    paper: Paper
    rows: tuple[tuple[Row, tuple[Section, ...]], ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """All its claims, in order."""
        return tuple(section for _, sections in self.rows for section in sections)

    @property
    def strip(self) -> tuple[tuple[Row, Verdict], ...]:
        """One verdict for each row, the one that most needs a reader's eye."""
        return tuple(
            (row, min((s.judgement.verdict for s in sections), key=URGENCY.index, default=Verdict.UNTESTED))
            for row, sections in self.rows
        )

    @property
    def tally(self) -> str:
        """The strip in words."""
        counts = Counter(verdict for _, verdict in self.strip)
        return ", ".join(f"{counts[verdict]} {verdict.lower()}" for verdict in Verdict if counts[verdict])


def write_report(judgements: Mapping[str, Judgement], folder: Path) -> Path:
    """Write index.html, report.md, ledger.json and the figures; give the path of the page.

    Raises:
        FormulaError: a statement holds a formula that cannot be shown.
        UsageError: the folder cannot be written.
    """
    writable_folder(folder)
    context = build_context(judgements)
    page, text = render_page(context), render_markdown(context)
    figures = writable_folder(folder / "figures")
    for figure in (*context["figures"], *context["pictures"].values()):
        for panel in figure.panels:
            write_atomically(figures / f"{panel.name}.svg", panels.standalone_svg(panel))
    for panel in context["real"].panels:
        write_atomically(figures / f"{panel.name}.svg", panels.standalone_svg(panel))
    ledger.write(context["ledger"], folder / "ledger.json")
    write_atomically(folder / "report.md", text)
    write_atomically(folder / "index.html", page)
    return folder / "index.html"


def build_context(judgements: Mapping[str, Judgement]) -> dict[str, Any]:
    """Gather all that the templates show."""
    by_id = _sections(judgements)
    parts = _parts(by_id)
    sections = [section for part in parts for section in part.sections]
    errata = [s for s in sections if s.entry.claim.erratum]
    crosschecks = ledger.build(judgements)
    return {
        "parts": parts,
        "by_id": by_id,
        "refuted": [s for s in errata if s.judgement.verdict is Verdict.REFUTED],
        "slips": [s for s in errata if s.judgement.verdict is not Verdict.REFUTED],
        "counts": _counts(parts),
        "n_rows": sum(len(part.rows) for part in parts),
        "n_covered": sum(bool(s) for part in parts for _, s in part.rows),
        "n_claims": len(sections),
        "differing": [s for s in sections if not s.judgement.as_expected],
        "ledger": crosschecks,
        "comparisons": crosscheck.by_claim(judgements),
        "findings": crosscheck.findings(judgements),
        "watched": watched(),
        "real": real_tables_section(),
        "figures": (figure_1(),),
        "pictures": drawn({f"{p.paper.key}/{row.number}": s[0].entry.id for p in parts for row, s in p.rows if s}),
        "environment": _environment(),
    }


def render_page(context: Mapping[str, Any]) -> str:
    """The page, every text escaped but the MathML and SVG made here."""
    return _environment_of_templates(html=True).get_template("page.html.jinja").render(context)


def render_markdown(context: Mapping[str, Any]) -> str:
    """The same ledger and errata as GitHub-flavoured Markdown."""
    return _environment_of_templates(html=False).get_template("report.md.jinja").render(context)


def anchor(claim_id: str) -> str:
    """An id for the page: letters, digits, hyphens."""
    return "".join(c if c.isalnum() else "-" for c in claim_id)


def _environment_of_templates(*, html: bool) -> Environment:
    templates = Environment(
        loader=PackageLoader("reports"),
        autoescape=html,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.filters |= {
        "prose": lambda text, where: prose.to_html(text, where=where),
        "inline": lambda text, where: prose.inline_html(text, where=where),
        "markdown": prose.to_markdown,
        "line": prose.line_markdown,
        "svg": lambda panel: Markup(panels.inline_svg(panel)),  # every text in it is escaped there
        "breaks": _breaks,
        "anchor": anchor,
        "sections_of": lambda names, by_id: [by_id[name] for name in names],
        "number": partial(_number, digits=4),
        "short": partial(_number, digits=2),
        "signed": _signed,
        "interval": _interval,
        "p_value": _p_value,
    }
    style = Markup(panels.STYLE)
    templates.globals |= {"glyphs": GLYPHS, "meanings": MEANINGS, "chart_style": style}
    templates.globals |= {"methods": METHODS, "level": LEVEL}
    return templates


def _sections(judgements: Mapping[str, Judgement]) -> dict[str, Section]:
    entries = {name: catalogue.load(name) for name in judgements}
    partners: dict[str, tuple[str, ...]] = {}
    for name, entry in entries.items():
        if entry.claim.repairs:
            partners[entry.claim.repairs] = (*partners.get(entry.claim.repairs, ()), name)
    return {
        name: Section(entry=entry, judgement=judgements[name], repaired_by=partners.get(name, ()))
        for name, entry in entries.items()
    }


def _parts(sections: Mapping[str, Section]) -> tuple[Part, ...]:
    rows = tuple(ledger.rows_with_claims())
    return tuple(
        Part(
            paper=catalogue.paper(key),
            rows=tuple(
                (row, tuple(sections[name] for name in ids if name in sections)) for of, row, ids in rows if of == key
            ),
        )
        for key in catalogue.PAPERS
    )


def _counts(parts: tuple[Part, ...]) -> dict[Verdict, int]:
    """Claims by verdict; a row that no claim covers counts as untested."""
    found = Counter(s.judgement.verdict for part in parts for s in part.sections)
    found[Verdict.UNTESTED] += sum(not sections for part in parts for _, sections in part.rows)
    return {verdict: found[verdict] for verdict in Verdict if found[verdict]}


def _environment() -> list[tuple[str, str]]:
    versions = [(name, version or "not installed") for name, version in judging.library_versions().items()]
    system = f"{platform.system()} {platform.machine()}"
    return [("mixproof", judging.suite_version()), ("python", platform.python_version()), *versions, ("system", system)]


def _breaks(name: str) -> Markup:
    """A name that may break after its underscores."""
    return Markup("<wbr>").join(part for part in name.replace("_", "_\0").split("\0"))


def _signed(value: float) -> str:
    """A difference in points with its sign; a rounded zero has none."""
    text = f"{value:+.2f}"
    return text[1:] if text in ("+0.00", "-0.00") else text.replace("-", "−")


def _interval(effect: Effect) -> str:
    low, high = (_signed(end) if math.isfinite(end) else "∞" for end in (effect.low, effect.high))
    return f"{'−' if low == '∞' else ''}{low}, {high}"


def _p_value(p: float) -> str:
    return "<0.0001" if p < 1e-4 else f"{p:.2g}" if p < 0.095 else f"{p:.2f}"


def _number(value: float | None, *, digits: int) -> str:
    return "" if value is None else f"{value:.{digits}g}"
