"""Softmax regressions side by side: against a plain loop, alone and in company, padded and ragged batches."""

import numpy as np
import pytest

from empirical.exponentials import exponentials
from empirical.softmax_grid import Lanes, SoftmaxGrid, first_weights

RATES = np.repeat([0.1, 0.01, 0.001, 0.0001], 6)
GAMMAS = np.tile(np.arange(6) / 5, 4)


def lanes(rates=RATES, gammas=GAMMAS, drops=False):
    return Lanes(rates=rates, shares=np.stack([1 - gammas, gammas]), drops=np.full(len(rates), drops))


def batches(*, t=400, b=20, d=7, k=3, seed=0):
    rng = np.random.default_rng(seed)
    soft = rng.dirichlet(np.ones(k), size=(2, t, b))
    return first_weights(d, k, rng), rng.normal(size=(t, b, d)), soft, rng.integers(b - 3, b + 1, t), rng.random((t, b))


@pytest.mark.parametrize(
    ("dtype", "low", "high", "bound"), [(np.float32, -80, 88, 1e-6), (np.float64, -700, 709, 1e-14)]
)
def test_the_exponential_is_one(dtype, low, high, bound):
    x = np.linspace(low, high, 200_001).astype(dtype)
    out = np.empty_like(x)
    exponentials(x, out)
    assert np.abs(out / np.exp(x.astype(np.longdouble)) - 1).max() <= bound
    far = np.array([-1e30, -1e4, low], dtype=dtype)
    out = np.empty_like(far)
    exponentials(far, out)
    assert len(set(out.tolist())) == 1
    assert 0 < out[0] < 1e-30


@pytest.mark.parametrize("lane", [0, 5, 9, 23])
def test_every_step_is_that_of_a_plain_loop(lane):
    torch = pytest.importorskip("torch", reason="the plain loop is PyTorch (extra 'train')")
    initial, x, soft, sizes, draws = batches()
    keep = draws > 0.3
    grid = SoftmaxGrid(initial, lanes(drops=True), weight_decay=1e-4, dtype=np.float64)
    grid.advance(x[:150], soft[:, :150], sizes=sizes[:150], keep=keep[:150])
    grid.advance(x[150:], soft[:, 150:], sizes=sizes[150:], keep=keep[150:])
    weight = torch.tensor(initial, requires_grad=True)
    adam = torch.optim.Adam([weight], lr=RATES[lane], weight_decay=1e-4)
    labels = torch.tensor((1 - GAMMAS[lane]) * soft[0] + GAMMAS[lane] * soft[1])
    for step in range(len(x)):
        rows = np.flatnonzero(keep[step, : sizes[step]])
        adam.zero_grad()
        logits = torch.tensor(x[step, rows]) @ weight[:-1] + weight[-1]
        torch.nn.functional.cross_entropy(logits, labels[step, rows]).backward()
        adam.step()
    assert np.abs(grid.parameters[lane] - weight.detach().numpy()).max() <= 1e-12


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_candidate_does_not_see_its_companions(dtype):
    initial, x, soft, sizes, draws = batches(t=100)
    options = {"sizes": sizes, "keep": draws > 0.3}
    together = SoftmaxGrid(initial, lanes(drops=True), weight_decay=1e-4, dtype=dtype)
    together.advance(x, soft, **options)
    for lane in (0, 7, 23):
        alone = SoftmaxGrid(initial, lanes(RATES[[lane]], GAMMAS[[lane]], True), weight_decay=1e-4, dtype=dtype)
        alone.advance(x, soft, **options)
        assert np.array_equal(alone.parameters[0], together.parameters[lane])


def test_gamma_0_is_the_first_rule_bit_for_bit():
    initial, x, soft, _, _ = batches(t=50)
    blended = SoftmaxGrid(initial, lanes(np.array([0.1]), np.array([0.0])))
    blended.advance(x, soft)
    first = SoftmaxGrid(initial, Lanes(rates=np.array([0.1]), shares=np.ones((1, 1)), drops=np.zeros(1, dtype=bool)))
    first.advance(x, soft[:1])
    assert np.array_equal(blended.parameters, first.parameters)


def test_rows_that_are_not_there_do_nothing():
    initial, x, soft, _, _ = batches(t=30, b=12)
    whole = SoftmaxGrid(initial, lanes(), dtype=np.float64)
    whole.advance(x[:, :9], soft[:, :, :9])
    x[:, 9:] = 1e6
    cut = SoftmaxGrid(initial, lanes(), dtype=np.float64)
    cut.advance(x, soft, sizes=np.full(30, 9))
    assert np.allclose(whole.parameters, cut.parameters, rtol=0, atol=1e-13)


def test_a_batch_without_rows_moves_nothing_at_first():
    initial, x, soft, _, _ = batches(t=3)
    grid = SoftmaxGrid(initial, lanes(drops=True))
    grid.advance(x, soft, keep=np.zeros(x.shape[:2]))
    assert np.array_equal(grid.parameters, np.broadcast_to(initial.astype(np.float32), grid.parameters.shape))


def test_accuracies_count_the_largest_logit_and_the_first_of_equal_ones():
    initial, _, _, _, _ = batches()
    grid = SoftmaxGrid(initial, lanes(), dtype=np.float64)
    rng = np.random.default_rng(1)
    x, y = rng.normal(size=(101, 7)), rng.integers(0, 3, 101)
    wanted = ((x @ initial[:-1] + initial[-1]).argmax(axis=1) == y).mean()
    assert grid.accuracies(x, y) == pytest.approx(wanted)
    level = SoftmaxGrid(np.zeros((8, 3)), lanes())
    assert level.accuracies(x, y) == pytest.approx((y == 0).mean())
    lost = SoftmaxGrid(np.full((8, 3), np.nan), lanes())
    assert lost.accuracies(x, y).max() == 0


def test_wrong_input_is_one_clear_line():
    with pytest.raises(ValueError, match="shapes"):
        Lanes(rates=np.ones(2), shares=np.ones((1, 3)), drops=np.zeros(2))
    with pytest.raises(ValueError, match="not negative"):
        Lanes(rates=-np.ones(1), shares=np.ones((1, 1)), drops=np.zeros(1))
    with pytest.raises(ValueError, match="add up to 1"):
        Lanes(rates=np.ones(1), shares=np.full((2, 1), 0.4), drops=np.zeros(1))
    grid = SoftmaxGrid(np.zeros((8, 3)), lanes())
    with pytest.raises(ValueError, match=r"must be \(t, b, 7\)"):
        grid.advance(np.zeros((2, 5, 6)), np.zeros((2, 2, 5, 3)))
