"""MNIST in its original files: from a data folder, the cache, or a public mirror, each checked before use."""

import gzip
import hashlib
import http.client
import os
import tempfile
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from empirical.openml import DATA_DIR, TIMEOUT
from empirical.pins import CorruptDataError, DataError, MissingDataError
from empirical.store import home

MIRROR = "https://ossci-datasets.s3.amazonaws.com/mnist/"
FILES = {
    "train-images-idx3-ubyte.gz": "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
    "train-labels-idx1-ubyte.gz": "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
    "t10k-images-idx3-ubyte.gz": "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
    "t10k-labels-idx1-ubyte.gz": "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
}
"""The four files and their SHA-256."""
MEAN, DEVIATION = 0.1307, 0.3081
"""Of the train pixels on [0, 1], by which images are usually normalised."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Images:
    """One part of an image set: pixels (n, d) uint8, rows flattened, and labels (n,)."""

    pixels: np.ndarray
    labels: np.ndarray

    def normalised(self) -> np.ndarray:
        """Pixels on [0, 1], less their mean, over their deviation: (n, d) float64."""
        return (self.pixels / 255.0 - MEAN) / DEVIATION


def mnist(part: str, *, data_dir: Path | str | None = None) -> Images:
    """The train part (60,000 images) or the test part (10,000).

    Looked for in the data folder (itself or its subfolder mnist; the environment's MIXPROOF_DATA_DIR where not given),
    then in the cache.

    Raises:
        MissingDataError: a file is in neither place; the message says what to do.
        CorruptDataError: a file has another checksum than the published one.
    """
    if part not in ("train", "test"):
        raise ValueError(f"part {part!r}: train or test")
    stem = "train" if part == "train" else "t10k"
    pixels = _values(_content(f"{stem}-images-idx3-ubyte.gz", data_dir), header=16)
    labels = _values(_content(f"{stem}-labels-idx1-ubyte.gz", data_dir), header=8)
    return Images(pixels=pixels.reshape(len(labels), -1), labels=labels.astype(np.int64))


def fetch_mnist() -> Path:
    """Download what the cache lacks, check it, and return the folder.

    Raises:
        MissingDataError: the mirror does not answer.
        CorruptDataError: what came is damaged.
    """
    folder = home() / "mnist"
    for name, wanted in FILES.items():
        path = folder / name
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == wanted:
            continue
        try:
            with urllib.request.urlopen(MIRROR + name, timeout=TIMEOUT) as answer:
                content = answer.read()
        except (OSError, http.client.HTTPException) as error:
            raise _missing(name, f"; the mirror gave nothing ({error})") from error
        if hashlib.sha256(content).hexdigest() != wanted:
            raise CorruptDataError(f"MNIST's {name} did not arrive whole; fetch it again")
        _keep(path, content)
    return folder


def _content(name: str, data_dir: Path | str | None) -> bytes:
    given = data_dir or os.environ.get(DATA_DIR)
    folders = [*((Path(given) / "mnist", Path(given)) if given else ()), home() / "mnist"]
    path = next((folder / name for folder in folders if (folder / name).is_file()), None)
    if path is None:
        raise _missing(name)
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != FILES[name]:
        raise CorruptDataError(f"{str(path)!r} is corrupt: its SHA-256 is not the published one; replace the file")
    return gzip.decompress(content)


def _missing(name: str, why: str = "") -> MissingDataError:
    remedy = f"`mixproof fetch mnist` downloads it, {DATA_DIR} may name a folder that has it"
    return MissingDataError(f"not here: MNIST's {name}{why}; {remedy}", ())


def _values(content: bytes, *, header: int) -> np.ndarray:
    return np.frombuffer(content, dtype=np.uint8, offset=header)


def _keep(path: Path, content: bytes) -> None:
    """Write in one step: first beside, then in place."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=path.name, suffix=".part", delete=False) as part:
            part.write(content)
        os.replace(part.name, path)
    except OSError as error:
        place = f"cannot keep data in {str(path.parent)!r}: {error}"
        raise DataError(f"{place}; set MIXPROOF_HOME to a folder that can be written") from error
