"""Figure 8 of chidambaram2022, longer and with less noise: X_10^2 and X_10^10 after 5,000 and 50,000 epochs.

Ten points labelled by their value modulo k, one network a run, Adam's moments fresh. `batch=drawn` is the printed
protocol: one weight a batch, partners drawn. `batch=stratified` takes each of the 45 pairs of distinct points once and
five of the ten points with themselves, drawn without replacement, which is their share; the pairs have weights of their
own, one from each of 45 equally likely parts of Beta(alpha, alpha), shuffled over the pairs: for a symmetric law the
same expectation as over all hundred ordered pairs, with far less gradient noise.

What to expect: at alpha = 1 eq. (1) gives each point its own class also on the average of the two sides of the point;
at alpha = 32 it does so at the inner points alone, and gives another class on both sides. So training should win the
points back at alpha = 1, and at alpha = 32 only as far as a network has peaks of width 0. The levels follow that and a
look at 3 to 16 networks a setting from other seeds.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from empirical.experiment import Configuration, Experiment, Outcome, Preset, Run, streams_of
from empirical.experiments.alternating_lines import CONFIGURATION as LINES
from empirical.experiments.alternating_lines import N_POINTS, labels_of
from empirical.mixing import draw, mixed_batches
from empirical.models import TwoLayer
from empirical.optimisers import Adam
from numerics.laws import BetaLaw

CONFIGURATION: dict[str, Any] = {key: value for key, value in LINES.items() if key != "n_networks"} | {
    "optimiser": "Adam, reset for each run",
    "n_epochs": 50_000,
    "short_epochs": 5000,
    "evaluate_every": 500,
    "batch": "drawn: all points, each once as first member; stratified: all 45 pairs, 5 of 10 points with themselves",
    "lam": "drawn: one per batch; stratified: one per pair from 45 equally likely parts, shuffled",
}
METHODS: tuple[dict[str, Any], ...] = (
    {"method": "erm"},
    *({"method": "mixup", "alpha": alpha, "batch": batch} for batch in ("drawn", "stratified") for alpha in (1, 32)),
)
SETTINGS: tuple[dict[str, Any], ...] = tuple({**method, "n_classes": k} for k in (2, 10) for method in METHODS)
LEVELS: tuple[tuple[int, int, str, int, float, float], ...] = (
    *((k, 1, "drawn", 5000, 0.15, 0.4) for k in (2, 10)),
    *((k, 1, "drawn", 50_000, 0.0, 0.1) for k in (2, 10)),
    *((k, 1, "stratified", 50_000, 0.0, 0.05) for k in (2, 10)),
    *((2, 32, batch, 50_000, 0.25, 0.45) for batch in ("drawn", "stratified")),
    *((10, 32, batch, 50_000, 0.3, 0.6) for batch in ("drawn", "stratified")),
)
"""Number of classes, alpha, batch, epochs, and the ends of the interval for the mean error over networks."""
CRITERION = (
    "Mean error over networks, "
    + "; ".join(
        f"X_10^{k} at alpha = {alpha}, {batch} batches, {n} epochs: from {low:g} to {high:g}"
        for k, alpha, batch, n, low, high in LEVELS
    )
    + ". A change of the mean error counts if it is of more than 4 standard errors of the difference: ten times the "
    "epochs lower it in all eight cells (line, alpha, batch); after 5,000 epochs less gradient noise lowers it on "
    "X_10^10 at alpha = 1, and at alpha = 32 does not change it on either line. Points that more than half of the "
    "networks lose after 50,000 epochs of stratified batches: at alpha = 1 none on either line; at alpha = 32 just "
    "3, 6, 8 on X_10^2, and on X_10^10 at least 4, 5, 6, but not 0, 1, 9."
)


def train(configuration: Configuration, runs: Sequence[Run], device: str) -> list[Outcome]:
    """Train one network for each run, all of one setting; errors and own-class probabilities at both lengths."""
    from empirical.ensembles import ensemble  # compiles, or loads torch: only where something is trained

    setting = runs[0].setting
    points, labels = np.array(configuration["points"]), labels_of(configuration, setting)
    one_hot = np.eye(setting["n_classes"])[labels]
    model = TwoLayer(n_inputs=1, n_hidden=configuration["n_hidden"], n_classes=setting["n_classes"])
    adam = Adam(
        learning_rate=configuration["learning_rate"],
        betas=tuple(configuration["betas"]),
        eps=configuration["adam_eps"],
    )
    streams = [streams_of(run.seed, 2) for run in runs]
    networks = ensemble(model, np.stack([model.initial(first) for first, _ in streams]), adam, device=device)
    seen = [model.probabilities(networks.parameters, points)]
    every = configuration["evaluate_every"]
    for _ in range(0, configuration["n_epochs"], every):
        batches = [
            batches_of(run, points, one_hot, second, every) for run, (_, second) in zip(runs, streams, strict=True)
        ]
        networks.advance(*(np.stack(side) for side in zip(*batches, strict=True)))
        seen.append(model.probabilities(networks.parameters, points))
    short = configuration["short_epochs"] // every
    return [_outcome(np.array(seen)[:, run], labels, short) for run in range(len(runs))]


def batches_of(
    run: Run, points: np.ndarray, one_hot: np.ndarray, generator: np.random.Generator, n_steps: int
) -> tuple[np.ndarray, np.ndarray]:
    """The next batches of one run, inputs (t, b, 1) and soft labels (t, b, k)."""
    if run.setting["method"] == "erm":
        return np.tile(points, (n_steps, 1, 1)), np.tile(one_hot, (n_steps, 1, 1))
    if run.setting["batch"] == "drawn":
        law = BetaLaw(run.setting["alpha"])
        return mixed_batches(points, one_hot, draw(law, generator, n_steps=n_steps, n_points=len(points)))
    lam, same = stratified(run.setting["alpha"], generator, n_steps, len(points))
    first, second = np.tril_indices(len(points), -1)
    inputs, soft_labels = (
        np.concatenate([rows[second] + lam[..., None] * (rows[first] - rows[second]), rows[same]], axis=1)
        for rows in (points, one_hot)
    )
    return inputs, soft_labels


def stratified(
    alpha: float, generator: np.random.Generator, n_steps: int, n_points: int
) -> tuple[np.ndarray, np.ndarray]:
    """Weights (t, p) of the p pairs of distinct points, and (t, n // 2) points that meet themselves."""
    n_pairs = n_points * (n_points - 1) // 2
    parts = (np.tile(np.arange(n_pairs), (n_steps, 1)) + generator.random((n_steps, n_pairs))) / n_pairs
    lam = np.interp(generator.permuted(parts, axis=1), *_distribution(alpha))
    order = generator.permuted(np.tile(np.arange(n_points), (n_steps, 1)), axis=1)
    return lam, order[:, : n_points // 2]


@cache
def _distribution(alpha: float) -> tuple[np.ndarray, np.ndarray]:
    """The distribution function of Beta(alpha, alpha) on a grid dense at 0 and 1, and the grid."""
    grid = np.square(np.sin(np.linspace(0.0, np.pi / 2, 20_001)))
    return np.asarray(BetaLaw(alpha).mass(grid)), grid


def _outcome(seen: np.ndarray, labels: np.ndarray, short: int) -> Outcome:
    """From the probabilities (times, points, k) of one network."""
    short = min(short, len(seen) - 1)
    own = seen[:, np.arange(len(labels)), labels]
    wrong = np.argmax(seen, axis=-1) != labels
    errors, inner = wrong.mean(axis=-1), own[:, 1:-1].mean(axis=-1)
    ends = {
        "error_short": float(errors[short]),
        "error_long": float(errors[-1]),
        "inner_short": round(float(inner[short]), 5),
        "inner_long": round(float(inner[-1]), 5),
        "replay": float(own[1, 1]),
    }
    lost = {f"lost_at_{x}": float(w) for x, w in enumerate(wrong[-1])}
    own_class = {f"own_class_at_{x}": round(float(p), 5) for x, p in enumerate(own[-1])}
    curves = {"error": errors.tolist(), "inner": [round(float(p), 5) for p in inner]}
    return Outcome(quantities=ends | lost | own_class, curves=curves)


EXPERIMENT = Experiment(
    name="alternating-length",
    question="Do longer training and less gradient noise win back the points that Mixup loses on lines of ten points?",
    rows=("chidambaram2022/figure-8", "chidambaram2022/proposition-2.8"),
    presets=(
        Preset(
            name="quick",
            configuration=CONFIGURATION | {"n_epochs": 500, "short_epochs": 250, "evaluate_every": 50},
            settings=SETTINGS,
            n_runs=8,
        ),
        Preset(name="paper", configuration=CONFIGURATION, settings=SETTINGS, n_runs=40),
    ),
    quantities={
        "error_short": "share of the ten points misclassified after 5,000 epochs",
        "error_long": "share of the ten points misclassified after 50,000 epochs",
        "inner_short": "softmax probability of a point's own class, mean over the points 1 to 8, after 5,000 epochs",
        "inner_long": "softmax probability of a point's own class, mean over the points 1 to 8, after 50,000 epochs",
        "replay": "softmax probability of its own class at the point 1, first evaluation after training began",
        **{f"lost_at_{x}": f"1 if the point {x} is misclassified after 50,000 epochs" for x in range(N_POINTS)},
        **{
            f"own_class_at_{x}": f"softmax probability of its own class at {x} after 50,000 epochs"
            for x in range(N_POINTS)
        },
    },
    criterion=CRITERION,
    train=train,
    file=__file__,
)
