"""Rules of the house that a reader can rely on, checked on the source itself."""

import ast
import re
from pathlib import Path

import pytest

from theory import catalogue
from theory.claim import REFUTED, VERIFIED

ROOT = Path(__file__).parents[2]
PACKAGES = ("theory", "numerics", "empirical", "reports", "mixproof")
MODULES = sorted(p for package in PACKAGES for p in (ROOT / package).rglob("*.py") if "__pycache__" not in p.parts)
CLAIM_FILES = [ROOT / "theory" / f"{claim_id}.py" for claim_id in catalogue.claim_ids()]
MAX_MODULE_LINES, MAX_FUNCTION_LINES = 320, 42
FORBIDDEN_NAMES = {"utils", "helpers", "manager", "base", "common"}


def name_of(path):
    return str(path.relative_to(ROOT))


def lines_of_code(function):
    """Lines without the docstring."""
    docstring = (ast.get_docstring(function, clean=False) or "").count("\n") + 1
    return function.end_lineno - function.lineno + 1 - docstring


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_functions_are_small(path):
    text = path.read_text()
    assert path.stem not in FORBIDDEN_NAMES
    assert len(text.splitlines()) <= MAX_MODULE_LINES
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    long = [f"{node.name}: {n} lines" for node in functions if (n := lines_of_code(node)) > MAX_FUNCTION_LINES]
    assert not long


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_path_of_a_machine_and_no_pickle(path):
    text = path.read_text()
    assert not re.search(r"/(home|root|work|Users)/", text)
    assert not re.search(r"\bimport pickle\b|\btorch\.load\b|\beval\(", text)


@pytest.mark.parametrize("path", CLAIM_FILES, ids=name_of)
def test_claim_files_stand_alone(path):
    tree = ast.parse(path.read_text())
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    others = {f"theory.{c.parent.name}.{c.stem}" for c in CLAIM_FILES}
    assert not imported & others, "a claim file imports another: move what they share to a support module"
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not called & {"Evidence", "Coverage", "Judgement"}, "evidence is made by the constructors of theory.checks"
    assert "run_alone" in called
    assert len(path.read_text().splitlines()) <= 130


@pytest.mark.parametrize("claim_id", catalogue.claim_ids())
def test_claims_are_guarded_and_findings_have_an_erratum_and_a_repair(claim_id):
    entry = catalogue.load(claim_id)
    claim = entry.claim
    assert len(claim.controls) >= 3
    assert len({control.why for control in claim.controls}) == len(claim.controls)
    assert any("near miss" in control.why.lower() for control in claim.controls), "no control is a near miss"
    if claim.expected is REFUTED:
        assert claim.erratum
        partners = catalogue.repairs_of(claim_id)
        measured = entry.row.number.startswith(("table", "figure"))
        assert partners or measured, "a refuted claim needs a repaired partner"
        assert all(p.claim.expected in (VERIFIED, "SUPPORTED") for p in partners)
    if claim.erratum:
        assert claim.erratum.endswith(".")


def test_every_support_module_binds_no_claim():
    for key in catalogue.PAPERS:
        for path in (ROOT / "theory" / key).glob("*.py"):
            if path.stem.partition("_")[0] not in catalogue.KINDS:
                assert not re.search(r"^CLAIM\b", path.read_text(), re.MULTILINE), path
