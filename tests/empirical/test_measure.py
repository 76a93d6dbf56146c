import os
import signal
import subprocess
import sys
import time

import numpy as np
import pytest

from empirical import records
from empirical.experiment import Run, UnknownExperimentError, all_experiments, resolve_one, setting_name
from empirical.measure import CHUNK, DeviceNotFoundError, chunks, measure
from empirical.pins import DataError
from empirical.store import Store

LINE = resolve_one("three-point-line")
SEEDS = 40
MEASURE = (
    "import sys; from pathlib import Path; from empirical.measure import measure; "
    f"measure(['three-point-line'], preset='paper', device='cpu', seeds={SEEDS}, directory=Path(sys.argv[1]))"
)


def watch(calls):
    return lambda name, n_finished, n_wanted: calls.append((n_finished, n_wanted))


def rows_in(directory):
    store = Store(directory)
    return [row for key in store.keys(LINE.name) for row in store.rows(key)]


def test_finished_rows_are_not_computed_again(tmp_path):
    calls = []
    (first,) = measure(["three-point-line"], device="cpu", directory=tmp_path, progress=watch(calls))
    assert calls[-1] == (32, 32)
    calls.clear()
    (again,) = measure(["three-point-line"], device="cpu", directory=tmp_path, progress=watch(calls))
    assert calls == []
    assert again.rows == first.rows
    measure(["three-point-line"], device="cpu", directory=tmp_path, progress=watch(calls), fresh=True)
    assert calls[-1] == (32, 32)


def test_a_run_does_not_depend_on_how_many_or_how_they_are_spread(tmp_path):
    (few,) = measure(["three-point-line"], device="cpu", seeds=3, directory=tmp_path / "few")
    (many,) = measure(["three-point-line"], device="cpu", seeds=20, directory=tmp_path / "many", jobs=2)
    wanted = {(row.setting, row.run): row for row in many.rows}
    assert len(many.rows) == 80
    assert all(wanted[row.setting, row.run] == row for row in few.rows)
    (more,) = measure(["three-point-line"], device="cpu", seeds=20, directory=tmp_path / "few")
    assert more.rows == many.rows


def test_a_chunk_is_of_one_setting_and_at_most_sixteen_networks():
    runs = [Run(setting=s, index=i, seed=0) for s in LINE.preset("quick").settings for i in range(40)]
    parts = list(chunks(runs, [("erm", 0)]))
    assert all(len(part) <= CHUNK and len({str(run.setting) for run in part}) == 1 for part in parts)
    assert [len(part) for part in parts[:4]] == [15, 16, 8, 16]
    assert sum(map(len, parts)) == len(runs) - 1


class Terminal:
    def __init__(self, tty):
        self.tty, self.said = tty, []

    def isatty(self):
        return self.tty

    def write(self, text):
        self.said.append(text)

    def flush(self):
        pass


def test_progress_tells_a_terminal_how_much_time_is_left(monkeypatch, tmp_path):
    clock = iter(range(10, 1000, 10))
    monkeypatch.setattr("empirical.measure.time.monotonic", lambda: float(next(clock)))
    streams = []
    for tty in (True, False):
        streams.append(Terminal(tty))
        monkeypatch.setattr("empirical.measure.sys.stderr", streams[-1])
        measure(["three-point-line"], device="cpu", seeds=20, directory=tmp_path / str(tty))
    told, silent = streams
    assert told.said[0].startswith("\rthree-point-line: 16 of 80 networks ")
    assert told.said[1].startswith("\rthree-point-line: 20 of 80 networks, 150 s left")  # 4 networks in 10 s
    assert told.said[-1].startswith("\rthree-point-line: 80 of 80 networks, 0 s left")
    assert told.said[-1].endswith(os.linesep)
    assert silent.said == []


def test_killed_at_half_and_started_again(tmp_path):
    killed, undisturbed = tmp_path / "killed", tmp_path / "undisturbed"
    n_rows = SEEDS * 4
    process = subprocess.Popen([sys.executable, "-c", MEASURE, str(killed)])
    deadline = time.monotonic() + 120
    while len(rows_in(killed)) < n_rows // 2:
        assert process.poll() is None, "measured to the end before it could be killed"
        assert time.monotonic() < deadline
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    kept = rows_in(killed)
    assert 0.4 * n_rows <= len(kept) < n_rows
    calls = []
    options = {"preset": "paper", "device": "cpu", "seeds": SEEDS}
    (resumed,) = measure(["three-point-line"], directory=killed, progress=watch(calls), **options)
    assert len(kept) < calls[0][0] <= len(kept) + CHUNK
    assert calls[-1] == (n_rows, n_rows)
    assert all(row in resumed.rows for row in kept)
    (whole,) = measure(["three-point-line"], directory=undisturbed, **options)
    assert resumed.rows == whole.rows


@pytest.mark.parametrize("experiment", all_experiments(), ids=lambda e: e.name)
def test_the_committed_record_replays(experiment):
    """First steps of eight runs of each setting where a record keeps them, else one whole run of the first setting."""
    record = records.from_json(records.committed_file(experiment, "paper").read_text())
    preset = experiment.preset("paper")
    try:
        if "replay" in record.rows[0].quantities:
            replay_first_steps(experiment, preset, record)
        else:
            replay_whole_run(experiment, preset, record)
    except DataError as error:
        pytest.skip(str(error))


def replay_first_steps(experiment, preset, record):
    short = preset.configuration | {"n_epochs": preset.configuration["evaluate_every"]}
    for setting in preset.settings:
        rows = [row for row in record.rows if row.setting == setting_name(setting)][:8]
        runs = [Run(setting=setting, index=row.run, seed=row.seed) for row in rows]
        replayed = [outcome.quantities["replay"] for outcome in experiment.train(short, runs, "cpu")]
        assert len(rows) == min(8, preset.n_runs)
        assert np.allclose(replayed, [row.quantities["replay"] for row in rows], rtol=0, atol=1e-4)


def replay_whole_run(experiment, preset, record):
    setting = preset.settings[0]
    row = next(row for row in record.rows if row.setting == setting_name(setting))
    (outcome,) = experiment.train(preset.configuration, [Run(setting=setting, index=row.run, seed=row.seed)], "cpu")
    assert outcome.quantities == pytest.approx(dict(row.quantities), rel=1e-4, abs=1e-4)


def test_whole_networks_of_the_committed_record_come_out_again():
    record = records.load("three-point-line", preset="paper")
    preset = LINE.preset("paper")
    for setting in preset.settings:
        rows = [row for row in record.rows if row.setting == setting_name(setting)][:4]
        runs = [Run(setting=setting, index=row.run, seed=row.seed) for row in rows]
        again = LINE.train(preset.configuration, runs, "cpu")
        seen = [outcome.quantities["class_1_at_1"] for outcome in again]
        # another processor rounds differently, and 5,000 steps may carry that far; the spread over networks is 0.06
        assert np.allclose(seen, [row.quantities["class_1_at_1"] for row in rows], rtol=0, atol=0.05)


def test_wrong_input_is_one_clear_line(tmp_path):
    with pytest.raises(UnknownExperimentError, match="table-1"):
        measure(["tabel-1"], directory=tmp_path)
    with pytest.raises(TypeError, match="names"):
        measure("table-1", directory=tmp_path)
    with pytest.raises(ValueError, match="preset 'huge'"):
        measure(["three-point-line"], preset="huge", directory=tmp_path)
    with pytest.raises(ValueError, match="seeds must be at least 1, not 0"):
        measure(["three-point-line"], seeds=0, directory=tmp_path)
    with pytest.raises(ValueError, match="device 'tpu'"):
        measure(["three-point-line"], device="tpu", directory=tmp_path)
    assert not any(tmp_path.iterdir())


def test_cuda_asked_for_and_absent_is_one_clear_line(tmp_path):
    torch = pytest.importorskip("torch", reason="needs torch (extra 'train')")
    if torch.cuda.is_available():
        pytest.skip("there is a CUDA device")
    with pytest.raises(DeviceNotFoundError, match="--device cpu"):
        measure(["three-point-line"], device="cuda", directory=tmp_path)
    assert measure(["three-point-line"], device="auto", seeds=1, directory=tmp_path)[0].device.startswith("cpu")


def test_measuring_on_a_cpu_needs_no_torch(tmp_path):
    code = (
        "import sys; sys.modules['torch'] = None; from pathlib import Path; from empirical.measure import measure; "
        "print(len(measure(['three-point-line'], device='cpu', seeds=1, directory=Path(sys.argv[1]))[0].rows))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.strip() == "4"
    assert done.stderr == ""
