"""Figure 8 of chidambaram2022: the alternating lines X_10^2 and X_10^10, ten points labelled by their value modulo k.

A run is a panel of ten networks, for each printed curve is a mean over ten. `moments=reset` starts Adam afresh with
each network; `moments=carried` is the released variant: the weights are drawn anew, while Adam's moments and its count
of steps go on from network to network along the ten.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from empirical.experiment import Configuration, Experiment, Outcome, Preset, Reported, Run, Setting, streams_of
from empirical.mixing import Draws, draw, mixed_batches, unmixed
from empirical.models import TwoLayer
from empirical.optimisers import Adam
from numerics.laws import BetaLaw

N_POINTS = 10
CONFIGURATION: dict[str, Any] = {
    "points": [[float(x)] for x in range(N_POINTS)],
    "labels": "value modulo n_classes",
    "network": "1-512-ReLU-k",
    "n_hidden": 512,
    "n_networks": 10,
    "initialisation": "uniform on +-1/sqrt(fan_in), weights and biases",
    "optimiser": "Adam; moments reset for each network, or carried along the ten of a panel",
    "learning_rate": 1e-3,
    "betas": [0.9, 0.999],
    "adam_eps": 1e-8,
    "n_epochs": 5000,
    "evaluate_every": 50,
    "batch": "all points, each once as first member",
    "partner": "uniform with replacement, may be itself",
    "lam": "one per batch, Beta(alpha, alpha)",
    "loss": "lam CE(f, y_a) + (1 - lam) CE(f, y_b), mean over the batch; ERM: CE on the points",
    "dtype": "float32",
}
SETTINGS: tuple[dict[str, Any], ...] = tuple(
    {**method, "n_classes": k, "moments": moments}
    for moments in ("reset", "carried")
    for k in (2, 10)
    for method in ({"method": "erm"}, {"method": "mixup", "alpha": 1}, {"method": "mixup", "alpha": 32})
)
REPORTED = {
    (2, 1): (0.33, 0.07),
    (2, 32): (0.47, 0.09),
    (10, 1): (0.18, 0.00),
    (10, 32): (0.63, 0.00),
}
"""Final error of the released run, Mixup and ERM, by k and alpha; each a mean over ten networks."""
CRITERION = (
    "Released run: a reported final error, a mean over ten networks, agrees if it is within 4 sd + 0.005 of our mean, "
    "sd over our panels of ten. h_eps: the smallest eps in (0, 1) is taken at which the probability of a point's own "
    "class by eq. (1), averaged over the inner points 1 to 8, equals the mean of the networks on X_10^2 at alpha = 1; "
    "the same average on X_10^2 at alpha = 32 and on X_10^10 at alpha = 1 and 32 agrees if |difference| <= 0.05. Lost "
    "points: on X_10^2 at alpha = 32 more than half of the networks lose just the points that eq. (1) loses. Adam's "
    "moments carried along a panel change the final error if the means of the two variants differ by more than 4 "
    "standard errors of the difference."
)


def train(configuration: Configuration, runs: Sequence[Run], device: str) -> list[Outcome]:
    """Train a panel of ten networks for each run, one network after the other; all runs share one setting."""
    from empirical.ensembles import Networks, ensemble  # compiles, or loads torch: only where something is trained

    setting, n_networks = runs[0].setting, configuration["n_networks"]
    model = TwoLayer(n_inputs=1, n_hidden=configuration["n_hidden"], n_classes=setting["n_classes"])
    adam = Adam(
        learning_rate=configuration["learning_rate"],
        betas=tuple(configuration["betas"]),
        eps=configuration["adam_eps"],
    )
    streams = [streams_of(run.seed, 2 * n_networks) for run in runs]
    networks: Networks | None = None
    seen = []
    for n in range(n_networks):
        parameters = np.stack([model.initial(mine[2 * n]) for mine in streams])
        if networks is None or setting["moments"] == "reset":
            networks = ensemble(model, parameters, adam, device=device)
        else:
            networks.reinitialise(parameters)
        plans = [plan(configuration, setting, mine[2 * n + 1]) for mine in streams]
        seen.append(watch(configuration, networks, model, plans))
    labels = labels_of(configuration, setting)
    return [_outcome(np.array(seen)[:, :, run], labels) for run in range(len(runs))]


def watch(configuration: Configuration, networks: Any, model: TwoLayer, plans: Sequence[Draws]) -> np.ndarray:
    """Train one network for each run to the end; probabilities at the points (times, runs, points, k)."""
    points = np.array(configuration["points"])
    one_hot = np.eye(model.n_classes)[np.arange(len(points)) % model.n_classes]
    every = configuration["evaluate_every"]
    seen = [model.probabilities(networks.parameters, points)]
    for start in range(0, configuration["n_epochs"], every):
        parts = [Draws(lam=p.lam[start : start + every], partner=p.partner[start : start + every]) for p in plans]
        inputs, soft_labels = zip(*(mixed_batches(points, one_hot, part) for part in parts), strict=True)
        networks.advance(np.stack(inputs), np.stack(soft_labels))
        seen.append(model.probabilities(networks.parameters, points))
    return np.array(seen)


def labels_of(configuration: Configuration, setting: Setting) -> np.ndarray:
    """Class index of each point."""
    return np.arange(len(configuration["points"])) % int(setting["n_classes"])


def plan(configuration: Configuration, setting: Setting, generator: np.random.Generator) -> Draws:
    """Weights and partners of one network, one batch an epoch; none are drawn for ERM."""
    n_epochs, n_points = configuration["n_epochs"], len(configuration["points"])
    if setting["method"] == "erm":
        return unmixed(n_steps=n_epochs, n_points=n_points)
    return draw(BetaLaw(setting["alpha"]), generator, n_steps=n_epochs, n_points=n_points)


def _outcome(seen: np.ndarray, labels: np.ndarray) -> Outcome:
    """From the probabilities (networks, times, points, k) of one panel."""
    wrong = np.argmax(seen, axis=-1) != labels
    errors = wrong.mean(axis=-1)
    own = seen[:, :, np.arange(len(labels)), labels]
    last = {
        "error": float(errors[:, -1].mean()),
        "error_sd": float(errors[:, -1].std(ddof=1)),
        "error_first": float(errors[0, -1]),
        "error_last": float(errors[-1, -1]),
        "replay": float(own[0, 1, 1]),
    }
    own_class = {f"own_class_at_{x}": float(p) for x, p in enumerate(own[:, -1].mean(axis=0))}
    lost = {f"lost_at_{x}": float(p) for x, p in enumerate(wrong[:, -1].mean(axis=0))}
    curves = {
        "error": errors.mean(axis=0).tolist(),
        "error_first": errors[0].tolist(),
        "error_last": errors[-1].tolist(),
    }
    return Outcome(quantities=last | own_class | lost, curves=curves)


EXPERIMENT = Experiment(
    name="alternating-lines",
    question="Does Mixup fail on lines of ten points at alpha = 1 already, and does eq. (1) say which points it loses?",
    rows=("chidambaram2022/figure-8",),
    presets=(
        Preset(
            name="quick",
            configuration=CONFIGURATION | {"n_epochs": 250, "n_networks": 2},
            settings=SETTINGS,
            n_runs=8,
        ),
        Preset(name="paper", configuration=CONFIGURATION, settings=SETTINGS, n_runs=12),
    ),
    quantities={
        "error": "share of the ten points misclassified after the last epoch, mean over the panel's ten networks",
        "error_sd": "sd of that share over the panel's ten networks",
        "error_first": "that share for the first network of the panel",
        "error_last": "that share for the last network of the panel",
        "replay": "softmax probability of its own class at the point 1, first network, first evaluation",
        **{f"own_class_at_{x}": f"softmax probability of its own class at {x}, mean over ten" for x in range(N_POINTS)},
        **{f"lost_at_{x}": f"share of the ten networks that misclassify the point {x}" for x in range(N_POINTS)},
    },
    criterion=CRITERION,
    train=train,
    reported=tuple(
        Reported(row="chidambaram2022/figure-8", quantity="error", setting=setting | {"n_classes": k}, value=value)
        for (k, alpha), (mixup, erm) in REPORTED.items()
        for setting, value in (({"method": "mixup", "alpha": alpha}, mixup), ({"method": "erm"}, erm))
    ),
    file=__file__,
)
