"""Figure 6 of sohn2022, upper row, by gradient descent as the text has it, in place of the authors' program's Adam.

All else is as in the experiment on label conflict, the data of a run too. Section E.1 has gradient descent with a rate
that falls in steps for all synthetic sets. Table 10 prints momentum, decay and batches of 128 for all of them, and 0.1
as the rate of each set that it lists; nine classes are not among them. Where the rate falls is not printed: after six
and eight tenths of the epochs, as the program has it for Moon and Circle, is our reading. The text does not speak of
clipping; the program clips the norm of the gradient at 5 where it descends. So there are four readings: batches of
1000, as released, or of 128, as printed; gradients left alone, as printed, or clipped, as released for other sets.

An exploration of 8 networks a setting, on seeds and data of their own, shaped the expectations of the criterion; the
predictions of the conflict are from the definition alone.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from empirical.experiment import Configuration, Experiment, Outcome, Preset, Run
from empirical.experiments.label_conflict import CONFIGURATION as RELEASED
from empirical.experiments.label_conflict import GRID as RELEASED_GRID
from empirical.experiments.label_conflict import SETTINGS as METHODS
from empirical.synthetic import MAP_QUANTITIES, QUANTITIES, train

N_REPLAYED = 4
"""Batches after which a replay looks at a network: descent at this rate soon carries rounding far."""
GRID: dict[str, Any] = RELEASED_GRID | {"drops": [6, 8]}
CONFIGURATION: dict[str, Any] = RELEASED | {
    "sets": {"gaussian-grid": GRID},
    "optimiser": {"kind": "SGD", "learning_rate": 0.1, "momentum": 0.9, "weight_decay": 1e-4},
    "schedule": "the rate is divided by 10 after 6 and 8 epochs",
    "batch_size": "as in the reading; so is clip, the most that the norm of a gradient may be",
    "readings": {
        "released-batch": {"batch_size": 1000, "clip": None},
        "released-batch-clipped": {"batch_size": 1000, "clip": 5.0},
        "printed-batch": {"batch_size": 128, "clip": None},
        "printed-batch-clipped": {"batch_size": 128, "clip": 5.0},
    },
}
SETTINGS = tuple(setting | {"reading": reading} for reading in CONFIGURATION["readings"] for setting in METHODS)
CRITERION = (
    "The share of label conflict is that of the definition, whatever the optimiser: within 0.01, for Beta(1, 1) and in "
    "training, in every setting of Mixup. The figure's order stands in a reading where GenLabel's least margin is "
    "above plain training's and above Mixup's by more than three standard errors of the mean difference on the same "
    "data. A method collapses in a reading if its mean accuracy on the test data after the last epoch is below 0.9. A "
    "mean differs from that under Adam where the mean difference on the same data is more than three standard errors "
    "from 0. Expected: the order stands in all readings but the printed batch without clipping; plain training "
    "collapses in both readings without clipping, GenLabel in the printed batch without clipping, nothing else does; "
    "Mixup's least margin is above plain training's with released batches and below it with printed, clipped ones; "
    "against Adam, plain training's least margin is lower in all readings, Mixup's with printed batches, and "
    "GenLabel's is higher with printed, clipped ones."
)


def train_by_descent(configuration: Configuration, runs: Sequence[Run], device: str) -> list[Outcome]:
    """Train one network for each run, all of one setting, in batches and with clipping as its reading has it."""
    size, clip = (configuration["readings"][runs[0].setting["reading"]][name] for name in ("batch_size", "clip"))
    mine = dict(configuration) | {"batch_size": size, "optimiser": configuration["optimiser"] | {"clip": clip}}
    few = GRID | {"n_train": N_REPLAYED * size // 9}
    short = mine | {"sets": {"gaussian-grid": few}, "n_epochs": 1, "last_epoch": 2}
    with np.errstate(over="ignore", invalid="ignore"):  # descent may diverge: that is a finding
        replayed, outcomes = train(short, runs, device), train(mine, runs, device)
    return [
        replace(outcome, quantities=dict(outcome.quantities) | {"replay": early.quantities["replay"]})
        for outcome, early in zip(outcomes, replayed, strict=True)
    ]


EXPERIMENT = Experiment(
    name="label-conflict-sgd",
    question="What of Figure 6's nine Gaussian classes changes under the text's gradient descent?",
    rows=("sohn2022/figure-6",),
    presets=(
        Preset(
            name="quick",
            configuration=CONFIGURATION
            | {"sets": {"gaussian-grid": GRID | {"n_train": 500, "n_test": 100}}, "n_epochs": 2, "last_epoch": 2},
            settings=SETTINGS,
            n_runs=2,
        ),
        Preset(name="paper", configuration=CONFIGURATION, settings=SETTINGS, n_runs=24),
    ),
    quantities=QUANTITIES
    | MAP_QUANTITIES
    | {"replay": f"mean softmax probability of class 0 over the test data after {N_REPLAYED} batches of fewer points"},
    criterion=CRITERION,
    train=train_by_descent,
    file=__file__,
)
