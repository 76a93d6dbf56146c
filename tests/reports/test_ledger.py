import copy
import json

import jsonschema
import pytest
from small_catalogue import ENTRIES, KEY, ROWS

from reports import ledger
from reports.errors import UsageError
from theory import catalogue


def test_every_row_appears_in_paper_order(judged):
    told = ledger.build(judged)
    assert [c["number"] for c in told["claims"]] == ["lemma-1", "lemma-1", "theorem-2", "table-1"]
    last = told["claims"][-1]
    assert (last["id"], last["verdict"], last["kind"]) == (f"{KEY}/table-1", "UNTESTED", ROWS[2].kind)


def test_the_ledger_of_the_real_papers_fits_its_schema_without_any_judgement():
    told = ledger.build({})
    ledger.validate(told)
    rows = [f"{key}/{row.number}" for key in catalogue.PAPERS for row in catalogue.rows(key)]
    seen = list(dict.fromkeys(f"{c['paper']}/{c['number']}" for c in told["claims"]))
    assert seen == rows
    assert {c["verdict"] for c in told["claims"]} == {"UNTESTED"}


def test_a_claim_carries_evidence_witness_and_controls(judged):
    told = ledger.build(judged)
    ledger.validate(told)
    first = told["claims"][0]
    assert first["evidence"][0]["gap"] is None  # a NaN is no JSON number
    assert "witness: x = 1/2" in first["evidence"][0]["detail"]
    assert first["controls"][0]["rejected_by"] == ["from_algebra"]
    assert told["claims"][1]["evidence"][0]["universal"] is True
    assert told["claims"][2]["evidence"] == []
    assert told["crosschecks"][0]["agrees"] is True


def test_a_claim_that_was_not_judged_is_untested(small):
    entry = next(iter(ENTRIES.values()))
    assert ledger.claim_object(entry, None)["verdict"] == "UNTESTED"


@pytest.mark.parametrize(
    ("where", "value"),
    [(("schema",), 2), (("claims", 0, "verdict"), "MAYBE"), (("claims", 0, "extra"), 1), (("claims", 0, "kind"), "x")],
)
def test_the_schema_refuses_what_does_not_fit(judged, where, value):
    told = copy.deepcopy(ledger.build(judged))
    *path, last = where
    target = told
    for step in path:
        target = target[step]
    target[last] = value
    with pytest.raises(jsonschema.ValidationError):
        ledger.validate(told)


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(ledger.schema())


def test_writing_is_whole_or_not_at_all(judged, tmp_path):
    target = tmp_path / "ledger.json"
    target.write_text("old")
    broken = {**ledger.build(judged), "schema": 2}
    with pytest.raises(jsonschema.ValidationError):
        ledger.write(broken, target)
    assert target.read_text() == "old"
    ledger.write(ledger.build(judged), target)
    assert json.loads(target.read_text())["schema"] == 1
    assert list(tmp_path.iterdir()) == [target]
    with pytest.raises(UsageError, match="cannot write"):
        ledger.write(ledger.build(judged), target / "below.json")
