"""MNIST's files: found, refused, downloaded; and the experiment that uses them."""

import gzip
import hashlib
import os
from pathlib import Path

import numpy as np
import pytest

from empirical import images
from empirical.experiment import Run, resolve_one, seed_of
from empirical.pins import CorruptDataError, MissingDataError


def small_file(shape, values):
    header = bytes([0, 0, 8, len(shape)]) + b"".join(int(n).to_bytes(4, "big") for n in shape)
    return gzip.compress(header + bytes(values), mtime=0)


@pytest.fixture
def small(monkeypatch, tmp_path):
    """Two images of four pixels under the real names, with sums of their own."""
    monkeypatch.delenv("MIXPROOF_DATA_DIR", raising=False)
    monkeypatch.setenv("MIXPROOF_HOME", str(tmp_path / "home"))
    files = {
        name: small_file((2, 2, 2), range(8)) if "images" in name else small_file((2,), (3, 7)) for name in images.FILES
    }
    monkeypatch.setattr(images, "FILES", {name: hashlib.sha256(text).hexdigest() for name, text in files.items()})
    folder = tmp_path / "data" / "mnist"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_bytes(text)
    return folder


def test_reads_pixels_and_labels(small):
    part = images.mnist("test", data_dir=small.parent)
    assert part.pixels.tolist() == [[0, 1, 2, 3], [4, 5, 6, 7]]
    assert part.labels.tolist() == [3, 7]
    assert part.normalised()[0, 0] == pytest.approx(-0.1307 / 0.3081)


def test_a_damaged_file_is_refused(small):
    path = small / "train-images-idx3-ubyte.gz"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(CorruptDataError, match="corrupt"):
        images.mnist("train", data_dir=small.parent)


def test_nothing_here_names_the_remedy(small):
    with pytest.raises(MissingDataError, match="mixproof fetch mnist"):
        images.mnist("train")


def test_unknown_part(small):
    with pytest.raises(ValueError, match="train or test"):
        images.mnist("validation")


def test_download_goes_to_the_cache_and_is_checked(small, monkeypatch):
    asked = []

    def urlopen(url, timeout):
        asked.append(url)
        return (small / url.rpartition("/")[2]).open("rb")

    monkeypatch.setattr(images.urllib.request, "urlopen", urlopen)
    folder = images.fetch_mnist()
    assert sorted(path.name for path in folder.iterdir()) == sorted(images.FILES)
    assert len(images.mnist("train").labels) == 2
    images.fetch_mnist()
    assert len(asked) == 4
    (folder / "t10k-labels-idx1-ubyte.gz").write_bytes(b"")
    (small / "t10k-labels-idx1-ubyte.gz").write_bytes(b"damaged")
    with pytest.raises(CorruptDataError, match="did not arrive whole"):
        images.fetch_mnist()


def test_no_network_is_one_line(small, monkeypatch):
    def urlopen(url, timeout):
        raise OSError("no route")

    monkeypatch.setattr(images.urllib.request, "urlopen", urlopen)
    with pytest.raises(MissingDataError, match="no route"):
        images.fetch_mnist()


def test_the_real_files_where_they_are():
    folder = os.environ.get("MIXPROOF_DATA_DIR")
    if not folder or not (Path(folder) / "mnist").is_dir():
        pytest.skip("no folder with MNIST is named by MIXPROOF_DATA_DIR")
    assert np.bincount(images.mnist("train").labels).tolist()[:3] == [5923, 6742, 5958]


@pytest.mark.parametrize("against", ["train", "test"])
def test_a_draw_depends_on_its_seed_alone(against):
    experiment = resolve_one("third-class-distance")
    setting = {"data": "digits", "against": against}
    runs = [Run(setting=setting, index=i, seed=seed_of("test", setting, i)) for i in range(2)]
    configuration = experiment.preset("quick").configuration | {"share": 0.2}
    together = experiment.train(configuration, runs, "cpu")
    assert together[1] == experiment.train(configuration, runs[1:], "cpu")[0]
    assert 0 < together[0].quantities["least"] < together[0].quantities["mean"]
