"""Table 1 of sohn2022, two circles with four times the training: what of the printed gap is an end that came too early.

All as in the experiment on synthetic accuracy, but 400 epochs, the rate divided by 10 at epochs 240 and 320, and two
rates: the printed 0.1, and 0.05.

An exploration of 4 networks a setting, on seeds and data of their own, shaped the criterion: at rate 0.1 plain training
fell back to three quarters right after it had been better, at 0.05 it fitted its data and Mixup came near nine tenths.
"""

from typing import Any

from empirical.experiment import Experiment, Preset
from empirical.experiments.synthetic_accuracy import CONFIGURATION as SHORT
from empirical.experiments.synthetic_accuracy import TWO_CIRCLE
from empirical.synthetic import MAP_QUANTITIES, QUANTITIES, train

SETS: dict[str, Any] = {"two-circle": TWO_CIRCLE | {"drops": [240, 320]}}
CONFIGURATION: dict[str, Any] = SHORT | {"sets": SETS, "n_epochs": 400, "last_epoch": 400}
SETTINGS = (
    *({"data": "two-circle", "method": method, "rate": 0.1} for method in ("vanilla", "mixup")),
    *({"data": "two-circle", "method": method, "rate": 0.05} for method in ("vanilla", "mixup", "genlabel")),
)
CRITERION = (
    "At rate 0.05 the difference between plain training and Mixup after the last epoch is smaller than two thirds of "
    "the printed 33.55 points, but above three standard errors. Plain training has collapsed at rate 0.1 if after the "
    "last epoch its mean accuracy is below 0.80 on the training data and, on the test data, at least 0.10 below that "
    "of the best epochs."
)
EXPERIMENT = Experiment(
    name="two-circle-length",
    question="Does the gap between plain training and Mixup on two circles survive longer training?",
    rows=("sohn2022/table-1",),
    presets=(
        Preset(
            name="quick",
            configuration=CONFIGURATION | {"n_epochs": 10, "last_epoch": 10, "n_pairs": 500},
            settings=SETTINGS,
            n_runs=2,
        ),
        Preset(name="paper", configuration=CONFIGURATION, settings=SETTINGS, n_runs=12),
    ),
    quantities=QUANTITIES | MAP_QUANTITIES,
    criterion=CRITERION,
    train=train,
    file=__file__,
)
