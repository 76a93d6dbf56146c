"""Files that appear whole or not at all, and a terminal's progress line."""

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TextIO

from reports.errors import UsageError

LONGEST = 120
"""Characters of a progress line."""


def writable_file(path: Path) -> Path:
    """Refuse early a file that could not be written: a folder of that name, or a parent that takes no file."""
    if path.is_dir():
        raise UsageError(f"cannot write {str(path)!r}: it is a folder; give the path of a file")
    _probe(path, path.parent)
    return path


def writable_folder(path: Path) -> Path:
    """Create a folder with its parents and refuse early one that takes no file."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error
    _probe(path, path)
    return path


def write_atomically(path: Path, content: str | bytes) -> None:
    """Write to a temporary file beside the target, then rename, so that no reader sees half a file."""
    data = content.encode() if isinstance(content, str) else content
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise _unwritable(path, error) from error


class ProgressLine:
    """One line on a terminal's stderr that is overwritten as work goes on; silent where stderr is no terminal."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stderr
        self.total, self.done, self.width = total, 0, 0

    def step(self, text: str) -> None:
        """Count one more piece of work done and name it."""
        self.done += 1
        self.show(f"[{min(self.done, self.total)}/{self.total}] {text}")

    def show(self, text: str) -> None:
        """Overwrite the line; what a terminal would wrap is cut off, for a wrapped line cannot be overwritten."""
        if self.stream.isatty():
            told = text[: min(shutil.get_terminal_size().columns - 1, LONGEST)]
            self.stream.write("\r" + told.ljust(self.width))
            self.stream.flush()
            self.width = len(told)

    def clear(self) -> None:
        """Wipe the line."""
        if self.width:
            self.stream.write("\r" + " " * self.width + "\r")
            self.stream.flush()
            self.width = 0


def _probe(path: Path, folder: Path) -> None:
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> UsageError:
    return UsageError(f"cannot write {str(path)!r}: {error.strerror or error}; choose a place that can be written")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
