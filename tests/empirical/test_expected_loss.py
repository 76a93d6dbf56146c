"""The expected Mixup loss against exact integrals, and against the mean over drawn batches of every kind."""

from fractions import Fraction

import numpy as np
import pytest

from empirical.expected_loss import expected_loss, law_nodes
from empirical.labels import Blend, Logistic, SameClassOnly, WithoutIntrusion, gaussian_posterior
from empirical.mixing import draw, mixed_batches, mixed_pairs, relabelled, shuffled_epochs
from empirical.perceptrons import Perceptron
from numerics.laws import BetaLaw
from numerics.segment_losses import Scored, mixup_loss

G = np.random.default_rng(5)
LABELS = np.array([0, 1, 2, 0, 1, 2])
POINTS = np.array([[0.0, 0.0], [2.0, 0.0], [1.0, 0.2]])[LABELS] + G.normal(scale=0.3, size=(6, 2))
MODEL = Perceptron(widths=(2, 12, 8, 3))
FLAT = 2 * np.stack([MODEL.initial(G) for _ in range(3)])
WAYS = [(partner, lam) for partner in ("permutation", "replacement") for lam in ("batch", "sample", "stratified")]


def logits(x):
    return MODEL.logits(FLAT, x)


def loss(law, *, logits=logits, **options):
    return expected_loss(logits, POINTS, LABELS, law, n_classes=3, **options)


def cross_entropies(inputs, soft_labels):
    """Loss of each network on each batch, without weights: (n_runs, t, b)."""
    p = MODEL.probabilities(FLAT[:, None], inputs)
    return -(soft_labels * np.log(p)).sum(axis=-1)


def test_a_linear_model_has_its_exact_loss():
    scores = [Fraction(3), Fraction(-7, 4), Fraction(1, 2), Fraction(-4)]
    exact = float(mixup_loss(Scored(tuple(scores), (1, 0, 0, 1))))
    x = np.array([[float(score)] for score in scores])
    seen = expected_loss(lambda x: np.stack([0 * x[:, 0], x[:, 0]], axis=1), x, [1, 0, 0, 1], BetaLaw(1), n_classes=2)
    assert seen.value.shape == (1,)
    assert seen.value[0] == pytest.approx(exact, abs=5e-6)
    assert 0 < seen.error[0] < 2e-5
    assert seen.kept == pytest.approx(1)


@pytest.mark.parametrize("alpha", [0.05, 1, 32, 1024])
def test_many_nodes_are_close_and_the_error_is_of_their_size(alpha):
    exact = loss(BetaLaw(alpha), n_nodes=1 << 14).value
    few, many = (loss(BetaLaw(alpha), n_nodes=n_nodes) for n_nodes in (32, 512))
    off = [np.abs(seen.value - exact).max() for seen in (few, many)]
    assert off[1] < min(off[0] / 10, 5e-5)
    assert off[1] <= 5 * many.error.max()
    assert many.error.max() < 1e-4


@pytest.mark.parametrize("law", [BetaLaw(0.05), BetaLaw(1), BetaLaw(1, 3), BetaLaw(1024)], ids=str)
def test_nodes_have_the_weight_and_the_mean_of_their_law(law):
    nodes, weights = law_nodes(law, 256)
    assert len(nodes) <= 256
    assert (np.diff(nodes) > 0).all()
    assert weights.sum() == pytest.approx(1, abs=1e-12)
    assert weights @ nodes == pytest.approx(float(law.moment(1.0)), abs=1e-12)
    samples = law.sample(np.random.default_rng(0), 100_000)
    assert weights @ np.abs(nodes - 0.4) == pytest.approx(np.abs(samples - 0.4).mean(), abs=0.005)


@pytest.mark.parametrize(("partner", "lam"), WAYS)
@pytest.mark.parametrize("law", [BetaLaw(0.4), BetaLaw(1, 3)], ids=str)
def test_batches_of_every_kind_have_this_loss_in_the_mean(law, partner, lam):
    pairs = shuffled_epochs(law, np.random.default_rng(8), n_epochs=4000, n_points=6, partner=partner, lam=lam)
    seen = cross_entropies(*mixed_pairs(POINTS, np.eye(3)[LABELS], pairs)).mean(axis=2)
    stderr = seen.std(axis=1) / np.sqrt(seen.shape[1])
    assert (np.abs(seen.mean(axis=1) - loss(law).value) <= 4 * stderr).all()
    assert (stderr < 0.02).all()


def test_partners_drawn_with_replacement_have_this_loss_in_the_mean():
    law = BetaLaw(0.4)
    draws = draw(law, np.random.default_rng(9), n_steps=4000, n_points=6)
    seen = cross_entropies(*mixed_batches(POINTS, np.eye(3)[LABELS], draws)).mean(axis=2)
    assert (np.abs(seen.mean(axis=1) - loss(law).value) <= 4 * seen.std(axis=1) / np.sqrt(4000)).all()


@pytest.mark.parametrize(
    "rule",
    [
        Logistic(0.3),
        Blend(gaussian_posterior(POINTS, LABELS, ridge=0.05), 0.6),
        WithoutIntrusion(POINTS, LABELS),
        SameClassOnly(),
    ],
    ids=lambda rule: type(rule).__name__,
)
def test_a_rule_labels_and_drops_as_in_training(rule):
    pairs = shuffled_epochs(
        BetaLaw(1), np.random.default_rng(1), n_epochs=6000, n_points=6, partner="replacement", lam="sample"
    )
    inputs, _ = mixed_pairs(POINTS, np.eye(3)[LABELS], pairs)
    soft, weights = relabelled(inputs, LABELS, 3, pairs, rule)
    seen = loss(BetaLaw(1), rule=rule)
    assert seen.kept == pytest.approx(weights.mean(), abs=0.01)
    each = cross_entropies(inputs, soft)[:, weights > 0]
    assert (np.abs(each.mean(axis=1) - seen.value) <= 4 * each.std(axis=1) / np.sqrt(each.shape[1])).all()
    plain = loss(BetaLaw(1)).value
    assert np.abs(plain - seen.value).max() > 0.01


def test_dropping_everything_and_wrong_input_are_one_clear_line():
    def nothing(mixed):
        labelled = SameClassOnly()(mixed)
        return type(labelled)(soft_labels=labelled.soft_labels, keep=np.zeros(len(mixed.lam), dtype=bool))

    with pytest.raises(ValueError, match="drops every mixture"):
        loss(BetaLaw(1), rule=nothing)
    with pytest.raises(TypeError, match=r"law must be a mixing law, not float 1\.0"):
        loss(1.0)
    with pytest.raises(ValueError, match="n_nodes must be at least 2, not 1"):
        loss(BetaLaw(1), n_nodes=1)
    with pytest.raises(ValueError, match=r"points have shape \(6,\), labels \(6,\)"):
        expected_loss(logits, POINTS[:, 0], LABELS, BetaLaw(1), n_classes=3)
    holed = POINTS.copy()
    holed[1, 0] = np.nan
    with pytest.raises(ValueError, match=r"points\[1\] holds a number that is not finite"):
        expected_loss(logits, holed, LABELS, BetaLaw(1), n_classes=3)
