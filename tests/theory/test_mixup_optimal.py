from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import betainc

from numerics.laws import BetaLaw
from numerics.mixing_loss import FiniteData, local_masses, loss_weights
from theory.mixup_optimal import mixup_optimal

LINE, LABELS = [[0.0], [1.0], [2.0]], [1, 2, 1]


def cloud(seed, dimension, n_points=12, n_classes=3, n_queries=20):
    generator = np.random.default_rng(seed)
    labels = [n % n_classes for n in range(n_points)]
    return (
        generator.normal(size=(n_points, dimension)),
        labels,
        generator.normal(size=(n_queries, dimension)),
    )


def pair_loop(points, labels, query, eps, alpha):
    """Eq. (1) pair by pair, one incomplete beta function at a time; with the mass met."""
    weights, mass_met = dict.fromkeys(sorted(set(labels)), 0.0), 0.0
    for s, own in zip(points, labels, strict=True):
        for t, other in zip(points, labels, strict=True):
            low, high = inside(s, t, query, eps)
            if low + high > 1:
                mass = betainc(alpha, alpha, 1 - low) - betainc(alpha, alpha, 1 - high)
                moment = mass - (betainc(alpha + 1, alpha, 1 - low) - betainc(alpha + 1, alpha, 1 - high)) / 2
            else:
                mass = betainc(alpha, alpha, high) - betainc(alpha, alpha, low)
                moment = (betainc(alpha + 1, alpha, high) - betainc(alpha + 1, alpha, low)) / 2
            weights[own] += moment
            weights[other] += mass - moment
            mass_met += mass
    return np.array(list(weights.values())), mass_met / len(points) ** 2


def inside(s, t, query, eps):
    step, start = s - t, t - query
    if not step.any():
        return (0.0, 1.0) if start @ start < eps**2 else (0.0, 0.0)
    room = (start @ step) ** 2 - (step @ step) * (start @ start - eps**2)
    if room <= 0:
        return 0.0, 0.0
    ends = [(-(start @ step) + side * np.sqrt(room)) / (step @ step) for side in (-1, 1)]
    low, high = np.clip(ends, 0.0, 1.0)
    return (low, high) if high > low else (0.0, 0.0)


@pytest.mark.parametrize("alpha", [0.3, 1.0, 2.5, 32.0])
@pytest.mark.parametrize("dimension", [1, 2, 3, 5])
def test_it_agrees_with_a_loop_over_pairs(dimension, alpha):
    points, labels, queries = cloud(dimension, dimension)
    shares = mixup_optimal(points, labels, queries, 0.6, alpha)
    for query, row in zip(queries, shares, strict=True):
        weights, mass = pair_loop(points, labels, query, 0.6, alpha)
        assert np.isnan(row).all() == (mass == 0)
        if mass >= 1e-10:
            assert row == pytest.approx(weights / weights.sum(), abs=1e-12)


@pytest.mark.parametrize("law", [BetaLaw(2.0, 0.7), BetaLaw(1.5, 6.0)], ids=str)
def test_an_asymmetric_law_gives_lam_to_the_class_that_comes_first(law):
    points, labels, queries = cloud(5, 2, n_points=6)
    shares = mixup_optimal(points, labels, queries[:3] / 4, 0.7, law)
    data = FiniteData(points=points, labels=tuple(labels))
    for query, row in zip(queries[:3] / 4, shares, strict=True):
        weights = loss_weights(local_masses(data, query, 0.7, law))
        assert row == pytest.approx(weights / weights.sum(), abs=1e-9)


@dataclass(frozen=True)
class Triangular:
    """Density 2 lam: a law that the closed form does not know."""

    def mass(self, lam):
        return np.clip(lam, 0, 1) ** 2

    def moment(self, lam):
        return np.clip(lam, 0, 1) ** 3 * 2 / 3

    def density(self, lam):
        return 2 * np.asarray(lam, dtype=float)

    def sample(self, generator, size):
        return np.sqrt(generator.uniform(size=size))


@pytest.mark.parametrize("eps", [0.5, 0.0])
def test_any_law_with_mass_moment_and_density_will_do(eps):
    points, labels, queries = [[0.0, 0.0], [2.0, 0.0], [0.0, 2.0]], [0, 1, 1], [[0.5, 0.0], [1.0, 1.0]]
    other = mixup_optimal(points, labels, queries, eps, Triangular())
    assert other == pytest.approx(mixup_optimal(points, labels, queries, eps, BetaLaw(2.0, 1.0)), abs=1e-12)


def test_exact_values_on_the_alternating_line():
    shares = mixup_optimal(LINE, LABELS, [[0.0], [0.5], [1.0], [2.0], [9.0]], 0.75, 1.0)
    assert shares[:4, 0] == pytest.approx([43 / 52, 53 / 92, 21 / 44, 43 / 52], abs=1e-15)
    assert np.isnan(shares[4]).all()


def test_the_ball_is_open():
    assert mixup_optimal(LINE, LABELS, [[1.0]], 1.0, 7.0)[0, 0] == pytest.approx(4 / 7, abs=1e-15)
    assert mixup_optimal(LINE, LABELS, [[1.0]], 1.0 + 1e-12, 7.0)[0, 0] == pytest.approx(2 / 3, abs=1e-6)


@pytest.mark.parametrize("kind", ["torch", "pandas", "numpy", "tuple"])
def test_labels_of_any_kind_are_read_by_value(kind):
    labels = [1, 2, 1]
    if kind in ("torch", "pandas"):
        library = pytest.importorskip(kind)
        labels = library.tensor(labels) if kind == "torch" else library.Series(labels, index=[7, 8, 9])
    labels = {"numpy": np.array, "tuple": tuple}.get(kind, lambda same: same)(labels)
    assert mixup_optimal([[0.0], [1.0], [2.0]], labels, [[1.0]], 0.75, 1.0).round(6).tolist() == [[0.477273, 0.522727]]


@pytest.mark.parametrize(
    ("labels", "error", "told"),
    [
        (3, TypeError, "labels must hold one label for each point, not 3; give a list"),
        (np.array(3), TypeError, "one label for each point"),
        ([1.0, float("nan"), 1.0], ValueError, "labels holds NaN or None"),
        (["a", None, "a"], ValueError, "drop those points"),
    ],
)
def test_labels_that_are_none_are_refused(labels, error, told):
    with pytest.raises(error, match=told):
        mixup_optimal([[0.0], [1.0], [2.0]], labels, [[1.0]], 0.75, 1.0)


def test_columns_are_in_sorted_label_order_for_any_hashable_labels():
    by_number = mixup_optimal(LINE, LABELS, [[0.9]], 0.3, 2.0)
    assert mixup_optimal(LINE, ["b", "a", "b"], [[0.9]], 0.3, 2.0) == pytest.approx(by_number[:, ::-1])
    assert mixup_optimal(LINE, [(0, 1), (1, 0), (0, 1)], [[0.9]], 0.3, 2.0) == pytest.approx(by_number)
    assert mixup_optimal(LINE, np.array(LABELS), [[0.9]], 0.3, 2.0) == pytest.approx(by_number)


def test_a_mass_too_small_for_floats_still_has_a_share():
    tiny = mixup_optimal(LINE, LABELS, [[0.1]], 0.01, 4096.0)[0]
    assert tiny.sum() == pytest.approx(1.0)
    assert tiny[0] == pytest.approx(0.89, abs=0.01)
    own = mixup_optimal([[0.0], [1.0], [9.0]], [0, 0, 1], [[0.9]], 0.01, 4096.0)[0]
    assert own[0] == 1.0
    assert 0 < own[1] < 1e-100


def test_the_limit_takes_data_points_as_they_are_and_weighs_segments_by_density_over_length():
    shares = mixup_optimal(LINE, LABELS, [[0.0], [1.0], [2.0], [0.5], [3.0]], 0.0, 1.0)
    assert shares[:3].tolist() == [[1, 0], [0, 1], [1, 0]]
    assert shares[3] == pytest.approx([2 / 3, 1 / 3], abs=1e-15)
    assert np.isnan(shares[4]).all()


@pytest.mark.parametrize("alpha", [0.4, 1.0, 3.0])
def test_small_radii_approach_the_limit(alpha):
    points, labels, _ = cloud(7, 2)
    queries = np.array([0.3 * points[0] + 0.7 * points[1], 0.5 * points[2] + 0.5 * points[7], points[4]])
    limit = mixup_optimal(points, labels, queries, 0.0, alpha)
    assert mixup_optimal(points, labels, queries, 1e-6, alpha) == pytest.approx(limit, abs=2e-4)


def test_the_limit_on_crossing_segments_weighs_by_length():
    cross = [[0.0, 1.0], [0.0, -1.0], [3.0, 0.0], [-3.0, 0.0]]
    shares = mixup_optimal(cross, [1, 1, 2, 2], [[0.0, 0.0], [0.0, 0.5], [1.0, 1.0]], 0.0, 1.0)
    assert shares[0] == pytest.approx([3 / 4, 1 / 4])
    assert shares[1].tolist() == [1, 0]
    assert np.isnan(shares[2]).all()


@pytest.mark.parametrize("eps", [0.0, 0.4])
def test_points_given_twice_count_twice(eps):
    doubled = mixup_optimal([*LINE, [1.0]], [*LABELS, 2], [[0.5], [0.9]], eps, 1.0)
    assert doubled[0, 0] < mixup_optimal(LINE, LABELS, [[0.5]], eps, 1.0)[0, 0]
    if eps == 0:
        assert doubled[0] == pytest.approx([3 / 5, 2 / 5])
        return
    weights, _ = pair_loop(np.array([*LINE, [1.0]]), [*LABELS, 2], np.array([0.9]), eps, 1.0)
    assert doubled[1] == pytest.approx(weights / weights.sum(), abs=1e-14)


seeds = st.integers(0, 2**32 - 1)


@settings(max_examples=40, deadline=None)
@given(seed=seeds, alpha=st.floats(0.2, 40), eps=st.floats(0.05, 2))
def test_order_of_points_and_names_of_classes_do_not_matter(seed, alpha, eps):
    points, labels, queries = cloud(seed, 2, n_points=7, n_queries=4)
    order = np.random.default_rng(seed).permutation(7)
    shares = mixup_optimal(points, labels, queries, eps, alpha)
    again = mixup_optimal(points[order], [-labels[n] for n in order], queries, eps, alpha)
    assert again[:, ::-1] == pytest.approx(shares, abs=1e-11, nan_ok=True)


@settings(max_examples=40, deadline=None)
@given(seed=seeds, scale=st.floats(0.01, 100), angle=st.floats(0, 6.28), shift=st.floats(-5, 5))
def test_similarities_change_nothing_if_eps_scales(seed, scale, angle, shift):
    points, labels, queries = cloud(seed, 2, n_points=7, n_queries=4)
    turn = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    shares = mixup_optimal(points, labels, queries, 0.5, 2.0)
    moved = mixup_optimal(points @ turn + shift, labels, queries @ turn + shift, 0.5 * scale, 2.0)
    assert moved == pytest.approx(shares, abs=1e-6, nan_ok=True)


@settings(max_examples=40, deadline=None)
@given(seed=seeds, first=st.floats(0.3, 9), second=st.floats(0.3, 9))
def test_the_law_of_one_minus_lam_is_the_other_order_of_the_classes(seed, first, second):
    points, labels, queries = cloud(seed, 2, n_points=7, n_queries=4)
    shares = mixup_optimal(points, labels, queries, 0.6, BetaLaw(first, second))
    mirrored = mixup_optimal(points, [-label for label in labels], queries, 0.6, BetaLaw(second, first))
    assert mirrored[:, ::-1] == pytest.approx(shares, abs=1e-10, nan_ok=True)


@settings(max_examples=20, deadline=None)
@given(seed=seeds, counts=st.lists(st.integers(1, 3), min_size=5, max_size=5), alpha=st.floats(0.5, 9))
def test_a_point_given_several_times_has_that_weight(seed, counts, alpha):
    points, labels, queries = cloud(seed, 2, n_points=5, n_classes=2, n_queries=2)
    shares = mixup_optimal(np.repeat(points, counts, axis=0), np.repeat(labels, counts), queries, 0.7, alpha)
    for query, row in zip(queries, shares, strict=True):
        weights = np.zeros(2)
        for s, own, n in zip(points, labels, counts, strict=True):
            for t, other, m in zip(points, labels, counts, strict=True):
                mass, moment = BetaLaw(alpha).mass(ends := inside(s, t, query, 0.7)), BetaLaw(alpha).moment(ends)
                weights[own] += n * m * np.diff(moment)[0]
                weights[other] += n * m * (np.diff(mass) - np.diff(moment))[0]
        if weights.sum() > 1e-6:
            assert row == pytest.approx(weights / weights.sum(), abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(seed=seeds, alpha=st.floats(0.5, 9), lam=st.floats(0.25, 0.75), ends=st.permutations(range(7)))
def test_refining_the_radius_approaches_the_limit(seed, alpha, lam, ends):
    points, labels, _ = cloud(seed, 2, n_points=7)
    query = [lam * points[ends[0]] + (1 - lam) * points[ends[1]]]
    limit = mixup_optimal(points, labels, query, 0.0, alpha)
    far, near = (np.abs(mixup_optimal(points, labels, query, eps, alpha) - limit).max() for eps in (0.5, 1e-7))
    assert near <= max(1e-4, far)
    assert near < 1e-2


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"alpha": 0.0}, "alpha must be positive and finite, not 0.0"),
        ({"alpha": float("nan")}, "alpha must be positive"),
        ({"eps": -0.1}, "eps must be finite and >= 0, not -0.1; 0 gives the limit"),
        ({"eps": float("nan")}, "eps must be finite"),
        ({"points": [[0.0], [float("nan")], [2.0]]}, r"points\[1\] = \[nan\] is not finite; drop or mend"),
        ({"queries": [[float("inf")]]}, r"queries\[0\] = \[inf\] is not finite"),
        ({"labels": [1, 2]}, "labels has length 2, points 3; give one label"),
        ({"points": np.empty((0, 1)), "labels": []}, "points is empty; give at least one point"),
        ({"points": [0.0, 1.0, 2.0]}, r"points has shape \(3,\).*\(n, d\)"),
        ({"queries": [1.0]}, r"queries has shape \(1,\)"),
        ({"queries": [[1.0, 2.0]]}, "queries have 2 coordinates, points 1; give both the same dimension"),
        ({"points": [[0.0], [2.0], [2.0]]}, r"points of different classes coincide at \[2.0\]; the classes must be"),
    ],
)
def test_wrong_values_are_named_with_their_remedy(changes, message):
    arguments = {"points": LINE, "labels": LABELS, "queries": [[1.0]], "eps": 0.5, "alpha": 1.0} | changes
    with pytest.raises(ValueError, match=message):
        mixup_optimal(**arguments)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"alpha": "1"}, "alpha must be a number, not str '1'; pass for example 1.0"),
        ({"eps": "small"}, "eps must be a number, not str 'small'; pass for example 0.1"),
        ({"points": "abc"}, "points must be an array of numbers"),
        ({"labels": [1, "a", 2]}, "labels cannot be sorted"),
        ({"labels": [[1], [2], [1]]}, "labels cannot be sorted"),
    ],
)
def test_wrong_types_are_named_with_their_remedy(changes, message):
    arguments = {"points": LINE, "labels": LABELS, "queries": [[1.0]], "eps": 0.5, "alpha": 1.0} | changes
    with pytest.raises(TypeError, match=message):
        mixup_optimal(**arguments)


def test_no_queries_give_no_rows():
    assert mixup_optimal(LINE, LABELS, np.empty((0, 1)), 0.5, 1.0).shape == (0, 2)
