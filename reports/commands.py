"""What each command does, after its options are read."""

import argparse
import json
import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from reports import judging, ledger, tables
from reports.errors import UsageError, unknown
from reports.output import writable_file, writable_folder
from theory import catalogue
from theory.claim import Verdict
from theory.standalone import describe


def run_list(options: argparse.Namespace) -> int:
    """List rows and claims; verdicts come from the last full verification, which --verdict runs where it is stale."""
    if options.paper and options.paper not in catalogue.PAPERS:
        raise unknown("paper", options.paper, catalogue.PAPERS, f"one of {', '.join(catalogue.PAPERS)}")
    verdict = _verdict_named(options.verdict)
    judged = judging.last_judgements()
    if judged is None and verdict not in (None, Verdict.UNTESTED):
        judged = _load_and_judge(catalogue.claim_ids(), jobs=_jobs())
    shown = [
        entry
        for entry in _listing(judged)
        if (not options.paper or entry["paper"] == options.paper) and (verdict is None or entry["verdict"] == verdict)
    ]
    if options.json:
        print(json.dumps(shown, indent=1, ensure_ascii=False))
        return 0
    head = ("claim", "kind", "verdict", "expected", "title")
    cells = [(e["id"], e["kind"], e["verdict"] or "-", e["expected"], e["title"]) for e in shown]
    print(tables.columns([head, *cells]))
    if any(e["verdict"] is None for e in shown):
        print("\n-: not judged since the sources changed; `mixproof verify` judges all")
    return 0


def run_show(options: argparse.Namespace) -> int:
    """Show one claim, or the claims of one number; a row that no claim covers is shown as untested."""
    uncovered = _uncovered_row(options.claim)
    if uncovered:
        print(json.dumps(uncovered, indent=1, ensure_ascii=False) if options.json else _describe_row(uncovered))
        return 0
    ids = catalogue.resolve(options.claim)
    judged = _load_and_judge(ids, jobs=1)
    if options.json:
        objects = [ledger.claim_object(catalogue.load(name), judged[name]) for name in ids]
        print(json.dumps(objects[0] if len(objects) == 1 else objects, indent=1, ensure_ascii=False))
    else:
        print("\n\n".join(describe(name, judged[name]) for name in ids))
    return 0


def run_verify(options: argparse.Namespace) -> int:
    """Judge claims afresh, print the table, and name every claim that differs from its expectation."""
    if options.json:
        writable_file(options.json)
    if options.report:
        writable_folder(options.report)
    ids = _resolve_all(options.claims) if options.claims else catalogue.claim_ids()
    broken = _broken_files(ids)
    if broken:
        print(
            "\n".join(f"differs: {name}: BROKEN: the claim file does not load: {why}" for name, why in broken.items())
        )
        return 1
    start = time.perf_counter()
    judged = judging.judge_claims(ids, include_slow=options.slow, brief=options.brief, jobs=options.jobs)
    seconds = time.perf_counter() - start
    if len(ids) == 1:
        print(describe(ids[0], judged[ids[0]]), end="\n\n")
    print(tables.verdict_table(judged), tables.summary(judged, seconds), sep="\n\n")
    if options.json:
        ledger.write(ledger.build(judged), options.json)
    if options.report:
        _write_report(judged, options.report)
    return 0 if all(j.as_expected for j in judged.values()) else 1


def run_measure(options: argparse.Namespace) -> int:
    """Run what experiments still lack and print what was measured."""
    from empirical.experiment import UnknownExperimentError
    from empirical.measure import DeviceNotFoundError, measure
    from empirical.store import StoreError, home

    if options.data_dir:
        if not options.data_dir.is_dir():
            raise UsageError(f"--data-dir {str(options.data_dir)!r} is no folder; give one that exists")
        os.environ["MIXPROOF_DATA_DIR"] = str(options.data_dir.resolve())
    try:
        names = _without_record(options.experiments) if options.missing else options.experiments
        if options.missing and not names:
            print("every experiment asked for has a current record")
            return 0
        measured = measure(
            names,
            preset=options.preset,
            device=options.device,
            seeds=options.seeds,
            fresh=options.fresh,
            jobs=options.jobs,
        )
    except UnknownExperimentError as error:
        unmeasured = next((name for name in options.experiments if _is_unmeasured_row(name)), None)
        told = f"no experiment measures {unmeasured!r}; `mixproof show {unmeasured}` shows what there is"
        raise UsageError(told if unmeasured else str(error)) from error
    except (DeviceNotFoundError, StoreError) as error:
        raise UsageError(str(error)) from error
    except OSError as error:
        place = f"cannot keep records in {str(home())!r}: {error}"
        raise UsageError(f"{place}; set MIXPROOF_HOME to a folder that can be written") from error
    except ModuleNotFoundError as error:
        if error.name != "torch":
            raise
        raise UsageError(
            "torch is not installed, and this experiment trains with it; pip install 'mixproof[train]'"
        ) from error
    if options.missing:
        print("\n".join(f"measured {r.experiment} ({r.preset}): {len(r.rows)} networks" for r in measured))
    else:
        print("\n\n".join(tables.record_table(record) for record in measured))
    return 0


def _is_unmeasured_row(name: str) -> bool:
    """Whether a name is a row of a paper, with or without its key, that no experiment measures."""
    from empirical.experiment import all_experiments

    measured = {row for experiment in all_experiments() for row in experiment.rows}
    meant = {
        f"{key}/{row.number}"
        for key in catalogue.PAPERS
        for row in catalogue.rows(key)
        if name in (row.number, f"{key}/{row.number}")
    }
    return bool(meant) and not meant & measured


def _without_record(names: Sequence[str]) -> list[str]:
    """Experiments, of those named or of all, that have no current record, committed or local."""
    from empirical import records
    from empirical.experiment import all_experiments, resolve

    asked = {e.name for name in names for e in resolve(name)} or {e.name for e in all_experiments()}
    present = {found.experiment for found in records.status() if found.state in ("committed", "local")}
    return sorted(asked - present)


def run_fetch(options: argparse.Namespace) -> int:
    """Download the data sets named, or all that are not here, and print where each one is."""
    from reports.fetching import fetch

    fetch(options.ids)
    return 0


def run_diagnose(options: argparse.Namespace) -> int:
    """Diagnose a CSV file: the text or JSON to stdout, with --out a page and the JSON too."""
    from reports import diagnosis_files

    print(diagnosis_files.diagnose_file(options))
    return 0


def run_doctor(options: argparse.Namespace) -> int:
    """Print what is here, what is not, and what that keeps from running."""
    from reports.doctor import examine

    print(examine())
    return 0


def run_report(options: argparse.Namespace) -> int:
    """Write the report; judgements of the very same sources are not made twice."""
    folder = writable_folder(options.out)
    judged = judging.last_judgements() or _load_and_judge(catalogue.claim_ids(), jobs=options.jobs)
    _write_report(judged, folder)
    return 0


def _write_report(judged: Mapping[str, Any], folder: Path) -> None:
    from reports.render import write_report

    print(f"report: {write_report(judged, folder)}")


def _resolve_all(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for name in names for found in catalogue.resolve(name)))


def _load_and_judge(ids: Sequence[str], *, jobs: int) -> dict[str, Any]:
    for name, why in _broken_files(ids).items():
        raise UsageError(f"claim {name!r} does not load: {why}; mend the file")
    return judging.judge_claims(ids, jobs=jobs)


def _broken_files(ids: Sequence[str]) -> dict[str, str]:
    """Claims of the papers concerned whose files do not load, and why."""
    papers = {name.partition("/")[0] for name in ids}
    broken = {}
    for name in catalogue.claim_ids():
        if name.partition("/")[0] in papers:
            try:
                catalogue.load(name)
            except Exception as error:
                broken[name] = f"{type(error).__name__}: {' '.join(str(error).split())}"
    return broken


def _verdict_named(name: str | None) -> Verdict | None:
    if name is None:
        return None
    try:
        return Verdict(name.upper())
    except ValueError:
        raise unknown("verdict", name.upper(), map(str, Verdict), f"one of {', '.join(Verdict)}") from None


def _listing(judged: Mapping[str, Any] | None) -> list[dict[str, Any]]:
    """One object a claim, and one for each row without a claim; verdict None where it is not known."""
    listed: list[dict[str, Any]] = []
    for key, row, ids in ledger.rows_with_claims():
        if not ids:
            full = ledger.row_object(key, row)
            listed.append({name: full[name] for name in _LISTED})
        for claim_id in ids:
            full = ledger.claim_object(catalogue.load(claim_id), (judged or {}).get(claim_id))
            known = judged is not None and claim_id in judged
            listed.append({name: full[name] for name in _LISTED} | ({} if known else {"verdict": None}))
    return listed


_LISTED = ("id", "paper", "number", "kind", "title", "verdict", "expected", "erratum", "repairs")


def _uncovered_row(name: str) -> dict[str, Any] | None:
    key, _, number = name.rpartition("/")
    for paper, row, ids in ledger.rows_with_claims():
        if row.number == number and key in ("", paper):
            if ids:
                return None
            return ledger.row_object(paper, row)
    return None


def _describe_row(row: Mapping[str, Any]) -> str:
    return f"{row['id']}: UNTESTED\n  {row['title']}\n  kind {row['kind']}; no claim covers this row yet"


def _jobs() -> int:
    from reports.cli import default_jobs

    return default_jobs()
