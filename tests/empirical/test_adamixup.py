"""AdaMixup: its gradients against differences of the loss, its networks' movements, its determinism."""

import numpy as np
import pytest

from empirical.adamixup import N_HIDDEN, adamixup_accuracies, networks, slopes, train
from empirical.layers import adam_step, momentum_step


def clusters(seed: int, *, n: int = 90, d: int = 4, k: int = 3) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    y = rng.integers(0, k, n)
    return rng.normal(size=(n, d)) + 4.0 * np.eye(k, d)[y], y


def a_batch(hidden: tuple[int, ...], *, b: int = 11, d: int = 5, k: int = 3):
    rng = np.random.default_rng(len(hidden))
    models = networks(d, k, hidden)
    flats = tuple(2.0 * model.initial(rng) for model in models)
    x, scaled = rng.normal(size=(b, d)), rng.normal(size=(b, d))
    y, mates = np.eye(k)[rng.integers(0, k, b)], rng.permutation(b)
    batch = (x, x[mates], scaled, scaled[mates], y, y[mates])
    widths = tuple(np.array(model.widths) for model in models)
    return flats, widths, batch, rng.random(b)


def loss_at(flats, widths, batch, e) -> float:
    gradients = tuple(np.empty_like(flat) for flat in flats)
    return slopes(flats, widths, batch, e, gradients, np.empty((len(e), 2)))


@pytest.mark.parametrize("hidden", [(), (7,), (6, 4)])
def test_slopes_are_differences_of_the_loss(hidden):
    flats, widths, batch, e = a_batch(hidden)
    gradients = tuple(np.empty_like(flat) for flat in flats)
    slopes(flats, widths, batch, e, gradients, np.empty((len(e), 2)))
    step = 1e-6
    for which, gradient in enumerate(gradients):
        assert np.abs(gradient).max() > 1e-4
        for p in range(0, flats[which].size, 3):
            ends = []
            for sign in (1, -1):
                moved = tuple(flat.copy() for flat in flats)
                moved[which][p] += sign * step
                ends.append(loss_at(moved, widths, batch, e))
            assert gradient[p] == pytest.approx((ends[0] - ends[1]) / (2 * step), abs=2e-8, rel=1e-5)


def test_slopes_are_those_of_autograd():
    torch = pytest.importorskip("torch")
    flats, widths, batch, e = a_batch((6, 4))
    gradients = tuple(np.empty_like(flat) for flat in flats)
    ranges = np.empty((len(e), 2))
    loss = slopes(flats, widths, batch, e, gradients, ranges)
    models = networks(5, 3, (6, 4))
    leaves = [torch.tensor(flat, requires_grad=True) for flat in flats]

    def through(which, values):
        for depth, (w, b) in enumerate(models[which].split(leaves[which])):
            values = (torch.relu(values) if depth else values) @ w + b
        return values

    x, mates, z, z_mates, y, y_mates = (torch.tensor(part) for part in batch)
    chances = torch.softmax(through(1, torch.cat([z, z_mates], dim=1)), dim=1)
    lam = (chances[:, 0] + torch.tensor(e) * chances[:, 1])[:, None]
    cross = torch.nn.functional.cross_entropy
    binary = torch.nn.functional.binary_cross_entropy_with_logits
    mixed, data = through(2, lam * z + (1 - lam) * z_mates), through(2, z)
    total = cross(through(0, x), y) + cross(through(0, lam * x + (1 - lam) * mates), lam * y + (1 - lam) * y_mates)
    total = total + binary(mixed, torch.ones_like(mixed)) + binary(data, torch.zeros_like(data))
    total.backward()
    assert loss == pytest.approx(total.item(), rel=1e-12)
    for gradient, leaf in zip(gradients, leaves, strict=True):
        np.testing.assert_allclose(gradient, leaf.grad.numpy(), rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(ranges[:, 0], chances[:, 0].detach().numpy(), rtol=1e-12)


def test_policy_and_intrusion_networks_are_trained():
    x, y = clusters(1)
    found = train(x, y, x, y, 3, (0.1, 0.01), n_epochs=40, batch_size=32, generator=np.random.default_rng(2))
    for end, start in ((found.policies, found.first_policy), (found.intrusions, found.first_intrusion)):
        assert (np.abs(end - start).mean(axis=1) > 0.02).all()
    assert (found.ranges[..., 0] > 0).all()
    assert (found.ranges[..., 1] <= 1).all()  # below 1, but for rounding
    assert (found.ranges[..., 1] >= found.ranges[..., 0]).all()
    assert found.first_policy.size == (2 * 4 + 1) * N_HIDDEN + (N_HIDDEN + 1) * 3


def test_intrusion_network_tells_mixed_points_from_data():
    """Mixed points fill the gap between two far classes, where there are no data."""
    rng = np.random.default_rng(3)
    y = np.arange(128) % 2
    x = np.stack([8.0 * y - 4.0, np.zeros(128)], axis=1) + 0.2 * rng.normal(size=(128, 2))
    found = train(x, y, x, y, 2, (0.01,), n_epochs=200, batch_size=64, generator=np.random.default_rng(4))
    model = networks(2, 2)[2]
    gap = np.array([[-1.0, 0.0], [0.0, 0.0], [1.0, 0.0]])
    scaled = (np.concatenate([x, gap]) - x.mean(axis=0)) / x.std(axis=0)
    said = model.logits(found.intrusions[0], scaled)[:, 0]
    assert said[128:].min() > 0 > np.median(said[:128])
    assert (said[:128] < said[128:].min()).mean() > 0.95


@pytest.mark.parametrize(("hidden", "rates", "least"), [((), (0.1, 0.01), 97.0), ((16, 16), (0.01, 0.001), 97.0)])
def test_separated_classes_are_learned(hidden, rates, least):
    x, y = clusters(5, n=200)
    accuracies = adamixup_accuracies(
        x, y, x, y, 3, rates, n_epochs=60, batch_size=64, generator=np.random.default_rng(6), hidden=hidden
    )
    assert accuracies.shape == (2, 60)
    assert accuracies[0, -1] >= least


def test_the_generator_decides_all():
    x, y = clusters(7)
    how = {"n_epochs": 7, "batch_size": 32}
    once, again, other, alone = (
        train(x, y, x, y, 3, rates, generator=np.random.default_rng(seed), **how)
        for seed, rates in ((8, (0.1, 0.01)), (8, (0.1, 0.01)), (9, (0.1, 0.01)), (8, (0.01,)))
    )
    np.testing.assert_array_equal(once.classifiers, again.classifiers)
    np.testing.assert_array_equal(once.accuracies, again.accuracies)
    np.testing.assert_array_equal(once.classifiers[1:], alone.classifiers)
    assert (once.classifiers != other.classifiers).any()


@pytest.mark.parametrize(
    ("rows", "rates", "n_epochs", "match"),
    [(0, (0.1,), 2, "train rows"), (9, (), 2, "rates"), (9, (0.1,), 0, "n_epochs")],
)
def test_nothing_to_train_is_refused(rows, rates, n_epochs, match):
    x, y = clusters(10, n=9)
    with pytest.raises(ValueError, match=match):
        adamixup_accuracies(
            x[:rows], y[:rows], x, y, 3, rates, n_epochs=n_epochs, batch_size=4, generator=np.random.default_rng(0)
        )


def test_steps_are_those_of_torch():
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(11)
    start, pulls = rng.normal(size=6), rng.normal(size=(5, 6))
    adam, momentum = start.copy(), start.copy()
    first, second, velocity = np.zeros(6), np.zeros(6), np.zeros(6)
    leaves = [torch.nn.Parameter(torch.tensor(start)) for _ in range(2)]
    theirs = [
        torch.optim.Adam([leaves[0]], lr=0.05, weight_decay=0.1),
        torch.optim.SGD([leaves[1]], lr=0.02, momentum=0.9, weight_decay=0.1),
    ]
    for n, pull in enumerate(pulls):
        adam_step(adam, first, second, pull, n + 1, 0.05, (0.9, 0.999, 1e-8, 0.1))
        momentum_step(momentum, velocity, pull, 0.02, 0.9, 0.1)
        for leaf, optimiser in zip(leaves, theirs, strict=True):
            leaf.grad = torch.tensor(pull)
            optimiser.step()
    np.testing.assert_allclose(adam, leaves[0].detach().numpy(), rtol=1e-12)
    np.testing.assert_allclose(momentum, leaves[1].detach().numpy(), rtol=1e-12)
