from fractions import Fraction

import cvxpy as cp
import numpy as np
import pytest

from numerics import convex
from numerics.convex import Residuals, Status, exact_max_margin, max_margin, solve, solve_exactly


def test_a_projection_comes_back_with_small_residuals_and_its_multiplier():
    x = cp.Variable(2)
    answer = solve(cp.Problem(cp.Minimize(cp.sum_squares(x - np.array([2.0, 0.0]))), [cp.sum(x) == 1, x <= 1]))
    assert answer.is_optimal
    assert answer.residuals is not None
    assert answer.residuals.worst < 1e-6
    assert answer.variables[0] == pytest.approx([1.0, 0.0], abs=1e-4)


def test_residuals_grow_when_the_point_is_moved():
    x = cp.Variable(2)
    problem = cp.Problem(cp.Minimize(cp.sum_squares(x)), [cp.sum(x) == 1, x >= 0])
    solve(problem)
    x.value = np.array([0.6, 0.5])
    moved = convex.kkt_residuals(problem)
    assert moved.primal == pytest.approx(0.1)
    assert moved.stationarity > 0.1
    x.value = np.array([1.2, -0.2])
    assert convex.kkt_residuals(problem).primal == pytest.approx(0.2)


def test_too_strict_a_tolerance_leaves_the_answer_uncertified():
    x = cp.Variable(3)
    problem = cp.Problem(cp.Minimize(cp.sum(cp.logistic(x)) - x[0]), [x >= -1, x <= 5])
    assert solve(problem, tolerance=0.0).status is Status.UNCERTIFIED


def test_an_unused_variable_and_a_point_outside_the_domain():
    x, y = cp.Variable(), cp.Variable()
    assert solve(cp.Problem(cp.Minimize(x**2), [y == 1, x >= 1])).is_optimal
    z = cp.Variable()
    problem = cp.Problem(cp.Minimize(-cp.log(z)), [z <= 1])
    solve(problem)
    z.value = np.array(-1.0)
    with np.errstate(invalid="ignore"):
        assert convex.kkt_residuals(problem).worst == float("inf")


def test_infeasible_and_unbounded_are_results():
    x = cp.Variable()
    assert solve(cp.Problem(cp.Minimize(x), [x >= 1, x <= 0])).status is Status.INFEASIBLE
    unbounded = solve(cp.Problem(cp.Minimize(x), [x <= 0]))
    assert unbounded.status is Status.UNBOUNDED
    assert unbounded.value is None
    assert not unbounded.is_optimal


def test_a_failing_solver_is_a_result_too(monkeypatch):
    def fail(*_args, **_kwargs):
        raise cp.SolverError("no answer")

    problem = cp.Problem(cp.Minimize(cp.Variable() ** 2))
    monkeypatch.setattr(problem.__class__, "solve", fail)
    assert solve(problem).status is Status.UNCERTIFIED


def test_maximisation_and_cone_constraints_are_refused():
    x = cp.Variable(2)
    with pytest.raises(TypeError, match="minimisation"):
        solve(cp.Problem(cp.Maximize(-cp.sum_squares(x))))
    with pytest.raises(TypeError, match="SOC"):
        solve(cp.Problem(cp.Minimize(cp.sum(x)), [cp.SOC(cp.Constant(1), x)]))


def test_a_residual_that_is_not_a_number_is_infinite():
    residuals = Residuals(primal=0.0, dual=0.0, stationarity=float("nan"), complementarity=0.0, gap=0.0)
    assert residuals.worst == float("inf")


def test_max_margin_bounds_close_on_the_exact_margin():
    points, labels = [[3, 1], [1, 2], [2, -3]], [1, 1, -1]
    found, exact = max_margin(points, labels), exact_max_margin(points, labels)
    assert found.status is Status.OPTIMAL
    assert exact is not None
    assert exact.w == (Fraction(2, 11), Fraction(5, 11))
    assert found.margin == pytest.approx(11 / 29**0.5, rel=1e-12)
    assert found.upper >= found.lower
    assert not exact.interpolates


def test_no_direction_does_better_than_the_upper_bound():
    generator = np.random.default_rng(5)
    points = generator.standard_normal((5, 9))
    labels = np.array([1, 1, -1, -1, 1])
    found = max_margin(points, labels)
    directions = generator.standard_normal((2000, 9))
    directions /= np.linalg.norm(directions, axis=1)[:, None]
    assert (directions @ (points * labels[:, None]).T).min(axis=1).max() <= found.upper


def test_inseparable_classes_are_a_result():
    found = max_margin([[1.0], [2.0]], [1, -1])
    assert found.status is Status.INFEASIBLE
    assert found.direction is None
    assert found.margin == 0.0
    assert exact_max_margin([[1], [2]], [1, -1]) is None
    assert max_margin([[0.0, 0.0], [1.0, 0.0]], [1, 1]).status is Status.INFEASIBLE


def test_an_uncertified_hull_is_never_called_separable():
    assert max_margin([[1.0], [2.0]], [1, -1], tolerance=-1.0).status is Status.UNCERTIFIED
    assert max_margin([[1.0], [2.0]], [1, 1], tolerance=-1.0).status is Status.UNCERTIFIED


def test_interpolation_of_orthonormal_points_is_exact():
    found = exact_max_margin([[1, 0], [0, 1]], [1, -1])
    assert found is not None
    assert found.interpolates
    assert found.weights == (1, 1)
    assert found.w == (1, -1)


def test_a_singular_system_has_no_solution():
    assert solve_exactly([[1, 2], [2, 4]], [1, 1]) is None


@pytest.mark.parametrize(
    ("points", "labels", "message"),
    [
        ([], [], "points must have shape"),
        ([1.0, 2.0], [1, 1], "points must have shape"),
        ([[1.0]], [1, -1], "labels must have one entry for each of the 1 points"),
        ([[1.0], [float("nan")]], [1, -1], "row 1 is not"),
        ([[1.0], [2.0]], [1, 0], r"labels must be 1 or -1, not .*0"),
    ],
)
def test_wrong_data_are_named(points, labels, message):
    with pytest.raises(ValueError, match=message):
        max_margin(points, labels)
