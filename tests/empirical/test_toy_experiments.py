"""The experiments on the examples of sohn2022: what they draw, and that a run depends on nothing but its seed."""

import numpy as np
import pytest

from empirical.experiment import Run, resolve_one, seed_of
from empirical.experiments import angle_directions, example_1_sgd, gaussian_losses, three_scores

NAMES = ("example-1-sgd", "three-scores", "angle-directions", "gaussian-losses")


@pytest.mark.parametrize("name", NAMES)
def test_a_run_does_not_depend_on_its_companions_and_gives_what_is_declared(name):
    experiment = resolve_one(name)
    preset = experiment.preset("quick")
    for setting in preset.settings:
        runs = [Run(setting=setting, index=i, seed=seed_of("test", setting, i)) for i in range(2)]
        (alone,), together = (experiment.train(preset.configuration, part, "cpu") for part in (runs[:1], runs))
        assert alone == together[0]
        assert set(alone.quantities) == set(experiment.quantities)
        n_seen = preset.configuration["n_epochs"] // preset.configuration["evaluate_every"] + 1
        assert {len(curve) for curve in alone.curves.values()} == {n_seen}


@pytest.mark.parametrize("name", NAMES)
def test_a_longer_run_begins_as_a_shorter_one(name):
    experiment = resolve_one(name)
    preset = experiment.preset("quick")
    run = Run(setting=preset.settings[-1], index=0, seed=11)
    short = preset.configuration | {"n_epochs": preset.configuration["evaluate_every"]}
    (first,), (second,) = (experiment.train(c, [run], "cpu") for c in (preset.configuration, short))
    assert first.quantities["replay"] == second.quantities["replay"]


@pytest.mark.parametrize(("pairs", "n"), [("distinct", 6), ("across", 4), ("all", 9)])
def test_example_1_draws_the_pairs_it_says(pairs, n):
    run = Run(setting={"pairs": pairs, "charge": 0.5}, index=0, seed=0)
    found = example_1_sgd._pairs(example_1_sgd.CONFIGURATION, run)
    assert len({tuple(pair) for pair in found.tolist()}) == len(found) == n


def test_example_1_charges_the_intruding_pair_alone():
    run = Run(setting={"pairs": "distinct", "charge": 0.5}, index=0, seed=0)
    drawn, lam = np.array([[0, 2], [2, 0], [0, 1], [1, 1]]), np.full(4, 0.25)
    inputs, labels, charges = example_1_sgd._mixed(example_1_sgd.CONFIGURATION, run, drawn, lam)
    assert inputs.tolist() == [0.5, -0.5, -0.25, 0.0]
    assert labels.tolist() == [[1, 0], [1, 0], [0.25, 0.75], [0, 1]]
    assert charges.tolist() == [0.5, 0.5, 1.0, 1.0]


def test_both_batches_of_three_scores_have_one_expectation():
    def drawn(batch, labels):
        run = Run(setting={"method": "mixup", "labels": labels, "batch": batch}, index=0, seed=0)
        generators = np.random.default_rng(1).spawn(2)
        return three_scores._batches(three_scores.CONFIGURATION, run, generators, 20_000)

    for labels in ("linear", "logistic"):
        (x, p), (y, q) = drawn("drawn", labels), drawn("all", labels)
        assert np.abs(x.mean(axis=(0, 1)) - y.mean(axis=(0, 1))).max() < 0.05
        moments = [np.einsum("tbk,tbd->kd", side, z) / side.shape[0] / side.shape[1] for side, z in ((p, x), (q, y))]
        assert np.abs(moments[0] - moments[1]).max() < 0.05
        assert np.allclose(p.sum(axis=2), 1)


def test_genlabel_of_angle_directions_is_a_steep_share_of_the_first_class():
    run = Run(setting={"method": "genlabel", "alpha": 1, "norm": 25}, index=0, seed=0)
    inputs, targets = angle_directions._batches(
        angle_directions.CONFIGURATION, run, np.random.default_rng(2).spawn(2), 500
    )
    assert inputs.shape == (500, 35, 2)
    # on the segment from (-1, 0) to (1, 0) the label of class +1 is logistic in the weight of (1, 0)
    flat = (inputs[..., 1] == 0) & (np.abs(inputs[..., 0]) < 1)
    lam = (inputs[..., 0][flat] + 1) / 2
    assert flat.sum() > 100
    assert np.allclose(targets[flat], 1 / (1 + np.exp(-(lam - 0.5) / 0.01)), atol=1e-9)


def test_labels_of_gaussian_losses():
    targets, lam = np.array([1.0, 0.0]), np.array([[0.7, 0.2]])
    i, j = np.array([[0, 0]]), np.array([[1, 0]])
    assert gaussian_losses._linear(targets, lam, i, j).tolist() == [[0.7, 1.0]]
    assert gaussian_losses._step(targets, lam, i, j).tolist() == [[1.0, 1.0]]
    x = np.array([[[0.01, 0.3], [-2.0, 0.0]]])
    assert gaussian_losses._posterior(targets, x, i, j) == pytest.approx(np.array([[1 / (1 + np.exp(-2.0)), 1.0]]))


def test_the_attack_moves_each_point_by_its_radius_against_its_class():
    points, targets = np.array([[1.0, 0.0], [-2.0, 0.0]]), np.array([1.0, 0.0])
    attacked = gaussian_losses._attacked(points, targets, np.array([3.0, 0.0]))
    moved = np.array([[0.75, 0.0], [-1.75, 0.0]])  # R = 1, c_x = 1
    assert attacked == pytest.approx(gaussian_losses._loss(moved, targets, np.array([3.0, 0.0])))
