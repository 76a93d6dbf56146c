from pathlib import Path

import pytest

from reports import findings
from reports.ledger import claim_object, row_object, rows_with_claims
from theory import catalogue

README = Path(__file__).parents[2] / "README.md"


def expected_ledger():
    """The ledger as it stands where every verdict is the expected one."""
    claims = []
    for key, row, ids in rows_with_claims():
        entries = [catalogue.load(name) for name in ids]
        claims.extend(claim_object(e, None) | {"verdict": str(e.claim.expected)} for e in entries)
        claims.extend([] if ids else [row_object(key, row)])
    return {"claims": claims}


def test_the_readme_shows_the_findings_of_the_claims():
    text = README.read_text()
    assert findings.renewed(text, expected_ledger()) == text, "run `python -m reports.findings LEDGER README.md`"


def test_cells_cannot_break_the_table():
    claim = {"id": "p/a", "paper": "p", "number": "a", "title": "T | U", "erratum": "x | y\nz.", "verdict": "REFUTED",
             "repairs": None}  # fmt: skip
    partner = claim | {"id": "p/b", "erratum": None, "repairs": "p/a", "verdict": "VERIFIED"}
    told = findings.table({"claims": [claim, partner]})
    assert "| a | x \\| y z. | REFUTED | T \\| U (VERIFIED) |" in told.splitlines()
    assert "1 REFUTED, 1 VERIFIED." in told
    assert "1 statements refuted as read, 0 slips" in told


@pytest.mark.parametrize("text", ["no marker", findings.BEGIN, findings.END])
def test_a_text_without_markers_is_refused(text):
    with pytest.raises(ValueError, match="lacks"):
        findings.renewed(text, {"claims": []})
