"""Data sets by id: every copy against the manifest, every place they come from, and each error as one line."""

import gzip
import json
import os
import shutil
import urllib.error
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import sklearn.datasets

from empirical import openml
from empirical.arff import parse, text_in
from empirical.openml import fetch, load, load_all, local
from empirical.pins import (
    BUILT_IN,
    EMBEDDED,
    CorruptDataError,
    DataError,
    MissingDataError,
    UnknownDataError,
    embedded,
    pin,
    pins,
    printed_in,
)

SHARED = os.environ.get(openml.DATA_DIR)
PINNED = sorted(key for key, known in pins().items() if isinstance(key, int) and known.checksum)
needs_folder = pytest.mark.skipif(not SHARED, reason="MIXPROOF_DATA_DIR names no data folder")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No data folder, an empty cache, and no network."""
    monkeypatch.delenv(openml.DATA_DIR, raising=False)
    monkeypatch.setenv("MIXPROOF_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(sklearn.datasets, "fetch_openml", no_network)


def no_network(**asked):
    raise urllib.error.URLError("Name or service not known")


def one_line(error) -> str:
    text = str(error.value)
    assert "\n" not in text
    return text


def agrees(table, known) -> None:
    assert (table.n, table.d, table.k) == (known.n, known.d, known.k)
    assert dict(table.class_counts) == dict(known.class_counts)
    assert int(table.nominal.sum()) == known.n_nominal
    assert table.checksum == known.checksum
    assert table.pinned
    assert table.features.dtype == np.float64
    assert table.features.shape == (known.n, known.d)
    if known.n_missing == 0:
        assert np.isfinite(table.features).all()


@pytest.mark.parametrize("identity", embedded())
def test_what_is_in_the_package_agrees_with_the_manifest(identity):
    table = load(identity)
    agrees(table, pin(identity))
    assert table.source == ("scikit-learn" if identity in BUILT_IN else "package")


@needs_folder
@pytest.mark.parametrize("identity", PINNED)
def test_every_file_of_the_data_folder_agrees_with_both_manifests(identity, monkeypatch):
    listed = json.loads((Path(SHARED) / "manifest.json").read_text())
    (entry,) = [e for key in ("openml", "openml_extra") for e in listed[key] if e["id"] == identity]
    monkeypatch.setattr(openml, "pin", lambda key: SimpleNamespace(**{**vars(pin(key)), "file": None}))
    table = load(identity, data_dir=SHARED)
    agrees(table, pin(identity))
    assert table.source == "data folder"
    assert (table.n, table.d) == (entry["n"], entry["numeric"] + entry["nominal"])
    if isinstance(entry["k"], int) and ":" in entry["classes"]:
        counts = {name: int(n) for name, _, n in (part.rpartition(":") for part in entry["classes"].split("; "))}
        assert dict(table.class_counts) == counts


@needs_folder
def test_the_numeric_target_of_223_gives_the_classes_of_841():
    numeric, binary = load_all([223, 841], data_dir=SHARED)
    np.testing.assert_array_equal(numeric.labels, binary.labels)
    np.testing.assert_array_equal(numeric.features, binary.features)


def test_the_manifest_and_the_package_hold_together():
    files = {known.file for known in pins().values() if known.file}
    assert {path.name for path in EMBEDDED.iterdir()} == files | {"manifest.json", "README.md"}
    assert sum(path.stat().st_size for path in EMBEDDED.iterdir()) < 2**20
    assert all(known.source and known.licence for known in pins().values() if known.file)
    assert len(printed_in(4)) == 16
    assert printed_in(4) == printed_in(5)
    assert [len(printed_in(table)) for table in (1, 6, 8, 9)] == [5, 16, 16, 16]


def test_uci_iris_is_not_scikit_learns_iris():
    ours, theirs = load(61), load("iris")
    assert np.flatnonzero((ours.features != theirs.features).any(axis=1)).tolist() == [34, 37]


@pytest.mark.parametrize(
    ("identity", "told"),
    [(833, "nearest: 837"), ("irish", "nearest: iris"), ("stock", "nearest: .*841"), (10**9, "known are"), (-1, "-1")],
)
def test_an_unknown_id_is_told_the_nearest(identity, told):
    with pytest.raises(UnknownDataError, match=told) as error:
        load(identity)
    one_line(error)


@pytest.mark.parametrize("identity", [6.1, None, True])
def test_an_id_of_the_wrong_type(identity):
    with pytest.raises(TypeError, match=repr(identity)):
        load(identity)


def test_no_network_names_every_missing_id_and_the_command():
    with pytest.raises(MissingDataError) as error:
        load_all([61, 834, 3, 1038])
    told = one_line(error)
    assert error.value.ids == (834, 3, 1038)
    assert "834 (fri_c4_250_100), 3 (kr-vs-kp), 1038 (gina_agnostic)" in told
    assert "`mixproof fetch 834 3 1038`" in told
    assert "Name or service not known" in told


def test_nothing_is_downloaded_where_that_is_not_wanted(monkeypatch):
    monkeypatch.setattr(sklearn.datasets, "fetch_openml", lambda **asked: pytest.fail("asked the network"))
    with pytest.raises(MissingDataError, match="`mixproof fetch 3`"):
        load(3, download=False)


@pytest.fixture
def folder(tmp_path) -> Path:
    """A data folder with a manifest and set 61, which is hidden from the package here."""
    target = tmp_path / "data"
    (target / "openml").mkdir(parents=True)
    known = pin(61)
    shutil.copy(EMBEDDED / known.file, target / "openml")
    entry = {"id": 61, "file": f"openml/{known.file}", "sha256": known.file_sha256}
    (target / "manifest.json").write_text(json.dumps({"openml": [entry], "paper_tables": {}}))
    return target


@pytest.fixture
def bare(monkeypatch) -> None:
    """The package without its own copies."""
    monkeypatch.setattr(openml, "pin", lambda key: SimpleNamespace(**{**vars(pin(key)), "file": None}))


def test_a_data_folder_is_named_by_argument_or_environment(folder, bare, monkeypatch):
    assert load(61, data_dir=folder).source == "data folder"
    monkeypatch.setenv(openml.DATA_DIR, str(folder))
    agrees(load("61"), pin(61))
    (folder / "manifest.json").unlink()
    agrees(load(61), pin(61))
    (folder / "openml" / pin(61).file).rename(folder / pin(61).file)
    agrees(load(61), pin(61))


def test_a_folder_that_is_not_there(monkeypatch):
    with pytest.raises(DataError, match="data_dir '/no/such' is no folder"):
        load(3, data_dir="/no/such")
    monkeypatch.setenv(openml.DATA_DIR, "/no/such")
    with pytest.raises(DataError, match="MIXPROOF_DATA_DIR '/no/such' is no folder"):
        load(3)


def altered(content: bytes) -> bytes:
    return gzip.compress(gzip.decompress(content).replace(b"4.9,3.0", b"4.9,3.1", 1), mtime=0)


@pytest.mark.parametrize("damage", [altered, lambda c: c[:-40], lambda c: b"", lambda c: c[:200] + b"\0" + c[201:]])
@pytest.mark.parametrize("with_manifest", [True, False])
def test_a_corrupt_file_is_refused(folder, bare, damage, with_manifest):
    file = folder / "openml" / pin(61).file
    content = file.read_bytes()
    file.unlink()  # the copy is read-only where the source was
    file.write_bytes(damage(content))
    if not with_manifest:
        (folder / "manifest.json").unlink()
    with pytest.raises(CorruptDataError) as error:
        load(61, data_dir=folder)
    assert "61" in one_line(error)


@pytest.mark.parametrize("text", ["{", "[]", '{"openml": [{"id": 61}]}', '{"openml": 3}'])
def test_a_broken_manifest_is_refused(folder, bare, text):
    (folder / "manifest.json").write_text(text)
    with pytest.raises(CorruptDataError, match="is no manifest of data files"):
        load(61, data_dir=folder)


def bunch_of(identity: int, **changes):
    """What scikit-learn's downloader gives for a set that is in the package."""
    known = pin(identity)
    relation = parse(text_in((EMBEDDED / known.file).read_bytes(), known.file))
    *features, target = relation.attributes
    columns = [
        [np.nan if c is None else float(c) if a.values is None else a.values.index(c) for c in column]
        for a, column in zip(features, list(zip(*relation.rows, strict=True)), strict=False)
    ]
    given = {
        "data": np.array(columns, dtype=float).T,
        "feature_names": [a.name for a in features],
        "target": np.array([row[-1] for row in relation.rows], dtype=object),
        "target_names": [target.name],
        "categories": {a.name: list(a.values) for a in relation.attributes if a.values is not None},
    }
    return SimpleNamespace(**{**given, **changes})


def test_a_download_is_checked_kept_and_found_again(bare, monkeypatch, tmp_path):
    asked = []

    def answer(**options):
        asked.append(options["data_id"])
        return bunch_of(40710)

    monkeypatch.setattr(sklearn.datasets, "fetch_openml", answer)
    table = load(40710)
    assert table.source == "openml.org"
    agrees(table, pin(40710))
    again = load(40710)
    assert again.source == "cache"
    agrees(again, pin(40710))
    assert asked == [40710]
    assert [path.name for path in (tmp_path / "home" / "openml").iterdir()] == ["40710_cleve.arff.gz"]


def test_a_download_of_other_values_says_so_and_keeps_its_own_checksum(bare, monkeypatch):
    other = bunch_of(61)
    other.data[0, 0] += 0.25
    monkeypatch.setattr(sklearn.datasets, "fetch_openml", lambda **asked: other)
    table = load(61)
    assert not table.pinned
    assert table.checksum == load(61).checksum != pin(61).checksum


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"data": np.zeros((150, 3)), "feature_names": ["a", "b", "c"]}, "d is 3, and the manifest says 4"),
        ({"target": np.repeat(["a", "b", "c"], [49, 51, 50]), "categories": {}}, "class counts"),
        ({"target": np.repeat(["a", "b"], 75), "categories": {}}, "k is 2, and the manifest says 3"),
        ({"target": np.zeros((150, 2))}, "no single target"),
        ({"target": np.arange(150.0)}, "k is 2"),
    ],
)
def test_a_download_of_another_set_is_refused_and_not_kept(bare, monkeypatch, tmp_path, changes, told):
    monkeypatch.setattr(sklearn.datasets, "fetch_openml", lambda **asked: bunch_of(61, **changes))
    with pytest.raises(CorruptDataError, match=told) as error:
        load(61)
    one_line(error)
    assert not (tmp_path / "home" / "openml").exists()


def test_a_download_whose_sum_is_wrong_is_refused(bare, monkeypatch):
    def damaged(**asked):
        raise ValueError("md5 checksum of local file does not match description")

    monkeypatch.setattr(sklearn.datasets, "fetch_openml", damaged)
    with pytest.raises(CorruptDataError, match="did not arrive whole: md5 checksum"):
        load(61)


@pytest.mark.parametrize("damage", [altered, lambda c: c[:-40], lambda c: b""])
def test_a_corrupt_cache_is_refused_and_fetched_again(bare, monkeypatch, tmp_path, damage):
    monkeypatch.setattr(sklearn.datasets, "fetch_openml", lambda **asked: bunch_of(61))
    fetch(61)
    (file,) = (tmp_path / "home" / "openml").iterdir()
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(CorruptDataError, match="`mixproof fetch 61` downloads it again"):
        local(61)
    fetch(61)
    agrees(local(61), pin(61))


def test_a_cache_that_cannot_be_written(bare, monkeypatch, tmp_path):
    monkeypatch.setattr(sklearn.datasets, "fetch_openml", lambda **asked: bunch_of(61))
    (tmp_path / "home").write_text("a file in the way")
    with pytest.raises(DataError, match=r"cannot keep data in .* set MIXPROOF_HOME"):
        load(61)


def test_a_killed_write_leaves_nothing_that_would_be_read(bare, monkeypatch, tmp_path):
    def killed(source, target):
        raise KeyboardInterrupt

    monkeypatch.setattr(sklearn.datasets, "fetch_openml", lambda **asked: bunch_of(61))
    monkeypatch.setattr(openml.os, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        load(61)
    assert local(61) is None
