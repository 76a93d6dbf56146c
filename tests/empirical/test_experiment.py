import dataclasses
import subprocess
import sys

import numpy as np
import pytest

from empirical.experiment import (
    UnknownExperimentError,
    all_experiments,
    digest,
    resolve,
    resolve_one,
    seed_of,
    setting_name,
    streams_of,
)

LINE = resolve_one("three-point-line")


@pytest.mark.parametrize(
    "name", ["three-point-line", "chidambaram2022/table-1", "figure-1", "chidambaram2022/figure-1"]
)
def test_an_experiment_answers_to_its_name_and_to_its_rows(name):
    assert LINE in resolve(name)


def test_an_unknown_name_gets_the_nearest_match():
    with pytest.raises(UnknownExperimentError, match=r"'tabel-1'.*table-1"):
        resolve("tabel-1")


def test_setting_names_do_not_depend_on_the_order_of_keys():
    assert setting_name({"alpha": 32, "method": "mixup"}) == setting_name({"method": "mixup", "alpha": 32})
    assert setting_name({"method": "erm"}) == "erm"


def test_setting_names_and_seeds_are_all_different():
    for experiment in all_experiments():
        for preset in experiment.presets:
            names = [setting_name(setting) for setting in preset.settings]
            assert len(set(names)) == len(names)
            seeds = {seed_of(experiment.name, s, i) for s in preset.settings for i in range(preset.n_runs)}
            assert len(seeds) == len(names) * preset.n_runs


def test_streams_of_a_run_are_its_own():
    first, second = streams_of(seed_of("x", {"method": "erm"}, 0), 2)
    again, _ = streams_of(seed_of("x", {"method": "erm"}, 0), 2)
    other, _ = streams_of(seed_of("x", {"method": "erm"}, 1), 2)
    draws = first.random(4)
    assert np.array_equal(draws, again.random(4))
    assert not np.allclose(draws, second.random(4))
    assert not np.allclose(draws, other.random(4))


def test_the_digest_sees_configuration_settings_and_file_and_not_the_number_of_runs(tmp_path):
    preset = LINE.preset("quick")
    before = digest(LINE, preset)
    assert digest(LINE, dataclasses.replace(preset, n_runs=99)) == before
    assert digest(LINE, dataclasses.replace(preset, configuration=preset.configuration | {"n_epochs": 3})) != before
    assert digest(LINE, dataclasses.replace(preset, settings=preset.settings[:2])) != before
    copy = tmp_path / "experiment.py"
    copy.write_bytes(b"# other\r\n")
    other = digest(dataclasses.replace(LINE, file=str(copy)), preset)
    copy.write_bytes(b"# other\n")
    assert other != before
    assert other == digest(dataclasses.replace(LINE, file=str(copy)), preset)


def test_an_unknown_preset_is_named():
    with pytest.raises(ValueError, match=r"preset 'huge'.*quick, paper"):
        LINE.preset("huge")


def test_listing_experiments_and_records_loads_neither_torch_nor_a_compiler():
    code = (
        "import sys; from empirical import records; records.status(); "
        "assert not {'torch', 'numba'} & set(sys.modules), 'loaded'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
