"""Panels of ten-point lines: the released variant against the reset one, and independence of companions."""

import numpy as np
import pytest

from empirical.experiment import Run, resolve_one, seed_of

LINES = resolve_one("alternating-lines")
SHORT = LINES.preset("paper").configuration | {"n_epochs": 100, "n_networks": 2}


def panels(setting, n_runs=2, *, like=None):
    runs = [Run(setting=setting, index=i, seed=seed_of("test", like or setting, i)) for i in range(n_runs)]
    return LINES.train(SHORT, runs, "cpu")


@pytest.mark.parametrize("k", [2, 10])
def test_carried_moments_change_the_second_network_and_not_the_first(k):
    setting = {"method": "mixup", "alpha": 1, "n_classes": k, "moments": "reset"}
    for reset, carried in zip(panels(setting), panels(setting | {"moments": "carried"}, like=setting), strict=True):
        assert reset.curves["error_first"] == carried.curves["error_first"]
        assert reset.quantities["replay"] == carried.quantities["replay"]
        own = [[panel.quantities[f"own_class_at_{x}"] for x in range(10)] for panel in (reset, carried)]
        assert np.abs(np.subtract(*own)).max() > 1e-4


def test_a_panel_does_not_depend_on_its_companions():
    setting = LINES.preset("paper").settings[1]
    (alone,), together = panels(setting, 1), panels(setting, 3)
    assert alone == together[0]
    assert together[1] != together[2]


def test_quantities_are_those_that_are_declared():
    (panel,) = panels(LINES.preset("paper").settings[0], 1)
    assert set(panel.quantities) == set(LINES.quantities)
    lost = np.mean([panel.quantities[f"lost_at_{x}"] for x in range(10)])
    assert lost == pytest.approx(panel.quantities["error"])
    assert len(panel.curves["error"]) == 3
