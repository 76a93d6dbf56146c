from pathlib import Path

import pytest

from reports import findings
from reports.ledger import claim_object
from theory import catalogue

README = Path(__file__).parents[2] / "README.md"


def expected_ledger():
    """The ledger as it stands where every verdict is the expected one."""
    return {
        "claims": [claim_object(e, None) | {"verdict": str(e.claim.expected)} for e in catalogue.entries()],
    }


def test_the_readme_shows_the_findings_of_the_claims():
    text = README.read_text()
    assert findings.renewed(text, expected_ledger()) == text, "run `python -m reports.findings LEDGER README.md`"


def test_cells_cannot_break_the_table():
    claim = {"id": "p/a", "paper": "p", "number": "a", "title": "T | U", "erratum": "x | y\nz.", "verdict": "REFUTED",
             "repairs": None}  # fmt: skip
    partner = claim | {"id": "p/b", "erratum": None, "repairs": "p/a", "verdict": "VERIFIED"}
    last = findings.table({"claims": [claim, partner]}).splitlines()[-1]
    assert last == "| p, a | x \\| y z. | REFUTED | T \\| U (VERIFIED) |"


@pytest.mark.parametrize("text", ["no marker", findings.BEGIN, findings.END])
def test_a_text_without_markers_is_refused(text):
    with pytest.raises(ValueError, match="lacks"):
        findings.renewed(text, {"claims": []})
