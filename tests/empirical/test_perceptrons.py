"""The engines of perceptrons against plain PyTorch with autograd, against each other, and against companions."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import threadpoolctl

torch = pytest.importorskip("torch", reason="the plain loop and the general engine need torch (extra 'train')")

from empirical import ensembles  # noqa: E402
from empirical.blas_threads import one_blas_thread  # noqa: E402
from empirical.compiled import CompiledEnsemble  # noqa: E402
from empirical.compiled_perceptrons import CompiledPerceptrons  # noqa: E402
from empirical.mixing import mixed_pairs, shuffled_epochs  # noqa: E402
from empirical.models import TwoLayer  # noqa: E402
from empirical.optimisers import SGD, Adam  # noqa: E402
from empirical.perceptrons import Perceptron  # noqa: E402
from empirical.torch_perceptrons import TorchPerceptrons  # noqa: E402
from numerics.laws import BetaLaw  # noqa: E402

N_STEPS = 400
SHAPES = {
    "softmax regression": Perceptron(widths=(3, 4)),
    "two linear layers": Perceptron(widths=(3, 5, 2), activation="identity"),
    "plane": Perceptron(widths=(2, 50, 2)),
    "line": Perceptron(widths=(1, 37, 2)),
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


def general(model, parameters, optimiser, **options):
    return TorchPerceptrons(model, parameters, optimiser, dtype=np.float64, **options)


ENGINES = [compiled, general]


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
    return flat_of(network)


def flat_of(network):
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


@pytest.mark.parametrize("optimiser", OPTIMISERS.values(), ids=OPTIMISERS)
def test_a_network_in_torch_does_not_depend_on_its_companions(optimiser):
    model = SHAPES["three layers"]
    start = initial(model, 5)
    points, labels, lam, partner, weights = pairs(model, 5, n_steps=100)
    x, y = mixed(model, points, labels, lam, partner)
    together = general(model, start, optimiser)
    together.advance(x, y, weights=weights)
    alone = general(model, start[2:3], optimiser)
    alone.advance(x[2:3], y[2:3], weights=weights[2:3])
    assert np.abs(alone.parameters[0] - together.parameters[2]).max() <= 1e-12


@pytest.mark.parametrize("optimiser", OPTIMISERS.values(), ids=OPTIMISERS)
@pytest.mark.parametrize("model", SHAPES.values(), ids=SHAPES)
def test_the_engines_take_the_same_steps_one_by_one(model, optimiser):
    start = initial(model, 3)
    points, labels, lam, partner, weights = pairs(model, 3, n_steps=20)
    x, y = mixed(model, points, labels, lam, partner)
    ours, theirs = (engine(model, start, optimiser) for engine in ENGINES)
    for step in range(20):
        now = slice(step, step + 1)
        for networks in (ours, theirs):
            networks.advance(x[:, now], y[:, now], weights=weights[:, now])
        assert np.abs(ours.parameters - theirs.parameters).max() <= 1e-13


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("optimiser", OPTIMISERS.values(), ids=OPTIMISERS)
def test_batches_shared_by_all_runs_are_the_same_batches_given_to_each(engine, optimiser):
    model = SHAPES["three layers"]
    start = initial(model, 3)
    points, labels, lam, partner, weights = pairs(model, 1, n_steps=50)
    x, y = mixed(model, points, labels, lam, partner)
    shared, each = engine(model, start, optimiser), engine(model, start, optimiser)
    shared.advance(x, y, weights=weights)
    each.advance(*(np.repeat(part, 3, axis=0) for part in (x, y)), weights=np.repeat(weights, 3, axis=0))
    assert np.abs(shared.parameters - each.parameters).max() <= (0 if engine is compiled else 1e-13)


@pytest.mark.parametrize("engine", ENGINES)
def test_gamma_zero_is_mixup_bit_for_bit_and_the_others_follow_their_blend(engine):
    model, optimiser, gammas = SHAPES["three layers"], OPTIMISERS["sgd"], np.array([0.0, 0.25, 1.0])
    start = initial(model, 3)
    points, labels, lam, partner, _ = pairs(model, 3, n_steps=50)
    x, y = mixed(model, points, labels, lam, partner)
    other = np.random.default_rng(9).dirichlet(np.ones(4), size=y.shape[:-1])
    blend, mixup, by_hand = (engine(model, start, optimiser) for _ in range(3))
    blend.advance(x, y, other_labels=other, gammas=gammas)
    mixup.advance(x, y)
    by_hand.advance(x, np.stack([y[0], 0.75 * y[1] + 0.25 * other[1], other[2]]))
    assert np.array_equal(blend.parameters[0], mixup.parameters[0])
    assert np.abs(blend.parameters - by_hand.parameters).max() <= 1e-13
    assert np.abs(blend.parameters[1:] - mixup.parameters[1:]).max() > 1e-3
    at_zero = engine(model, start, optimiser)
    at_zero.advance(x, y, other_labels=other, gammas=0)
    assert np.array_equal(at_zero.parameters, mixup.parameters)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("optimiser", OPTIMISERS.values(), ids=OPTIMISERS)
def test_a_dropped_row_is_as_if_it_were_not_there(engine, optimiser):
    model = SHAPES["four layers"]
    start = initial(model, 2)
    points, labels, lam, partner, _ = pairs(model, 2, n_steps=50)
    x, y = mixed(model, points, labels, lam, partner)
    weights = np.ones((1, 50, 9))
    weights[..., 6:] = 0
    dropped, absent = engine(model, start, optimiser), engine(model, start, optimiser)
    dropped.advance(x, y, weights=weights)
    absent.advance(x[:, :, :6], y[:, :, :6])
    assert np.abs(dropped.parameters - absent.parameters).max() <= 1e-12


@pytest.mark.parametrize("engine", ENGINES)
def test_a_batch_of_which_all_rows_are_dropped_has_no_data_gradient(engine):
    model = SHAPES["softmax regression"]
    start = initial(model, 2)
    points, labels, lam, partner, _ = pairs(model, 2, n_steps=3)
    x, y = mixed(model, points, labels, lam, partner)
    plain = engine(model, start, OPTIMISERS["plain sgd"])
    plain.advance(x, y, weights=np.zeros((1, 3, 9)))
    assert np.array_equal(plain.parameters, start)
    decays = engine(model, start, SGD(learning_rate=0.5, weight_decay=0.1))
    decays.advance(x, y, weights=np.zeros((1, 3, 9)))
    assert np.allclose(decays.parameters, 0.95**3 * start, rtol=1e-12)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("optimiser", OPTIMISERS.values(), ids=OPTIMISERS)
def test_training_in_parts_is_training_in_one_go(engine, optimiser):
    model = SHAPES["three layers"]
    start = initial(model, 2)
    points, labels, lam, partner, _ = pairs(model, 2, n_steps=100)
    x, y = mixed(model, points, labels, lam, partner)
    whole, parts = engine(model, start, optimiser), engine(model, start, optimiser)
    whole.advance(x, y)
    for first in range(0, 100, 37):
        parts.advance(x[:, first : first + 37], y[:, first : first + 37])
    assert np.array_equal(whole.parameters, parts.parameters)
    parts.reinitialise(start)
    parts.advance(x, y)
    afresh = engine(model, start, optimiser)
    afresh.advance(x, y)
    stays = optimiser is OPTIMISERS["plain sgd"]
    assert np.array_equal(parts.parameters, afresh.parameters) == stays


def test_the_model_reads_its_parameters_as_pytorch_does():
    for model in SHAPES.values():
        flat = initial(model, 3)
        x = np.random.default_rng(4).normal(size=(6, model.widths[0]))
        with torch.no_grad():
            wanted = np.stack([torch.softmax(network_of(model, p)(torch.tensor(x)), dim=1).numpy() for p in flat])
        assert np.allclose(model.probabilities(flat, x), wanted, atol=1e-14)
        assert np.allclose(model.probabilities(flat[0], x), wanted[0], atol=1e-14)
        assert np.allclose(model.probabilities(flat, np.stack([x] * 3)), wanted, atol=1e-14)
        assert np.concatenate([part.ravel() for layer in model.split(flat[0]) for part in layer]).tolist() == (
            flat[0].tolist()
        )


@pytest.mark.parametrize("optimiser", OPTIMISERS.values(), ids=OPTIMISERS)
@pytest.mark.parametrize("engine", ENGINES)
def test_shuffled_epochs_with_a_ragged_batch_are_those_of_plain_pytorch(engine, optimiser):
    model, g = SHAPES["three layers"], np.random.default_rng(6)
    points, labels = g.normal(size=(10, 2)), g.integers(4, size=10)
    epochs = shuffled_epochs(BetaLaw(1.0), g, n_epochs=100, n_points=10, batch_size=4, lam="sample")
    inputs, soft = mixed_pairs(points, np.eye(4)[labels], epochs)
    networks = engine(model, initial(model, 1), optimiser)
    networks.advance(inputs[None], soft[None], weights=epochs.weights[None])
    network = network_of(model, initial(model, 1)[0])
    theirs = optimiser_of(optimiser, network, optimiser.learning_rate)
    for step, size in enumerate([4, 4, 2] * 100):
        theirs.zero_grad()
        a, b, lam = (torch.tensor(part[step, :size]) for part in (epochs.first, epochs.second, epochs.lam))
        x, y = torch.tensor(points), torch.tensor(labels)
        logits = network(lam[:, None] * x[a] + (1 - lam[:, None]) * x[b])
        loss = torch.nn.CrossEntropyLoss(reduction="none")
        (lam * loss(logits, y[a]) + (1 - lam) * loss(logits, y[b])).mean().backward()
        if isinstance(optimiser, SGD) and optimiser.clip is not None:
            torch.nn.utils.clip_grad_norm_(network.parameters(), optimiser.clip)
        theirs.step()
    assert np.abs(networks.parameters[0] - flat_of(network)).max() <= 1e-12


@pytest.mark.parametrize("n_inputs", [1, 2])
def test_two_layers_are_trained_as_by_the_engine_of_two_layers(n_inputs):
    old, new = TwoLayer(n_inputs=n_inputs, n_hidden=40, n_classes=2), Perceptron(widths=(n_inputs, 40, 2))
    start = initial(new, 2)
    points, labels, lam, partner, _ = pairs(new, 2, n_batch=7)
    x, y = mixed(new, points, labels, lam, partner)
    ours, theirs = compiled(new, start, Adam()), CompiledEnsemble(old, swapped(new, start), Adam(), dtype=np.float64)
    for networks in (ours, theirs):
        networks.advance(x, y)
    assert np.abs(swapped(new, ours.parameters) - theirs.parameters).max() <= 1e-12


def swapped(model, flat):
    """Parameters in the order of `TwoLayer`, whose last weights are by class."""
    (w1, b1), (w2, b2) = model.split(flat)
    parts = (w1, b1, np.swapaxes(w2, -1, -2), b2)
    return np.concatenate([part.reshape(len(flat), -1) for part in parts], axis=1)


def test_threads_that_train_at_once_do_not_touch_each_other():
    model = SHAPES["four layers"]
    start = initial(model, 4)
    points, labels, lam, partner, _ = pairs(model, 4, n_steps=300)
    x, y = mixed(model, points, labels, lam, partner)

    def train(run):
        networks = compiled(model, start[run : run + 1], OPTIMISERS["adam"])
        networks.advance(x[run : run + 1], y[run : run + 1])
        return networks.parameters[0]

    together = compiled(model, start, OPTIMISERS["adam"])
    together.advance(x, y)
    with ThreadPoolExecutor(4) as pool:
        assert np.array_equal(list(pool.map(train, range(4))), together.parameters)


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_looks_at_points_as_its_model_does(engine):
    for model in SHAPES.values():
        x = np.random.default_rng(4).normal(size=(3, 6, model.widths[0]))
        networks = engine(model, initial(model, 3), OPTIMISERS["adam"])
        assert np.allclose(networks.logits(x), model.logits(networks.parameters, x), atol=1e-13)
        assert np.allclose(networks.logits(x[1]), model.logits(networks.parameters, x[1]), atol=1e-13)
        for wrong in (x[:2], x[..., :1][..., [0] * 7], x[0, 0]):
            with pytest.raises(ValueError, match="inputs have shape"):
                networks.logits(wrong)


def test_threads_of_blas_come_back_when_the_last_of_the_engines_has_left():
    before = [pool["num_threads"] for pool in threadpoolctl.threadpool_info()]
    with one_blas_thread():
        with one_blas_thread():
            pass
        inside = [p["num_threads"] for p in threadpoolctl.threadpool_info() if p["user_api"] == "blas"]
        assert inside
        assert set(inside) == {1}
    assert [pool["num_threads"] for pool in threadpoolctl.threadpool_info()] == before


@pytest.mark.gpu
def test_cuda_and_cpu_take_the_same_steps():
    if not torch.cuda.is_available():
        pytest.skip("no CUDA device")
    for model in SHAPES.values():
        for optimiser in OPTIMISERS.values():
            start = initial(model, 3)
            points, labels, lam, partner, weights = pairs(model, 3)
            there, here = general(model, start, optimiser, device="cuda"), general(model, start, optimiser)
            for networks in (there, here):
                networks.advance(*mixed(model, points, labels, lam, partner), weights=weights)
            assert np.abs(there.parameters - here.parameters).max() <= 1e-6
