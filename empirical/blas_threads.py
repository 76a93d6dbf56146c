"""BLAS on one thread: a process trains on one core, and several of its threads on several."""

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import scipy.linalg.cython_blas  # noqa: F401  # compiled products call it; loaded before the libraries are looked for
from threadpoolctl import ThreadpoolController


@functools.cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


_lock = threading.Lock()
_inside: list[object] = []


@contextmanager
def one_blas_thread() -> Iterator[None]:
    """Let BLAS use one thread, in all threads of the process, until the last of them has left."""
    with _lock:
        if not _inside:
            _inside.append(_threads().limit(limits=1, user_api="blas"))
        _inside.append(None)
    try:
        yield
    finally:
        with _lock:
            _inside.pop()
            if len(_inside) == 1:
                _inside.pop().restore_original_limits()  # type: ignore[attr-defined]
