"""Example 2 and Figure 4 of sohn2022, trained: softmax regression on three points, for plain training and for Mixup.

W is 3 by 2, without bias, on the points (-5, 5), (5, 5), (-5, -5) of classes 1, 2, 3. Plain training is measured at
several lengths: a step of rate 0.06 on the mean loss is a step of 0.02 in the time of the flow on the summed loss, so
that 50 steps are time 1. Mixup has linear labels, or logistic ones of the printed width, rho = 1 / (1 + e^(-8 d (lam -
1/2))) with d = 5.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from empirical.experiment import Configuration, Experiment, Outcome, Preset, Run, streams_of

CONFIGURATION: dict[str, Any] = {
    "points": [[-5, 5], [5, 5], [-5, -5]],
    "model": "softmax(W x), no bias; cross-entropy",
    "initialisation": "uniform on +-1/sqrt(2), times 0.01 for a small start",
    "n_epochs": 500_000,
    "evaluate_every": 10_000,
    "marks": [50, 500, 5000, 50_000, 500_000],
    "batch": "vanilla: the three points, or one of them drawn; Mixup, drawn: each point once as first member, partner "
    "uniform with replacement; Mixup, all: all nine ordered pairs",
    "lam": "drawn: one per batch, uniform; all: one per pair from nine equally likely parts, shuffled",
    "steepness": 40,
    "vanilla_rate": 0.06,
    "mixup_rates": {"linear": [0.1, 1000.0, 0.6], "logistic": [0.5, 1000.0, 0.6]},
    "rates": "vanilla: constant; Mixup: a / (1 + t / b)^c",
    "answer": "vanilla: last iterate; Mixup: mean of the second half of the iterates",
    "dtype": "float64",
}
SETTINGS: tuple[dict[str, Any], ...] = (
    {"method": "vanilla", "start": "small", "batch": "full"},
    {"method": "vanilla", "start": "default", "batch": "full"},
    {"method": "vanilla", "start": "small", "batch": "one"},
    *(
        {"method": "mixup", "labels": labels, "start": "default", "batch": batch}
        for labels in ("linear", "logistic")
        for batch in ("drawn", "all")
    ),
)
CRITERION = (
    "Margins, means over runs; the lengths are those of the marks, times 1, 10, 100, 1000, 10000. Mixup with linear "
    "labels ends within 0.005 of the margin of the population minimiser, 4.699, with logistic labels within 0.001 of "
    "4.996; the coordinates a and b of the trained W are within 1 per cent of the minimiser's. Vanilla with the full "
    "batch from a small start is within 0.005 of the flow from zero at each length; with single points within 0.02 "
    "from time 100 on. Order: logistic is above vanilla at every length and from either start; from a small start "
    "linear is above vanilla up to time 100 and below it from time 1000; from the default start it is above up to "
    "time 100 and below at time 10000. Rates, lengths and what is said of single points and of the default start were "
    "chosen after runs of other seeds."
)


def train(configuration: Configuration, runs: Sequence[Run], device: str) -> list[Outcome]:
    """Train one model for each run, on the CPU whatever the device."""
    return [_train(configuration, run) for run in runs]


def _train(configuration: Configuration, run: Run) -> Outcome:
    from empirical.linear_softmax import descend, margin  # compiles: only where something is trained

    points, labels = np.array(configuration["points"], dtype=np.float64), np.arange(3)
    first, second = streams_of(run.seed, 2)
    scale = {"small": 0.01, "default": 1.0}[run.setting["start"]]
    weights = scale * first.uniform(-1.0, 1.0, (3, 2)) / np.sqrt(2)
    n_epochs, every, marks = (configuration[key] for key in ("n_epochs", "evaluate_every", "marks"))
    curve, tail, at_marks = [margin(weights, points, labels)], [], []
    for start in range(0, n_epochs, every):
        inputs, soft_labels = _batches(configuration, run, second.spawn(2), every)
        rates, done, means = _rates(configuration, run, start + np.arange(every)), start, []
        for end in sorted({*(m for m in marks if start < m < start + every), start + every}):
            here = slice(done - start, end - start) if len(inputs) > 1 else slice(None)
            weights, mean = descend(weights, inputs[here], soft_labels[here], rates[done - start : end - start])
            means.append((end - done) * mean)
            done = end
            at_marks += [margin(weights, points, labels)] if end in marks else []
        tail += [sum(means) / every] if 2 * start >= n_epochs else []
        curve.append(margin(weights, points, labels))
    answer = np.mean(tail, axis=0) if run.setting["method"] == "mixup" and tail else weights
    return _outcome(configuration, answer, margin(answer, points, labels), curve, at_marks)


def _outcome(
    configuration: Configuration, answer: np.ndarray, margin: float, curve: list[float], at_marks: list[float]
) -> Outcome:
    spread, between = answer[0] - (answer[1] + answer[2]) / 2, answer[1] - answer[2]
    marks = {
        f"margin_{n}": value for n, value in enumerate((at_marks + at_marks[-1:] * 5)[: len(configuration["marks"])])
    }
    quantities = {
        "margin": margin,
        "a": float(spread @ np.array([-1.0, 1.0])) / 3,
        "b": float(between @ np.array([1.0, 1.0])) / 4,
        "replay": curve[1],
    }
    return Outcome(
        quantities={name: float(f"{value:.7g}") for name, value in (quantities | marks).items()},
        curves={"margin": [float(f"{value:.5g}") for value in curve]},
    )


def _rates(configuration: Configuration, run: Run, steps: np.ndarray) -> np.ndarray:
    if run.setting["method"] == "vanilla":
        return np.full(len(steps), configuration["vanilla_rate"])
    start, scale, power = configuration["mixup_rates"][run.setting["labels"]]
    return np.asarray(start / (1 + steps / scale) ** power)


def _batches(
    configuration: Configuration, run: Run, generators: Sequence[np.random.Generator], n_steps: int
) -> tuple[np.ndarray, np.ndarray]:
    """The next batches of one run with their soft labels; one batch for all steps where it is always the same."""
    points, one_hot = np.array(configuration["points"], dtype=np.float64), np.eye(3)
    for_partner, for_lam = generators
    if run.setting["method"] == "vanilla":
        if run.setting["batch"] == "full":
            return points[None], one_hot[None]
        drawn = for_partner.integers(3, size=(n_steps, 1))
        return points[drawn], one_hot[drawn]
    if run.setting["batch"] == "drawn":
        first, second = np.tile(np.arange(3), (n_steps, 1)), for_partner.integers(3, size=(n_steps, 3))
        lam = np.repeat(for_lam.random((n_steps, 1)), 3, axis=1)
    else:
        first, second = (np.tile(side.ravel(), (n_steps, 1)) for side in np.indices((3, 3)))
        parts = for_partner.permuted(np.tile(np.arange(9), (n_steps, 1)), axis=1)
        lam = (parts + for_lam.random((n_steps, 9))) / 9
    steep = configuration["steepness"]
    share = lam if run.setting["labels"] == "linear" else 1 / (1 + np.exp(-steep * (lam - 0.5)))
    return (
        lam[..., None] * points[first] + (1 - lam[..., None]) * points[second],
        share[..., None] * one_hot[first] + (1 - share[..., None]) * one_hot[second],
    )


_TIMES = (1, 10, 100, 1000, 10_000)
EXPERIMENT = Experiment(
    name="three-scores",
    question="Which margins do trained softmax models reach on three points, and after how long does vanilla overtake?",
    rows=("sohn2022/figure-4", "sohn2022/example-2"),
    presets=(
        Preset(
            name="quick",
            configuration=CONFIGURATION
            | {"n_epochs": 5000, "evaluate_every": 1000, "marks": [50, 250, 500, 2500, 5000]},
            settings=SETTINGS,
            n_runs=4,
        ),
        Preset(name="paper", configuration=CONFIGURATION, settings=SETTINGS, n_runs=100),
    ),
    quantities={
        "margin": "least distance of a point to a boundary of its class, of the answer",
        "a": "coordinate of the answer along (-1, 1)",
        "b": "coordinate of the answer along (1, 1)",
        "replay": "that margin for the iterate at the first evaluation after training began",
    }
    | {f"margin_{n}": f"that margin for the iterate at time {time}" for n, time in enumerate(_TIMES)},
    criterion=CRITERION,
    train=train,
    file=__file__,
)
