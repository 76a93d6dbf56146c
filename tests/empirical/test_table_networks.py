"""Networks on tables: what methods share, what tells them apart, and the two latent forms."""

from dataclasses import replace

import numpy as np
import pytest

from empirical import table_networks as networks
from empirical.class_gaussians import class_gaussians, posteriors
from empirical.experiments.openml_networks import counted
from empirical.labels import nearest_points
from empirical.optimisers import Adam
from empirical.perceptrons import Perceptron

RECIPE = networks.Recipe(
    hidden=(8, 6),
    activation="relu",
    n_epochs=6,
    n_plain_epochs=2,
    batch_size=16,
    alpha=1.0,
    adam=Adam(weight_decay=1e-4),
)
RATES = (0.1, 0.01)


def a_task(seed: int = 0, *, n: int = 40) -> networks.Task:
    rng = np.random.default_rng(seed)
    y = np.arange(2 * n) % 3
    x = rng.normal(size=(2 * n, 4)) + 2.0 * np.eye(3, 4)[y]
    return networks.Task(train_x=x[:n], train_y=y[:n], eval_x=x[n:], eval_y=y[n:], n_classes=3)


def test_methods_share_weights_and_order():
    material = networks.Material(a_task(), RECIPE, 7)
    assert material.plain.inputs.shape == material.mixed.inputs.shape == (18, 16, 4)
    np.testing.assert_array_equal(material.plain.weights, material.mixed.weights)
    assert (material.start != material.other_start).any()
    again = networks.Material(a_task(), replace(RECIPE, alpha=9.0), 7)
    np.testing.assert_array_equal(material.plain.inputs, again.plain.inputs)
    np.testing.assert_array_equal(material.start, again.start)


def test_labels_and_exclusion_are_those_of_the_definitions():
    material, task = networks.Material(a_task(), RECIPE, 8), a_task()
    flat = material.mixed.inputs.reshape(-1, 4)
    expected = posteriors(class_gaussians(task.train_x, task.train_y, 3), flat)
    np.testing.assert_allclose(material.generative.reshape(-1, 3), expected)
    nearest = task.train_y[nearest_points(flat, task.train_x)]
    share = material.mixed.soft_labels.reshape(-1, 3)[np.arange(len(flat)), nearest]
    np.testing.assert_array_equal(material.kept.ravel(), material.mixed.weights.ravel() * (share > 0))
    assert 0 < (material.mixed.weights - material.kept).sum() < material.mixed.weights.sum() / 2


def test_gamma_zero_is_mixup_and_candidates_do_not_touch_each_other():
    material = networks.Material(a_task(), RECIPE, 9)
    both = networks.grid(material, [(0.01, 0.0), (0.01, 1.0)])
    alone = networks.grid(material, [(0.01, 0.0)], labels=np.zeros_like(material.generative))
    np.testing.assert_array_equal(both.parameters[0], alone.parameters[0])
    assert (both.parameters[0] != both.parameters[1]).any()
    assert both.accuracies.shape == (2, 6)


def test_plain_training_keeps_its_early_weights():
    material = networks.Material(a_task(), RECIPE, 10)
    found = networks.vanilla(material, RATES)
    short = networks.Material(a_task(), replace(RECIPE, n_epochs=2), 10)
    np.testing.assert_array_equal(found.early, networks.vanilla(short, RATES).parameters)
    named = material.model.logits(found.parameters, material.task.eval_x, dtype=np.float32).argmax(axis=-1)
    np.testing.assert_allclose(found.accuracies[:, -1], 100 * (named == material.task.eval_y).mean(axis=1))


@pytest.mark.parametrize("activation", ["relu", "identity"])
def test_features_are_what_the_last_layer_sees(activation):
    model = Perceptron(widths=(4, 8, 6, 3), activation=activation)
    rng = np.random.default_rng(11)
    flat, x = model.initial(rng), rng.normal(size=(2, 5, 4))
    w, b = model.split(flat)[-1]
    np.testing.assert_allclose(networks.features(model, flat, x) @ w + b, model.logits(flat, x))


def test_released_latent_form_trains_the_last_layer_alone():
    material = networks.Material(a_task(), RECIPE, 12)
    early = networks.vanilla(material, RATES).early
    candidates = [(rate, gamma) for rate in RATES for gamma in (0.0, 1.0)]
    found = networks.latent_released(material, candidates, np.repeat(early, 2, axis=0))
    assert found.shape == (4, 6)
    assert (found[:, :2] == 0).all()
    assert found[:, -1].max() > 50
    alone = networks.latent_released(material, candidates[2:3], early[1:])
    np.testing.assert_array_equal(alone[0], found[2])


def test_text_latent_form_labels_by_another_network():
    material = networks.Material(a_task(), RECIPE, 13)
    other = networks.vanilla(material, [0.01]).parameters[0]
    labels = material.latent(other)
    np.testing.assert_allclose(labels.sum(axis=-1), 1.0)
    found = networks.latent_text(material, [(0.01, 0.0), (0.01, 1.0)], other)
    assert (found.parameters[0] != found.parameters[1]).any()
    assert (found.parameters[0] != networks.grid(material, [(0.01, 0.0)]).parameters[0]).any()


def test_baselines_without_training():
    task = a_task()
    assert networks.generative(task) > 70
    assert networks.majority(task) == pytest.approx(100 * (task.eval_y == np.bincount(task.train_y).argmax()).mean())


def test_protocols():
    curves = np.array([[1.0, 5.0, 2.0], [3.0, 3.0, 4.0]])
    assert counted("printed", curves).tolist() == [5.0, 4.0]
    assert counted("clean", curves).tolist() == [2.0, 4.0]
