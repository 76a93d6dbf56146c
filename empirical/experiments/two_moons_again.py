"""Figures 3 and 10 to 14 of chidambaram2022 once more: the experiment `two-moons` on new data sets from new seeds.

Which panel of those figures reaches which level of non-linearity had been written down after the first run. Here the
same expectations are the criterion, fixed before this run; nothing but the seeds and the data sets differs.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from empirical.experiment import Configuration, Experiment, Outcome, Preset, Run
from empirical.experiments import two_moons

CONFIGURATION: dict[str, Any] = two_moons.CONFIGURATION | {
    "data": "two separated moons, one data set per run, seed of the data = first_data_seed + index of the run",
    "first_data_seed": 100,
}
CRITERION = (
    "Non-linearity of the majority map of ten runs; linear is at most 0.01, bent from 0.01 to 0.05, high from 0.05. "
    "(A) Separation 0.5, gradients cleared, 1000 and 1500 epochs: base linear, alpha = 1 bent, alpha = 1024 above "
    "0.01, and it rises in this order. (B) Separation 0.5, 1500 epochs, alpha = 32, 64, 128, 512: high with gradients "
    "kept, bent with gradients cleared. (C) Separation 0.1, 1500 epochs, alpha = 32, 64, 128, 512, 1024: high with "
    "gradients kept, bent with gradients cleared. (D) Separation 0.5, 1000 epochs, alpha = 64, 128, 512, gradients "
    "kept: bent. (E) What was fixed before the first run and held there: separation 0.5, both lengths: base linear, "
    "alpha = 1 and 1024 with gradients kept high; base at separation 0.1 bent and at least twice as non-linear as at "
    "0.5; the margin of Mixup with alpha = 1 and 1024, kept or cleared, separation 0.5, 1500 epochs, less that of base "
    "is at most 0.05 in the mean. Each of the five is judged by itself and holds only if all of its panels do."
)


def train(configuration: Configuration, runs: Sequence[Run], device: str) -> list[Outcome]:
    """Train as `two-moons` does; the index of a run, which seeds its data there, begins at 100."""
    first = configuration["first_data_seed"]
    return two_moons.train(configuration, [replace(run, index=first + run.index) for run in runs], device)


EXPERIMENT = Experiment(
    name="two-moons-again",
    question="Does each panel of the two moons reach the level of non-linearity that was written down for it?",
    rows=two_moons.EXPERIMENT.rows,
    presets=(
        Preset(
            name="quick",
            configuration=CONFIGURATION
            | {
                "n_epochs": 60,
                "n_points": 100,
                "evaluate_every": 20,
                "n_cells": 50,
                "map_epochs": {"short": 40, "long": 60},
            },
            settings=two_moons.SETTINGS,
            n_runs=2,
        ),
        Preset(name="paper", configuration=CONFIGURATION, settings=two_moons.SETTINGS, n_runs=10),
    ),
    quantities=two_moons.EXPERIMENT.quantities,
    criterion=CRITERION,
    train=train,
    file=__file__,
)
