"""The ledger: every row of both papers in paper order, with its claims, their evidence and the cross-checks."""

import json
import math
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from reports.crosscheck import comparisons
from reports.judging import suite_version
from reports.output import write_atomically
from theory import catalogue
from theory.catalogue import Entry
from theory.claim import Row, Verdict
from theory.verdict import ControlTrial, Judgement, Trial

SCHEMA_VERSION = 1


def build(judgements: Mapping[str, Judgement]) -> dict[str, Any]:
    """Build the ledger of all rows; a row without a claim, or whose claim was not judged, appears as UNTESTED."""
    return {
        "schema": SCHEMA_VERSION,
        "mixproof": suite_version(),
        "claims": list(_objects(judgements)),
        "crosschecks": [
            {
                "claim": claim_id,
                "quantity": seen.quantity,
                "predicted": seen.predicted,
                "measured": seen.measured,
                "stderr": seen.stderr,
                "n_runs": seen.n_runs,
                "reported": seen.reported,
                "criterion": seen.criterion,
                "agrees": seen.agrees,
                "device": seen.device,
            }
            for claim_id, seen in comparisons(judgements)
        ],
    }


def claim_object(entry: Entry, judgement: Judgement | None) -> dict[str, Any]:
    """One claim as the ledger shows it; UNTESTED where it was not judged."""
    claim = entry.claim
    return {
        **_row_part(claim.source.paper, entry.row, entry.id),
        "title": entry.title,
        "statement": entry.statement,
        "quantifier": str(claim.quantifier),
        "verdict": str(judgement.verdict if judgement else Verdict.UNTESTED),
        "expected": str(claim.expected),
        "erratum": claim.erratum,
        "repairs": claim.repairs,
        "uses": list(claim.uses),
        "evidence": [_evidence(trial) for trial in judgement.trials if trial.evidence] if judgement else [],
        "controls": [_control(control) for control in judgement.controls] if judgement else [],
    }


def row_object(paper: str, row: Row) -> dict[str, Any]:
    """A row that no claim covers yet."""
    return {
        **_row_part(paper, row, f"{paper}/{row.number}"),
        "title": row.title,
        "statement": "",
        "quantifier": "INSTANCE",
        "verdict": str(Verdict.UNTESTED),
        "expected": str(Verdict.UNTESTED),
        "erratum": None,
        "repairs": None,
        "uses": [],
        "evidence": [],
        "controls": [],
    }


def rows_with_claims() -> Iterator[tuple[str, Row, tuple[str, ...]]]:
    """Paper key, row and ids of its claims, for every row in paper order."""
    for key in catalogue.PAPERS:
        by_number: dict[str, list[str]] = {}
        for claim_id in catalogue.claim_ids():
            if claim_id.startswith(f"{key}/"):
                by_number.setdefault(catalogue.load(claim_id).row.number, []).append(claim_id)
        for row in catalogue.rows(key):
            yield key, row, tuple(by_number.get(row.number, ()))


def validate(ledger: Mapping[str, Any]) -> None:
    """Check a ledger against its schema.

    Raises:
        jsonschema.ValidationError: it does not fit.
    """
    import jsonschema

    jsonschema.validate(ledger, schema())


def schema() -> dict[str, Any]:
    """The JSON schema of ledger.json, part of the package."""
    return json.loads(files("reports").joinpath("ledger.schema.json").read_text(encoding="utf-8"))


def write(ledger: Mapping[str, Any], path: Path) -> None:
    """Validate a ledger and write it whole or not at all."""
    validate(ledger)
    write_atomically(path, json.dumps(ledger, indent=1, ensure_ascii=False, allow_nan=False) + "\n")


def _objects(judgements: Mapping[str, Judgement]) -> Iterator[dict[str, Any]]:
    for key, row, ids in rows_with_claims():
        if not ids:
            yield row_object(key, row)
        for claim_id in ids:
            yield claim_object(catalogue.load(claim_id), judgements.get(claim_id))


def _row_part(paper: str, row: Row, claim_id: str) -> dict[str, Any]:
    return {"id": claim_id, "paper": paper, "number": row.number, "kind": row.kind}


def _evidence(trial: Trial) -> dict[str, Any]:
    evidence = trial.evidence
    if evidence is None:
        raise ValueError(f"trial {trial.check!r} holds no evidence; leave it out of the ledger")
    witness = f"; witness: {evidence.witness}" if evidence.witness else ""
    return {
        "check": trial.check,
        "method": str(evidence.method),
        "outcome": str(evidence.outcome),
        "universal": evidence.universal,
        "n_cases": int(evidence.n_cases),
        "gap": _finite(evidence.gap),
        "tolerance": _finite(evidence.tolerance),
        "detail": f"{evidence.detail}{witness}",
    }


def _control(control: ControlTrial) -> dict[str, Any]:
    return {"why": control.why, "rejected_by": list(control.rejected_by)}


def _finite(number: float | None) -> float | None:
    return float(number) if number is not None and math.isfinite(number) else None
