"""The second run of the decision maps: the experiment on two moons with other seeds and other data."""

from dataclasses import replace

from empirical.experiment import Run, resolve_one, seed_of
from empirical.experiments import two_moons

AGAIN = resolve_one("two-moons-again")
QUICK = AGAIN.preset("quick")
SETTING = {"separation": 0.5, "method": "mixup", "alpha": 1, "gradients": "cleared"}


def test_it_is_the_first_experiment_on_the_data_of_later_indices():
    run = Run(setting=SETTING, index=1, seed=5)
    (seen,) = AGAIN.train(QUICK.configuration, [run], "cpu")
    (shifted,) = two_moons.train(QUICK.configuration, [replace(run, index=101)], "cpu")
    (first,) = two_moons.train(QUICK.configuration, [run], "cpu")
    assert seen == shifted
    assert seen != first
    assert set(seen.quantities) == set(AGAIN.quantities)


def test_everything_but_seeds_and_data_is_as_in_the_first_run():
    paper, first = AGAIN.preset("paper"), two_moons.EXPERIMENT.preset("paper")
    changed = {k for k in paper.configuration if paper.configuration[k] != first.configuration.get(k)}
    assert changed == {"data", "first_data_seed"}
    assert (paper.settings, paper.n_runs) == (first.settings, first.n_runs)
    assert seed_of(AGAIN.name, SETTING, 0) != seed_of("two-moons", SETTING, 0)
    assert paper.configuration["first_data_seed"] >= first.n_runs
