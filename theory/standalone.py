"""One theorem alone: `python -m theory.<paper>.<file>` judges it and its partners and prints the matrix of checks."""

import sys
from pathlib import Path

from theory import catalogue
from theory.verdict import ControlTrial, Judgement, Trial
from theory.verification import verify_all

_MARKS = {"HOLDS": "holds", "FAILS": "FAILS", "INCONCLUSIVE": "undecided"}


def run_alone(file: str) -> None:
    """Judge the claim of a file with its partners, print what was seen, and exit 0 if all is as expected, else 1."""
    claim_id = "/".join(Path(file).with_suffix("").parts[-2:])
    repaired = catalogue.load(claim_id).claim.repairs
    partners = [entry.id for entry in catalogue.repairs_of(claim_id)]
    ids = [*([repaired] if repaired else []), claim_id, *partners]
    judged = verify_all(ids, include_slow="--slow" in sys.argv)
    print("\n\n".join(describe(name, judgement) for name, judgement in judged.items()))
    sys.exit(0 if all(judgement.as_expected for judgement in judged.values()) else 1)


def describe(claim_id: str, judgement: Judgement) -> str:
    """Statement, verdict, and the matrix of checks against subject and controls, as text."""
    entry = catalogue.load(claim_id)
    surprise = "" if judgement.as_expected else f"  (EXPECTED {judgement.expected})"
    lines = [
        f"{claim_id}: {judgement.verdict}{surprise}",
        f"  {entry.title}",
        *(f"  | {line}" for line in entry.statement.splitlines()),
        f"  because {judgement.reason}",
    ]
    if entry.claim.erratum:
        lines.append(f"  erratum: {entry.claim.erratum}")
    lines.extend(_row("subject", judgement.trials, details=True))
    for control in judgement.controls:
        lines.extend(_control("control", control))
    for positive in judgement.positives:
        lines.extend(_control("positive", positive))
    lines.extend(f"  not run without --slow: {name}" for name in judgement.skipped)
    return "\n".join(lines)


def _control(kind: str, control: ControlTrial) -> list[str]:
    return [f"  {kind}: {control.why}", *_row("", control.trials, details=False)]


def _row(head: str, trials: tuple[Trial, ...], *, details: bool) -> list[str]:
    lines = [f"  {head}"] if head else []
    for trial in trials:
        if trial.evidence is None:
            lines.append(f"    {trial.check:<34} {trial.crash or f'not available here: {trial.missing}'}")
            continue
        mark = _MARKS[trial.evidence.outcome]
        scope = " for all" if trial.evidence.universal else ""
        detail = (
            f"  [{trial.evidence.method}{scope}] {trial.evidence.witness or trial.evidence.detail}" if details else ""
        )
        lines.append(f"    {trial.check:<34} {mark}{detail}")
    return lines
