"""The experiment on real tables: settings, quantities, what is missing, and that companions do not matter."""

import math
from dataclasses import replace
from pathlib import Path

import pytest

from empirical.experiment import Run
from empirical.experiments import openml_numeric
from empirical.experiments.openml import DATASETS, EXPERIMENT, METHODS
from empirical.openml import load
from empirical.pins import MissingDataError, embedded, pin, pins, printed_in

SHORT = EXPERIMENT.preset("quick").configuration | {"n_epochs": 3, "n_folds": 2}


def run(dataset, index=0, alpha=1):
    return Run(setting={"dataset": dataset, "alpha": alpha}, index=index, seed=7_000 + index)


def test_all_held_sets_of_the_paper_s_size_are_there():
    fitting = {p.id for p in pins().values() if isinstance(p.id, int) and p.d is not None and p.d <= 20 and p.n <= 5000}
    assert set(DATASETS) == fitting - {223}
    assert len(set(DATASETS)) == len(DATASETS)
    for table in (1, 4, 5):
        assert set(printed_in(table)) <= set(DATASETS)


def test_the_first_and_the_quick_ones_are_in_the_package():
    assert DATASETS[0] in embedded()
    assert {setting["dataset"] for setting in EXPERIMENT.preset("quick").settings} <= set(embedded())


def test_every_run_gives_every_quantity_and_does_not_see_its_companions():
    (alone,) = EXPERIMENT.train(SHORT, [run(61, 1)], "cpu")
    first, second = EXPERIMENT.train(SHORT, [run(61, 0), run(61, 1)], "cpu")
    assert second.quantities == alone.quantities != first.quantities
    assert set(alone.quantities) == set(EXPERIMENT.quantities)
    assert all(math.isfinite(value) for value in alone.quantities.values())
    assert (alone.quantities["n_train"], alone.quantities["n_test"], alone.quantities["n_classes"]) == (105, 45, 3)
    for method in METHODS:
        assert 0 <= alone.quantities[f"{method}_clean"] <= 100
    assert alone.quantities["genlabel_gm_printed_gamma"] in SHORT["gammas"]
    assert alone.quantities["adamixup_clean_rate"] in SHORT["rates"]


def test_what_is_reported_is_printed_accuracy_at_alpha_1():
    assert {entry.setting["alpha"] for entry in EXPERIMENT.reported} == {1}
    assert {entry.quantity for entry in EXPERIMENT.reported} <= set(EXPERIMENT.quantities)
    by_cell = {(entry.row, entry.quantity, entry.setting["dataset"]): entry.value for entry in EXPERIMENT.reported}
    assert by_cell["sohn2022/table-1", "mixup_printed", 818] == 92.26
    assert by_cell["sohn2022/table-5", "generative_gm_printed", 40981] == 73.91
    assert len(by_cell) == 2 * 5 + 6 * 16 + 6 * 16


def test_missing_sets_are_named_before_anything_is_trained(monkeypatch, tmp_path):
    monkeypatch.delenv("MIXPROOF_DATA_DIR", raising=False)
    monkeypatch.setenv("MIXPROOF_HOME", str(tmp_path))

    def no_network(*_, **__):
        raise OSError("no network")

    monkeypatch.setattr("empirical.openml._download", no_network)
    with pytest.raises(MissingDataError, match=r"mixproof fetch .*871"):
        EXPERIMENT.train(EXPERIMENT.preset("paper").configuration, [run(61)], "cpu")
    assert not list(Path(tmp_path).glob("*.sqlite"))


def test_numeric_features_alone():
    table = load(48)
    kept = openml_numeric._numeric(table)
    assert (table.d, int(table.nominal.sum()), kept.d) == (5, 2, 3)
    assert kept.features.shape == (table.n, 3)
    assert not kept.nominal.any()
    assert [name for name, nominal in zip(table.feature_names, table.nominal, strict=True) if not nominal] == list(
        kept.feature_names
    )


def test_all_held_sets_of_both_kinds_of_features_are_left_with_the_numeric_ones():
    fitting = {
        p.id
        for p in pins().values()
        if isinstance(p.id, int) and p.n_nominal and 0 < p.d - p.n_nominal <= 20 and p.n <= 5000
    }
    assert set(openml_numeric.DATASETS) == fitting
    assert len(openml_numeric.DATASETS) == len(fitting) == 21
    assert {key for key in fitting if set(pin(key).tables) & {1, 4, 5}} == set(openml_numeric.TABULATED)
    assert fitting - set(DATASETS) == {463, 987}
    assert openml_numeric.DATASETS[0] in embedded()
    assert len(openml_numeric.EXPERIMENT.preset("paper").settings) == 42
    assert {entry.setting["dataset"] for entry in openml_numeric.EXPERIMENT.reported} == set(openml_numeric.TABULATED)


def test_one_numeric_feature_is_enough():
    column = openml_numeric._numeric(load(48))
    table = replace(column, features=column.features[:, :1], feature_names=column.feature_names[:1], categories=(None,))
    found = openml_numeric.openml._outcome(SHORT, run(48), table)
    assert set(found.quantities) == set(EXPERIMENT.quantities)
    assert all(math.isfinite(value) for value in found.quantities.values())


def test_leaving_features_out_changes_the_numbers_and_nothing_else():
    settings = {"dataset": 48, "alpha": 1}
    short = openml_numeric.EXPERIMENT.preset("quick").configuration | {"n_epochs": 3, "n_folds": 2}
    (numeric,) = openml_numeric.EXPERIMENT.train(short, [Run(setting=settings, index=0, seed=5)], "cpu")
    (coded,) = EXPERIMENT.train(SHORT, [Run(setting=settings, index=0, seed=5)], "cpu")
    assert set(numeric.quantities) == set(coded.quantities)
    assert numeric.quantities["n_test"] == coded.quantities["n_test"]
    assert numeric.quantities["intrusion_share"] != coded.quantities["intrusion_share"]
