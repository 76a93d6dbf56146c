import dataclasses
import json
import math
import sqlite3
from contextlib import closing

import numpy as np
import pytest

from empirical import records
from empirical.experiment import all_experiments, digest, resolve_one, setting_name
from empirical.measure import export, measure
from empirical.store import Key, Row, Store, StoreError, home

LINE = resolve_one("three-point-line")
KEY = Key(experiment="e", preset="quick", digest="d", device="cpu")


@pytest.fixture(scope="module")
def quick(tmp_path_factory):
    """A directory with a complete quick record, and the record."""
    directory = tmp_path_factory.mktemp("quick")
    (record,) = measure(["three-point-line"], device="cpu", directory=directory)
    return directory, record


@pytest.fixture
def nothing_committed(monkeypatch, tmp_path):
    monkeypatch.setattr(records, "committed_file", lambda e, p: tmp_path / "committed" / f"{e.name}.{p}.json")
    (tmp_path / "committed").mkdir()
    return tmp_path / "committed"


def test_every_committed_record_is_current_complete_and_small():
    for experiment in all_experiments():
        file = records.committed_file(experiment, "paper")
        record = records.from_json(file.read_text())
        assert record.stale is None, record.stale
        preset = experiment.preset("paper")
        assert len(record.rows) >= preset.n_runs * len(preset.settings)
        assert file.stat().st_size < 1_000_000
        assert record.criterion == experiment.criterion
        assert {"python", "numpy"} <= set(record.header["versions"])


def test_load_prefers_the_committed_paper_record(quick):
    record = records.load("three-point-line", directory=quick[0])
    assert (record.origin, record.preset) == ("committed", "paper")
    assert records.load("three-point-line", preset="quick", directory=quick[0]).origin == "local"


def test_a_measurement_carries_what_a_reader_needs():
    record = records.load("three-point-line", preset="paper")
    seen = record.measurement("class_1_at_1", alpha=32)
    values = record.values("class_1_at_1", alpha=32)
    assert seen.n_runs == len(values) >= 100
    assert seen.mean == pytest.approx(values.mean())
    assert seen.stderr == pytest.approx(values.std(ddof=1) / math.sqrt(len(values)))
    assert seen.reported == 0.603
    assert seen.device.startswith(("cpu", "cuda"))
    assert seen.digest == record.digest
    assert record.measurement("error", method="erm").reported is None


def test_an_unknown_quantity_setting_or_curve_is_named():
    record = records.load("three-point-line", preset="paper")
    with pytest.raises(ValueError, match=r"'accuracy'.*class_1_at_0"):
        record.measurement("accuracy", alpha=1)
    with pytest.raises(ValueError, match="fits 3 of"):
        record.measurement("error", method="mixup")
    with pytest.raises(ValueError, match="curve 'loss'"):
        record.curve("loss", alpha=1)


def test_curves_run_over_the_grid_of_epochs():
    curve = records.load("three-point-line", preset="paper").curve("error", alpha=128)
    assert curve.epochs == tuple(range(0, 5001, 50))
    assert len(curve.mean) == len(curve.sd) == 101
    assert all(0 <= m <= 1 for m in curve.mean)


def test_a_missing_record_names_the_command_that_makes_it(tmp_path, nothing_committed):
    with pytest.raises(records.MissingRecordError, match="mixproof measure three-point-line --preset paper"):
        records.load("three-point-line", directory=tmp_path)
    assert {s.state for s in records.status(directory=tmp_path)} == {"missing"}


def test_a_partial_record_is_not_loaded_and_shows_as_partial(tmp_path, nothing_committed):
    measure(["three-point-line"], device="cpu", seeds=2, directory=tmp_path)
    with pytest.raises(records.MissingRecordError):
        records.load("three-point-line", preset="quick", directory=tmp_path)
    (found,) = [s for s in records.status(directory=tmp_path) if (s.experiment, s.preset) == (LINE.name, "quick")]
    assert (found.state, found.n_finished, found.n_wanted) == ("partial", 8, 32)


def test_a_stale_record_says_which_command_renews_it(quick, nothing_committed, monkeypatch):
    assert records.load("three-point-line", directory=quick[0]).stale is None
    monkeypatch.setattr("empirical.experiment.ENGINE_REVISION", -1)
    stale = records.load("three-point-line", directory=quick[0]).stale
    assert "mixproof measure three-point-line --preset quick" in stale
    (found,) = [s for s in records.status(directory=quick[0]) if (s.experiment, s.preset) == (LINE.name, "quick")]
    assert found.state == "stale"


def test_export_and_back_keeps_numbers_and_header(quick, nothing_committed):
    directory, record = quick
    path = export("three-point-line", "quick", directory=directory)
    again = records.load("three-point-line", preset="quick", directory=directory)
    assert path == nothing_committed / "three-point-line.quick.json"
    assert (again.origin, again.digest, again.stale) == ("committed", record.digest, None)
    assert again.header == json.loads(json.dumps(record.header))
    for setting in record.settings():
        mine, theirs = record.measurement("class_1_at_1", **setting), again.measurement("class_1_at_1", **setting)
        assert mine.mean == pytest.approx(theirs.mean, rel=1e-9)
        assert np.allclose(record.curve("error", **setting).mean, again.curve("error", **setting).mean, atol=1e-6)


def test_export_refuses_an_incomplete_record(tmp_path):
    with pytest.raises(records.MissingRecordError, match="--preset paper"):
        export("three-point-line", "paper", directory=tmp_path)


def test_a_file_of_another_schema_is_refused():
    text = records.committed_file(LINE, "paper").read_text().replace('"schema": 1', '"schema": 99', 1)
    with pytest.raises(records.UnreadableRecordError, match="schema 99"):
        records.from_json(text)


def test_the_store_keeps_the_first_of_two_rows_and_the_first_header(tmp_path):
    store, key = Store(tmp_path), KEY
    store.begin(key, {"criterion": "before"})
    store.begin(key, {"criterion": "after"})
    row = Row(setting="erm", run=0, seed=1, quantities={"q": 0.1}, curves={"c": [0.0, 1.0]})
    store.commit(key, [row])
    store.commit(key, [dataclasses.replace(row, quantities={"q": 9.0})])
    assert store.header(key) == {"criterion": "before"}
    assert store.rows(key) == [row]
    store.forget(key)
    assert store.rows(key) == []
    assert store.keys("e") == []


def test_the_store_writes_ahead_and_synchronises_fully(tmp_path):
    store = Store(tmp_path)
    store.begin(KEY, {})
    with closing(sqlite3.connect(store.file)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with store._writing() as db:
        assert db.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL


def test_a_chunk_is_written_whole_or_not_at_all(tmp_path):
    store = Store(tmp_path)
    store.begin(KEY, {})
    rows = [Row(setting="erm", run=n, seed=n, quantities={"q": 0.0}, curves={}) for n in range(3)]
    with pytest.raises(StoreError):
        store.commit(KEY, [*rows, dataclasses.replace(rows[0], run=3, maps={"m": object()})])
    assert store.rows(KEY) == []
    store.commit(KEY, rows)
    assert len(store.rows(KEY)) == 3


def test_versions_of_a_later_session_stand_beside_those_of_the_first(tmp_path):
    store = Store(tmp_path)
    store.begin(KEY, {"criterion": "c", "versions": {"numpy": "1", "python": "3"}})
    for versions in ({"numpy": "1", "python": "3"}, {"numpy": "2", "torch": "9"}, {"numpy": "1"}):
        store.note_versions(KEY, versions)
    assert store.header(KEY) == {"criterion": "c", "versions": {"numpy": "1, 2", "python": "3", "torch": "9"}}


def test_a_session_that_goes_on_notes_its_versions(tmp_path, monkeypatch):
    measure(["three-point-line"], device="cpu", seeds=1, directory=tmp_path)
    monkeypatch.setattr("empirical.measure.versions", lambda: {"numpy": "another"})
    options = {"device": "cpu", "directory": tmp_path}
    (idle,) = measure(["three-point-line"], seeds=1, **options)
    assert "another" not in idle.header["versions"]["numpy"]
    (more,) = measure(["three-point-line"], seeds=2, **options)
    assert more.header["versions"]["numpy"] == f"{idle.header['versions']['numpy']}, another"
    assert {"python", "scipy", "scikit-learn", "numba"} <= set(more.header["versions"])


def test_a_damaged_store_is_one_clear_line_and_leaves_committed_records_alone(tmp_path):
    Store(tmp_path).file.write_text("no database" * 100)
    with pytest.raises(StoreError, match=r"records.sqlite' cannot be read .*MIXPROOF_HOME"):
        Store(tmp_path).rows(KEY)
    with pytest.raises(StoreError, match=r"cannot be written .*MIXPROOF_HOME"):
        measure(["three-point-line"], device="cpu", seeds=1, directory=tmp_path)
    assert records.load("three-point-line", directory=tmp_path).origin == "committed"


def test_an_empty_or_half_made_store_reads_as_empty(tmp_path):
    store, key = Store(tmp_path), KEY
    assert store.rows(key) == []
    store.file.touch()
    assert store.rows(key) == []
    assert store.header(key) == {}


def test_a_folder_that_cannot_be_written_is_one_clear_line(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="MIXPROOF_HOME"):
        measure(["three-point-line"], device="cpu", directory=tmp_path / "file")


def test_home_follows_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("MIXPROOF_HOME", str(tmp_path))
    assert home() == tmp_path
    monkeypatch.delenv("MIXPROOF_HOME")
    for platform, part in (("linux", ".cache"), ("darwin", "Caches"), ("win32", "Local")):
        monkeypatch.setattr("sys.platform", platform)
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
        monkeypatch.delenv("LOCALAPPDATA", raising=False)
        assert part in home().parts


def test_the_digest_of_the_committed_record_is_of_this_configuration():
    record = records.load("three-point-line", preset="paper")
    assert record.digest == digest(LINE, LINE.preset("paper"))
    assert {row.setting for row in record.rows} == {setting_name(s) for s in LINE.preset("paper").settings}
