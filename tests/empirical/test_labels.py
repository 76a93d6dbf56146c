"""Label rules against their definitions, and against each other."""

import numpy as np
import pytest

from empirical.labels import (
    Blend,
    Linear,
    Logistic,
    MixedPairs,
    Posterior,
    SameClassOnly,
    WithoutIntrusion,
    by_class,
    gaussian_posterior,
    kernel_posterior,
    nearest_points,
)
from numerics.densities import GaussianDensity

RNG = np.random.default_rng(11)
POINTS = np.concatenate([RNG.normal(c, 0.5, (20, 2)) for c in ((0, 0), (4, 0), (0, 4))])
LABELS = np.repeat([0, 1, 2], 20)


def drawn(n=200):
    a, b, lam = RNG.integers(60, size=n), RNG.integers(60, size=n), RNG.random(n)
    inputs = lam[:, None] * POINTS[a] + (1 - lam[:, None]) * POINTS[b]
    return MixedPairs(inputs=inputs, first=LABELS[a], second=LABELS[b], lam=lam, n_classes=3)


MIXED = drawn()
RULES = [
    Linear(),
    Logistic(0.3),
    gaussian_posterior(POINTS, LABELS),
    kernel_posterior(POINTS, LABELS, bandwidth=0.4),
    Blend(gaussian_posterior(POINTS, LABELS), 0.4),
    WithoutIntrusion(POINTS, LABELS),
    SameClassOnly(),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda r: type(r).__name__)
def test_labels_are_distributions_over_the_classes(rule):
    labelled = rule(MIXED)
    assert labelled.soft_labels.shape == (200, 3)
    assert labelled.soft_labels.min() >= 0
    assert np.allclose(labelled.soft_labels.sum(axis=1), 1)
    assert labelled.keep.shape == (200,)
    assert labelled.keep.dtype == bool


@pytest.mark.parametrize("rule", RULES, ids=lambda r: type(r).__name__)
def test_an_empty_batch_gives_no_labels(rule):
    none = np.empty(0, dtype=np.int64)
    labelled = rule(MixedPairs(inputs=np.empty((0, 2)), first=none, second=none, lam=np.empty(0), n_classes=3))
    assert labelled.soft_labels.shape == (0, 3)


def test_linear_labels_are_those_of_mixup():
    eye = np.eye(3)
    wanted = MIXED.lam[:, None] * eye[MIXED.first] + (1 - MIXED.lam)[:, None] * eye[MIXED.second]
    assert np.array_equal(Linear()(MIXED).soft_labels, wanted)


def test_the_logistic_label_is_the_posterior_of_two_normal_classes():
    sigma, lam = 0.3, np.linspace(0, 1, 21)
    first, second = np.zeros(21, dtype=np.int64), np.ones(21, dtype=np.int64)
    at = MixedPairs(inputs=(1 - lam)[:, None], first=first, second=second, lam=lam, n_classes=2)
    spread = sigma / np.sqrt(2)
    given = Posterior([GaussianDensity(np.array([float(c)]), np.array([[spread**2]])) for c in (0, 1)])
    assert np.allclose(Logistic(spread)(at).soft_labels[:, 0], 1 / (1 + np.exp(-2 * (lam - 0.5) / spread**2)))
    assert np.allclose(Logistic(sigma)(at).soft_labels, given(at).soft_labels)


def test_gamma_0_is_mixup_bit_for_bit_and_gamma_1_the_other():
    genlabel = gaussian_posterior(POINTS, LABELS)
    assert np.array_equal(Blend(genlabel, 0.0)(MIXED).soft_labels, Linear()(MIXED).soft_labels)
    assert np.array_equal(Blend(genlabel, 1.0)(MIXED).soft_labels, genlabel(MIXED).soft_labels)
    half = (Linear()(MIXED).soft_labels + genlabel(MIXED).soft_labels) / 2
    assert np.allclose(Blend(genlabel, 0.5)(MIXED).soft_labels, half, rtol=0, atol=1e-15)


def test_intrusion_is_a_nearest_point_of_a_third_class():
    points, labels = np.array([[0.0], [1.0], [2.0]]), np.array([0, 1, 2])
    lam = np.array([0.9, 0.5, 0.1])
    zero, two = np.zeros(3, dtype=np.int64), np.full(3, 2)
    mixed = MixedPairs(inputs=2 * (1 - lam)[:, None], first=zero, second=two, lam=lam, n_classes=3)
    assert WithoutIntrusion(points, labels)(mixed).keep.tolist() == [True, False, True]
    assert WithoutIntrusion(points, labels, SameClassOnly())(mixed).keep.tolist() == [False] * 3


def test_same_class_only_keeps_pairs_of_one_class():
    assert np.array_equal(SameClassOnly()(MIXED).keep, MIXED.first == MIXED.second)


def test_nearest_points_in_blocks_are_those_in_one():
    whole = nearest_points(MIXED.inputs, POINTS)
    assert np.array_equal(nearest_points(MIXED.inputs, POINTS, block=1), whole)
    brute = np.linalg.norm(MIXED.inputs[:, None] - POINTS, axis=2).argmin(axis=1)
    assert np.array_equal(whole, brute)


@pytest.mark.parametrize(
    ("build", "words"),
    [
        (lambda: Logistic(0.0), "sigma"),
        (lambda: Blend(Linear(), 1.5), "gamma"),
        (lambda: Posterior([])(MIXED), "0 densities for 3"),
        (lambda: by_class(POINTS, LABELS[:-1]), "labels"),
        (lambda: by_class(POINTS, np.where(LABELS == 1, 2, LABELS)), "class 1 has no point"),
        (lambda: by_class(np.where(POINTS[3, 0] == POINTS, np.nan, POINTS), LABELS), r"points\[3\]"),
        (lambda: nearest_points(POINTS, np.empty((0, 2))), "points is empty"),
        (lambda: mixed_of(lam=np.array([1.5])), "lam"),
        (lambda: mixed_of(first=np.array([3])), "class indices"),
        (lambda: mixed_of(second=np.array([0, 1])), "second"),
    ],
)
def test_wrong_input_is_one_clear_line(build, words):
    with pytest.raises(ValueError, match=words):
        build()


def mixed_of(**changes):
    plain = {"first": np.array([0]), "second": np.array([1]), "lam": np.array([0.5])}
    return MixedPairs(inputs=np.zeros((1, 2)), n_classes=3, **(plain | changes))
