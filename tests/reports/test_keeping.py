import math

import pytest
from small_catalogue import KEY

from reports import judging, keeping


def test_judgements_come_back_as_they_were(judged):
    back = keeping.from_json(keeping.to_json(judged, "d"), "d")
    assert list(back) == list(judged)
    name = f"{KEY}/lemma_1_repaired"
    assert back[name] == judged[name]
    assert back[name].trials[0].evidence.universal
    printed = back[f"{KEY}/lemma_1_printed"]
    assert math.isnan(printed.trials[0].evidence.gap)
    assert printed.as_expected


def test_other_sources_void_what_was_kept(judged):
    assert keeping.from_json(keeping.to_json(judged, "d"), "e") is None


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"digest": "d", "judged": {"a": {}}}'])
def test_a_file_of_another_kind_is_no_judgement(text, monkeypatch):
    monkeypatch.setattr(judging, "sources_digest", lambda: "d")
    store = judging.home() / "judgements.json"
    store.parent.mkdir(parents=True, exist_ok=True)
    store.write_text(text)
    assert judging.last_judgements() is None


def test_the_digest_follows_the_local_records():
    before = judging.sources_digest()
    judging.home().mkdir(parents=True, exist_ok=True)
    (judging.home() / "records.sqlite").write_bytes(b"rows")
    assert judging.sources_digest() != before
