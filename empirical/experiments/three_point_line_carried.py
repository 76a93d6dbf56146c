"""Table 1 and Figure 1 of chidambaram2022 as released: Adam's moments go on along a chain of ten networks.

A run is one chain. Each of its ten networks starts from weights drawn anew, while Adam's moments and its count of steps
are those that the network before it left. Beside the chain, the same networks once more: the same first weights and the
same batches, with moments at zero; so what the chain changes is seen network by network. The first link is the same in
both. All else is as in `three-point-line`.

The criterion was written after a look at sixteen chains a setting, drawn from other seeds. There, at alpha = 1, 32 and
128, a chain left the middle point where it was (0.167, 0.597, 0.655 against 0.168, 0.593, 0.655), moved the outer ones
by a hair (at the point 0: 0.9943, 0.9996, 0.9998 against 0.9964, 0.9998, 0.9998), had fewer errors after 100 epochs,
and made the released run's values about a thousand times as likely as ten fresh networks do.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from empirical.experiment import Configuration, Experiment, Outcome, Preset, Reported, Run, streams_of
from empirical.experiments import three_point_line
from empirical.experiments.alternating_lines import plan, watch
from empirical.models import TwoLayer
from empirical.optimisers import Adam

CONFIGURATION: dict[str, Any] = three_point_line.CONFIGURATION | {
    "optimiser": "Adam, its moments and steps carried along the chain; beside it, reset for each network",
    "n_networks": 10,
}
REPORTED = {1: (0.9950, 0.1555, 0.9794), 32: (0.9996, 0.6034, 0.9968), 128: (0.9998, 0.6503, 0.9980)}
"""Class-1 probabilities of the released run at 0, 1, 2 with the four digits of its log; each a mean over ten."""
EARLY = 2
"""The evaluation taken as early: after 100 epochs."""
CRITERION = (
    "Change by the chain: mean over chains of the difference, carried less reset, of the means over the same ten "
    "networks; it is a change if it exceeds 4 of its standard errors. Middle point: for Mixup the change is at most "
    "0.01. Outer points: for Mixup the probability falls at 0 and 2, by 0.001 to 0.004 at the point 0 for alpha = 1, "
    "by at most 0.001 elsewhere; ERM is surer of all three points. Error: after the last epoch the change is at most "
    "0.01; after 100 epochs Mixup's error is smaller in the chain. Released run, four digits: a value agrees with our "
    "chains if it is within 4 sd + 0.00005 of their mean, sd over chains. Its nine values tell a chain from ten fresh "
    "networks if one of two likelihoods is at least 100 times the other: for each alpha the three points jointly "
    "normal, with mean and covariance of our chains, or with the mean and a tenth of the covariance of the networks of "
    "three-point-line, each with the variance of the rounding added; else they cannot be told apart. Its errors, 0 for "
    "ERM and alpha = 1, a third for alpha = 32 and 128, agree with chains if more than 1 in 20 of ours ends there."
)


def train(configuration: Configuration, runs: Sequence[Run], device: str) -> list[Outcome]:
    """Train a chain of ten networks for each run, and the same ten with fresh moments; all runs share one setting."""
    from empirical.ensembles import Networks, ensemble  # compiles, or loads torch: only where something is trained

    setting, n_networks = runs[0].setting, configuration["n_networks"]
    model = TwoLayer(n_inputs=1, n_hidden=configuration["n_hidden"], n_classes=configuration["n_classes"])
    adam = Adam(
        learning_rate=configuration["learning_rate"],
        betas=tuple(configuration["betas"]),
        eps=configuration["adam_eps"],
    )
    streams = [streams_of(run.seed, 2 * n_networks) for run in runs]
    chain: Networks | None = None
    carried, reset = [], []
    for n in range(n_networks):
        parameters = np.stack([model.initial(mine[2 * n]) for mine in streams])
        plans = [plan(configuration, setting, mine[2 * n + 1]) for mine in streams]
        fresh = ensemble(model, parameters, adam, device=device)
        reset.append(watch(configuration, fresh, model, plans))
        if chain is None:
            chain = fresh
            carried.append(reset[0])
        else:
            chain.reinitialise(parameters)
            carried.append(watch(configuration, chain, model, plans))
    labels = np.array(configuration["labels"])
    both = np.array([carried, reset])
    return [_outcome(both[:, :, :, run], labels) for run in range(len(runs))]


def _outcome(seen: np.ndarray, labels: np.ndarray) -> Outcome:
    """From the probabilities (carried or reset, networks, times, points, classes) of one run."""
    errors = np.mean(np.argmax(seen, axis=-1) != labels, axis=-1)
    carried, reset = seen[:, :, -1, :, 0]
    at = {
        "class_1": carried.mean(axis=0),
        "class_1_first": carried[0],
        "class_1_last": carried[-1],
        "class_1_sd": carried.std(axis=0, ddof=1),
        "class_1_reset": reset.mean(axis=0),
    }
    early = min(EARLY, errors.shape[-1] - 1)
    ends = {
        "error": errors[0, :, -1].mean(),
        "error_first": errors[0, 0, -1],
        "error_last": errors[0, -1, -1],
        "error_reset": errors[1, :, -1].mean(),
        "error_early": errors[0, :, early].mean(),
        "error_early_reset": errors[1, :, early].mean(),
        "replay": seen[0, 0, 1, 1, 0],
    }
    return Outcome(
        quantities={f"{name}_at_{x}": float(p) for name, row in at.items() for x, p in enumerate(row)}
        | {name: float(value) for name, value in ends.items()},
        curves={"error": errors[0].mean(axis=0).tolist(), "error_reset": errors[1].mean(axis=0).tolist()},
    )


EXPERIMENT = Experiment(
    name="three-point-line-carried",
    question="What do Adam's moments, carried along the ten networks of a mean, change on the three-point line?",
    rows=three_point_line.EXPERIMENT.rows,
    presets=(
        Preset(
            name="quick",
            configuration=CONFIGURATION | {"n_epochs": 250, "n_networks": 3},
            settings=three_point_line.SETTINGS,
            n_runs=8,
        ),
        Preset(name="paper", configuration=CONFIGURATION, settings=three_point_line.SETTINGS, n_runs=100),
    ),
    quantities={
        **{
            f"{name}_at_{x}": f"softmax probability of class 1 at the point {x}, last epoch, {what}"
            for name, what in (
                ("class_1", "mean over the chain"),
                ("class_1_first", "first network of the chain"),
                ("class_1_last", "last network of the chain"),
                ("class_1_sd", "sd over the chain"),
                ("class_1_reset", "mean over the same networks with fresh moments"),
            )
            for x in (0, 1, 2)
        },
        "error": "share of the three points misclassified, last epoch, mean over the chain",
        "error_first": "that share for the first network of the chain",
        "error_last": "that share for the last network of the chain",
        "error_reset": "that share, mean over the same networks with fresh moments",
        "error_early": "share misclassified after 100 epochs, mean over the chain",
        "error_early_reset": "share misclassified after 100 epochs, mean over the same networks with fresh moments",
        "replay": "softmax probability of class 1 at the point 1, first network, first evaluation",
    },
    criterion=CRITERION,
    train=train,
    reported=tuple(
        Reported(
            row="chidambaram2022/table-1",
            quantity=f"class_1_at_{x}",
            setting={"method": "mixup", "alpha": alpha},
            value=values[x],
        )
        for alpha, values in REPORTED.items()
        for x in (0, 1, 2)
    ),
    file=__file__,
)
