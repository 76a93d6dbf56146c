"""Table 1 of sohn2022, the planar sets: moon, circle and two circles by four methods, and the lower row of Figure 6.

Data, networks and optimiser as in Section E.1 and Table 10 there, with what only the authors' program says: gradients
clipped at 5, the rate divided by 10 at epochs 60 and 80 (two-circle: 20 and 50), the second circle 2.4 to the right,
kernel densities with covariance h^2 times the class's own plus 1e-8 I. That program takes the last epoch, the text the
best on the test data: both are measured. `two-circle-late-drops` is two-circle with the rate lowered at epochs 60 and
80, as on the other sets; the paper prints no such epochs.

An exploration of 6 to 16 networks a setting, on seeds and data of their own, shaped the criterion: the printed means
lay near the accuracies after the last epoch, that of two-circle near those of networks that had not fitted their data.
"""

from typing import Any

from empirical.experiment import Experiment, Preset, Reported
from empirical.synthetic import MAP_QUANTITIES, METHODS, QUANTITIES, train

WIDTHS = [2, 64, 128, 128, 128, 2]


def _kernel(bandwidth: float) -> dict[str, Any]:
    return {"kind": "kernel", "bandwidth": bandwidth, "ridge": 1e-8}


PLANAR: dict[str, Any] = {"n_train": 1000, "n_test": 1000, "widths": WIDTHS}
TWO_CIRCLE = PLANAR | {
    "noise": 0.01,
    "shift": 2.4,
    "gamma": 1.0,
    "drops": [20, 50],
    "density": _kernel(0.1),
    "box": [-1.3, 3.7, -1.3, 1.3, 251],
}
SETS: dict[str, Any] = {
    "moon": PLANAR
    | {"noise": 0.1, "gamma": 1.0, "drops": [60, 80], "density": _kernel(0.2), "box": [-1.6, 2.6, -1.1, 1.6, 141]},
    "circle": PLANAR
    | {"noise": 0.02, "gamma": 0.8, "drops": [60, 80], "density": _kernel(0.2), "box": [-1.3, 1.3, -1.3, 1.3, 131]},
    "two-circle": TWO_CIRCLE,
    "two-circle-late-drops": TWO_CIRCLE | {"drops": [60, 80], "data": "two-circle"},
}
CONFIGURATION: dict[str, Any] = {
    "data": "n_train and n_test points (for each of two circles), drawn anew for each run; the same for all methods",
    "noise": "Laplace, by its scale, on each coordinate",
    "sets": SETS,
    "optimiser": {"kind": "SGD", "learning_rate": 0.1, "momentum": 0.9, "weight_decay": 1e-4, "clip": 5.0},
    "n_epochs": 100,
    "last_epoch": 100,
    "evaluate_every": 1,
    "batch_size": 128,
    "batch": "shuffled each epoch, a last smaller batch is used",
    "partner": "a permutation inside the batch",
    "lam": "one per batch, Beta(1, 1)",
    "alphas": {},
    "n_pairs": 4000,
    "map_step": 2,
    "dtype": "float32",
}
SETTINGS = (
    *({"data": data, "method": method} for data in ("moon", "circle", "two-circle") for method in METHODS),
    *({"data": "two-circle-late-drops", "method": method} for method in ("vanilla", "mixup")),
)
PRINTED = {
    "circle": {"vanilla": 0.9970, "mixup": 0.8578},
    "moon": {"vanilla": 0.9874, "mixup": 0.9696},
    "two-circle": {"vanilla": 0.9125, "mixup": 0.5770},
}
CRITERION = (
    "A printed mean agrees with ours if they differ by at most 4 sd / sqrt(5) + 0.0005, with the sd of our runs and "
    "five trials behind a printed mean, as sohn2022 has elsewhere. One method is above another on a set if the mean "
    "difference of accuracy on the same data is above three standard errors of that mean. GenLabel repairs Mixup if "
    "it is above Mixup and not below vanilla. Without intrusion counts as the repair if it closes half of the "
    "difference between vanilla and Mixup. The gap on two-circle is as printed if it is at least 0.30. A network has "
    "not fitted its data if its accuracy on them is below 0.95; a spread shows that if its sd is at least 0.05. "
    "The share of label conflict agrees with its prediction within 0.02."
)
EXPERIMENT = Experiment(
    name="synthetic-accuracy",
    question="Does Mixup lose accuracy on moon, circle and two-circle, by how much, and what repairs it?",
    rows=("sohn2022/table-1", "sohn2022/figure-6"),
    presets=(
        Preset(
            name="quick",
            configuration=CONFIGURATION | {"n_epochs": 10, "last_epoch": 10, "n_pairs": 500},
            settings=SETTINGS,
            n_runs=2,
        ),
        Preset(name="paper", configuration=CONFIGURATION, settings=SETTINGS, n_runs=40),
    ),
    quantities=QUANTITIES | MAP_QUANTITIES,
    criterion=CRITERION,
    train=train,
    reported=tuple(
        Reported(row="sohn2022/table-1", quantity=quantity, setting={"data": data, "method": method}, value=value)
        for data, row in PRINTED.items()
        for method, value in row.items()
        for quantity in ("accuracy_best", "accuracy_last")
    ),
    file=__file__,
)
