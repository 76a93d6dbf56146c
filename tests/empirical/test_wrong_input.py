"""What a user may get wrong: each is one clear line that names the argument, its value or the remedy; or it works."""

import math

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

import mixproof
from empirical import labels, mixing
from empirical.batches import as_batches
from empirical.ensembles import ensemble, perceptrons
from empirical.experiment import UnknownExperimentError
from empirical.measure import measure
from empirical.models import TwoLayer
from empirical.optimisers import SGD, Adam
from empirical.perceptrons import Perceptron
from numerics.laws import BetaLaw

X, Y = np.array([[0.0, 1.0], [1.0, 0.0], [2.0, 2.0], [0.5, 0.0], [1.5, 2.0]]), np.array([0, 1, 1, 0, 1])
HOLED = np.where(X == 2.0, np.nan, X)
MODEL = Perceptron(widths=(2, 3, 2))
GENERATOR = np.random.default_rng(0)


def drawn(law=BetaLaw(1.0), **options):  # noqa: B008  # frozen
    return mixing.shuffled_epochs(law, GENERATOR, **({"n_epochs": 1, "n_points": 5} | options))


def draw(law=BetaLaw(1.0), **options):  # noqa: B008  # frozen
    return mixing.draw(law, GENERATOR, **({"n_steps": 2, "n_points": 5} | options))


def classifier(x=X, y=Y, **options):
    return mixproof.MixupClassifier(LogisticRegression(), random_state=0, **options).fit(x, y)


def networks(parameters=None, optimiser=None, **options):
    flat = np.zeros((2, MODEL.n_parameters)) if parameters is None else parameters
    return perceptrons(MODEL, flat, optimiser or Adam(), **options)


def fed(inputs=None, soft_labels=None, **options):
    inputs = np.zeros((2, 4, 3, 2)) if inputs is None else inputs
    soft = np.full((2, 4, 3, 2), 0.5) if soft_labels is None else soft_labels
    return as_batches(MODEL, 2, inputs, soft, **options)


def holed(shape, index):
    array = np.full(shape, 0.5)
    array[index] = np.nan
    return array


def two_layers(**options):
    return ensemble(TwoLayer(n_inputs=1, n_hidden=2, n_classes=2), np.zeros((1, 10)), Adam(**options), device="cpu")


LINE = TwoLayer(n_inputs=1, n_hidden=2, n_classes=2)


def on_a_line(inputs=None, soft_labels=None, *, parameters=None):
    flat = np.zeros((2, 10)) if parameters is None else parameters
    inputs = np.zeros((2, 4, 3, 1)) if inputs is None else inputs
    soft = np.full((2, 4, 3, 2), 0.5) if soft_labels is None else soft_labels
    ensemble(LINE, flat, Adam(), device="cpu").advance(inputs, soft)


WRONG = {
    "classifier, one sample": (lambda: classifier(X[:1], Y[:1]), ValueError, "one class only"),
    "classifier, no sample": (lambda: classifier(X[:0], Y[:0]), ValueError, "X has shape|0 sample"),
    "classifier, one class": (lambda: classifier(y=np.ones(5)), ValueError, "at least two classes"),
    "classifier, NaN": (lambda: classifier(HOLED), ValueError, r"X\[2, 0\] is NaN; drop"),
    "classifier, infinite": (lambda: classifier(np.where(X == 2, np.inf, X)), ValueError, "inf"),
    "classifier, alpha 0": (lambda: classifier(alpha=0), ValueError, "alpha must be positive and finite, not 0"),
    "classifier, alpha NaN": (lambda: classifier(alpha=math.nan), ValueError, "alpha must be positive and finite"),
    "classifier, label rule": (lambda: classifier(labels="cubic"), ValueError, "linear, logistic, genlabel, not 'cu"),
    "GenLabel, one sample": (lambda: mixproof.GenLabel().fit(X[:1], Y[:1]), ValueError, "at least two classes"),
    "GenLabel, one class": (lambda: mixproof.GenLabel().fit(X, [1] * 5), ValueError, "at least two classes"),
    "GenLabel, NaN": (lambda: mixproof.GenLabel().fit(HOLED, Y), ValueError, r"X\[2\] holds a number that is not fin"),
    "GenLabel, density": (lambda: mixproof.GenLabel("gauss").fit(X, Y), ValueError, '"gm", "kde" or an estimator'),
    "GenLabel, priors": (lambda: mixproof.GenLabel(priors="all").fit(X, Y), ValueError, "priors.*not 'all'"),
    "GenLabel, gamma": (lambda: mixproof.GenLabel(gamma=2).fit(X, Y), ValueError, r"gamma must lie in \[0, 1\]"),
    "measure, unknown": (lambda: measure(["two-mons"]), UnknownExperimentError, "nearest: two-moons"),
    "measure, preset": (lambda: measure(["two-moons"], preset="big"), ValueError, "preset 'big'.*quick, paper"),
    "measure, device": (lambda: measure(["two-moons"], device="gpu"), ValueError, "device 'gpu': one of auto, cpu, c"),
    "measure, jobs": (lambda: measure(["two-moons"], jobs=0), ValueError, "jobs must be at least 1, not 0"),
    "measure, no number": (lambda: measure(["two-moons"], seeds="3"), TypeError, "seeds must be a whole number"),
    "measure, half": (lambda: measure(["two-moons"], jobs=1.5), TypeError, "jobs must be a whole number, not .*1.5"),
    "draw, no point": (lambda: draw(n_points=0), ValueError, "n_points must be at least 1, not 0"),
    "draw, steps": (lambda: draw(n_steps=-1), ValueError, "n_steps must be at least 0, not -1"),
    "draw, alpha 0": (lambda: draw(BetaLaw(0)), ValueError, "alpha must be positive and finite, not 0"),
    "draw, no law": (lambda: draw(1.0), TypeError, r"law must be a mixing law, not float 1.0; pass such as BetaLaw"),
    "epochs, no law": (lambda: drawn("beta"), TypeError, "law must be a mixing law, not str 'beta'"),
    "epochs, batch of 0": (lambda: drawn(batch_size=0), ValueError, "batch_size must be at least 1, not 0"),
    "epochs, half a batch": (lambda: drawn(batch_size=2.5), TypeError, "batch_size must be a whole number, not float"),
    "epochs, no point": (lambda: drawn(n_points=0), ValueError, "n_points must be at least 1"),
    "epochs, partner": (lambda: drawn(partner="near"), ValueError, "partner 'near' is not known; .*'permutation'"),
    "epochs, lam": (lambda: drawn(lam="row"), ValueError, "lam 'row' is not known; use one of 'batch', 'sample'"),
    "mixing, NaN": (lambda: mixing.mixed_pairs(HOLED, np.eye(2)[Y], drawn()), ValueError, r"points\[2\] holds"),
    "mixing, NaN, draws": (lambda: mixing.mixed_batches(HOLED, np.eye(2)[Y], draw()), ValueError, r"points\[2\]"),
    "mixing, lengths": (lambda: mixing.mixed_pairs(X, np.eye(2), drawn()), ValueError, r"shapes \(5, 2\) and \(2, 2\)"),
    "mixing, too few points": (lambda: mixing.mixed_pairs(X[:2], np.eye(2), drawn()), ValueError, "point 4 of 2"),
    "logistic labels, sigma": (lambda: labels.Logistic(0.0), ValueError, "sigma must be positive and finite, not 0.0"),
    "blended labels, gamma": (lambda: labels.Blend(labels.Linear(), 1.5), ValueError, "gamma must lie in .* not 1.5"),
    "class densities, NaN": (lambda: labels.gaussian_posterior(HOLED, Y), ValueError, r"points\[2\] is not finite"),
    "network, one width": (lambda: Perceptron(widths=(2,)), ValueError, r"widths \(2,\) make no network"),
    "network, half a unit": (lambda: Perceptron(widths=(2, 1.5)), TypeError, "widths must be a tuple of whole"),
    "network, activation": (lambda: Perceptron(widths=(2, 2), activation="gelu"), ValueError, "use 'relu' or 'id"),
    "rate below 0": (lambda: SGD(learning_rate=-0.1), ValueError, "learning_rate must be .*not -0.1"),
    "rate in words": (lambda: Adam(learning_rate="1e-3"), TypeError, "learning_rate must be a number, not str"),
    "momentum of 1": (lambda: SGD(learning_rate=0.1, momentum=1.0), ValueError, "momentum must .*not 1.0"),
    "decay below 0": (lambda: Adam(weight_decay=-1), ValueError, "weight_decay must .*not -1"),
    "clip 0": (lambda: SGD(learning_rate=0.1, clip=0), ValueError, "clip must be positive.*not 0; .*None"),
    "betas": (lambda: Adam(betas=(0.9, 1.0)), ValueError, r"betas must be two numbers .*not \(0.9, 1.0\)"),
    "decay in two layers": (lambda: two_layers(weight_decay=0.1), ValueError, "weight_decay 0.1 is not trained here"),
    "two layers, parameters": (lambda: on_a_line(parameters=np.zeros((2, 9))), ValueError, r"give \(n_runs, 10\)"),
    "two layers, infinite": (lambda: on_a_line(parameters=np.full((2, 10), np.inf)), ValueError, r"parameters\[0\]"),
    "two layers, NaN": (
        lambda: on_a_line(holed((2, 4, 3, 1), (1, 0, 2, 0))),
        ValueError,
        r"inputs\[1, 0, 2, 0\] is not",
    ),
    "two layers, infinite input": (
        lambda: on_a_line(np.where(np.arange(24).reshape(2, 4, 3, 1) % 2, np.inf, -np.inf)),
        ValueError,
        r"inputs\[0, 0, 0, 0\] is not finite",
    ),
    "two layers, NaN label": (
        lambda: on_a_line(soft_labels=holed((2, 4, 3, 2), (0, 1, 2, 1))),
        ValueError,
        r"soft_labels\[0, 1, 2, 1\] is not finite; drop",
    ),
    "two layers, features": (lambda: on_a_line(np.zeros((2, 4, 3, 5))), ValueError, r"give \(2, steps, batch, 1\)"),
    "two layers, runs": (lambda: on_a_line(np.zeros((1, 4, 3, 1))), ValueError, r"inputs have shape \(1, 4, 3, 1\)"),
    "two layers, empty": (lambda: on_a_line(np.zeros((2, 4, 0, 1))), ValueError, "batch >= 1"),
    "two layers, labels": (lambda: on_a_line(soft_labels=np.zeros((2, 4, 3, 3))), ValueError, r"give \(2, 4, 3, 2\)"),
    "engine, parameters": (lambda: networks(np.zeros((2, 3))), ValueError, r"give \(n_runs, 17\)"),
    "engine, NaN": (lambda: networks(np.full((2, 17), np.nan)), ValueError, r"parameters\[0\] holds a number that"),
    "engine, rates": (lambda: networks(learning_rates=[0.1]), ValueError, "one for each of the 2 runs"),
    "engine, rate NaN": (lambda: networks(learning_rates=[0.1, np.nan]), ValueError, "learning_rates hold nan"),
    "engine, dtype": (lambda: networks(dtype=np.int32), ValueError, "dtype int32 is not trained; use float32 or"),
    "engine, device": (lambda: networks(device="gpu"), ValueError, "device 'gpu' is not known; use 'cpu' or 'cuda'"),
    "engine, optimiser": (lambda: networks(optimiser="sgd"), TypeError, "optimiser must be Adam or SGD, not str 'sgd'"),
    "engine, model": (lambda: perceptrons((2, 2), np.zeros((1, 6)), Adam()), TypeError, "model must be a Perceptron"),
    "batches, NaN": (lambda: fed(holed((2, 4, 3, 2), (1, 2, 0, 1))), ValueError, r"inputs\[1, 2, 0, 1\] is not finite"),
    "batches, NaN label": (
        lambda: fed(soft_labels=holed((1, 4, 3, 2), (0, 2, 0, 1))),
        ValueError,
        r"soft_labels\[0, 2, 0, 1\]",
    ),
    "batches, features": (lambda: fed(np.zeros((2, 4, 3, 5))), ValueError, "give .runs or 1, steps, batch, 2."),
    "batches, runs": (lambda: fed(np.zeros((3, 4, 3, 2))), ValueError, r"inputs have shape \(3, 4, 3, 2\); give"),
    "batches, labels": (lambda: fed(soft_labels=np.zeros((2, 4, 3))), ValueError, "soft_labels have shape"),
    "batches, empty": (lambda: fed(np.zeros((2, 4, 0, 2))), ValueError, "batch >= 1"),
    "batches, weights": (lambda: fed(weights=-np.ones((1, 4, 3))), ValueError, "weights reach down to -1.0; give"),
    "batches, NaN weight": (lambda: fed(weights=holed((1, 4, 3), 0)), ValueError, r"weights\[0, 0, 0\] is not finite"),
    "batches, gammas alone": (lambda: fed(gammas=[0, 1]), ValueError, "belong together; give both or neither"),
    "batches, gamma": (
        lambda: fed(other_labels=np.zeros((2, 4, 3, 2)), gammas=[0, 1.5]),
        ValueError,
        r"gammas reach from 0.0 to 1.5; give numbers in \[0, 1\]",
    ),
    "batches, gammas": (
        lambda: fed(other_labels=np.zeros((2, 4, 3, 2)), gammas=[0, 1, 0.5]),
        ValueError,
        r"gammas have shape \(3,\); give one for each of the 2 runs",
    ),
    "batches, factors": (lambda: fed(rate_factors=np.ones(3)), ValueError, "one for each of the 4 steps"),
    "batches, factor": (lambda: fed(rate_factors=-np.ones(4)), ValueError, "rate_factors .* not below 0"),
}


@pytest.mark.parametrize(("build", "error", "words"), WRONG.values(), ids=WRONG)
def test_wrong_input_is_one_clear_line(build, error, words, tmp_path, monkeypatch):
    monkeypatch.setenv("MIXPROOF_HOME", str(tmp_path))
    with pytest.raises(error, match=words) as caught:
        build()
    assert "\n" not in str(caught.value)
    assert not list(tmp_path.iterdir())


def test_cuda_asked_for_and_absent_is_one_clear_line():
    torch = pytest.importorskip("torch", reason="needs torch (extra 'train')")
    if torch.cuda.is_available():
        pytest.skip("there is a CUDA device")
    with pytest.raises(ValueError, match="'cuda' was asked for and is not on this machine; use device='cpu'"):
        networks(device="cuda")
    with pytest.raises(ValueError, match="'cuda' was asked for and is not on this machine; use device='cpu'"):
        ensemble(TwoLayer(n_inputs=1, n_hidden=2, n_classes=2), np.zeros((1, 10)), Adam(), device="cuda")


def test_cuda_asked_for_without_torch_is_one_clear_line(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'mixproof\[train\]', or use device"):
        networks(device="cuda")


@pytest.mark.parametrize(
    ("build", "error", "words"),
    [
        (lambda torch: mixproof.Mixup(0), ValueError, "alpha must be positive and finite, not 0"),
        (lambda torch: mixproof.Mixup("linear"), TypeError, "alpha must be a number, not str 'linear'"),
        (lambda torch: mixproof.Mixup(1.0)(torch.tensor(HOLED), torch.tensor(Y)), ValueError, r"x\[2\] holds"),
        (
            lambda torch: mixproof.Mixup(1.0)(torch.zeros(0, 2), torch.zeros(0).long()),
            ValueError,
            "at least one sample",
        ),
        (lambda torch: mixproof.Mixup(1.0)(torch.tensor(X), torch.tensor(Y[:4])), ValueError, "one label for each"),
    ],
)
def test_wrong_input_of_mixup_is_one_clear_line(build, error, words):
    torch = pytest.importorskip("torch", reason="Mixup is for torch (extra 'train')")
    with pytest.raises(error, match=words) as caught:
        build(torch)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("size", [1, 3, 5])
def test_a_batch_of_one_or_of_odd_size_works(size):
    torch = pytest.importorskip("torch", reason="Mixup is for torch (extra 'train')")
    x, y = torch.tensor(X[:size]), torch.tensor(Y[:size])
    mixed, soft = mixproof.Mixup(1.0, n_classes=2)(x, y)
    assert mixed.shape == (size, 2)
    assert torch.allclose(soft.sum(dim=1), torch.ones(size, dtype=torch.float64))
    if size == 1:
        assert torch.allclose(mixed, x)


@pytest.mark.parametrize("lam", ["batch", "sample", "stratified"])
@pytest.mark.parametrize("partner", ["permutation", "replacement"])
def test_one_point_and_batches_of_one_work_and_mix_nothing(lam, partner):
    for options in ({"n_points": 1}, {"batch_size": 1}):
        pairs = drawn(n_epochs=3, lam=lam, partner=partner, **options)
        assert np.array_equal(pairs.first, pairs.second)
        inputs, soft = mixing.mixed_pairs(X, np.eye(2)[Y], pairs)
        assert np.allclose(inputs, X[pairs.first])
        trained = networks()
        trained.advance(inputs[None], soft[None])
        assert np.isfinite(trained.parameters).all()


def test_one_class_in_a_batch_is_trained_on():
    trained = networks()
    trained.advance(np.zeros((1, 30, 5, 2)), np.eye(2)[np.zeros((1, 30, 5), dtype=int)])
    assert (MODEL.probabilities(trained.parameters, np.zeros((1, 2)))[..., 0] > 0.5).all()


def test_a_class_of_one_point_works_in_genlabel():
    assert np.allclose(mixproof.GenLabel().fit(X[:2], Y[:2]).label(X[:2]).argmax(axis=1), [0, 1])
