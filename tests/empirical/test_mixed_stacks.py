"""One stack of runs that share nothing: each with a rate, a law, partners and a label rule of its own.

Every run is replayed in plain PyTorch, float64, from the same weights and partners alone: labels, masks and losses are
written down here anew, by torch.distributions and autograd.
"""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the plain loop and the general engine need torch (extra 'train')")

from empirical.compiled_perceptrons import CompiledPerceptrons  # noqa: E402
from empirical.experiment import streams_of  # noqa: E402
from empirical.labels import (  # noqa: E402
    Blend,
    Linear,
    Logistic,
    Posterior,
    SameClassOnly,
    WithoutIntrusion,
    gaussian_posterior,
    kernel_posterior,
)
from empirical.mixing import mixed_pairs, relabelled, shuffled_epochs  # noqa: E402
from empirical.optimisers import SGD, Adam  # noqa: E402
from empirical.perceptrons import Perceptron  # noqa: E402
from empirical.torch_perceptrons import TorchPerceptrons  # noqa: E402
from numerics.densities import GaussianDensity  # noqa: E402
from numerics.laws import BetaLaw  # noqa: E402

CENTRES = np.array([[0.0, 0.0], [2.0, 0.0], [1.0, 0.3]])
LABELS = np.repeat([0, 1, 2], 6)
POINTS = CENTRES[LABELS] + np.random.default_rng(3).normal(scale=0.4, size=(18, 2))
MODEL = Perceptron(widths=(2, 16, 8, 3))
SIGMA, BANDWIDTH, RIDGE, GAMMA = 0.4, 0.5, 1e-2, 0.3
GIVEN = [GaussianDensity(centre, 0.16 * np.eye(2)) for centre in CENTRES]
GAUSSIAN = gaussian_posterior(POINTS, LABELS, ridge=RIDGE)
RUNS = {
    "vanilla": (None, Linear(), {}),
    "linear": (BetaLaw(0.3), Linear(), {}),
    "logistic": (BetaLaw(1), Logistic(SIGMA), {"lam": "sample"}),
    "given": (BetaLaw(2), Posterior(GIVEN), {"partner": "replacement"}),
    "gaussian": (BetaLaw(1, 3), GAUSSIAN, {"lam": "stratified"}),
    "kernels": (BetaLaw(8), kernel_posterior(POINTS, LABELS, bandwidth=BANDWIDTH), {"lam": "sample"}),
    "blend": (BetaLaw(1), Blend(GAUSSIAN, GAMMA), {"partner": "replacement", "lam": "stratified"}),
    "blend of 0": (BetaLaw(0.3), Blend(GAUSSIAN, 0.0), {}),
    "no intrusion": (BetaLaw(1), WithoutIntrusion(POINTS, LABELS), {"lam": "sample"}),
    "one class": (BetaLaw(32), SameClassOnly(), {}),
}
RATES = np.linspace(0.02, 0.11, len(RUNS))
OPTIMISERS = {
    "sgd": SGD(learning_rate=1.0, momentum=0.9, weight_decay=1e-3, clip=0.5),
    "adam": Adam(),
}
N_EPOCHS, BATCH_SIZE = 134, 7  # 402 steps, the last batch of an epoch holds four points


def pairs_of(name):
    law, _, how = RUNS[name]
    alike = "linear" if name == "blend of 0" else name
    (generator,) = streams_of(list(RUNS).index(alike), 1)
    return shuffled_epochs(law, generator, n_epochs=N_EPOCHS, n_points=18, batch_size=BATCH_SIZE, **how)


def initial(name):
    return MODEL.initial(np.random.default_rng(100 if name == "blend of 0" else 99 + list(RUNS).index(name)))


def fed(name):
    pairs = pairs_of(name)
    inputs, _ = mixed_pairs(POINTS, np.eye(3)[LABELS], pairs)
    return inputs, *relabelled(inputs, LABELS, 3, pairs, RUNS[name][1])


def trained(engine, optimiser, names, rates):
    networks = engine(MODEL, np.stack([initial(name) for name in names]), optimiser, learning_rates=rates)
    inputs, soft_labels, weights = (np.stack(parts) for parts in zip(*map(fed, names), strict=True))
    networks.advance(inputs, soft_labels, weights=weights)
    return networks.parameters


def compiled(*arguments, **options):
    return CompiledPerceptrons(*arguments, dtype=np.float64, **options)


def general(*arguments, **options):
    return TorchPerceptrons(*arguments, dtype=np.float64, **options)


def losses(name, logits, x, a, b, lam):
    """The loss of each mixed point by its definition, and whether it counts."""
    cross_entropy = torch.nn.CrossEntropyLoss(reduction="none")
    y = torch.tensor(LABELS)
    everywhere = torch.ones(len(lam), dtype=torch.bool)

    def against(share):
        return share * cross_entropy(logits, y[a]) + (1 - share) * cross_entropy(logits, y[b])

    def genlabel(log_densities):
        odds = torch.stack([log_densities(c) for c in range(3)], dim=1)
        return -(torch.softmax(odds, dim=1) * torch.log_softmax(logits, dim=1)).sum(dim=1)

    def of_class(c):
        return torch.tensor(POINTS[6 * c : 6 * c + 6])

    def fitted(c):
        spread = torch.cov(of_class(c).T, correction=0) + RIDGE * torch.eye(2, dtype=torch.float64)
        return torch.distributions.MultivariateNormal(of_class(c).mean(dim=0), spread).log_prob(x)

    def given(c):
        spread = 0.16 * torch.eye(2, dtype=torch.float64)
        return torch.distributions.MultivariateNormal(torch.tensor(CENTRES[c]), spread).log_prob(x)

    def kernels(c):
        each = torch.distributions.Normal(of_class(c), BANDWIDTH).log_prob(x[:, None]).sum(dim=2)
        return torch.logsumexp(each, dim=1) - np.log(6)

    if name == "vanilla":
        return cross_entropy(logits, y[a]), everywhere
    if name == "logistic":
        return against(1 / (1 + torch.exp(-2 * (lam - 0.5) / SIGMA**2))), everywhere
    if name == "blend":
        return (1 - GAMMA) * against(lam) + GAMMA * genlabel(fitted), everywhere
    if name in ("given", "gaussian", "kernels"):
        return genlabel({"given": given, "gaussian": fitted, "kernels": kernels}[name]), everywhere
    if name == "no intrusion":
        nearest = y[torch.linalg.vector_norm(x[:, None] - torch.tensor(POINTS), dim=2).argmin(dim=1)]
        return against(lam), (nearest == y[a]) | (nearest == y[b])
    if name == "one class":
        return against(lam), y[a] == y[b]
    return against(lam), everywhere


def replay(name, optimiser, rate):
    """One network in plain PyTorch, by modules, autograd and torch.optim; and how many mixed points were left out."""
    layers = []
    for depth, (weights, biases) in enumerate(MODEL.split(torch.tensor(initial(name)))):
        layers += [torch.nn.ReLU()] if depth else []
        layers.append(torch.nn.Linear(*weights.shape).double())
        layers[-1].weight.data, layers[-1].bias.data = weights.T.clone(), biases.clone()
    network = torch.nn.Sequential(*layers)
    own = {"momentum": 0.9, "weight_decay": 1e-3} if isinstance(optimiser, SGD) else {}
    theirs = (torch.optim.SGD if own else torch.optim.Adam)(network.parameters(), lr=rate, **own)
    pairs, points, n_left_out = pairs_of(name), torch.tensor(POINTS), 0
    for step, size in enumerate([7, 7, 4] * N_EPOCHS):
        a, b = torch.tensor(pairs.first[step, :size]), torch.tensor(pairs.second[step, :size])
        lam = torch.tensor(np.broadcast_to(pairs.lam[step], BATCH_SIZE)[:size].copy())
        x = lam[:, None] * points[a] + (1 - lam[:, None]) * points[b]
        loss, counts = losses(name, network(x), x, a, b, lam)
        n_left_out += int((~counts).sum())
        theirs.zero_grad()
        (loss[counts].sum() / max(int(counts.sum()), 1)).backward()
        if own:
            torch.nn.utils.clip_grad_norm_(network.parameters(), 0.5)
        theirs.step()
    parts = [p.detach().T.reshape(-1) if p.ndim == 2 else p.detach() for p in network.parameters()]
    return torch.cat(parts).numpy(), n_left_out


@pytest.mark.parametrize("optimiser", OPTIMISERS)
def test_every_run_of_a_mixed_stack_replays_in_plain_pytorch(optimiser):
    rates = RATES / (1 if optimiser == "sgd" else 10)
    stacks = [trained(engine, OPTIMISERS[optimiser], RUNS, rates) for engine in (compiled, general)]
    ends = []
    for run, name in enumerate(RUNS):
        plain, n_left_out = replay(name, OPTIMISERS[optimiser], rates[run])
        assert (n_left_out > 0) == (name in ("no intrusion", "one class"))
        assert np.abs(plain - initial(name)).max() > 1e-2
        for stack in stacks:
            assert np.abs(stack[run] - plain).max() <= 1e-12, name
        ends.append(plain)
    assert len({end.tobytes() for end in ends}) == len(RUNS)


@pytest.mark.parametrize("optimiser", OPTIMISERS)
def test_no_run_of_a_mixed_stack_sees_its_companions(optimiser):
    names = list(RUNS)
    for engine, allowed in ((compiled, 0), (general, 1e-12)):
        together = trained(engine, OPTIMISERS[optimiser], names, RATES)
        backwards = trained(engine, OPTIMISERS[optimiser], names[:2:-1], RATES[:2:-1])
        assert np.abs(together[:2:-1] - backwards).max() <= allowed
        for run in (0, 4, 8):
            alone = trained(engine, OPTIMISERS[optimiser], [names[run]], RATES[run : run + 1])
            assert np.abs(together[run] - alone[0]).max() <= allowed


@pytest.mark.parametrize("engine", [compiled, general])
def test_genlabel_with_gamma_0_ends_as_mixup_bit_for_bit_in_a_stack(engine):
    names = ["gaussian", "blend of 0", "linear", "kernels"]
    ends = trained(engine, OPTIMISERS["adam"], names, np.array([0.1, 0.01, 0.01, 0.03]))
    assert np.array_equal(ends[1], ends[2])
