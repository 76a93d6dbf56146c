"""Both engines against plain PyTorch with autograd, against each other, and against companions."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the general engine needs torch (extra 'train')")

from empirical.compiled import CompiledEnsemble  # noqa: E402
from empirical.mixing import Draws, draw, mixed_batches, unmixed  # noqa: E402
from empirical.models import TwoLayer  # noqa: E402
from empirical.optimisers import Adam  # noqa: E402
from empirical.training import Ensemble  # noqa: E402
from numerics.laws import BetaLaw  # noqa: E402

POINTS, LABELS = np.array([[0.0], [1.0], [2.0]]), np.array([0, 1, 0])
LINE = TwoLayer(n_inputs=1, n_hidden=512, n_classes=2)
N_STEPS = 400


def batches_of(draws):
    return [np.stack(part) for part in zip(*(mixed_batches(POINTS, np.eye(2)[LABELS], d) for d in draws), strict=True)]


@pytest.fixture(scope="module")
def line():
    """Five networks on the three-point line at different alphas and one without mixing."""
    generator = np.random.default_rng(7)
    parameters = np.stack([LINE.initial(generator) for _ in range(6)])
    laws = [BetaLaw(alpha) for alpha in (0.5, 1.0, 2.0, 32.0, 128.0)]
    draws = [draw(law, generator, n_steps=N_STEPS, n_points=3) for law in laws]
    return parameters, [*draws, unmixed(n_steps=N_STEPS, n_points=3)]


def replay(parameters, draws, *, clears_gradients=True, restart=()):
    """One network in plain PyTorch, float64: module, autograd, torch.optim.Adam, the loss as it is defined.

    `restart`: further pairs of parameters and draws; the weights are set to them while the optimiser goes on.
    """
    network = torch.nn.Sequential(torch.nn.Linear(1, 512), torch.nn.ReLU(), torch.nn.Linear(512, 2)).double()
    optimiser = torch.optim.Adam(network.parameters(), lr=1e-3, betas=(0.9, 0.999), eps=1e-8)
    points, labels, loss = torch.tensor(POINTS), torch.tensor(LABELS), torch.nn.CrossEntropyLoss()
    for start, plan in ((parameters, draws), *restart):
        copy_into(network, start)
        for lam, partner in zip(plan.lam, plan.partner, strict=True):
            other = torch.tensor(partner)
            if clears_gradients:
                optimiser.zero_grad()
            logits = network(lam * points + (1 - lam) * points[other])
            (lam * loss(logits, labels) + (1 - lam) * loss(logits, labels[other])).backward()
            optimiser.step()
    parts = (network[0].weight.T, network[0].bias, network[2].weight, network[2].bias)
    return torch.cat([part.detach().reshape(-1) for part in parts]).numpy()


def copy_into(network, parameters):
    w1, b1, w2, b2 = LINE.split(torch.tensor(parameters))
    layers = (network[0].weight, network[0].bias, network[2].weight, network[2].bias)
    with torch.no_grad():
        for ours, theirs in zip((w1.T, b1, w2, b2), layers, strict=True):
            theirs.copy_(ours)


@pytest.fixture(scope="module")
def plain(line):
    return np.stack([replay(p, d) for p, d in zip(*line, strict=True)])


def torch_ensemble(parameters, **options):
    return Ensemble(LINE, parameters, Adam(), dtype=torch.float64, **options)


def compiled_ensemble(parameters, **options):
    return CompiledEnsemble(LINE, parameters, Adam(), dtype=np.float64, **options)


@pytest.mark.parametrize("engine", [torch_ensemble, compiled_ensemble])
def test_each_network_replayed_in_plain_pytorch_has_the_same_weights(line, plain, engine):
    parameters, draws = line
    networks = engine(parameters)
    networks.advance(*batches_of(draws))
    assert np.abs(networks.parameters - plain).max() <= 1e-12
    assert np.abs(plain - parameters).max() > 1e-2


@pytest.mark.parametrize("engine", [torch_ensemble, compiled_ensemble])
def test_gradients_that_are_never_cleared_add_up_as_in_plain_pytorch(line, engine):
    parameters, draws = line[0][:2], [part(plan, 0, 100) for plan in line[1][:2]]
    networks = engine(parameters, clears_gradients=False)
    for start in (0, 60):
        inputs, soft_labels = batches_of(draws)
        networks.advance(inputs[:, start : start + 60], soft_labels[:, start : start + 60])
    wanted = [replay(p, d, clears_gradients=False) for p, d in zip(parameters, draws, strict=True)]
    assert np.abs(networks.parameters - wanted).max() <= 1e-12
    cleared = engine(parameters)
    cleared.advance(*batches_of(draws))
    assert np.abs(networks.parameters - cleared.parameters).max() > 1e-3


@pytest.mark.parametrize("engine", [torch_ensemble, compiled_ensemble])
def test_new_weights_go_on_with_the_moments_and_steps_of_the_old_ones(line, engine):
    first, second = line[0][:2], line[0][2:4]
    plans = [part(plan, 0, 100) for plan in line[1][:2]]
    networks = engine(first)
    networks.advance(*batches_of(plans))
    networks.reinitialise(second)
    networks.advance(*batches_of(plans))
    wanted = [replay(p, d, restart=[(q, d)]) for p, q, d in zip(first, second, plans, strict=True)]
    assert np.abs(networks.parameters - wanted).max() <= 1e-12
    afresh = engine(second)
    afresh.advance(*batches_of(plans))
    assert np.abs(networks.parameters - afresh.parameters).max() > 1e-3


def part(draws, start, end):
    return Draws(lam=draws.lam[start:end], partner=draws.partner[start:end])


def test_the_engines_take_the_same_steps_one_by_one(line):
    parameters, draws = line
    ours, theirs = compiled_ensemble(parameters), torch_ensemble(parameters)
    inputs, soft_labels = batches_of(draws)
    for step in range(20):
        for networks in (ours, theirs):
            networks.advance(inputs[:, step : step + 1], soft_labels[:, step : step + 1])
        assert np.abs(ours.parameters - theirs.parameters).max() <= 1e-14


def test_the_engines_agree_on_another_shape():
    generator = np.random.default_rng(3)
    model = TwoLayer(n_inputs=3, n_hidden=21, n_classes=4)
    parameters = np.stack([model.initial(generator) for _ in range(3)])
    inputs = generator.normal(size=(3, 50, 7, 3))
    soft_labels = generator.dirichlet(np.ones(4), size=(3, 50, 7))
    ours = CompiledEnsemble(model, parameters, Adam(learning_rate=0.01), dtype=np.float64)
    theirs = Ensemble(model, parameters, Adam(learning_rate=0.01), dtype=torch.float64)
    for networks in (ours, theirs):
        networks.advance(inputs, soft_labels)
    assert np.abs(ours.parameters - theirs.parameters).max() <= 1e-12


def test_a_compiled_network_is_the_same_bit_for_bit_whatever_its_companions(line):
    parameters, draws = line
    together = CompiledEnsemble(LINE, parameters, Adam())
    together.advance(*batches_of(draws))
    for run, (p, d) in enumerate(zip(parameters, draws, strict=True)):
        alone = CompiledEnsemble(LINE, p[None], Adam())
        alone.advance(*batches_of([d]))
        assert np.array_equal(alone.parameters[0], together.parameters[run])


def test_a_network_in_torch_does_not_depend_on_its_companions(line):
    parameters, draws = line
    together = torch_ensemble(parameters)
    together.advance(*batches_of(draws))
    alone = torch_ensemble(parameters[2:3])
    alone.advance(*batches_of(draws[2:3]))
    assert np.abs(alone.parameters[0] - together.parameters[2]).max() <= 1e-12


def test_training_in_parts_is_training_in_one_go(line):
    parameters, draws = line
    inputs, soft_labels = batches_of(draws)
    for engine in (torch_ensemble, compiled_ensemble):
        whole, parts = engine(parameters), engine(parameters)
        whole.advance(inputs, soft_labels)
        for start in range(0, N_STEPS, 37):
            parts.advance(inputs[:, start : start + 37], soft_labels[:, start : start + 37])
        assert np.array_equal(whole.parameters, parts.parameters)


@pytest.mark.gpu
def test_cuda_and_cpu_take_the_same_steps(line):
    if not torch.cuda.is_available():
        pytest.skip("no CUDA device")
    parameters, draws = line
    there, here = torch_ensemble(parameters, device="cuda"), torch_ensemble(parameters)
    for networks in (there, here):
        networks.advance(*batches_of(draws))
    assert np.abs(there.parameters - here.parameters).max() <= 1e-6


def test_a_unit_that_died_leaves_no_denormal_moment():
    """A denormal moment would not go away in float32, and slow down every later step."""
    generator = np.random.default_rng(3)
    ensemble = CompiledEnsemble(LINE, LINE.initial(generator)[None], Adam())
    inputs, soft = batches_of([draw(BetaLaw(32.0), generator, n_steps=1500, n_points=3)])
    ensemble.advance(inputs, soft)
    size = np.abs(ensemble._first)
    dead = size[0, :512] == 0
    assert 50 < dead.sum() < 450
    assert size[size > 0].min() > np.finfo(np.float32).tiny
