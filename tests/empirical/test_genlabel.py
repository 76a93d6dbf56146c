"""The public class `mixproof.GenLabel`."""

import subprocess
import sys
from fractions import Fraction

import numpy as np
import pytest
from flint import arb, arb_mat, fmpq
from sklearn.exceptions import NotFittedError
from sklearn.mixture import GaussianMixture
from sklearn.neighbors import KernelDensity

import mixproof
from numerics.densities import SingularCovarianceError
from numerics.enclosure import precision

RNG = np.random.default_rng(0)
POINTS = np.concatenate([RNG.normal(size=(20, 2)), RNG.normal(3.0, 2.0, size=(10, 2)), RNG.normal(-4.0, 1.0, (10, 2))])
LABELS = np.repeat([0, 1, 2], [20, 10, 10])
NAMES = np.array(["cat", "ant", "bee"])[LABELS].tolist()
DENSITIES = ["gm", "kde", KernelDensity(bandwidth=0.7)]


def linear_labels(n, k=3, seed=1):
    return np.random.default_rng(seed).dirichlet(np.ones(k), size=n)


def in_balls(density, part, point):
    """Density of one class at one point in balls, from the documented formula and the very floats, in exact moments."""
    n, d = part.shape
    exact = [[Fraction(float(v)) for v in row] for row in part]
    mean = [sum(row[i] for row in exact) / n for i in range(d)]
    centred = [[row[i] - mean[i] for i in range(d)] for row in exact]
    scatter = [[sum(row[i] * row[j] for row in centred) for j in range(d)] for i in range(d)]
    ridge = Fraction(1e-4 if density == "gm" else 1e-8)
    scale = arb(1) / n if density == "gm" else arb(n) ** (arb(-2) / (d + 4)) / (n - 1)
    entries = [ball(scatter[i][j]) * scale + ball(ridge * (i == j)) for i in range(d) for j in range(d)]
    covariance = arb_mat(d, d, entries)
    centres = [mean] if density == "gm" else exact
    total = arb(0)
    for centre in centres:
        step = arb_mat(d, 1, [arb(float(x)) - ball(c) for x, c in zip(point, centre, strict=True)])
        total += (-(step.transpose() * covariance.solve(step))[0, 0] / 2).exp()
    return total / len(centres) / covariance.det().sqrt()


def ball(value):
    return arb(fmpq(value.numerator, value.denominator))


@pytest.mark.parametrize("priors", ["equal", "empirical"])
@pytest.mark.parametrize("density", ["gm", "kde"])
def test_posterior_against_balls_up_to_thirty_standard_deviations(density, priors):
    rng = np.random.default_rng(7)
    queries = rng.normal(size=(25, 2)) * np.linspace(0.1, 30.0, 25)[:, None]
    found = mixproof.GenLabel(density, priors=priors).fit(POINTS, LABELS).label(queries)
    with precision(256):
        for row, query in zip(found, queries, strict=True):
            weights = [20, 10, 10] if priors == "empirical" else [1, 1, 1]
            masses = [w * in_balls(density, POINTS[c == LABELS], query) for c, w in enumerate(weights)]
            for value, mass in zip(row, masses, strict=True):
                assert float(abs(arb(float(value)) - mass / sum(masses, arb(0))).upper()) <= 1e-9


@pytest.mark.parametrize("sigma", [0.2, 1.0, 3.0])
def test_two_gaussians_on_a_line_give_the_logistic_label(sigma):
    """Proposition 1: means 0 and 1, variance sigma^2; the fitted variance is sigma^2 by choice of the points."""
    spread = np.sqrt(sigma**2 - 1e-4)
    points = np.array([-spread, spread, 1 - spread, 1 + spread])[:, None]
    lam = np.linspace(0, 1, 21)
    found = mixproof.GenLabel().fit(points, [0, 0, 1, 1]).label(lam[:, None])
    assert np.allclose(found[:, 1], 1 / (1 + np.exp(-(lam - 0.5) / sigma**2)), rtol=0, atol=1e-12)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_gamma_zero_returns_the_soft_labels_bit_for_bit(dtype):
    soft = linear_labels(40).astype(dtype)
    same = mixproof.GenLabel(gamma=0.0).fit(POINTS, LABELS).relabel(POINTS, soft)
    assert same.dtype == dtype
    assert same.tobytes() == soft.tobytes()


@pytest.mark.parametrize("density", DENSITIES)
def test_relabel_is_the_blend_and_gamma_one_the_posterior(density):
    soft = linear_labels(40)
    posterior = mixproof.GenLabel(density).fit(POINTS, LABELS).label(POINTS)
    assert np.array_equal(mixproof.GenLabel(density, 1.0).fit(POINTS, LABELS).relabel(POINTS, soft), posterior)
    found = mixproof.GenLabel(density, 0.25).fit(POINTS, LABELS).relabel(POINTS, soft)
    assert np.allclose(found, 0.75 * soft + 0.25 * posterior, rtol=0, atol=1e-15)


def test_hard_labels_of_whole_numbers_are_not_rounded_back():
    hard = np.eye(3, dtype=np.int64)[LABELS]
    found = mixproof.GenLabel(gamma=0.5).fit(POINTS, LABELS).relabel(POINTS, hard)
    assert found.dtype == np.float64
    assert np.allclose(found.sum(axis=1), 1.0)
    assert found.tolist() == mixproof.GenLabel(gamma=0.5).fit(POINTS, LABELS).relabel(POINTS, hard.tolist()).tolist()


@pytest.mark.parametrize("density", DENSITIES[:2])
@pytest.mark.parametrize("distance", [1e2, 1e8, 1e100, 1e308])
def test_labels_far_out_are_finite_and_sum_to_one(density, distance):
    queries = distance * np.array([[1.0, 0.0], [-1.0, -1.0], [0.3, -1.0]])
    found = mixproof.GenLabel(density).fit(POINTS, LABELS).label(queries)
    assert np.isfinite(found).all()
    assert np.allclose(found.sum(axis=1), 1.0, rtol=0, atol=1e-15)


def test_far_out_the_widest_class_wins():
    found = mixproof.GenLabel().fit(POINTS, LABELS).label([[1e308, 1e308], [-1e200, 0.0]])
    assert found.argmax(axis=1).tolist() == [1, 1]


def test_columns_are_in_sorted_order_for_any_hashable_label():
    by_number, by_name = (mixproof.GenLabel().fit(POINTS, y) for y in (LABELS, NAMES))
    assert by_name.classes_ == ("ant", "bee", "cat")
    assert np.allclose(by_name.label(POINTS), by_number.label(POINTS)[:, [1, 2, 0]], rtol=1e-13, atol=0)
    pairs = mixproof.GenLabel().fit(POINTS, [(name, 1) for name in NAMES])
    assert pairs.classes_ == (("ant", 1), ("bee", 1), ("cat", 1))


def test_an_estimator_is_copied_for_each_class_and_left_alone():
    own = GaussianMixture(1, reg_covar=1e-4)
    found = mixproof.GenLabel(own).fit(POINTS, LABELS).label(POINTS)
    assert not hasattr(own, "means_")
    assert np.allclose(found, mixproof.GenLabel("gm").fit(POINTS, LABELS).label(POINTS), rtol=0, atol=1e-8)


def test_where_every_density_vanishes_the_label_is_the_priors():
    boxes = mixproof.GenLabel(KernelDensity(kernel="tophat", bandwidth=0.5), priors="empirical").fit(POINTS, LABELS)
    assert np.allclose(boxes.label([[1e3, 1e3]]), [[0.5, 0.25, 0.25]], rtol=0, atol=1e-15)


@pytest.mark.parametrize("density", ["gm", "kde"])
def test_singular_covariances_are_regularised(density):
    line = np.column_stack([np.arange(6.0), 2 * np.arange(6.0)])
    found = mixproof.GenLabel(density).fit([*line, [9.0, 9.0]], [0] * 3 + [1] * 3 + [2]).label([*line, [9.0, 9.0]])
    assert found.argmax(axis=1).tolist() == [0, 0, 0, 1, 1, 1, 2]


def test_a_covariance_that_the_ridge_cannot_mend_is_refused():
    line = 1e12 * np.column_stack([np.arange(6.0), 2 * np.arange(6.0)])
    with pytest.raises(SingularCovarianceError, match=r"class 'a'.*scale X"):
        mixproof.GenLabel().fit(line, list("aaabbb"))


class Odd(KernelDensity):
    """An estimator with a wrong answer."""

    def __init__(self, answer=None):
        super().__init__()
        self.answer = answer

    def score_samples(self, X):
        return self.answer


FITTED = mixproof.GenLabel().fit(POINTS, LABELS)
WITH_NAN = np.where(POINTS[3, 0] == POINTS, np.nan, POINTS)


@pytest.mark.parametrize(
    ("build", "error", "words"),
    [
        (lambda: mixproof.GenLabel("gmm"), ValueError, "density must be .*'gmm'"),
        (lambda: mixproof.GenLabel(3), TypeError, "density"),
        (lambda: mixproof.GenLabel(KernelDensity), TypeError, "density"),
        (lambda: mixproof.GenLabel(gamma=1.5), ValueError, r"gamma must lie in \[0, 1\], not 1.5"),
        (lambda: mixproof.GenLabel(gamma=float("nan")), ValueError, "gamma"),
        (lambda: mixproof.GenLabel(gamma="1"), TypeError, "gamma"),
        (lambda: mixproof.GenLabel(gamma=True), TypeError, "gamma"),
        (lambda: mixproof.GenLabel(priors="even"), ValueError, "priors"),
        (lambda: mixproof.GenLabel(priors=[0.5, 0.5]), TypeError, "priors"),
        (lambda: mixproof.GenLabel().label(POINTS), NotFittedError, r"fit\(X, y\)"),
        (lambda: mixproof.GenLabel().relabel(POINTS, linear_labels(40)), NotFittedError, "fit"),
        (lambda: mixproof.GenLabel().fit(WITH_NAN, LABELS), ValueError, r"X\[3\]"),
        (lambda: mixproof.GenLabel().fit(POINTS, LABELS[:-1]), ValueError, "y has length 39, X 40"),
        (lambda: mixproof.GenLabel().fit(POINTS, ["a"] * 40), ValueError, "one class only, 'a'"),
        (lambda: mixproof.GenLabel().fit(POINTS, []), ValueError, "y is empty"),
        (lambda: mixproof.GenLabel().fit(POINTS, None), TypeError, "y must hold"),
        (lambda: mixproof.GenLabel().fit(POINTS, [1.0, np.nan] * 20), ValueError, "y holds NaN"),
        (lambda: mixproof.GenLabel().fit(POINTS, [1, "b"] * 20), TypeError, "sorted"),
        (lambda: mixproof.GenLabel().fit(POINTS, np.eye(40)), TypeError, "y cannot be sorted"),
        (lambda: mixproof.GenLabel().fit(POINTS[:, 0], LABELS), ValueError, r"X must have shape \(n, d\)"),
        (lambda: mixproof.GenLabel().fit([["a"], ["b"]], [0, 1]), TypeError, "X must be an array of numbers"),
        (lambda: mixproof.GenLabel().fit([[1.0], [1.0, 2.0]], [0, 1]), TypeError, "X must be an array of numbers"),
        (lambda: FITTED.label(POINTS[:, :1]), ValueError, "1 features, fit saw 2"),
        (lambda: FITTED.label(WITH_NAN), ValueError, r"X_mix\[3\]"),
        (lambda: FITTED.relabel(POINTS, linear_labels(39)), ValueError, "y_soft has shape"),
        (lambda: FITTED.relabel(POINTS, linear_labels(40, 2)), ValueError, "y_soft has shape"),
        (lambda: FITTED.relabel(POINTS, 2 * linear_labels(40)), ValueError, "no distribution"),
        (lambda: FITTED.relabel(POINTS, linear_labels(40) * np.nan), ValueError, r"y_soft\[0\]"),
        (lambda: mixproof.GenLabel(Odd(np.zeros(3))).fit(POINTS, LABELS).label(POINTS), ValueError, r"shape \(3,\)"),
        (lambda: mixproof.GenLabel(Odd([np.nan])).fit(POINTS, LABELS).label(POINTS[:1]), ValueError, "score of NaN"),
    ],
)
def test_wrong_input_is_one_clear_line(build, error, words):
    with pytest.raises(error, match=words) as caught:
        build()
    assert "\n" not in str(caught.value)


def test_numpy_use_loads_no_torch():
    code = (
        "import sys, mixproof; g = mixproof.GenLabel(gamma=0.5).fit([[0.0], [1.0], [2.0], [3.0]], [0, 0, 1, 1]);"
        "g.relabel(g.label([[1.0]]) [:, :1], [[1.0, 0.0]]); assert 'torch' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("name", ["float64", "float32", "bfloat16"])
@pytest.mark.parametrize("gamma", [0.0, 0.5, 1.0])
def test_a_tensor_comes_back_as_a_tensor_of_its_dtype(name, gamma):
    torch = pytest.importorskip("torch", reason="tensors are torch's (extra 'train')")
    x, y = torch.as_tensor(POINTS), torch.as_tensor(LABELS)
    gen = mixproof.GenLabel(gamma=gamma).fit(x, y)
    soft = torch.as_tensor(linear_labels(40)).to(getattr(torch, name))
    found, label = gen.relabel(x, soft), gen.label(x)
    assert (found.dtype, label.dtype) == (soft.dtype, torch.float64)
    assert torch.equal(label, torch.as_tensor(FITTED.label(POINTS)))
    assert torch.allclose(found.double(), (1 - gamma) * soft.double() + gamma * label, rtol=0, atol=1e-2)
    if gamma == 0:
        assert torch.equal(found, soft)
    assert isinstance(gen.label(POINTS), np.ndarray)
    assert gen.classes_ == (0, 1, 2)


def test_it_follows_the_torch_transform_on_images():
    torch = pytest.importorskip("torch", reason="tensors are torch's (extra 'train')")
    images, y = torch.randn(30, 1, 2, 2), torch.arange(30) % 3
    x_mix, y_soft = mixproof.Mixup(n_classes=3)(images, y)
    found = mixproof.GenLabel(gamma=0.4).fit(images, y).relabel(x_mix, y_soft)
    assert (found.dtype, found.shape) == (torch.float32, (30, 3))
    assert torch.allclose(found.sum(dim=1), torch.ones(30))
    hard = torch.nn.functional.one_hot(y)
    assert mixproof.GenLabel(gamma=0.4).fit(images, y).relabel(images, hard).dtype == torch.float64
    with pytest.raises(TypeError, match="x_mix must be an array of numbers"):
        mixproof.GenLabel().fit(images, y).relabel(x_mix.to(torch.complex64), y_soft)
