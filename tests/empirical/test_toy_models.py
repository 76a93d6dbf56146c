"""Small compiled models against PyTorch's gradients: one parameter, softmax without bias, models on a circle."""

import numpy as np
import pytest

from empirical import circle, linear_softmax, one_parameter

RATES = 0.5 / (1 + np.arange(60) / 20)
GENERATOR = np.random.default_rng(5)
INPUTS = GENERATOR.normal(size=(30, 4, 2))
SOFT = GENERATOR.dirichlet(np.ones(3), size=(30, 4))


@pytest.fixture
def torch():
    return pytest.importorskip("torch", reason="autograd is PyTorch's (extra 'train')")


def test_each_step_of_the_one_parameter_classifier_is_that_of_autograd(torch):
    inputs, charges = GENERATOR.uniform(-1, 1, 60), GENERATOR.uniform(0.5, 2, 60)
    labels = GENERATOR.dirichlet(np.ones(2), size=60)
    theta, seen = torch.tensor(0.4, dtype=torch.float64, requires_grad=True), []
    for x, y, charge, rate in zip(inputs, torch.tensor(labels), charges, RATES / 10, strict=True):
        f = torch.clamp(abs(x) / (2 * theta), max=1.0)
        (charge * ((y[0] - f) ** 2 + (y[1] - (1 - f)) ** 2)).backward()
        with torch.no_grad():
            theta -= rate * theta.grad
            theta.clamp_(one_parameter.LOW, one_parameter.HIGH)
        theta.grad = None
        seen.append(float(theta.detach()))
    last, mean = one_parameter.descend(0.4, inputs, labels, charges, RATES / 10)
    assert last == pytest.approx(seen[-1], abs=1e-12)
    assert mean == pytest.approx(np.mean(seen), abs=1e-12)
    assert np.allclose(one_parameter.probabilities(0.25, np.array([-1.0, 0.1])), [[1.0, 0.0], [0.2, 0.8]])


def test_each_step_of_linear_softmax_is_that_of_autograd_and_batches_come_in_turn(torch):
    start = GENERATOR.normal(size=(3, 2))
    weights, seen = torch.tensor(start, requires_grad=True), []
    for step, rate in enumerate(RATES):
        x, y = torch.tensor(INPUTS[step % 30]), torch.tensor(SOFT[step % 30])
        torch.nn.functional.cross_entropy(x @ weights.T, y).backward()
        with torch.no_grad():
            weights -= rate * weights.grad
        weights.grad = None
        seen.append(weights.detach().numpy().copy())
    last, mean = linear_softmax.descend(start, INPUTS, SOFT, RATES)
    assert np.abs(last - seen[-1]).max() <= 1e-12
    assert np.abs(mean - np.mean(seen, axis=0)).max() <= 1e-12


@pytest.mark.parametrize("norm", [None, 3.0])
@pytest.mark.parametrize("relative", [False, True])
def test_each_step_on_a_circle_is_that_of_autograd(torch, norm, relative):
    points, wanted = INPUTS[0], np.array([1.0, 0.0, 1.0, 0.0])
    theta, seen = torch.tensor([1.8, -2.4], dtype=torch.float64, requires_grad=True), []
    loss = torch.nn.BCEWithLogitsLoss()
    for step, rate in enumerate(RATES):
        loss(torch.tensor(INPUTS[step % 30]) @ theta, torch.tensor(SOFT[step % 30, :, 0])).backward()
        with torch.no_grad():
            errors = torch.sigmoid(torch.tensor(points) @ theta) - torch.tensor(wanted)
            theta -= rate * theta.grad / (errors.abs().max() if relative else 1.0)
            if norm:
                theta *= norm / theta.norm()
        theta.grad = None
        seen.append(theta.detach().numpy().copy())
    reference = (points, wanted) if relative else None
    last, mean = circle.descend(np.array([1.8, -2.4]), INPUTS, SOFT[..., 0], RATES, norm=norm, reference=reference)
    assert np.abs(last - seen[-1]).max() <= 1e-11
    assert np.abs(mean - np.mean(seen, axis=0)).max() <= 1e-11
    assert norm is None or np.linalg.norm(last) == pytest.approx(norm, abs=1e-12)


def test_relative_steps_still_move_where_the_loss_vanishes():
    points, targets = np.array([[1.0, 0.0], [0.0, 1.0]]), np.ones(2)
    start, rates = 700 * np.array([np.cos(0.7), np.sin(0.7)]), np.full(200, 70.0)
    still, _ = circle.descend(start, points[None], targets[None], rates, norm=700.0)
    moved, _ = circle.descend(start, points[None], targets[None], rates, norm=700.0, reference=(points, targets))
    assert circle.turn(still) == pytest.approx(0.7 / np.pi, abs=1e-12)
    assert circle.turn(moved) == pytest.approx(0.25, abs=0.01)


def test_the_margin_is_the_least_distance_to_a_boundary():
    points = np.array([[-5.0, 5.0], [5.0, 5.0], [-5.0, -5.0]])
    widest = np.array([[-1.0, 1.0], [1.0, 1.0], [-1.0, -1.0]])
    assert linear_softmax.margin(widest, points, np.arange(3)) == pytest.approx(5.0)
    assert linear_softmax.margin(7 * widest, points, np.arange(3)) == pytest.approx(5.0)
    assert linear_softmax.margin(widest[[1, 0, 2]], points, np.arange(3)) < 0


def test_wrong_shapes_and_values_are_refused():
    with pytest.raises(ValueError, match="rates"):
        one_parameter.descend(0.4, np.zeros(3), np.zeros((3, 2)), np.ones(3), np.ones(2))
    with pytest.raises(ValueError, match="theta must lie"):
        one_parameter.descend(1.5, np.zeros(3), np.zeros((3, 2)), np.ones(3), np.ones(3))
    with pytest.raises(ValueError, match="soft_labels"):
        linear_softmax.descend(np.zeros((3, 2)), INPUTS, SOFT[..., :2], RATES)
    with pytest.raises(ValueError, match="targets"):
        circle.descend(np.ones(2), INPUTS, SOFT, RATES, norm=None)
    with pytest.raises(ValueError, match="norm must be positive"):
        circle.descend(np.ones(2), INPUTS, SOFT[..., 0], RATES, norm=-1.0)
