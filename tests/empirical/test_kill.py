import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from killed_measurements import EXPERIMENT, N_KILLS, rows_in

from empirical import experiment, records
from empirical.store import Store
from reports import tables

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="runs are forked so that a kill meets them and not their start")
def test_kills_at_twenty_random_moments_lose_no_row_and_end_with_the_same_table(tmp_path, monkeypatch):
    command = [sys.executable, str(Path(__file__).with_name("killed_measurements.py")), str(tmp_path)]
    environment = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    print(seen)
    assert (seen["lost"], seen["changed"]) == (0, 0)
    assert seen["alive"] >= N_KILLS / 2, "most runs were over before their kill"
    assert len(set(seen["counts"])) > 1, "no kill let a row be written before it"
    killed, undisturbed = (rows_in(tmp_path / name) for name in ("killed", "undisturbed"))
    assert killed == undisturbed
    assert len(killed) == EXPERIMENT.preset("quick").n_runs * len(EXPERIMENT.preset("quick").settings)
    monkeypatch.setattr(experiment, "all_experiments", lambda: (EXPERIMENT,))
    assert table_of(tmp_path / "killed") == table_of(tmp_path / "undisturbed")


def table_of(directory):
    store = Store(directory)
    (key,) = store.keys(EXPERIMENT.name)
    return tables.record_table(records.from_rows(key, store.header(key), store.rows(key)))
