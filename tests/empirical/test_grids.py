import dataclasses
import json

import numpy as np
import pytest

from empirical import records
from empirical.experiment import Preset, resolve_one
from empirical.grids import Votes, counted, packed, unpacked
from empirical.store import Key, Row, Store

MAPS = np.random.default_rng(5).random((5, 7, 9)) < 0.4


def test_a_map_comes_back_from_its_text():
    for second in MAPS:
        assert np.array_equal(unpacked(packed(second)), second)


def test_votes_are_counted_and_a_tie_goes_to_class_1():
    votes = counted([packed(second) for second in MAPS])
    assert np.array_equal(votes.table(), MAPS.sum(axis=0))
    assert np.array_equal(votes.majority(), MAPS.sum(axis=0) >= 3)
    tie = counted([packed(MAPS[0]), packed(~MAPS[0])])
    assert not tie.majority().any()


def test_votes_survive_json():
    votes = counted([packed(second) for second in MAPS])
    assert Votes.from_dict(json.loads(json.dumps(votes.to_dict()))) == votes


@pytest.mark.parametrize("n_maps", [0, 256])
def test_too_few_or_too_many_maps_are_refused(n_maps):
    with pytest.raises(ValueError, match=f"{n_maps} runs"):
        counted([packed(MAPS[0])] * n_maps)


def test_the_store_and_the_committed_form_keep_maps(tmp_path):
    line = resolve_one("three-point-line")
    preset = Preset(name="quick", configuration={}, settings=({"method": "erm"},), n_runs=5)
    key = Key(experiment=line.name, preset="quick", digest="d", device="cpu")
    rows = [
        Row(setting="erm", run=n, seed=n, quantities={"q": 0.5}, curves={"c": [0.0, 1.0]}, maps={"m": packed(second)})
        for n, second in enumerate(MAPS)
    ]
    store = Store(tmp_path)
    header = {"epochs": [0, 1], "settings": list(preset.settings), "reported": [], "versions": {}, "device": "cpu"}
    store.begin(key, header)
    store.commit(key, rows)
    store.commit(key, [dataclasses.replace(rows[0], maps={"m": packed(~MAPS[0])})])
    assert store.rows(key) == rows
    record = records.from_rows(key, store.header(key), store.rows(key))
    again = records.from_json(records.to_json(record))
    assert again.votes("m", method="erm") == record.votes("m", method="erm") == counted([row.maps["m"] for row in rows])
    with pytest.raises(ValueError, match="map 'n'"):
        record.votes("n", method="erm")
    store.forget(key)
    assert store.rows(key) == []
