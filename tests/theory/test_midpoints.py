"""Points recovered from the midpoints of their pairs."""

import time
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numerics.pair_peeling import peel, same_sets
from theory.midpoints import AmbiguousMidpointsError, recover_from_midpoints


def midpoints_of(points: np.ndarray, seed: int = 0) -> np.ndarray:
    first, second = np.triu_indices(len(points), 1)
    middles = (points[first] + points[second]) / 2
    return middles[np.random.default_rng(seed).permutation(len(middles))]


def drawn(m: int, d: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal((m, d))


@pytest.mark.compiler_off
@pytest.mark.parametrize("d", [1, 2, 3])
@pytest.mark.parametrize("m", [3, 5, 6, 7, 8, 9, 16])
def test_points_come_back(m: int, d: int) -> None:
    points = drawn(m, d)
    found = recover_from_midpoints(midpoints_of(points))
    assert found.shape == (m, d)
    assert found.dtype == np.float64
    assert same_sets(found, points, 1e-12)


def test_two_hundred_points_in_the_plane_within_seconds() -> None:
    recover_from_midpoints(midpoints_of(drawn(5, 2)))  # compile
    points = drawn(200, 2)
    start = time.perf_counter()
    assert same_sets(recover_from_midpoints(midpoints_of(points)), points, 1e-12)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    "points",
    [
        np.random.default_rng(2).integers(0, 20, (60, 2)).astype(float),
        np.random.default_rng(3).integers(0, 4, (60, 1)).astype(float),
        np.stack(np.meshgrid(np.arange(7.0), np.arange(7.0)), -1).reshape(-1, 2),
        np.ones((10, 2)),
        np.zeros((5, 3)),
        1e4 + 1e-3 * drawn(40, 2),
        1e-200 * drawn(9, 2),
    ],
    ids=["integers", "many repeats", "lattice", "one point ten times", "zeros", "far away", "tiny"],
)
def test_duplicates_lattices_and_scales(points: np.ndarray) -> None:
    found = recover_from_midpoints(midpoints_of(points))
    assert same_sets(found, points, 1e-9 * max(np.abs(points).max(), 1e-200))


def test_two_classes_of_duplicates() -> None:
    points = np.repeat(drawn(4, 2), [3, 2, 2, 4], axis=0)
    assert same_sets(recover_from_midpoints(midpoints_of(points)), points, 1e-9)


def test_noise_below_the_tolerance_is_averaged_out() -> None:
    points = drawn(40, 2)
    middles = midpoints_of(points)
    middles += np.random.default_rng(5).uniform(-1, 1, middles.shape) * 1e-7
    assert same_sets(recover_from_midpoints(middles, tol=1e-6), points, 3e-7)
    with pytest.raises(ValueError, match=r"do not belong to any 40 points.*raise tol = 1e-09"):
        recover_from_midpoints(middles)


@pytest.mark.compiler_off
def test_four_points_have_a_mirror_set() -> None:
    points = drawn(4, 2)
    with pytest.raises(AmbiguousMidpointsError, match="2 different sets of 4 points") as caught:
        recover_from_midpoints(midpoints_of(points))
    mirrored = points.sum(axis=0) / 2 - points
    assert caught.value.complete
    assert len(caught.value.solutions) == 2
    assert all(any(same_sets(s, wanted, 1e-12) for s in caught.value.solutions) for wanted in (points, mirrored))


def test_four_points_that_are_their_own_mirror() -> None:
    square = np.array([[0.0, 0], [1, 0], [0, 1], [1, 1]])
    assert same_sets(recover_from_midpoints(midpoints_of(square)), square, 1e-12)


@pytest.mark.parametrize("m", [8, 16])
def test_numbers_of_even_digit_sum_are_ambiguous(m: int) -> None:
    even = np.array([[float(n)] for n in range(2 * m) if n.bit_count() % 2 == 0])
    odd = np.array([[float(n)] for n in range(2 * m) if n.bit_count() % 2])
    with pytest.raises(AmbiguousMidpointsError) as caught:
        recover_from_midpoints(midpoints_of(even))
    assert all(any(same_sets(s, wanted, 1e-9) for s in caught.value.solutions) for wanted in (even, odd))
    exact = [sorted(Fraction(a + b, 2) for a, b in combinations(map(int, s[:, 0]), 2)) for s in (even, odd)]
    assert exact[0] == exact[1]


def test_every_solution_has_the_given_midpoints() -> None:
    even = np.array([[float(n), float(n * n % 7)] for n in range(16) if n.bit_count() % 2 == 0])[:, :1]
    middles = midpoints_of(even)
    with pytest.raises(AmbiguousMidpointsError) as caught:
        recover_from_midpoints(middles)
    assert len(caught.value.solutions) == 3
    for solution in caught.value.solutions:
        assert np.allclose(np.sort(midpoints_of(solution), axis=0), np.sort(middles, axis=0), atol=1e-9)


def test_one_midpoint_fits_infinitely_many_pairs() -> None:
    with pytest.raises(AmbiguousMidpointsError, match="infinitely many") as caught:
        recover_from_midpoints([[2.0, -3.0]])
    assert not caught.value.complete
    assert [s.mean(axis=0).tolist() for s in caught.value.solutions] == [[2.0, -3.0]] * 2


@settings(max_examples=60, deadline=None)
@given(
    st.integers(3, 9).flatmap(
        lambda m: st.lists(st.tuples(st.integers(-30, 30), st.integers(-30, 30)), min_size=m, max_size=m)
    )
)
def test_the_points_are_always_among_the_answers(rows: list[tuple[int, int]]) -> None:
    points = np.array(rows, dtype=float)
    try:
        answers = (recover_from_midpoints(midpoints_of(points)),)
    except AmbiguousMidpointsError as ambiguous:
        assert len(points) in (4, 8)
        answers = ambiguous.solutions
    assert any(same_sets(answer, points, 1e-9) for answer in answers)


@pytest.mark.parametrize("n", [0, 2, 4, 5, 7, 11])
def test_a_number_of_midpoints_that_no_m_has(n: int) -> None:
    with pytest.raises(ValueError, match=rf"midpoints has {n} rows, which is no m\(m-1\)/2.*each pair i < j once"):
        recover_from_midpoints(np.ones((n, 2)))


def test_values_that_are_not_finite() -> None:
    with pytest.raises(ValueError, match=r"midpoints\[1\] is \[nan, 0.0\], not finite; remove or mend it"):
        recover_from_midpoints([[0.0, 0.0], [np.nan, 0.0], [1.0, 1.0]])


def test_inconsistent_midpoints() -> None:
    middles = midpoints_of(drawn(6, 2))
    middles[0] += 1
    with pytest.raises(ValueError, match=r"do not belong to any 6 points: at best \d+ of 15"):
        recover_from_midpoints(middles)


@pytest.mark.parametrize("wrong", [[1.0, 2.0, 3.0], 5.0, np.ones((3, 0)), np.ones((3, 1, 1))])
def test_wrong_shapes(wrong: object) -> None:
    with pytest.raises(ValueError, match=r"midpoints must have shape .*reshape\(-1, 1\)"):
        recover_from_midpoints(wrong)  # type: ignore[arg-type]


def test_ragged_rows() -> None:
    with pytest.raises(ValueError, match=r"midpoints is ragged.*same number of coordinates"):
        recover_from_midpoints([[1.0], [2.0, 3.0], [4.0]])  # type: ignore[list-item]


@pytest.mark.parametrize("wrong", [[["a"]] * 3, [[1j]] * 3, [[None]] * 3])
def test_wrong_types(wrong: object) -> None:
    with pytest.raises(TypeError, match=r"midpoints must hold real numbers, not .*convert them"):
        recover_from_midpoints(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("tol", [-1e-9, 1.0, float("nan")])
def test_a_tolerance_out_of_range(tol: float) -> None:
    with pytest.raises(ValueError, match=r"tol must lie in \[0, 1\)"):
        recover_from_midpoints([[0.0], [1.0], [2.0]], tol=tol)


@pytest.mark.parametrize("tol", ["1e-9", None, True])
def test_a_tolerance_of_the_wrong_type(tol: object) -> None:
    with pytest.raises(TypeError, match="tol must be a number"):
        recover_from_midpoints([[0.0], [1.0], [2.0]], tol=tol)  # type: ignore[arg-type]


def test_the_example_of_the_docstring() -> None:
    assert recover_from_midpoints([[1.0], [2.0], [3.0]]).round(12).tolist() == [[0.0], [2.0], [4.0]]


@pytest.mark.compiler_off
def test_peeling_skips_repeated_guesses_and_reports_the_best_one() -> None:
    repeated = peel(2 * midpoints_of(np.array([[0.0], [0.0], [0.0], [1.0], [5.0]])), 5, np.array([1.0]), 1e-9)
    assert len(repeated.solutions) == 1
    assert repeated.n_explained == 10
    wrong = peel(np.array([[0.0], [1.0], [3.0], [4.0], [9.0], [30.0]]), 4, np.array([1.0]), 1e-9)
    assert wrong.solutions == ()
    assert 3 < wrong.n_explained < 6


@pytest.mark.compiler_off
def test_peeling_rejects_a_fit_that_only_the_slack_allows() -> None:
    sums = 2 * midpoints_of(np.array([[0.0], [1.0], [3.0], [7.0], [12.0]]))
    sums[0] += 4e-6
    assert peel(sums, 5, np.array([1.0]), 1e-6).solutions == ()
    assert len(peel(sums, 5, np.array([1.0]), 1e-5).solutions) == 1


@pytest.mark.compiler_off
def test_the_nearest_of_several_near_sums_is_taken() -> None:
    points = np.array([[0.0], [1.0], [3.0], [3.0 + 5e-7], [7.0], [12.0]])
    found = peel(2 * midpoints_of(points), 6, np.array([1.0]), 1e-6)
    assert any(same_sets(s, points, 1e-9) for s in found.solutions)


def test_sets_that_differ() -> None:
    assert not same_sets(np.array([[0.0], [0.0]]), np.array([[0.0], [1.0]]), 0.1)
