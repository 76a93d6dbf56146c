"""Robust training: steps and gradients against torch, attacks against the exact worst case."""

import numpy as np
import pytest

from empirical import attacks
from empirical.class_gaussians import class_gaussians, posteriors
from empirical.perceptrons import Perceptron
from empirical.robust_training import (
    Descent,
    best_gamma,
    careful_gradients,
    descend,
    fgsm_accuracy,
    input_gradients,
    mixtures,
    seen_at,
    suspicion_shares,
)

DESCENT = Descent(rate=0.05, momentum=0.9, weight_decay=1e-3, n_epochs=4, every=2, batch_size=16)


def clusters(seed: int, *, n: int = 40, d: int = 5, k: int = 3) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    y = np.arange(n) % k
    return rng.normal(size=(n, d)) + 2.0 * np.eye(k, d)[y], y


def torch_stops(torch, model, start, x, y, mixed, descent, gamma):
    """The same training, written with torch's loss and optimiser."""
    leaf = torch.nn.Parameter(torch.tensor(start))
    optimiser = torch.optim.SGD([leaf], lr=descent.rate, momentum=descent.momentum, weight_decay=descent.weight_decay)

    def scores(points):
        for depth, (w, b) in enumerate(model.split(leaf)):
            points = (torch.relu(points) if depth and model.activation == "relu" else points) @ w + b
        return points

    stops, per_epoch = [], len(mixed.pairs.first) // descent.n_epochs
    for step, (a, b) in enumerate(zip(mixed.pairs.first, mixed.pairs.second, strict=True)):
        used, lam = mixed.pairs.weights[step] > 0, mixed.pairs.lam[step]
        points = torch.tensor(lam * x[a[used]].T + (1 - lam) * x[b[used]].T).T
        soft = lam * np.eye(3)[y[a[used]]] + (1 - lam) * np.eye(3)[y[b[used]]]
        if gamma:
            soft = (1 - gamma) * soft + gamma * mixed.labels[step][used].astype(float)
        soft = torch.tensor(soft)
        if descent.radius:
            points.requires_grad_(True)
            (pull,) = torch.autograd.grad(torch.nn.functional.cross_entropy(scores(points), soft), points)
            points = (points + descent.radius * pull.sign()).detach()
        optimiser.zero_grad()
        torch.nn.functional.cross_entropy(scores(points), soft).backward()
        optimiser.step()
        if (step + 1) % (per_epoch * descent.every) == 0:
            stops.append(leaf.detach().numpy().copy())
    return np.stack(stops)


@pytest.mark.parametrize("widths", [(5, 3), (5, 8, 6, 3)])
@pytest.mark.parametrize(("alpha", "gamma", "radius"), [(None, 0.0, 0.0), (1.0, 0.0, 0.2), (1.0, 0.4, 0.0)])
def test_training_is_that_of_torch(widths, alpha, gamma, radius):
    torch = pytest.importorskip("torch")
    model = Perceptron(widths=widths)
    x, y = clusters(1)
    descent = Descent(**{**vars(DESCENT), "radius": radius})
    start = model.initial(np.random.default_rng(2))
    mixed = mixtures(x, y, 3, descent, 3, alpha=alpha, generative=gamma > 0)
    found = descend(model, start, x, y, mixed, descent, gamma=gamma)
    expected = torch_stops(torch, model, start, x, y, mixed, descent, gamma)
    assert found.shape == (2, model.n_parameters)
    np.testing.assert_allclose(found, expected, rtol=2e-3, atol=2e-4)


def test_labels_of_mixtures_are_posteriors():
    x, y = clusters(4)
    mixed = mixtures(x, y, 3, DESCENT, 5, alpha=1.0, generative=True)
    pairs, lam = mixed.pairs, mixed.pairs.lam[7]
    points = lam * x[pairs.first[7]].T + (1 - lam) * x[pairs.second[7]].T
    np.testing.assert_allclose(mixed.labels[7], posteriors(class_gaussians(x, y, 3), points.T), atol=1e-6)
    plain = mixtures(x, y, 3, DESCENT, 5, alpha=None)
    np.testing.assert_array_equal(plain.pairs.first, pairs.first)
    with pytest.raises(ValueError, match="gamma"):
        descend(Perceptron(widths=(5, 3)), np.zeros(18), x, y, plain, DESCENT, gamma=0.5)


@pytest.mark.parametrize("widths", [(5, 3), (5, 8, 6, 3)])
def test_input_gradients_are_differences(widths):
    model = Perceptron(widths=widths)
    rng = np.random.default_rng(6)
    flat = model.initial(rng)
    x, y = clusters(7, n=9)
    found = input_gradients(model, flat, x, y)
    for j in range(5):
        step = 1e-6 * np.eye(5)[j]
        ends = [-np.log(model.probabilities(flat, x + sign * step)[np.arange(9), y]) for sign in (1, -1)]
        np.testing.assert_allclose(found[:, j], (ends[0] - ends[1]) / 2e-6, atol=1e-7)
    careful = careful_gradients(model, flat, x, y)
    others = 1 - model.probabilities(flat, x)[np.arange(9), y]
    np.testing.assert_allclose(careful * others[:, None], found, atol=1e-10)


def test_careful_gradients_stay_where_plain_ones_vanish():
    model = Perceptron(widths=(2, 2))
    flat = np.array([500.0, 0.0, 0.0, 1.0, 0.0, 0.0])
    x, y = np.array([[3.0, 1.0]]), np.array([0])
    assert (input_gradients(model, flat.astype(np.float32), x, y) == 0).all()
    assert (np.sign(careful_gradients(model, flat.astype(np.float32), x, y)) == [[-1.0, 1.0]]).all()
    assert suspicion_shares(model, flat.astype(np.float32), x, y, 0.2)["zero_gradient"] == 1.0


@pytest.mark.parametrize("k", [2, 3])
def test_linear_attacks_against_the_exact_answer(k):
    x, y = clusters(8, n=300, k=k)
    model = Perceptron(widths=(5, k))
    start = model.initial(np.random.default_rng(9))
    mixed = mixtures(x, y, k, DESCENT, 10, alpha=None)
    flat = descend(model, start, x, y, mixed, DESCENT)[-1]
    seen = seen_at(model, flat, x, y, 0.2)
    assert seen.exact - 1e-9 <= seen.careful < seen.accuracy
    assert seen.fgsm >= seen.exact - 1e-9
    if k == 2:
        assert seen.careful == pytest.approx(seen.exact)
        assert seen.fgsm == pytest.approx(seen.exact)
    ((weights, bias),) = model.split(flat.astype(float))
    linear = attacks.Linear(weights=weights.T, bias=bias)
    assert seen.careful == pytest.approx(100 * attacks.fgsm_accuracy(linear, x, y, radius=0.2))
    assert fgsm_accuracy(model, flat, x, y, 0.0) == pytest.approx(seen.accuracy)


def test_attacked_training_is_more_robust():
    """One feature survives the attack; thirty others are clear, but narrower than the radius."""
    rng = np.random.default_rng(11)
    y = np.arange(200) % 2
    side = 2.0 * y[:, None] - 1
    x = np.concatenate([side + 0.5 * rng.normal(size=(200, 1)), 0.1 * side + 0.05 * rng.normal(size=(200, 30))], axis=1)
    model = Perceptron(widths=(31, 2))
    start = model.initial(np.random.default_rng(12))
    found = {}
    for radius in (0.0, 0.2):
        descent = Descent(rate=0.1, momentum=0.9, weight_decay=0.0, n_epochs=20, every=20, batch_size=64, radius=radius)
        flat = descend(model, start, x, y, mixtures(x, y, 2, descent, 13, alpha=None), descent)[-1]
        found[radius] = seen_at(model, flat, x, y, 0.2).exact
    assert found[0.2] > 85 > found[0.0]


def test_networks_have_no_exact_answer():
    x, y = clusters(14)
    model = Perceptron(widths=(5, 4, 3))
    seen = seen_at(model, model.initial(np.random.default_rng(0)).astype(np.float32), x, y, 0.2)
    assert np.isnan(seen.exact)
    assert seen.fgsm <= seen.accuracy


def test_gamma_is_chosen_by_the_mean_over_folds():
    folds = [np.array([[9.0, 1.0], [5.0, 5.0]]), np.array([[9.0, 2.0], [5.0, 4.0]])]
    assert best_gamma(folds, (0.0, 1.0), best_epoch=True) == 0.0
    assert best_gamma(folds, (0.0, 1.0), best_epoch=False) == 1.0
    assert best_gamma([np.ones((2, 2))], (0.2, 0.6), best_epoch=True) == 0.6
