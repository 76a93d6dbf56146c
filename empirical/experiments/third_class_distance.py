"""Table 2 of chidambaram2022: how near Mixup's points come to a point of a third class.

One epoch of mixed points is drawn from a fifth of the train part, one for each point, and each is measured against the
points of neither of its classes in that fifth, or in a fifth of the test part. The least distance over the epoch is the
paper's estimate of the eps of Assumption 2.9; it can only be too large, for an epoch holds m of the m^2 pairs.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from empirical.experiment import Configuration, Experiment, Outcome, Preset, Reported, Run, streams_of
from numerics.laws import BetaLaw
from numerics.third_class import third_class_distances

CONFIGURATION: dict[str, Any] = {
    "data": "mnist, pixels on [0, 1] less 0.1307 over 0.3081",
    "share": 0.2,
    "alpha": 1024,
    "lam": "one for each point, Beta(alpha, alpha)",
    "partner": "uniform with replacement from the same fifth, may be itself",
    "n_epochs": 0,
    "evaluate_every": 1,
}
SETTINGS = ({"data": "mnist", "against": "train"}, {"data": "mnist", "against": "test"})
CRITERION = (
    "The paper's numbers come from one draw: each of them (least and mean distance, train and test) lies within three "
    "standard deviations of one draw, 3 sd sqrt(1 + 1/n), of the mean over our n draws of fifths, partners and weights."
)


def train(configuration: Configuration, runs: Sequence[Run], device: str) -> list[Outcome]:
    """One draw for each run; nothing is trained and no device is used."""
    train_part, test_part = _parts(runs[0].setting["data"])
    return [_draw(configuration, run, train_part, test_part) for run in runs]


Part = tuple[np.ndarray, np.ndarray]


def _draw(configuration: Configuration, run: Run, train_part: Part, test_part: Part) -> Outcome:
    for_share, for_partner, for_lam = streams_of(run.seed, 3)
    x, y = _share(train_part, configuration["share"], for_share)
    partner = for_partner.integers(len(x), size=len(x))
    lam = BetaLaw(configuration["alpha"]).sample(for_lam, len(x))[:, None]
    mixed = lam * x + (1 - lam) * x[partner]
    points, labels = (x, y) if run.setting["against"] == "train" else _share(test_part, configuration["share"], for_lam)
    away = third_class_distances(mixed, y, y[partner], points, labels)
    return Outcome(quantities={"least": float(away.min()), "mean": float(away.mean())}, curves={})


def _share(part: Part, share: float, generator: np.random.Generator) -> Part:
    x, y = part
    rows = generator.permutation(len(x))[: round(share * len(x))]
    return x[rows], y[rows]


def _parts(data: str) -> tuple[Part, Part]:
    if data == "mnist":
        from empirical.images import mnist

        train_part, test_part = mnist("train"), mnist("test")
        return (train_part.normalised(), train_part.labels), (test_part.normalised(), test_part.labels)
    from empirical.openml import load

    table = load(data)
    cut = round(0.8 * table.n)
    return (table.features[:cut], table.labels[:cut]), (table.features[cut:], table.labels[cut:])


def _reported(against: str, least: float, mean: float) -> tuple[Reported, ...]:
    values = {"least": least, "mean": mean}
    return tuple(
        Reported(row="chidambaram2022/table-2", quantity=name, setting={"data": "mnist", "against": against}, value=v)
        for name, v in values.items()
    )


EXPERIMENT = Experiment(
    name="third-class-distance",
    question="How near do Mixup's points come to points of a third class?",
    rows=("chidambaram2022/table-2",),
    presets=(
        Preset(
            name="quick",
            configuration=CONFIGURATION | {"data": "scikit-learn's digits, as they are", "share": 1.0},
            settings=({"data": "digits", "against": "train"}, {"data": "digits", "against": "test"}),
            n_runs=2,
        ),
        Preset(name="paper", configuration=CONFIGURATION, settings=SETTINGS, n_runs=20),
    ),
    quantities={
        "least": "least distance of a mixed point to a point of neither of its classes, over one epoch",
        "mean": "mean over the epoch of the distance to the nearest such point",
    },
    criterion=CRITERION,
    train=train,
    reported=(*_reported("train", 11.433, 19.756), *_reported("test", 11.897, 19.776)),
    file=__file__,
)
