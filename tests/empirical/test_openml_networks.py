"""The experiments on real tables with networks and attacks: quick presets, determinism, names of all numbers."""

import numpy as np
import pytest

from empirical.experiment import Run, resolve_one, seed_of
from empirical.openml import load
from empirical.printed import printed
from empirical.robust_tables import standardised_part
from empirical.splits import holdout, part

NAMES = ("openml-networks", "openml-robust", "openml-networks-robust")


def run_of(experiment, setting, index: int) -> Run:
    return Run(setting=setting, index=index, seed=seed_of(experiment.name, setting, index))


@pytest.mark.parametrize("name", NAMES)
def test_a_quick_run_gives_every_number_alone_as_in_company(name):
    experiment = resolve_one(name)
    preset = experiment.preset("quick")
    short = {"n_epochs": 5, "evaluate_every": 5} | (
        {"n_plain_epochs": 2} if "n_plain_epochs" in preset.configuration else {}
    )
    configuration = preset.configuration | short
    setting = preset.settings[0]
    first, second = experiment.train(configuration, [run_of(experiment, setting, n) for n in (0, 1)], "cpu")
    (alone,) = experiment.train(configuration, [run_of(experiment, setting, 1)], "cpu")
    assert set(first.quantities) == set(experiment.quantities)
    assert all(np.isfinite(value) for value in first.quantities.values())
    assert alone.quantities == second.quantities != first.quantities
    for quantity, value in first.quantities.items():
        if quantity.endswith(("printed", "clean", "majority")):
            assert 0 <= value <= 100
    best = {q: v for q, v in first.quantities.items() if q.endswith("_printed") and "careful" not in q}
    assert best


def test_robust_numbers_keep_their_order():
    experiment = resolve_one("openml-robust")
    preset = experiment.preset("quick")
    (found,) = experiment.train(preset.configuration, [run_of(experiment, {"dataset": 187}, 0)], "cpu")
    q = found.quantities
    for variant in preset.configuration["variants"]:
        for method in ("vanilla", "mixup", "genlabel_gm"):
            stem = f"{method}_{variant}" if variant else method
            assert q[f"{stem}_impossible"] == 0
            assert q[f"{stem}_exact_clean"] <= q[f"{stem}_careful_clean"] + 1e-6
            assert q[f"{stem}_clean"] <= q[f"{stem}_accuracy_clean"] + 1e-6
        if method != "genlabel_gm":
            assert q[f"{stem}_clean"] <= q[f"{stem}_printed"]


@pytest.mark.parametrize(
    ("name", "table"), [("openml-networks", 8), ("openml-robust", 6), ("openml-networks-robust", 9)]
)
def test_settings_are_the_printed_sets_at_hand(name, table):
    experiment = resolve_one(name)
    missing = {6: {834}, 8: set(), 9: {1038, 1130, 1138, 1166}}[table]
    sets = {setting["dataset"] for setting in experiment.preset("paper").settings}
    assert sets == set(printed(table)["vanilla"]) - missing
    assert {entry.quantity for entry in experiment.reported} <= set(experiment.quantities)
    assert experiment.rows == (f"sohn2022/table-{table}",)


def test_standardised_by_the_train_rows():
    side = part(load(187), holdout(178, seed=3))
    found = standardised_part(side)
    np.testing.assert_allclose(found.train_features.mean(axis=0), 0.0, atol=1e-9)
    np.testing.assert_allclose(found.train_features.std(axis=0), 1.0)
    shift = side.test_features[0] - side.train_features[0]
    moved = found.test_features[0] - found.train_features[0]
    np.testing.assert_allclose(moved * side.train_features.std(axis=0), shift)
