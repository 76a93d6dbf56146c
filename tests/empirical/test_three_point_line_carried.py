"""Chains on the three-point line: carried moments against fresh ones, and independence of companions."""

import numpy as np
import pytest

from empirical.experiment import Run, resolve_one, seed_of

CHAIN, LINE = resolve_one("three-point-line-carried"), resolve_one("three-point-line")
SHORT = CHAIN.preset("paper").configuration | {"n_epochs": 100, "n_networks": 2}
SETTINGS = CHAIN.preset("paper").settings


def runs_of(setting, n_runs):
    return [Run(setting=setting, index=i, seed=seed_of("test", setting, i)) for i in range(n_runs)]


def chains(setting, n_runs=2):
    return CHAIN.train(SHORT, runs_of(setting, n_runs), "cpu")


def at_points(chain, name):
    return np.array([chain.quantities[f"{name}_at_{x}"] for x in range(3)])


@pytest.mark.parametrize("setting", SETTINGS, ids=str)
def test_the_chain_changes_the_second_network_and_not_the_first(setting):
    lines = LINE.train(SHORT, runs_of(setting, 2), "cpu")
    for chain, line in zip(chains(setting), lines, strict=True):
        assert np.array_equal(at_points(chain, "class_1_first"), at_points(line, "class_1"))
        assert chain.quantities["replay"] == line.quantities["replay"]
        assert np.abs(at_points(chain, "class_1") - at_points(chain, "class_1_reset")).max() > 1e-4


def test_a_chain_does_not_depend_on_its_companions():
    (alone,), together = chains(SETTINGS[2], 1), chains(SETTINGS[2], 3)
    assert alone == together[0]
    assert together[1] != together[2]


def test_quantities_are_those_that_are_declared():
    (chain,) = chains(SETTINGS[1], 1)
    assert set(chain.quantities) == set(CHAIN.quantities)
    first, last, sd = (at_points(chain, f"class_1{name}") for name in ("_first", "_last", "_sd"))
    assert at_points(chain, "class_1") == pytest.approx((first + last) / 2)
    assert sd == pytest.approx(np.abs(first - last) / np.sqrt(2))
    assert chain.quantities["error"] == chain.quantities["error_early"] == chain.curves["error"][2]
    assert chain.quantities["error_reset"] == chain.quantities["error_early_reset"] == chain.curves["error_reset"][2]
