"""Hidden mixing against plain PyTorch and, in layer 0, against the engine."""

import numpy as np
import pytest

from empirical.ensembles import perceptrons
from empirical.hidden_mixing import HiddenMixing, HiddenPlan
from empirical.optimisers import Adam
from empirical.perceptrons import Perceptron

MODEL = Perceptron(widths=(3, 7, 6, 5, 2))
N_STEPS, SIZE = 30, 8


def drawn(layers, seed=0):
    generator = np.random.default_rng(seed)
    x = generator.normal(size=(N_STEPS, SIZE, 3))
    y = np.eye(2)[generator.integers(2, size=(N_STEPS, SIZE))]
    partner = np.stack([generator.permutation(SIZE) for _ in range(N_STEPS)])
    plan = HiddenPlan(layer=generator.choice(layers, N_STEPS), lam=generator.random(N_STEPS), partner=partner)
    return MODEL.initial(generator), x, y, plan


def test_every_layer_is_replayed_in_plain_pytorch():
    torch = pytest.importorskip("torch")
    initial, x, y, plan = drawn([0, 1, 2, 3])
    network = HiddenMixing(MODEL, initial, Adam(), dtype=np.float64)
    network.advance(x, y, plan)
    flat = torch.tensor(initial, requires_grad=True)
    optimiser = torch.optim.Adam([flat], lr=1e-3)
    for t in range(N_STEPS):
        values, lam, partner = torch.tensor(x[t]), plan.lam[t], plan.partner[t]
        for depth, (weights, biases) in enumerate(MODEL.split(flat)):
            if depth == plan.layer[t]:
                values = lam * values + (1 - lam) * values[partner]
            values = values @ weights + biases
            values = torch.relu(values) if depth < 3 else values
        soft = torch.tensor(lam * y[t] + (1 - lam) * y[t][partner])
        loss = -(soft * torch.log_softmax(values, dim=1)).sum(dim=1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    assert np.allclose(network.parameters, flat.detach().numpy(), rtol=0, atol=1e-12)


def test_mixing_in_layer_0_is_mixup():
    initial, x, y, plan = drawn([0])
    network = HiddenMixing(MODEL, initial, Adam(), dtype=np.float64)
    network.advance(x, y, plan)
    lam, partner = plan.lam[:, None, None], plan.partner[:, :, None]
    mixed = [lam * side + (1 - lam) * np.take_along_axis(side, partner, axis=1) for side in (x, y)]
    engine = perceptrons(MODEL, initial[None], Adam(), dtype=np.float64)
    engine.advance(*(side[None] for side in mixed))
    assert np.allclose(network.parameters, engine.parameters[0], rtol=0, atol=1e-12)


def test_what_is_not_trained_here_is_refused():
    initial, x, y, plan = drawn([4])
    with pytest.raises(ValueError, match="layer"):
        HiddenMixing(MODEL, initial, Adam()).advance(x, y, plan)
    with pytest.raises(ValueError, match="hidden mixing"):
        HiddenMixing(MODEL, initial, Adam(weight_decay=0.1))
