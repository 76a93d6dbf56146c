"""Theorem 3.5 and Corollary 3.8 of chidambaram2022, trained: where linear models point on small rational data.

Plain training by gradient descent, with constant or with normalised steps; Mixup by stochastic gradient descent, one
weight a batch, with partners of the other class (the loss (7)) or of any class (the loss of Section 2.1), decreasing
steps and the mean of the second half of the iterates. All that is measured against the exact maximum margin.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from empirical.experiment import Configuration, Experiment, Outcome, Preset, Run, streams_of
from empirical.mixing import Draws
from numerics.laws import BetaLaw

DATA = {
    "balanced": [[[2, -1, 0, 0], [0, 2, 1, 0], [0, 0, 2, -1], [1, 0, 0, 2]], [1, 1, -1, -1]],
    "unbalanced": [
        [[2, -1, 0, 0, 0], [0, 2, 1, 0, 0], [0, 0, 2, -1, 0], [0, 0, 0, 2, 1], [-1, 0, 0, 0, 2]],
        [1, 1, 1, 1, -1],
    ],
}
CONFIGURATION: dict[str, Any] = {
    "data": DATA,
    "model": "theta.x, no bias; logistic loss",
    "initialisation": "uniform on +-1/sqrt(d)",
    "n_epochs": 50_000,
    "evaluate_every": 500,
    "batch": "all points, each once as first member",
    "partner": "across: uniform over the other class; all: uniform over all points, may be itself",
    "lam": "one per batch, Beta(alpha, alpha)",
    "erm_rate": 1.0,
    "mixup_rate": [4.0, 100.0, 0.6],
    "rates": "Mixup: a / (1 + t / b)^c; erm constant, or normalised by the largest pull on a point",
    "answer": "erm: last iterate; Mixup: mean of the second half of the iterates",
    "dtype": "float64",
}
SETTINGS: tuple[dict[str, Any], ...] = tuple(
    {"data": data, **method}
    for data in DATA
    for method in (
        {"method": "erm", "steps": "constant"},
        {"method": "erm", "steps": "normalised"},
        {"method": "mixup", "pairs": "across", "alpha": 1},
        {"method": "mixup", "pairs": "all", "alpha": 1},
    )
)
CRITERION = (
    "Angles in degrees to the exact maximum margin, mean over runs. Zero is met within 0.1: Mixup with pairs across "
    "classes, Mixup with all pairs on balanced data, erm with normalised steps. Mixup with all pairs on unbalanced "
    "data is within 0.1 of the angle of the minimiser of its loss, and the margins of its two classes differ by what "
    "the minimiser says, within 0.02."
)


def train(configuration: Configuration, runs: Sequence[Run], device: str) -> list[Outcome]:
    """Train one model for each run, on the CPU whatever the device."""
    return [_train(configuration, run) for run in runs]


def _train(configuration: Configuration, run: Run) -> Outcome:
    from empirical.linear import descend, descend_normalised  # compiles: only where something is trained

    rows, signs = configuration["data"][run.setting["data"]]
    points, targets = np.array(rows, dtype=np.float64), (np.array(signs) == 1).astype(np.float64)
    first, second = streams_of(run.seed, 2)
    theta = first.uniform(-1.0, 1.0, points.shape[1]) / np.sqrt(points.shape[1])
    widest = _widest(rows, signs)
    n_epochs, every = configuration["n_epochs"], configuration["evaluate_every"]
    draws, rates = _plan(configuration, run, targets, second)
    angles, tail = [_angle(theta, widest)], []
    for start in range(0, n_epochs, every):
        if run.setting.get("steps") == "normalised":
            theta = descend_normalised(theta, points, targets, n_steps=every)
        else:
            part = Draws(lam=draws.lam[start : start + every], partner=draws.partner[start : start + every])
            theta, mean = descend(theta, points, targets, part, rates[start : start + every])
            tail += [mean] if 2 * start >= n_epochs else []
        angles.append(_angle(theta, widest))
    answer = np.mean(tail, axis=0) if run.setting["method"] == "mixup" and tail else theta
    margins = np.array(signs) * (points @ answer)
    return Outcome(
        quantities={
            "angle": _angle(answer, widest),
            "margin_1": float(margins[np.array(signs) == 1].mean()),
            "margin_2": float(margins[np.array(signs) == -1].mean()),
            "replay": angles[1],
        },
        curves={"angle": angles},
    )


def _plan(
    configuration: Configuration, run: Run, targets: np.ndarray, generator: np.random.Generator
) -> tuple[Draws, np.ndarray]:
    n_steps, n_points = configuration["n_epochs"], len(targets)
    if run.setting["method"] == "erm":
        partner = np.tile(np.arange(n_points), (n_steps, 1))
        return Draws(lam=np.ones(n_steps), partner=partner), np.full(n_steps, configuration["erm_rate"])
    for_lam, for_partner = generator.spawn(2)
    if run.setting["pairs"] == "all":
        partner = for_partner.integers(n_points, size=(n_steps, n_points))
    else:
        others = [np.nonzero(targets != own)[0] for own in targets]
        picks = for_partner.random((n_steps, n_points))
        partner = np.stack([other[(picks[:, n] * len(other)).astype(int)] for n, other in enumerate(others)], axis=1)
    start, scale, power = configuration["mixup_rate"]
    draws = Draws(lam=BetaLaw(run.setting["alpha"]).sample(for_lam, n_steps), partner=partner)
    return draws, start / (1 + np.arange(n_steps) / scale) ** power


def _widest(rows: Sequence[Sequence[int]], signs: Sequence[int]) -> np.ndarray:
    from numerics.convex import exact_max_margin  # loads cvxpy: only where something is trained

    found = exact_max_margin([[Fraction(v) for v in row] for row in rows], signs)
    if found is None:
        raise ValueError("data: no line through the origin separates the classes; give separable data")
    return np.array([float(v) for v in found.w])


def _angle(theta: np.ndarray, other: np.ndarray) -> float:
    """Degrees between two vectors, accurate for small angles."""
    a, b = theta / np.linalg.norm(theta), other / np.linalg.norm(other)
    return float(np.degrees(2 * np.arctan2(np.linalg.norm(a - b), np.linalg.norm(a + b))))


EXPERIMENT = Experiment(
    name="linear-directions",
    question="Do linear models trained with Mixup point along the maximum margin, with and without balanced classes?",
    rows=("chidambaram2022/theorem-3.5", "chidambaram2022/corollary-3.8"),
    presets=(
        Preset(name="quick", configuration=CONFIGURATION | {"n_epochs": 5000}, settings=SETTINGS, n_runs=8),
        Preset(name="paper", configuration=CONFIGURATION, settings=SETTINGS, n_runs=100),
    ),
    quantities={
        "angle": "degrees between the answer and the exact maximum-margin direction",
        "margin_1": "mean over class 1 of theta.x",
        "margin_2": "mean over class -1 of -theta.x",
        "replay": "that angle for the iterate at the first evaluation after training began",
    },
    criterion=CRITERION,
    train=train,
    file=__file__,
)
