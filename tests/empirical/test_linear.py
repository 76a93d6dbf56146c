"""Linear models: the compiled loop against PyTorch, and the experiment on directions."""

import numpy as np
import pytest

from empirical.experiment import Run, resolve_one, seed_of
from empirical.linear import descend, descend_normalised
from empirical.mixing import Draws, draw
from numerics.laws import BetaLaw

DIRECTIONS = resolve_one("linear-directions")
POINTS = np.array([[2.0, -1.0, 0.5], [0.3, 2.0, 1.0], [-1.0, 0.2, 2.0], [-2.0, -1.5, -0.4]])
TARGETS = np.array([1.0, 1.0, 0.0, 0.0])
START = np.array([0.3, -0.2, 0.1])


def test_each_step_is_that_of_autograd():
    torch = pytest.importorskip("torch", reason="autograd is PyTorch's (extra 'train')")
    draws = draw(BetaLaw(2.0), np.random.default_rng(3), n_steps=200, n_points=4)
    rates = 1 / (1 + np.arange(200) / 50)
    theta = torch.tensor(START, requires_grad=True)
    x, y, seen = torch.tensor(POINTS), torch.tensor(TARGETS), []
    loss = torch.nn.BCEWithLogitsLoss()
    for lam, partner, rate in zip(draws.lam, draws.partner, rates, strict=True):
        other = torch.tensor(partner)
        logits = (lam * x + (1 - lam) * x[other]) @ theta
        (lam * loss(logits, y) + (1 - lam) * loss(logits, y[other])).backward()
        with torch.no_grad():
            theta -= rate * theta.grad
        theta.grad = None
        seen.append(theta.detach().numpy().copy())
    last, mean = descend(START, POINTS, TARGETS, draws, rates)
    assert np.abs(last - seen[-1]).max() <= 1e-12
    assert np.abs(mean - np.mean(seen, axis=0)).max() <= 1e-12


def test_normalised_steps_keep_the_direction_of_the_gradient_far_out():
    far = descend_normalised(np.array([400.0, 0.0, 0.0]), POINTS, TARGETS, n_steps=1)
    assert np.isfinite(far).all()
    assert np.linalg.norm(far - [400.0, 0.0, 0.0]) > 1e-3


def test_shapes_that_do_not_fit_are_refused():
    draws = Draws(lam=np.ones(5), partner=np.zeros((5, 4), dtype=np.int64))
    with pytest.raises(ValueError, match="rates"):
        descend(START, POINTS, TARGETS, draws, np.ones(4))


def test_a_run_does_not_depend_on_its_companions_and_gives_what_is_declared():
    preset = DIRECTIONS.preset("quick")
    for setting in preset.settings:
        runs = [Run(setting=setting, index=i, seed=seed_of("test", setting, i)) for i in range(2)]
        (alone,), together = (DIRECTIONS.train(preset.configuration, part, "cpu") for part in (runs[:1], runs))
        assert alone == together[0]
        assert set(alone.quantities) == set(DIRECTIONS.quantities)
        assert len(alone.curves["angle"]) == 11
