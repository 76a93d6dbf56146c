"""Attacks: the exact answer against brute force, FGSM against the exact answer, and signs of a worthless attack."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from empirical.attacks import (
    RADIUS,
    Linear,
    accuracy,
    fgsm,
    fgsm_accuracy,
    loss_gradients,
    margins,
    robust_accuracy,
    scores,
    suspicions,
    worst_margins,
    worst_points,
)
from empirical.openml import load
from empirical.splits import holdout, part


def drawn(seed: int, *, n: int = 60, d: int = 4, k: int = 3) -> tuple[Linear, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    model = Linear(weights=rng.normal(size=(k, d)), bias=rng.normal(size=k))
    points = rng.normal(size=(n, d))
    labels = np.where(rng.random(n) < 0.8, scores(model, points).argmax(axis=1), rng.integers(0, k, n))
    return model, points, labels


def least_margin_at(model, points, labels, steps) -> np.ndarray:
    """Smallest margin over given steps from each point, by looking at every one."""
    return np.min([margins(scores(model, points + step), labels) for step in steps], axis=0)


@pytest.mark.parametrize(("d", "k"), [(1, 2), (2, 2), (3, 5), (6, 3), (9, 2)])
@pytest.mark.parametrize("radius", [0.0, 0.05, RADIUS, 1.5])
def test_linf_is_the_search_over_all_corners(d, k, radius):
    model, points, labels = drawn(d + k, d=d, k=k)
    corners = radius * np.array(list(itertools.product((-1.0, 1.0), repeat=d)))
    searched = least_margin_at(model, points, labels, corners)
    np.testing.assert_allclose(
        worst_margins(model, points, labels, radius=radius, norm="linf"), searched, rtol=0, atol=1e-9
    )
    exact = robust_accuracy(model, points, labels, radius=radius, norm="linf")
    assert abs(exact - (searched > 0).mean()) <= 1e-9


@pytest.mark.parametrize("k", [2, 4])
@pytest.mark.parametrize("radius", [0.05, RADIUS, 1.5])
def test_l2_is_the_search_over_the_circle(k, radius):
    """Every point of the circle is extreme; 2e5 of them leave at most radius |slope| 1.3e-10 between two."""
    model, points, labels = drawn(k, n=12, d=2, k=k)
    angles = np.linspace(0.0, 2 * np.pi, 200_000, endpoint=False)
    circle = radius * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    searched = [
        margins(scores(model, x + circle), np.full(len(circle), y)).min() for x, y in zip(points, labels, strict=True)
    ]
    found = worst_margins(model, points, labels, radius=radius, norm="l2")
    np.testing.assert_allclose(found, searched, rtol=0, atol=1e-9)
    assert robust_accuracy(model, points, labels, radius=radius, norm="l2") == (np.array(searched) > 0).mean()


@pytest.mark.parametrize("norm", ["l2", "linf"])
def test_the_worst_point_is_in_the_ball_and_attains_the_margin(norm):
    model, points, labels = drawn(9, d=5, k=4)
    worst = worst_points(model, points, labels, radius=0.3, norm=norm)
    length = np.linalg.norm(worst - points, ord=2 if norm == "l2" else np.inf, axis=1)
    assert (length <= 0.3 + 1e-12).all()
    found = worst_margins(model, points, labels, radius=0.3, norm=norm)
    np.testing.assert_allclose(margins(scores(model, worst), labels), found, atol=1e-12)


def test_the_balls_are_nested_and_radius_zero_is_clean():
    model, points, labels = drawn(3)
    for norm in ("l2", "linf"):
        clean = robust_accuracy(model, points, labels, radius=0.0, norm=norm)
        assert clean == accuracy(scores(model, points), labels)
    l2 = robust_accuracy(model, points, labels, radius=0.3, norm="l2")
    linf = robust_accuracy(model, points, labels, radius=0.3, norm="linf")
    assert linf <= l2 <= clean


@settings(deadline=None)
@given(seed=st.integers(0, 10**6), d=st.integers(1, 8), k=st.integers(2, 6), scale=st.sampled_from([0.01, 1.0, 300.0]))
def test_fgsm_is_never_below_the_exact_answer(seed, d, k, scale):
    model, points, labels = drawn(seed, d=d, k=k)
    model = Linear(weights=scale * model.weights, bias=scale * model.bias)
    exact = robust_accuracy(model, points, labels, radius=RADIUS, norm="linf")
    assert fgsm_accuracy(model, points, labels) >= exact


def test_fgsm_is_never_below_where_margins_vanish_but_for_rounding():
    steps = np.arange(-20, 21) / 10
    points = np.array(list(itertools.product(steps, steps)))
    model = Linear(weights=np.array([[1.0, 1.0], [-1.0, -1.0]]), bias=np.zeros(2))
    labels = np.where(points.sum(axis=1) > 0, 0, 1)
    for radius in (0.1, 0.2, 0.3):
        exact = robust_accuracy(model, points, labels, radius=radius, norm="linf")
        assert fgsm_accuracy(model, points, labels, radius=radius) >= exact


@settings(deadline=None)
@given(seed=st.integers(0, 10**6), d=st.integers(1, 8))
def test_fgsm_is_exact_for_two_classes(seed, d):
    model, points, labels = drawn(seed, d=d, k=2)
    exact = robust_accuracy(model, points, labels, radius=RADIUS, norm="linf")
    assert fgsm_accuracy(model, points, labels) == exact


def test_fgsm_can_be_weaker_than_the_exact_answer():
    """Control: with three classes the gradient mixes directions, so the two must differ somewhere."""
    gaps = []
    for seed in range(40):
        model, points, labels = drawn(seed, d=3, k=4)
        exact = robust_accuracy(model, points, labels, radius=0.5, norm="linf")
        gaps.append(fgsm_accuracy(model, points, labels, radius=0.5) - exact)
    assert max(gaps) > 0.05


@pytest.mark.parametrize("identity", [61, 40710])
def test_on_a_real_table_fgsm_is_never_below(identity):
    table = load(identity)
    sides = part(table, holdout(table.n))
    rng = np.random.default_rng(0)
    for _ in range(5):
        model = Linear(weights=rng.normal(size=(table.k, table.d)), bias=rng.normal(size=table.k))
        points, labels = sides.test_features, sides.test_labels
        exact = robust_accuracy(model, points, labels, radius=RADIUS, norm="linf")
        assert fgsm_accuracy(model, points, labels) >= exact


def test_the_gradient_is_the_loss_by_differences():
    model, points, labels = drawn(1, n=20)

    def losses(at):
        values = scores(model, at)
        return np.log(np.exp(values).sum(axis=1)) - values[np.arange(len(labels)), labels]

    step = 1e-6 * np.eye(points.shape[1])
    measured = np.stack([(losses(points + s) - losses(points - s)) / 2e-6 for s in step], axis=1)
    np.testing.assert_allclose(loss_gradients(model, points, labels), measured, atol=1e-7)


def signs(*arguments, **named) -> set[str]:
    return {suspicion.sign for suspicion in suspicions(*arguments, **named)}


def test_an_honest_model_raises_no_suspicion():
    model, points, labels = drawn(2)
    found = suspicions(lambda x: scores(model, x), lambda x: loss_gradients(model, x, labels), points, labels)
    assert found == ()


def test_a_saturated_model_has_zero_gradients():
    model, points, labels = drawn(2)
    huge = Linear(weights=1e5 * model.weights, bias=1e5 * model.bias)
    found = suspicions(lambda x: scores(huge, x), lambda x: loss_gradients(huge, x, labels), points, labels)
    (zero,) = [suspicion for suspicion in found if suspicion.sign == "zero gradient"]
    assert zero.share > 0.5
    assert fgsm_accuracy(huge, points, labels) > robust_accuracy(huge, points, labels, radius=RADIUS, norm="linf")


def test_a_randomised_model_is_seen():
    model, points, labels = drawn(2)
    rng = np.random.default_rng(0)
    noisy = lambda x: scores(model, x) + 1e-3 * rng.normal(size=(len(x), 3))
    assert "randomised output" in signs(noisy, lambda x: loss_gradients(model, x, labels), points, labels)


def test_a_gradient_that_points_the_wrong_way_is_weaker_than_noise():
    model, points, labels = drawn(2)
    wrong = lambda x: -loss_gradients(model, x, labels)
    assert signs(lambda x: scores(model, x), wrong, points, labels, radius=0.5) == {"weaker than noise"}


def test_values_that_are_no_number():
    model, points, labels = drawn(2)
    gradients = loss_gradients(model, points, labels)
    gradients[0, 0] = np.nan
    found = suspicions(lambda x: scores(model, x), lambda x: gradients, points, labels)
    assert [(s.sign, s.share) for s in found] == [("no number", 1 / 60)]


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda m, x, y: worst_margins(m, x, y, radius=0.1, norm="l1"), "norm 'l1' must be one of l2, linf"),
        (lambda m, x, y: robust_accuracy(m, x, y, radius=-1.0, norm="l2"), r"radius -1\.0"),
        (lambda m, x, y: fgsm(x, x, radius=np.nan), "radius nan"),
    ],
)
def test_wrong_arguments(call, told):
    with pytest.raises(ValueError, match=told):
        call(*drawn(0))


def test_scores_of_a_diverged_network_may_overflow_in_silence():
    values = np.array([[3e38, -3e38], [-3e38, 3e38]], dtype=np.float32)
    assert margins(values, np.array([0, 0])).tolist() == [np.inf, -np.inf]
