"""The engines of perceptrons against plain PyTorch with autograd, against each other, and against companions."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the plain loop and the general engine need torch (extra 'train')")

from empirical import ensembles  # noqa: E402
from empirical.compiled_perceptrons import CompiledPerceptrons  # noqa: E402
from empirical.optimisers import SGD, Adam  # noqa: E402
from empirical.perceptrons import Perceptron  # noqa: E402

N_STEPS = 400
SHAPES = {
    "softmax regression": Perceptron(widths=(3, 4)),
    "two linear layers": Perceptron(widths=(3, 5, 2), activation="identity"),
    "three layers": Perceptron(widths=(2, 16, 8, 4)),
    "four layers": Perceptron(widths=(3, 7, 9, 5, 3)),
}
OPTIMISERS = {
    "sgd": SGD(learning_rate=0.1, momentum=0.9, weight_decay=1e-2, clip=0.3),
    "plain sgd": SGD(learning_rate=0.2),
    "adam": Adam(learning_rate=1e-2, weight_decay=1e-2),
}


def compiled(model, parameters, optimiser, **options):
    return CompiledPerceptrons(model, parameters, optimiser, dtype=np.float64, **options)


ENGINES = [compiled]


def pairs(model, n_runs, *, n_steps=N_STEPS, n_batch=9, seed=0):
    """Points with labels, and for each run and step a weight and partners, as Mixup draws them."""
    g = np.random.default_rng(seed)
    points, labels = g.normal(size=(n_batch, model.widths[0])), g.integers(model.widths[-1], size=n_batch)
    lam = g.beta(0.8, 0.8, size=(n_runs, n_steps))
    partner = g.permuted(np.tile(np.arange(n_batch), (n_runs, n_steps, 1)), axis=-1)
    weights = np.where(g.random((n_runs, n_steps, n_batch)) < 0.2, 0.0, g.uniform(0.5, 2, (n_runs, n_steps, n_batch)))
    return points, labels, lam, partner, weights


def mixed(model, points, labels, lam, partner):
    one_hot, lam = np.eye(model.widths[-1])[labels], lam[..., None, None]
    return (
        lam * points + (1 - lam) * points[partner],
        lam * one_hot + (1 - lam) * one_hot[partner],
    )


def network_of(model, parameters):
    layers = []
    for depth, (weights, biases) in enumerate(model.split(torch.tensor(parameters))):
        if depth and model.activation == "relu":
            layers.append(torch.nn.ReLU())
        layers.append(torch.nn.Linear(*weights.shape).double())
        with torch.no_grad():
            layers[-1].weight.copy_(weights.T)
            layers[-1].bias.copy_(biases)
    return torch.nn.Sequential(*layers)


def optimiser_of(optimiser, network, rate):
    if isinstance(optimiser, SGD):
        return torch.optim.SGD(
            network.parameters(), lr=rate, momentum=optimiser.momentum, weight_decay=optimiser.weight_decay
        )
    return torch.optim.Adam(
        network.parameters(), lr=rate, betas=optimiser.betas, eps=optimiser.eps, weight_decay=optimiser.weight_decay
    )


def replay(model, parameters, optimiser, plan, *, rate=None, weighted=False, factors=None):
    """One network in plain PyTorch, float64: modules, autograd, torch.optim, the loss of Mixup as it is defined."""
    points, labels, lam, partner, weights = plan
    network = network_of(model, parameters)
    rate = rate or optimiser.learning_rate
    theirs = optimiser_of(optimiser, network, rate)
    x, y, loss = torch.tensor(points), torch.tensor(labels), torch.nn.CrossEntropyLoss(reduction="none")
    for step, (share, others) in enumerate(zip(lam, partner, strict=True)):
        if factors is not None:
            theirs.param_groups[0]["lr"] = rate * factors[step]
        theirs.zero_grad()
        other = torch.tensor(others)
        logits = network(share * x + (1 - share) * x[other])
        losses = share * loss(logits, y) + (1 - share) * loss(logits, y[other])
        w = torch.tensor(weights[step]) if weighted else torch.ones(len(x), dtype=torch.float64)
        ((w * losses).sum() / w.sum()).backward()
        if isinstance(optimiser, SGD) and optimiser.clip is not None:
            torch.nn.utils.clip_grad_norm_(network.parameters(), optimiser.clip)
        theirs.step()
    parts = [p.detach().T.reshape(-1) if p.ndim == 2 else p.detach() for p in network.parameters()]
    return torch.cat(parts).numpy()


def initial(model, n_runs, seed=1):
    g = np.random.default_rng(seed)
    return np.stack([model.initial(g) for _ in range(n_runs)])


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("optimiser", OPTIMISERS.values(), ids=OPTIMISERS)
@pytest.mark.parametrize("model", SHAPES.values(), ids=SHAPES)
def test_a_network_replayed_in_plain_pytorch_has_the_same_weights(engine, model, optimiser):
    start = initial(model, 2)
    points, labels, lam, partner, weights = pairs(model, 2)
    networks = engine(model, start, optimiser)
    networks.advance(*mixed(model, points, labels, lam, partner))
    plain = replay(model, start[1], optimiser, (points, labels, lam[1], partner[1], weights[1]))
    assert np.abs(networks.parameters[1] - plain).max() <= 1e-12
    assert np.abs(plain - start[1]).max() > 1e-2


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("optimiser", OPTIMISERS.values(), ids=OPTIMISERS)
def test_row_weights_rates_of_their_own_and_schedules_are_those_of_plain_pytorch(engine, optimiser):
    model, rates = SHAPES["three layers"], np.array([0.003, 0.05])
    start, factors = initial(model, 2), np.linspace(1, 0.1, N_STEPS)
    points, labels, lam, partner, weights = pairs(model, 2)
    networks = engine(model, start, optimiser, learning_rates=rates)
    networks.advance(*mixed(model, points, labels, lam, partner), weights=weights, rate_factors=factors)
    for run, rate in enumerate(rates):
        plan = (points, labels, lam[run], partner[run], weights[run])
        plain = replay(model, start[run], optimiser, plan, rate=rate, weighted=True, factors=factors)
        assert np.abs(networks.parameters[run] - plain).max() <= 1e-12


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_compiled_network_is_the_same_bit_for_bit_whatever_its_companions(shape, dtype):
    model = SHAPES[shape]
    start = initial(model, 5)
    points, labels, lam, partner, weights = pairs(model, 5, n_steps=60)
    x, y = mixed(model, points, labels, lam, partner)
    for optimiser in OPTIMISERS.values():
        together = ensembles.perceptrons(model, start, optimiser, dtype=dtype)
        together.advance(x, y, weights=weights)
        for run in range(5):
            alone = ensembles.perceptrons(model, start[run : run + 1], optimiser, dtype=dtype)
            alone.advance(x[run : run + 1], y[run : run + 1], weights=weights[run : run + 1])
            assert np.array_equal(alone.parameters[0], together.parameters[run])
