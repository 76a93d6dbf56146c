"""Measure a small experiment, once undisturbed and once with a SIGKILL at each of 20 random moments.

    python killed_measurements.py FOLDER

Each run is a fork of this process, so that a kill meets the run and not the loading of libraries. After each kill the
store is read: a row that the run had reported as written, or that was there before, must be there, unchanged. Prints
one line of JSON.
"""

import json
import os
import random
import signal
import struct
import sys
import time
from pathlib import Path

import numpy as np

import empirical.measure as measuring
from empirical import experiment
from empirical.ensembles import perceptrons
from empirical.experiment import Experiment, Outcome, Preset, streams_of
from empirical.mixing import mixed_pairs, shuffled_epochs
from empirical.optimisers import SGD
from empirical.perceptrons import Perceptron
from empirical.store import Store
from numerics.laws import BetaLaw

N_KILLS, SEED = 20, 2
POINTS, LABELS = np.array([[0.0, 1.0], [1.0, 0.0], [2.0, 1.0], [1.0, 2.0]]), np.array([0, 1, 0, 1])


def train(configuration, runs, device):
    """Small networks on four points; the numbers and a curve of each."""
    model = Perceptron(widths=(2, 8, 2))
    streams = [streams_of(run.seed, 2) for run in runs]
    law, n_epochs = BetaLaw(runs[0].setting["alpha"]), configuration["n_epochs"]
    plans = [shuffled_epochs(law, second, n_epochs=n_epochs, n_points=4, batch_size=3) for _, second in streams]
    mixed = [mixed_pairs(POINTS, np.eye(2)[LABELS], plan) for plan in plans]
    inputs, soft = (np.stack(side) for side in zip(*mixed, strict=True))
    weights = np.stack([plan.weights for plan in plans])
    networks = perceptrons(model, np.stack([model.initial(first) for first, _ in streams]), SGD(learning_rate=0.1))
    networks.advance(inputs, soft, weights=weights)
    seen = model.probabilities(networks.parameters, POINTS)[..., 1]
    return [Outcome(quantities={"first": float(row[0])}, curves={"points": row.tolist()}) for row in seen]


EXPERIMENT = Experiment(
    name="killed",
    question="Does a kill lose a row?",
    rows=(),
    presets=(
        Preset(
            name="quick",
            configuration={"n_epochs": 100, "evaluate_every": 50},
            settings=tuple({"alpha": alpha} for alpha in (0.5, 1, 2, 8)),
            n_runs=320,
        ),
    ),
    quantities={"first": "softmax probability of class 2 at the first point"},
    criterion="none",
    train=train,
)


def measure(directory, *, jobs=1, tell=lambda *numbers: None):
    """All of it, or what is left."""
    experiment.all_experiments = lambda: (EXPERIMENT,)
    return measuring.measure(["killed"], device="cpu", directory=directory, progress=tell, jobs=jobs)


def rows_in(directory):
    """Rows by setting and run."""
    store = Store(directory)
    return {(row.setting, row.run): row for key in store.keys("killed") for row in store.rows(key)}


def kill_after(seconds, directory, jobs):
    """Rows that a run reported as written before it was killed, and whether the kill met it alive."""
    out, into = os.pipe()
    child = os.fork()
    if not child:
        os.close(out)
        measure(directory, jobs=jobs, tell=lambda name, done, wanted: os.write(into, struct.pack("q", done)))
        os._exit(0)
    os.close(into)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(out, "rb") as pipe:
        reported = [n for (n,) in struct.iter_unpack("q", pipe.read())]
    return max(reported, default=0), os.WIFSIGNALED(status)


def main(folder):
    """Let both happen and print what was seen."""
    measure(folder / "warm", jobs=2)
    start = time.perf_counter()
    measure(folder / "undisturbed")
    seconds = time.perf_counter() - start
    wanted, moments = rows_in(folder / "undisturbed"), random.Random(SEED)
    before, alive, counts, lost, changed = {}, 0, [], 0, 0
    for kill in range(N_KILLS):
        reported, met = kill_after(moments.uniform(0, 1.5 * seconds / N_KILLS), folder / "killed", 1 + kill % 2)
        now = rows_in(folder / "killed")
        lost += max(reported - len(now), 0) + len(before.keys() - now.keys())
        changed += sum(now[key] != wanted[key] for key in now)
        alive += met
        counts.append(len(now))
        before = now
    measure(folder / "killed")
    print(json.dumps({"alive": alive, "lost": lost, "changed": changed, "counts": counts, "seconds": seconds}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
