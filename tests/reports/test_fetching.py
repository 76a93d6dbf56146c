"""`mixproof fetch`: results to stdout, progress to a terminal alone, errors of one line."""

import urllib.error
from types import SimpleNamespace

import numpy as np
import pytest
import sklearn.datasets

from empirical import images, openml
from empirical.pins import pin
from empirical.tables import one_hot
from reports import fetching
from reports.cli import main


@pytest.fixture(autouse=True)
def alone(monkeypatch) -> None:
    monkeypatch.delenv(openml.DATA_DIR, raising=False)
    monkeypatch.setattr(sklearn.datasets, "fetch_openml", no_network)


def no_network(**asked):
    raise urllib.error.URLError("Name or service not known")


def strikes(**asked):
    """A table with the facts of 770, and other values."""
    rng = np.random.default_rng(asked["data_id"])
    known = pin(asked["data_id"])
    labels = np.repeat(list(known.class_counts), list(known.class_counts.values()))
    return SimpleNamespace(
        data=rng.normal(size=(known.n, known.d)),
        feature_names=[f"x{j}" for j in range(known.d)],
        target=labels,
        target_names=["class"],
        categories={},
    )


def test_what_is_here_is_not_downloaded(capsys):
    assert main(["fetch", "61", "iris", "61"]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "61 iris: 150 rows, 4 features, 3 classes; here already (package)",
        "iris iris: 150 rows, 4 features, 3 classes; here already (scikit-learn)",
    ]
    assert told.err == ""


def test_a_download_is_told_and_kept(capsys, monkeypatch):
    monkeypatch.setattr(sklearn.datasets, "fetch_openml", strikes)
    assert main(["fetch", "770"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("770 strikes: 625 rows, 6 features, 2 classes; downloaded to ")
    assert "another content than the pinned one" in told.out
    assert told.err == ""
    assert main(["fetch", "770"]) == 0
    assert "here already (cache)" in capsys.readouterr().out
    assert one_hot(openml.load(770)).shape == (625, 6)


def test_a_corrupt_cache_is_mended(capsys, monkeypatch):
    monkeypatch.setattr(sklearn.datasets, "fetch_openml", strikes)
    main(["fetch", "770"])
    (file,) = openml.cache_dir().iterdir()
    file.write_bytes(file.read_bytes()[:-20])
    assert main(["fetch", "770"]) == 0
    assert openml.local(770).source == "cache"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["fetch", "834", "61", "1038"], "`mixproof fetch 834 1038` downloads"),
        (["fetch"], "62 data sets"),
        (["fetch", "62"], "unknown data set '62'; nearest: "),
        (["fetch", "x1"], "unknown data set 'x1'"),
        (["fech"], "nearest: fetch"),
    ],
)
def test_what_fails_is_one_line(capsys, arguments, told):
    assert main(arguments) == 2
    seen = capsys.readouterr().err
    assert seen.startswith("mixproof: error: ")
    assert seen.count("\n") == 1
    assert told in seen


def test_a_file_that_openml_does_not_have_holds_up_no_other(capsys, monkeypatch):
    def answer(**asked):
        if asked["data_id"] == 834:
            raise urllib.error.HTTPError("https://openml.org", 412, "PRECONDITION FAILED", None, None)
        return strikes(**asked)

    monkeypatch.setattr(sklearn.datasets, "fetch_openml", answer)
    assert main(["fetch", "834", "770"]) == 2
    told = capsys.readouterr()
    assert told.out.startswith("770 strikes")
    assert "not here: OpenML 834 (fri_c4_250_100)" in told.err
    assert "412" in told.err


def test_progress_is_for_a_terminal(capsys, monkeypatch):
    monkeypatch.setattr(sklearn.datasets, "fetch_openml", strikes)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert main(["fetch", "770", "774"]) == 0
    told = capsys.readouterr()
    assert "fetching 774, 2 of 2" in told.err
    assert "fetching" not in told.out


def test_mnist_is_fetched_by_name(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(fetching, "fetch_mnist", lambda: tmp_path)
    assert main(["fetch", "mnist"]) == 0
    assert capsys.readouterr().out == f"mnist: in {tmp_path}, checked\n"


def test_mnist_without_network_is_one_line(capsys, monkeypatch, tmp_path):
    def nothing(url, timeout):
        raise urllib.error.URLError("Name or service not known")

    monkeypatch.setenv("MIXPROOF_HOME", str(tmp_path))
    monkeypatch.setattr(images.urllib.request, "urlopen", nothing)
    assert main(["fetch", "mnist"]) == 2
    assert "mixproof fetch mnist" in capsys.readouterr().err
