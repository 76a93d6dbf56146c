"""The three experiments of GenMix: what a run gives, and that it is its own."""

import numpy as np
import pytest

from empirical.experiment import Run, resolve_one, seed_of
from empirical.experiments.genmix_digits import subspace
from empirical.experiments.genmix_errors import fitted_sphere
from numerics.curves import nearest

NAMES = ("genmix-points", "genmix", "genmix-errors", "genmix-digits")
SHORT = {
    "genmix-points": {},
    "genmix": {"n_epochs": 100},
    "genmix-errors": {"n_epochs": 250, "n_test": 200},
    "genmix-digits": {"n_epochs": 100},
}


def trained(name, setting, n_runs=1):
    experiment = resolve_one(name)
    runs = [Run(setting=setting, index=i, seed=seed_of("test", setting, i)) for i in range(n_runs)]
    return experiment.train(experiment.preset("quick").configuration | SHORT[name], runs, "cpu")


def some_settings():
    for name in NAMES:
        settings = resolve_one(name).preset("quick").settings
        for place in sorted({0, 1, len(settings) // 2, len(settings) - 1}):
            yield pytest.param(name, settings[place], id=f"{name}-{place}")


@pytest.mark.parametrize(("name", "setting"), list(some_settings()))
def test_a_run_gives_what_is_declared_whatever_its_companions(name, setting):
    alone, *rest = trained(name, setting, 1), *trained(name, setting, 2)
    assert set(alone[0].quantities) == set(resolve_one(name).quantities)
    assert alone[0] == rest[0]
    assert alone[0] != rest[1]
    assert np.isfinite(list(alone[0].quantities.values())).all()


def test_methods_share_their_data_and_first_weights():
    runs = [trained("genmix", {"data": "y", "method": method})[0] for method in ("vanilla", "mixup", "genmix")]
    assert len({run.curves["accuracy"][0] for run in runs}) == 1
    assert len({run.quantities["margin_densities"] for run in runs}) == 1
    assert [run.quantities["n_added"] for run in runs] == [0, 0, 300]


@pytest.mark.parametrize("dimension", [2, 3])
def test_the_fitted_sphere_is_exact_without_noise(dimension):
    directions = np.random.default_rng(0).normal(size=(20, dimension))
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    sphere = fitted_sphere(np.arange(1.0, dimension + 1) + 0.7 * directions)
    assert np.allclose(sphere.centre, np.arange(1.0, dimension + 1))
    assert sphere.radius == pytest.approx(0.7)


def test_the_subspace_of_a_class_holds_what_lies_in_it():
    generator = np.random.default_rng(1)
    points = generator.normal(size=(30, 2)) @ generator.normal(size=(2, 7)) + generator.normal(size=7)
    assert np.allclose(nearest((subspace(points, 2),), points)[0], 0, atol=1e-12)
    assert nearest((subspace(points, 1),), points)[0].max() > 0.1
