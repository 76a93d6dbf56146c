import numpy as np
import pytest

from numerics.linear_losses import Atoms, LinearMixup, Pairs, gradient, hessian, loss, minimise, mixtures

POINTS = np.array([[1.0, 0.5, 0.0], [0.0, 2.0, 1.0], [-1.0, 0.0, 1.5]])
LABELS = [1, 1, -1]


def test_the_loss_is_the_cross_entropy_of_every_ordered_pair():
    theta, lam = np.array([0.3, -0.2, 0.9]), 0.25
    expected = 0.0
    for s in range(3):
        for t in range(3):
            p = 1 / (1 + np.exp(-theta @ (lam * POINTS[s] + (1 - lam) * POINTS[t])))
            of_label = {1: -np.log(p), -1: -np.log(1 - p)}
            expected += (lam * of_label[LABELS[s]] + (1 - lam) * of_label[LABELS[t]]) / 9
    assert loss(mixtures(POINTS, LABELS, Atoms.at(lam)), theta) == pytest.approx(expected, rel=1e-13)


@pytest.mark.parametrize(("pairs", "count"), [(Pairs.ALL, 9), (Pairs.DISTINCT, 6), (Pairs.ACROSS, 2)])
def test_pairs_are_counted_and_weights_sum_to_one(pairs, count):
    mixup = mixtures(POINTS, LABELS, Atoms.of_beta(2.0, n_nodes=8), pairs=pairs)
    assert len(mixup.inputs) == 8 * count
    assert mixup.weights.sum() == pytest.approx(1.0)


def test_across_pairs_put_lam_on_class_one():
    mixup = mixtures(POINTS, LABELS, Atoms.at(0.75), pairs=Pairs.ACROSS)
    assert mixup.targets == pytest.approx([0.75, 0.75])
    assert mixup.inputs[0] == pytest.approx(0.75 * POINTS[0] + 0.25 * POINTS[2])


def test_derivatives_agree_with_differences():
    mixup, theta, step = mixtures(POINTS, LABELS, Atoms.of_beta(0.5)), np.array([0.4, -1.0, 2.0]), 1e-5
    units = np.eye(3) * step
    slopes = [(loss(mixup, theta + e) - loss(mixup, theta - e)) / (2 * step) for e in units]
    curves = [(gradient(mixup, theta + e) - gradient(mixup, theta - e)) / (2 * step) for e in units]
    assert gradient(mixup, theta) == pytest.approx(slopes, abs=1e-9)
    assert hessian(mixup, theta) == pytest.approx(np.array(curves), abs=1e-9)


def test_newton_ends_in_the_span_with_a_certificate():
    wide = np.hstack([POINTS, np.zeros((3, 4))])
    found = minimise(mixtures(wide, LABELS, Atoms.of_beta(1.0), pairs=Pairs.ACROSS))
    assert found.converged
    assert found.distance < 1e-9
    assert found.theta[3:] == pytest.approx(np.zeros(4), abs=1e-12)


def test_a_loss_without_minimiser_is_not_converged():
    assert not minimise(mixtures(POINTS, LABELS, Atoms.at(0.0, 1.0))).converged


def test_damping_keeps_the_loss_falling():
    mixup = LinearMixup(inputs=np.array([[30.0], [-1.0]]), targets=np.array([0.9, 0.9]), weights=np.array([0.01, 0.99]))
    found = minimise(mixup)
    assert found.gradient_norm < 1e-9
    assert found.converged


def test_more_steps_than_needed_do_no_harm():
    mixup = mixtures(POINTS, LABELS, Atoms.of_beta(1.0))
    found = minimise(mixup, tolerance=0.0, max_steps=30)
    assert found.converged
    assert found.theta == pytest.approx(minimise(mixup).theta, abs=1e-10)


def test_no_curvature_gives_no_certificate():
    flat = LinearMixup(inputs=np.array([[1e5]]), targets=np.array([1.0]), weights=np.array([1.0]))
    found = minimise(flat, max_steps=3)
    assert not found.converged or found.distance < 1.0


def test_one_class_leaves_no_pair_across():
    with pytest.raises(ValueError, match="leave no pair to mix for pairs='across'"):
        mixtures(POINTS, [1, 1, 1], Atoms.at(0.5), pairs=Pairs.ACROSS)
