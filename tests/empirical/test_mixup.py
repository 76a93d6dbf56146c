"""The public transform `mixproof.Mixup`."""

import subprocess
import sys

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the transform is torch's (extra 'train')")

import mixproof  # noqa: E402
from numerics.laws import BetaLaw  # noqa: E402


def seeded(**options):
    return mixproof.Mixup(generator=torch.Generator().manual_seed(4), **options)


def weights_of(x_mix):
    """Rows of mixed unit vectors hold lam at the sample and 1 - lam at its partner."""
    return x_mix.diagonal()


@pytest.mark.parametrize("shape", [(6,), (7, 3), (4, 3, 8, 8), (1, 5)])
@pytest.mark.parametrize("per_sample", [False, True])
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_shapes_types_and_label_sums(shape, per_sample, dtype):
    x, y = torch.randn(shape, dtype=dtype), torch.arange(shape[0]) % 3
    x_mix, y_soft = seeded(n_classes=3, per_sample=per_sample)(x, y)
    assert (x_mix.shape, x_mix.dtype, y_soft.dtype) == (x.shape, dtype, dtype)
    assert y_soft.shape == (shape[0], 3)
    assert torch.allclose(y_soft.sum(dim=1), torch.ones(shape[0], dtype=dtype))


@pytest.mark.parametrize("per_sample", [False, True])
def test_inputs_and_labels_are_mixed_by_the_same_weights_and_partners(per_sample):
    x = torch.eye(50, dtype=torch.float64)
    x_mix, y_soft = seeded(n_classes=50, per_sample=per_sample)(x, torch.arange(50))
    assert torch.equal(x_mix, y_soft)
    assert torch.allclose(x_mix.sum(dim=0), torch.ones(50, dtype=torch.float64)) or per_sample
    moved = (x_mix > 0).sum(dim=1) == 2
    n_weights = len(torch.unique(weights_of(x_mix)[moved]))
    assert n_weights == (int(moved.sum()) if per_sample else 1)


def test_cross_entropy_is_the_mixture_of_both():
    logits, y = torch.randn(8, 4, dtype=torch.float64), torch.arange(8) % 4
    _, y_soft = seeded(n_classes=4)(torch.zeros(8, 2, dtype=torch.float64), y)
    weight = y_soft[torch.arange(8), y]
    partner = torch.where(weight < 1, (y_soft - torch.nn.functional.one_hot(y, 4)).argmax(dim=1), y)
    each = torch.nn.CrossEntropyLoss(reduction="none")
    wanted = weight * each(logits, y) + (1 - weight) * each(logits, partner)
    assert torch.allclose(each(logits, y_soft), wanted)


def test_lam_follows_the_law():
    mix = seeded(alpha=2.0, per_sample=True, n_classes=2)
    x = torch.tensor([0.0, 1.0], dtype=torch.float64).repeat(20_000)
    x_mix, _ = mix(x, torch.zeros(40_000, dtype=torch.long))
    inside = x_mix[(x_mix > 0) & (x_mix < 1)].numpy()
    grid = np.linspace(0.05, 0.95, 19)
    assert np.abs((inside[:, None] <= grid).mean(axis=0) - BetaLaw(2.0).mass(grid)).max() < 0.02


def test_a_generator_decides_everything_and_calls_differ():
    x, y = torch.randn(9, 2), torch.arange(9) % 2
    first, second = seeded(), seeded()
    assert torch.equal(first(x, y)[0], second(x, y)[0])
    assert not torch.equal(first(x, y)[0], first(x, y)[0])
    torch.manual_seed(1)
    once = mixproof.Mixup()(x, y)[0]
    torch.manual_seed(1)
    assert torch.equal(once, mixproof.Mixup()(x, y)[0])


def test_soft_labels_are_mixed_as_they_are():
    soft = torch.full((5, 3), 1 / 3)
    assert torch.allclose(seeded()(torch.randn(5, 2), soft)[1], soft)


def test_gradients_flow_to_the_inputs():
    x = torch.randn(4, 3, requires_grad=True)
    seeded()(x, torch.arange(4))[0].sum().backward()
    assert torch.allclose(x.grad.sum(), torch.tensor(12.0))


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"alpha": 0}, ValueError, "alpha"),
        ({"alpha": -1.0}, ValueError, "alpha"),
        ({"alpha": float("nan")}, ValueError, "alpha"),
        ({"alpha": "1"}, TypeError, "alpha"),
        ({"n_classes": 0}, ValueError, "n_classes"),
        ({"n_classes": 2.0}, TypeError, "n_classes"),
        ({"per_sample": 3}, TypeError, "per_sample"),
        ({"generator": 7}, TypeError, "generator"),
    ],
)
def test_wrong_options_are_one_clear_line(options, error, words):
    with pytest.raises(error, match=words):
        mixproof.Mixup(**options)


@pytest.mark.parametrize(
    ("x", "y", "error", "words"),
    [
        (torch.randn(3, 2), torch.arange(4), ValueError, "one label for each"),
        (torch.randn(0, 2), torch.arange(0), ValueError, "at least one sample"),
        (torch.tensor([[1.0], [float("nan")]]), torch.arange(2), ValueError, r"x\[1\]"),
        (torch.arange(6).reshape(3, 2), torch.arange(3), TypeError, r"x\.float"),
        (np.zeros((3, 2)), torch.arange(3), TypeError, "x must be a torch tensor"),
        (torch.randn(3, 2), [0, 1, 2], TypeError, "y must be a torch tensor"),
        (torch.randn(3, 2), torch.tensor([0, 1, 3]), ValueError, "class index 3"),
        (torch.randn(3, 2), torch.tensor([0, 1, -1]), ValueError, "class index -1"),
        (torch.randn(3, 2), torch.tensor([0.0, 1.0, 1.0]), TypeError, "class indices"),
        (torch.randn(3, 2), torch.zeros(3, 2), ValueError, "2 columns"),
    ],
)
def test_wrong_batches_are_one_clear_line(x, y, error, words):
    with pytest.raises(error, match=words):
        mixproof.Mixup(n_classes=3)(x, y)


def test_importing_mixproof_loads_no_torch():
    code = "import sys, mixproof; assert 'torch' not in sys.modules; mixproof.Mixup; assert 'torch' in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
