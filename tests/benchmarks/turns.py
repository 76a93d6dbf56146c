"""Programs that take turns, so that a busy machine is busy for all of them; and what one core can do at most."""

import importlib.metadata
import itertools
import platform
import statistics
import time
from collections.abc import Callable, Mapping

import numpy as np
from threadpoolctl import threadpool_limits

Times = dict[str, list[float]]


def in_turns(sides: Mapping[str, tuple[int, Callable[[], object]]], n_turns: int) -> Times:
    """Seconds per network and step of each side, one entry a turn; one turn to warm up is not counted.

    A side is the number of networks times steps that a call takes, and the call.
    """
    times: Times = {name: [] for name in sides}
    for turn in range(n_turns + 1):
        for name, (n_steps, side) in sides.items():
            start = time.perf_counter()
            side()
            if turn:
                times[name].append((time.perf_counter() - start) / n_steps)
    return times


def ratio(times: Times, slow: str, fast: str) -> float:
    """Median over turns of the slow side's time over the fast one's in the same turn."""
    return statistics.median(s / f for s, f in zip(times[slow], times[fast], strict=True))


def peak() -> float:
    """Operations per second of one core in float32, an FMA being two: the best of products of matrices."""
    best = 0.0
    with threadpool_limits(limits=1, user_api="blas"):
        for size in (256, 512, 1024):
            a = np.random.default_rng(0).random((size, size), dtype=np.float32)
            for _ in range(8):
                start = time.perf_counter()
                a @ a
                best = max(best, 2 * size**3 / (time.perf_counter() - start))
    return best


def operations(widths: tuple[int, ...], n_batch: int) -> int:
    """Of one step's products: forward, the gradient by the weights, and by every layer's input but the first."""
    sizes = [i * o for i, o in itertools.pairwise(widths)]
    return 2 * n_batch * (3 * sum(sizes) - sizes[0])


def tell(times: Times, *, fast: str, work: int) -> None:
    """Print times, ratios and the share of the machine, with n and versions."""
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("torch", "numba", "numpy"))
    print(f"{len(times[fast])} turns; python {platform.python_version()}, {versions}; one thread")
    for name, values in times.items():
        spread = f"{min(values) * 1e6:.4g} to {max(values) * 1e6:.4g}"
        slower = "" if name == fast else f", {ratio(times, name, fast):.1f} times the time of {fast}"
        print(f"{name:>12}: {statistics.median(values) * 1e6:6.4g} us per network and step ({spread}){slower}")
    most = peak()
    share = work / min(times[fast]) / most
    print(f"{fast}: {work / 1e6:.3g} million operations a step, {share:.0%} of one core's {most / 1e9:.0f} GFLOP/s")
