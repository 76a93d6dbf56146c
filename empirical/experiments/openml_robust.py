"""Table 6 of sohn2022: robust accuracy of logistic regression on real tables, under FGSM and in the exact worst case.

The text trains by stochastic gradient descent, looks at the attacked accuracy every 5 epochs and keeps the best; that
is "printed" here, and the last epoch is "clean". It does not say whether training steps are taken at attacked points
(its table of settings gives an attack radius among them), nor whether features are scaled for this experiment: four
variants. Before the criterion was written, plain training was looked at on two splits with other seeds: on raw features
a radius of 0.2 changes nothing where features reach to hundreds, so that accuracies such as 29 per cent on set 978
cannot come from there; standardised features came much nearer. Hence that variant.

Which rows were tested is not printed; run r has the split of seed r and chooses gamma by cross-validation inside its
train part, 3 folds for the text's 6. Set 223 has a numeric target and becomes two classes at its mean, as set 841, its
two-class form; so its printed accuracies, of 11 to 14 per cent, are of another problem. Set 313 has classes of one row:
a class that no train row has is never predicted, and its test rows count as wrong. Set 834 is not at hand.
"""

from collections.abc import Sequence
from typing import Any

from empirical.experiment import Configuration, Experiment, Outcome, Preset, Run
from empirical.printed import printed, reported

CONFIGURATION: dict[str, Any] = {
    "features": "nominal ones as codes, gaps filled with means of the train rows",
    "variants": {
        "": "raw features, plain training",
        "scaled": "features standardised by the train rows, plain training",
        "trained": "raw features, every step at points moved by the fast gradient sign",
        "scaled_trained": "both",
    },
    "split": "ceil(0.3 n) rows test; the split of seed r for run r",
    "n_folds": 3,
    "hidden": [],
    "initialisation": "uniform on +-1/sqrt(fan_in), weights and biases",
    "optimiser": "SGD",
    "rate": 0.02,
    "momentum": 0.9,
    "weight_decay": 1e-4,
    "n_epochs": 50,
    "evaluate_every": 5,
    "batch_size": 128,
    "alpha": 1.0,
    "lam": "one per batch, Beta(alpha, alpha)",
    "partner": "a permutation of the batch",
    "batches": "rows shuffled in each epoch",
    "gammas": [0.0, 0.2, 0.4, 0.6, 0.8, 1.0],
    "densities": "Gaussian, maximum likelihood, full covariance + 1e-4 I, equal priors",
    "radius": 0.2,
    "label of an attacked point": "that of the point before",
    "dtype": "float32",
}
ABSENT = (834,)
SMALLEST_FIRST = sorted(printed(6)["vanilla"], key=lambda identity: identity != 346)  # the first is replayed by tests
SETTINGS = tuple({"dataset": identity} for identity in SMALLEST_FIRST if identity not in ABSENT)
CRITERION = (
    "For each variant and protocol. Conclusion: GenLabel (GM) exceeds Mixup, or vanilla training, in FGSM accuracy "
    "if over data sets (means of five runs) the exact sign test gives p <= 0.05 in its favour and the 95% interval "
    "of the Hodges-Lehmann shift lies above 0; it falls short if both hold the other way; else it cannot be told. "
    "The same for the exact worst case, which decides where the two differ. Reproduction: a printed mean is met if "
    "it differs from ours by at most 2.31 sqrt(sd_ours^2 / 5 + sd_printed^2 / 5) + 0.005 points (Student's 97.5% "
    "point for 8 degrees of freedom; five runs each, with splits of their own); the table is reproduced by a "
    "variant and protocol if at least 85% of its cells are met. Set 223 counts for neither. A run is suspicious if "
    "at its end a gradient is zero on more than 1% of the test rows, scores change from call to call, random steps "
    "do more harm than the attack, or the FGSM accuracy lies below the exact one, which is impossible but for "
    "rounding; conclusions are drawn a second time on the sets without a suspicious run."
)


def train(configuration: Configuration, runs: Sequence[Run], device: str) -> list[Outcome]:
    """Choose and train for each run on its own, on the CPU whatever the device."""
    from empirical.openml import load
    from empirical.robust_tables import robust_quantities  # compiles: only where something is trained
    from empirical.splits import nested

    table = load(runs[0].setting["dataset"], download=False)
    return [
        Outcome(
            quantities=robust_quantities(
                table,
                nested(table.n, n_folds=configuration["n_folds"], seed=run.index),
                plan(configuration, run.setting.get("activation", "identity")),
                run.seed,
            ),
            curves={},
        )
        for run in runs
    ]


def plan(configuration: Configuration, activation: str) -> Any:
    """What a run does, as the trainer wants it."""
    from empirical.robust_tables import Plan
    from empirical.robust_training import Descent

    return Plan(
        hidden=tuple(configuration["hidden"]),
        activation=activation,
        descent=Descent(
            rate=configuration["rate"],
            momentum=configuration["momentum"],
            weight_decay=configuration["weight_decay"],
            n_epochs=configuration["n_epochs"],
            every=configuration["evaluate_every"],
            batch_size=configuration["batch_size"],
        ),
        gammas=tuple(configuration["gammas"]),
        alpha=configuration["alpha"],
        radius=configuration["radius"],
        variants=tuple(configuration["variants"]),
    )


def quantities(configuration: Configuration, *, linear: bool) -> dict[str, str]:
    """Names and meanings of everything a run gives."""
    methods = {"vanilla": "plain labels", "mixup": "Mixup", "genlabel_gm": "GenLabel (GM)"}
    protocols = {"printed": "best of the looks every 5 epochs", "clean": "last epoch"}
    measured = {
        "": "accuracy in per cent after a fast gradient sign step in float32",
        "accuracy_": "accuracy in per cent without attack",
        "careful_": "accuracy in per cent after a fast gradient sign step in float64 that does not vanish",
    } | ({"exact_": "accuracy in per cent in the worst case of the ball"} if linear else {})
    shares = {
        "zero_gradient": "share of test rows that are right and have no gradient",
        "randomised": "share of test rows whose scores change from call to call",
        "no_number": "share of test rows with a score or gradient that is not finite",
        "weaker_than_noise": "share of test rows lost to random steps only, where these do more harm than the attack",
    } | ({"impossible": "points by which the exact accuracy exceeds that under attack"} if linear else {})
    found = {"majority": "accuracy in per cent of naming the most frequent class of the train rows"}
    for variant, told in configuration["variants"].items():
        tail = f"_{variant}" if variant else ""
        found[f"genlabel_gm{tail}_gamma"] = f"gamma chosen, last epoch; {told}"
        for method, word in methods.items():
            for what, meaning in measured.items():
                for protocol, when in protocols.items():
                    found[f"{method}{tail}_{what}{protocol}"] = f"{meaning}; {word}, {when}; {told}"
            for what, meaning in shares.items():
                found[f"{method}{tail}_{what}"] = f"{meaning}; {word}, last epoch; {told}"
    return found


EXPERIMENT = Experiment(
    name="openml-robust",
    question="Does GenLabel make logistic regression on real tables more robust, and does FGSM tell the truth there?",
    rows=("sohn2022/table-6",),
    presets=(
        Preset(
            name="quick",
            configuration=CONFIGURATION | {"n_epochs": 10, "gammas": [0.0, 1.0]},
            settings=tuple({"dataset": identity} for identity in (61, 187, 855)),
            n_runs=2,
        ),
        Preset(name="paper", configuration=CONFIGURATION, settings=SETTINGS, n_runs=5),
    ),
    quantities=quantities(CONFIGURATION, linear=True),
    criterion=CRITERION,
    train=train,
    reported=reported(6, ("printed", "clean", "scaled_printed", "scaled_clean")),
    file=__file__,
)
